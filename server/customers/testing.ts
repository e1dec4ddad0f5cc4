/** People with a past in every table: what erasing a customer is tried on. */
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import type { BusinessId, CallId, UserId } from '../../db/ids.ts';
import { conversation, customer, openQuestion, recording, wrongProof } from '../../db/schema.ts';
import type { TestDatabase } from '../../db/testing.ts';
import { bookDirectly } from '../booking/book.ts';
import { loadBusiness } from '../business/business.ts';
import { openCallRecord } from '../calls/call-record.ts';
import { createCall, markAnswered } from '../calls/calls.ts';
import { recordSupervision } from '../calls/supervision.ts';
import { answerMessage } from '../inbox/answers.ts';
import { takeMessage } from '../inbox/messages.ts';
import { changeCustomer } from './customers.ts';

/** Monday at ten; the Thursday after it is two years before any other booking here. */
const clock = { now: () => Date.parse('2031-03-31T14:00:00Z') };

/** The business that the people call, and its owner. */
interface Shop {
  readonly db: TestDatabase;
  readonly businessId: BusinessId;
  readonly owner: UserId;
}

/** The names of all tables in which one of these words is found. */
export async function tablesWith(db: TestDatabase, ...words: readonly string[]): Promise<string[]> {
  const tables = await db.sql<{ name: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%'`;
  const found = await Promise.all(
    tables.map(async ({ name }) => {
      const [row] = await db.sql<{ found: boolean }[]>`
        select exists (select from ${db.sql.unsafe(name)} as each
          where lower(each::text) like any (${words.map((word) => `%${word.toLowerCase()}%`)})) as found`;
      return row?.found === true ? [name] : [];
    }),
  );
  return found.flat().sort();
}

export interface Person {
  readonly phone: string;
  readonly name: string;
  readonly email: string;
}

/** How many bookings were made; each is half an hour after the one before, from nine o'clock. */
let booked = 0;

/**
 * A past of one person: a call in which they book, ask and leave an urgent message, and the answer to it.
 * `secret` is a word in everything that is kept.
 */
export async function makePast(
  { db, businessId, owner }: Shop,
  person: Person,
  secret: string,
  from: string | null = person.phone,
): Promise<CallId> {
  const { services, staff } = await loadBusiness(db, businessId);
  const [service, who] = [services.find(({ name }) => name === 'Haircut'), staff[0]];
  if (service === undefined || who === undefined) throw new Error('nothing to book');
  const incoming = { businessId, sid: randomUUID(), line: 'carrier' as const, from, to: '+12125550199' };
  const { callId } = await createCall(db, incoming);
  const stream = (await markAnswered(db, { businessId, callId }, 'instance-1')) ?? 0;
  const record = openCallRecord(
    db,
    { businessId, callId, stream },
    {
      onError(error) {
        throw error;
      },
    },
  );
  const at = new Date();
  const words = { said: `I am ${person.name}, ${secret}`, heard: `I am ${person.name}, ${secret}` };
  record.addTurn({ ...words, speaker: 'caller', interrupted: false, at, timings: null });
  record.addTool({
    key: 'one',
    name: 'book_appointment',
    arguments: { phone: person.phone, name: person.name },
    result: { note: secret },
    say: `Booked for ${person.name}, ${secret}.`,
    status: 'booked',
    durationMs: 5,
    at,
  });
  const startsAt = new Date(Date.parse('2031-04-03T13:00:00Z') + booked * 30 * 60_000);
  booked += 1;
  const made = await bookDirectly(
    db,
    businessId,
    {
      serviceId: service.id,
      staffId: who.id,
      startsAt,
      name: person.name,
      customerPhone: person.phone,
      conversationId: callId,
      idempotencyKey: randomUUID(),
    },
    clock,
  );
  expect(made.status).toBe('booked');
  const [row] = await db.system.select().from(customer).where(eq(customer.phone, person.phone));
  if (row === undefined) throw new Error('no customer');
  await changeCustomer(db, businessId, row.id, { email: person.email, notes: secret });
  const taken = {
    conversationId: callId,
    name: person.name,
    phone: person.phone,
    body: `Call me, ${secret}`,
    urgent: true,
  };
  const messageId = await takeMessage(db, businessId, taken);
  expect(await answerMessage(db, businessId, messageId, `Dear ${person.name}, no: ${secret}`)).toBe(
    'answered',
  );
  await db.system
    .insert(openQuestion)
    .values({ businessId, id: randomUUID(), conversationId: callId, question: `What of ${secret}?` });
  const supervisor = { userId: owner, name: 'Olga Owner' };
  await recordSupervision(db, { businessId, callId }, supervisor, { what: 'whisper', note: `Say ${secret}` });
  await db.system.insert(recording).values({
    businessId,
    callId,
    key: `${businessId}/${callId}-1900000000000.wav`,
    startedAt: at,
    durationMs: 1,
    bytes: 1,
  });
  await db.system
    .insert(wrongProof)
    .values({ businessId, phone: person.phone, tries: 1, lastAt: at })
    .onConflictDoNothing();
  await record.end('booked', `${person.name} booked, ${secret}`);
  await db.system
    .update(conversation)
    .set({ note: `Remember ${secret}` })
    .where(eq(conversation.id, callId));
  return callId;
}
