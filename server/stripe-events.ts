/** `npm run stripe:events`: the events of Stripe that could not be carried out; with the id of one, tries it again. */
import { openDatabase } from '../db/client.ts';
import { setting } from '../db/setting.ts';
import { troubledEvents } from './billing/operator.ts';
import { redeliver } from './billing/webhook-events.ts';

const url = setting(process.env['DATABASE_URL']);
if (url === undefined) {
  console.error('DATABASE_URL is not set: there is no database to read.');
  process.exit(1);
}
const db = openDatabase(url, { connections: 1 });
try {
  const [eventId] = process.argv.slice(2);
  if (eventId !== undefined) {
    const known = await redeliver(db, eventId, null);
    console.log(known ? `${eventId} is tried again.` : `There is no event ${eventId}.`);
    process.exitCode = known ? 0 : 1;
  } else {
    const events = await troubledEvents(db, new Date(0));
    for (const { id, type, status, customerId, receivedAt, error } of events)
      console.log([receivedAt.toISOString(), id, type, status, customerId, error].join('  '));
    if (events.length === 0) console.log('No event failed.');
  }
} finally {
  await db.close();
}
