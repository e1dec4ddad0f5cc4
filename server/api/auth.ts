/** Sign-in, by better-auth: sessions in Postgres, a cookie in the browser. */
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { fromNodeHeaders } from 'better-auth/node';
import type { IncomingHttpHeaders } from 'node:http';
import type { Database } from '../../db/client.ts';
import type { UserId } from '../../db/ids.ts';
import type { Logger } from '../log.ts';
import { account, session, user, verification } from '../../db/schema.ts';

export interface SignedInUser {
  readonly id: UserId;
  readonly email: string;
}

export type Auth = ReturnType<typeof createAuth>;

export interface AuthOptions {
  readonly secret: string;
  readonly publicUrl: string;
  readonly log: Logger;
}

export function createAuth(db: Database, options: AuthOptions) {
  return betterAuth({
    baseURL: options.publicUrl,
    basePath: '/api/auth',
    secret: options.secret,
    database: drizzleAdapter(db.system, { provider: 'pg', schema: { user, session, account, verification } }),
    emailAndPassword: { enabled: true, minPasswordLength: 9 },
    // The instance that answers may change with every request; five minutes spare a query each time.
    session: { cookieCache: { enabled: true, maxAge: 300 } },
    telemetry: { enabled: false },
    logger: {
      // Only the sentence: what comes with it may hold a query's parameters, an e-mail address among them.
      log: (level, message) => options.log[level === 'error' ? 'error' : 'debug'](message),
    },
  });
}

/** Who sends this request, or null for nobody. */
export async function signedInUser(auth: Auth, headers: IncomingHttpHeaders): Promise<SignedInUser | null> {
  if (headers.cookie === undefined) return null;
  const found = await auth.api.getSession({ headers: fromNodeHeaders(headers) });
  return found === null ? null : { id: found.user.id as UserId, email: found.user.email };
}

/** The user with this e-mail, made when there is none. */
export async function ensureUser(
  auth: Auth,
  db: Database,
  login: { name: string; email: string; password: string },
): Promise<UserId> {
  const existing = await db.system.query.user.findFirst({
    where: (row, { eq }) => eq(row.email, login.email),
  });
  if (existing !== undefined) return existing.id as UserId;
  const made = await auth.api.signUpEmail({ body: login });
  return made.user.id as UserId;
}
