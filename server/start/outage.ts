/** Periodic work so that callers are served while the database is away, and nothing they left is lost. */
import type { Database } from '../../db/client.ts';
import { listFallbackPhones } from '../billing/fallback-phones.ts';
import { mayDial } from '../business/dialling.ts';
import { withinDeadline } from '../deadline.ts';
import type { Carrier } from '../carriers/carrier.ts';
import { fileNote } from '../http/carrier-replay.ts';
import { poll } from '../poll.ts';
import { type FallbackNumbers, MOST_NUMBERS } from '../storage/fallback-numbers.ts';
import type { Spool } from '../storage/spool.ts';

/** The greatest age of a fallback phone that a caller is put through to; one query of one index each time. */
const REFRESH_MS = 15_000;
/** The delay until a message left during an outage is on the dashboard once the database is back. */
const REPLAY_MS = 5_000;
/** A database that takes longer is still away. */
const ASK_MS = 5_000;

export interface OutageKeeper {
  /** Waits for nothing: what is left is done after the next start. */
  stop(): void;
}

export function startOutageKeeper(
  db: Database,
  parts: {
    readonly carriers: readonly Carrier[];
    readonly fallbacks: FallbackNumbers;
    readonly spool: Spool;
  },
  onError: (error: unknown) => void,
): OutageKeeper {
  const { carriers, fallbacks, spool } = parts;
  const refresh = async () => {
    const numbers = await withinDeadline(ASK_MS, () => listFallbackPhones(db, MOST_NUMBERS), onError);
    // The newest come first, and are the last to be forgotten.
    await fallbacks.replace(
      numbers.reverse().map(({ number, fallbackPhone, language, ...policy }) => ({
        number,
        language,
        // What may not be rung with a database may not be rung without one.
        fallbackPhone:
          fallbackPhone !== null && mayDial(fallbackPhone, policy) === null ? fallbackPhone : null,
      })),
    );
  };
  const replay = async () => {
    if (await spool.isEmpty()) return;
    // Nothing is taken in hand while the database is away.
    await withinDeadline(ASK_MS, async () => db.sql`select 1`, onError);
    await spool.replay(
      (note) => withinDeadline(ASK_MS, () => fileNote({ db, carriers, onError }, note), onError),
      onError,
    );
  };
  void refresh().catch(onError);
  const running = [poll(REFRESH_MS, refresh, onError), poll(REPLAY_MS, replay, onError)];
  return {
    stop() {
      for (const each of running) void each.stop();
    },
  };
}
