/** A process that sends notices and mails until it is killed; its settings come by IPC from the test that starts it. */
import { openDatabase } from '../../db/client.ts';
import { systemClock } from '../clock.ts';
import { openJobQueue } from '../jobs/queue.ts';
import { deliverMails } from '../mail/delivery.ts';
import { workBookingNotices } from '../notices/appointments/send.ts';

export interface WorkerSettings {
  readonly databaseUrl: string;
  readonly smtpUrl: string;
}

process.once('message', ({ databaseUrl, smtpUrl }: WorkerSettings) => {
  const db = openDatabase(databaseUrl);
  const onError = (error: unknown) => console.error(error);
  const sender = 'desk@ahoy.test';
  const parts = { db, clock: systemClock, publicUrl: 'https://ahoy.example.com', secret: 'secret', sender };
  openJobQueue(databaseUrl, onError)
    .then(async (queue) => {
      await workBookingNotices(queue, parts);
      await deliverMails(queue, db, { url: smtpUrl, from: sender }, onError);
    })
    .catch(onError);
});
// Nobody is left who would stop it.
process.on('disconnect', () => process.exit());
