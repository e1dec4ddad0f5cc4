/** A process that sends texts until it is killed; its settings come by IPC from the test that starts it. */
import { openDatabase } from '../../db/client.ts';
import { twilio } from '../carriers/twilio/carrier.ts';
import { openJobQueue } from '../jobs/queue.ts';
import { deliverTexts } from '../notices/texts/delivery.ts';

export interface WorkerSettings {
  readonly databaseUrl: string;
  readonly account: { readonly accountSid: string; readonly authToken: string; readonly apiUrl: string };
}

process.once('message', ({ databaseUrl, account }: WorkerSettings) => {
  const db = openDatabase(databaseUrl);
  const onError = (error: unknown) => console.error(error);
  const { texts } = twilio({ ...account, publicUrl: 'https://ahoy.example.com', callerId: null });
  openJobQueue(databaseUrl, onError)
    .then((queue) => deliverTexts(queue, db, () => texts, onError))
    .catch(onError);
});
// Nobody is left who would stop it.
process.on('disconnect', () => process.exit());
