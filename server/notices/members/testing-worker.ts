/** A process that tells members until it is killed; its database comes by IPC from the test that starts it. */
import { openDatabase } from '../../../db/client.ts';
import { openJobQueue } from '../../jobs/queue.ts';
import { pushKeysOf } from '../push/keys.ts';
import { workMemberNotices } from './jobs.ts';

/** A second is more than a week, so that no notice waits because there were others within its hour. */
const FASTER = 1_000_000;

export interface WorkerSettings {
  readonly databaseUrl: string;
  /** When the test began. */
  readonly began: number;
}

process.once('message', ({ databaseUrl, began }: WorkerSettings) => {
  const publicUrl = 'https://ahoy.example.com';
  const parts = {
    db: openDatabase(databaseUrl, { connections: 2 }),
    clock: { now: () => began + (Date.now() - began) * FASTER },
    publicUrl,
    keys: pushKeysOf('a secret of tests', { operatorEmail: null, publicUrl }),
    allows: () => false,
  };
  const onError = (error: unknown) => console.error(error);
  openJobQueue(databaseUrl, onError)
    .then((queue) => workMemberNotices(queue, parts, []))
    .catch(onError);
});
// Nobody is left who would stop it.
process.on('disconnect', () => process.exit());
