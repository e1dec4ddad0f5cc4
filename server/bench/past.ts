/** A business with a long past, for the benches that look back: made by Postgres itself, the same each time. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Database, openDatabase } from '../../db/client.ts';
import { ensureDatabase, startEmbeddedPostgres } from '../../db/embedded.ts';
import { type BusinessId, newId, type UserId } from '../../db/ids.ts';
import { migrate } from '../../db/migrate.ts';
import { DEMO_NUMBER, seedDemo } from '../../db/seed.ts';

/** The lines of a past call, one of each line; `%` stands for a word that is said in one call only. */
const SAID = [
  ['Ahoy, Harbour Street Barbers. How can I help you?'],
  ['I would like a haircut', 'How much is a beard trim', 'Do you have time on Tuesday', 'Where can I park'],
  ['Tuesday at three with Sam is free. Shall I book that?', 'A haircut is thirty-five dollars.'],
  ['Yes please', 'No thank you', 'What about Friday', 'My name is caller%'],
  ['You are all set. Is there anything else I can do for you?', 'Shall I take a message?'],
  ['No that is all', 'Do you cut hair for weddings', 'Goodbye', 'Do you have a zeppelin'],
];
/** One in so many calls has the last of the choices of a line. */
const RARELY = 997;

export interface Past {
  readonly db: Database;
  readonly businessId: BusinessId;
  close(): Promise<void>;
}

/** A Postgres of its own with so many finished calls over two years, the rarest words in one call of a thousand. */
export async function openPast(calls: number): Promise<Past> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ahoy-bench-'));
  // PostgreSQL runs as somebody else where we are root, and has to enter it.
  fs.chmodSync(folder, 0o755);
  const server = await startEmbeddedPostgres({ folder });
  await ensureDatabase(server, 'bench');
  await migrate(server.url('bench'));
  const db = openDatabase(server.url('bench'));
  const businessId = await seedDemo(db, newId<UserId>());
  await db.sql`
    with line as (
      insert into call (business_id, id, carrier, sid, status)
      select ${businessId}, gen_random_uuid(), 'twilio', 'CA' || n, 'ended' from generate_series(1, ${calls}::int) n
      returning id, substr(sid, 3)::int as n
    )
    insert into conversation (business_id, id, channel, direction, customer_address, address, started_at, answered_at, ended_at, outcome, summary, flag)
    select ${businessId}, id, 'phone', 'inbound', '+1212' || (5550000 + n % 9973), ${DEMO_NUMBER},
      now() - n * interval '630 seconds', now() - n * interval '630 seconds', now() - n * interval '630 seconds' + (5 + n % 293) * interval '1 second',
      (array['booked', 'answered', 'answered', 'message', 'abandoned', 'moved', 'cancelled', 'failed'])[1 + n % 8], 'A call of the past.',
      case when n % 500 = 0 then 'bad' end
    from line order by n`;
  for (const [position, choices] of SAID.entries()) {
    await db.sql`
      insert into turn (business_id, conversation_id, position, speaker, said, heard, at)
      select business_id, id, ${position}, ${position % 2 === 0 ? 'receptionist' : 'caller'}, said, said, started_at + ${position} * interval '4 seconds'
      from conversation join call using (business_id, id), lateral (select replace((${choices}::text[])[
        case when substr(sid, 3)::int % ${RARELY} = 0 then ${choices.length} else 1 + substr(sid, 3)::int % greatest(${choices.length - 1}, 1) end
      ], '%', substr(sid, 3)) as said) as words
      where business_id = ${businessId} and status = 'ended'
      order by started_at desc`;
  }
  await db.sql`vacuum analyze`;
  return {
    db,
    businessId,
    async close() {
      await db.close();
      await server.stop();
      fs.rmSync(folder, { recursive: true });
    },
  };
}
