/** A process that does billing's jobs until it is killed; its settings come by IPC from the test that starts it. */
import { openDatabase } from '../../db/client.ts';
import { openJobQueue } from '../jobs/queue.ts';
import { openStripe } from './client.ts';
import { workBilling } from './jobs.ts';

export interface WorkerSettings {
  readonly databaseUrl: string;
  readonly stripeUrl: string;
}

process.once('message', ({ databaseUrl, stripeUrl }: WorkerSettings) => {
  const parts = {
    db: openDatabase(databaseUrl),
    stripe: openStripe('sk_test_1', stripeUrl),
    prices: new Map<string, string>(),
    clock: { now: () => Date.now() },
    billingUrl: 'https://ahoy.example.com/billing',
    trial: { days: 14, minutes: 60 },
    operatorEmail: null,
  };
  const onError = (error: unknown) => console.error(error);
  openJobQueue(databaseUrl, onError)
    .then((queue) => workBilling(queue, parts, onError))
    .catch(onError);
});
// Nobody is left who would stop it.
process.on('disconnect', () => process.exit());
