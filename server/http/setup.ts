/** The facts about this installation that pages need before anybody has signed in. */
import { Router } from 'express';
import type { Database } from '../../db/client.ts';
import type { SignUpMode } from '../accounts/modes.ts';
import { hasUsers } from '../accounts/sign-up.ts';
import { isFromThisMachine } from '../loopback.ts';

export interface SetupInfo {
  /** The login of the demo shop, where there is one; told on this machine only. */
  readonly demo: { readonly email: string; readonly password: string } | null;
  readonly vendors: readonly { readonly name: string; readonly live: boolean }[];
  /** Whether the mails of everybody can be read at /outbox: never in production, and on this machine only. */
  readonly outbox: boolean;
  /** Who may have an account; whatever it says, the first user may. */
  readonly signUp: SignUpMode;
  /** Whether one can sign in by Google. */
  readonly google: boolean;
}

export function setupRoutes(setup: SetupInfo, db: Database): Router {
  /** Once there is a user there always is one: not asked again. */
  let empty = setup.signUp !== 'open';
  return Router().get('/', async (request, response) => {
    if (empty) empty = !(await hasUsers(db));
    const here = isFromThisMachine(request);
    response.setHeader('Cache-Control', 'no-store');
    response.json({
      ...setup,
      demo: here ? setup.demo : null,
      outbox: setup.outbox && here,
      signUp: empty ? 'open' : setup.signUp,
    });
  });
}
