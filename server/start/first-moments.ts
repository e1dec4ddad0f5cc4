/** What is done just after a start: it is told where, and the first callers find everything warm. */
import type { Database } from '../../db/client.ts';
import type { SetupInfo } from '../app.ts';
import { lastCalled } from '../business/business.ts';
import { loadCalendars } from '../business/holidays.ts';
import type { CallManager } from '../call/manager.ts';
import type { Env } from '../env/env.ts';

/** Each costs a vendor's voice about a hundred letters; the others are made when they ring. */
const WARM_GREETINGS = 20;

/**
 * What the first calls after a start would wait for: connections to the database, all that calls may have, so that none
 * has to be had later when there may be none; the calendars of holidays; and the greetings that are needed soonest.
 */
export async function warmUp(
  db: Database,
  connections: number,
  callManager: CallManager,
  onError: (error: unknown) => void,
): Promise<void> {
  try {
    await loadCalendars();
    await Promise.all(Array.from({ length: connections }, () => db.sql`select 1`));
    for (const businessId of await lastCalled(db, WARM_GREETINGS)) await callManager.prepare(businessId);
  } catch (error) {
    onError(error);
  }
}

export function announceStart(port: number, env: Env, setup: SetupInfo): void {
  const address = env.production ? env.publicUrl : `http://localhost:${port}`;
  const lines = [
    '',
    `  Ahoy answers at ${address}`,
    ...(setup.demo === null
      ? []
      : [`  Sign in with ${setup.demo.email} / ${setup.demo.password}, then call your receptionist.`]),
    '',
    ...setup.vendors.map(({ name, live }) => `  ${name.padEnd(10)} ${live ? 'live' : 'local'}`),
    '',
  ];
  console.log(lines.join('\n'));
}
