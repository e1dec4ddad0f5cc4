/** Every table of a business, tried by another one: nothing of it is seen, changed, removed, or written in its name. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type BookingNoticeId,
  type BusinessId,
  type CallId,
  type CustomerId,
  type DestinationId,
  type MemberNoticeId,
  newId,
  type PushDeviceId,
  type TextId,
  type TextThreadId,
  type TransferId,
  type TransferLegId,
  type UserId,
} from './ids.ts';
import {
  booking,
  bookingNotice,
  business,
  call,
  conversationFlag,
  conversationSummary,
  customer,
  customerFact,
  destination,
  memberNotice,
  numberStanding,
  pushDevice,
  recording,
  staffRing,
  supervision,
  textMessage,
  textOptOut,
  textPicture,
  textRegistration,
  textThread,
  textUsage,
  toolRun,
  transfer,
  transferLeg,
  turn,
  usage,
  websiteVisit,
} from './schema.ts';
import { seedDemo } from './seed.ts';
import { insertCalls } from './testing-calls.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

let db: TestDatabase;
let own: BusinessId;
let callId: CallId;
const other = newId<BusinessId>();
const owner = newId<UserId>();
const PHONE = '+12125550150';

beforeAll(async () => {
  db = await createTestDatabase();
  own = await seedDemo(db, owner);
  await db.system.insert(business).values({
    id: other,
    name: 'Somebody',
    trade: 'barber',
    zone: 'Europe/Berlin',
    country: 'DE',
    currency: 'EUR',
    hours: [],
    policy: { noticeMinutes: 0, daysAhead: 1, stepMinutes: 15, cancelNoticeMinutes: 0 },
  });
  callId = newId<CallId>();
  await insertCalls(db.system, { businessId: own, id: callId });
  const [of, at] = [{ businessId: own, conversationId: callId }, new Date()];
  const said = { speaker: 'caller', said: 'A haircut', heard: 'A haircut', at } as const;
  await db.system.insert(turn).values({ ...of, position: 0, ...said });
  const run = { key: 'a', name: 'book', arguments: {}, result: {}, durationMs: 1, at };
  await db.system.insert(toolRun).values({ ...of, ...run });
  await db.system.insert(usage).values({ ...of, kind: 'talk', quantity: 1, at, billable: false });
  const audio = { key: 'a.wav', startedAt: at, durationMs: 1, bytes: 1 };
  await db.system.insert(recording).values({ businessId: own, callId, ...audio });
  await db.system
    .insert(supervision)
    .values({ businessId: own, id: newId(), callId, userId: newId<UserId>(), what: 'listen' });
  await fillAroundCalls();
});

/** One row of each table of texts, notices, transfers, and what is written of a conversation. */
async function fillAroundCalls(): Promise<void> {
  const [{ id: bookingId } = { id: null }] = await db.system
    .select({ id: booking.id })
    .from(booking)
    .limit(1);
  if (bookingId === null) throw new Error('the demo has no booking');
  const { system } = db;
  await system.insert(websiteVisit).values({ businessId: own, callId, visitor: 'a', address: 'b' });
  const [at, customerId] = [new Date(), newId<CustomerId>()];
  const of = { businessId: own, conversationId: callId };
  await system.insert(customer).values({ businessId: own, id: customerId, phone: PHONE });
  const words = { wanted: 'A haircut', done: '', open: [], sentiment: 'good', writtenBy: 'rules' } as const;
  await system.insert(conversationSummary).values({ ...of, ...words });
  await system.insert(conversationFlag).values({ ...of, kind: 'unhappy', position: 0, at });
  await system.insert(customerFact).values({ ...of, id: newId(), customerId, fact: 'Has a dog' });
  const standing = { phone: PHONE, standing: 'blocked', reason: 'spam' } as const;
  await system.insert(numberStanding).values({ businessId: own, ...standing });
  const [threadId, textId] = [newId<TextThreadId>(), newId<TextId>()];
  await system.insert(textThread).values({ businessId: own, id: threadId, phone: PHONE });
  const text = { direction: 'inbound', kind: 'received', status: 'received', segments: 1 } as const;
  const numbers = { address: '+12125550199', phone: PHONE };
  await system
    .insert(textMessage)
    .values({ businessId: own, id: textId, threadId, body: 'Hello', ...text, ...numbers });
  const picture = { position: 0, type: 'image/png', bytes: Buffer.from('a') };
  await system.insert(textPicture).values({ businessId: own, textId, ...picture });
  await system.insert(textOptOut).values({ businessId: own, phoneHash: 'a' });
  await system.insert(textUsage).values({ businessId: own, textId, segments: 1 });
  await system.insert(textRegistration).values({ businessId: own });
  const ring = { step: 0, names: ['Sam'], tokenHash: 'a' };
  await system.insert(staffRing).values({ businessId: own, callId, ...ring });
  const reached = { name: 'Sam', phone: PHONE, hours: { type: 'always' }, position: 0 } as const;
  await system.insert(destination).values({ businessId: own, id: newId<DestinationId>(), ...reached });
  const transferId = newId<TransferId>();
  const moved = { mode: 'warm', state: 'ringing', who: 'Sam', carrier: 'twilio', seconds: 60 } as const;
  await system
    .insert(transfer)
    .values({ businessId: own, id: transferId, callId, fromNumber: '+12125550199', ...moved });
  const leg = { position: 0, who: 'Sam', phone: PHONE, ringSeconds: 20, state: 'ringing' } as const;
  await system
    .insert(transferLeg)
    .values({ businessId: own, id: newId<TransferLegId>(), transferId, tokenHash: 'a', ...leg });
  const planned = { kind: 'reminder', channel: 'sms', sequence: 0, status: 'queued', sendAt: at } as const;
  await system
    .insert(bookingNotice)
    .values({ businessId: own, id: newId<BookingNoticeId>(), bookingId, ...planned });
  const told = { about: 'event:1', kind: 'message', channel: 'mail', status: 'sent' } as const;
  await system
    .insert(memberNotice)
    .values({ businessId: own, id: newId<MemberNoticeId>(), userId: owner, ...told });
  const device = { endpoint: 'https://push.example.com/a', p256dh: 'a', auth: 'a', name: 'Firefox' };
  await system
    .insert(pushDevice)
    .values({ businessId: own, id: newId<PushDeviceId>(), userId: owner, ...device });
}
afterAll(() => db.close());

/** Every table with rows of a business. */
const TABLES = [
  'conversation',
  'call',
  'turn',
  'tool_run',
  'usage',
  'recording',
  'supervision',
  'phone_number',
  'conversation_summary',
  'conversation_flag',
  'customer_fact',
  'number_standing',
  'text_thread',
  'text_message',
  'text_picture',
  'text_opt_out',
  'text_usage',
  'text_registration',
  'staff_ring',
  'destination',
  'transfer',
  'transfer_leg',
  'booking_notice',
  'member_notice',
  'push_device',
  'website',
  'website_visit',
];

test.each(TABLES)('another business sees, changes and removes no row of %s', async (name) => {
  const table = sql.identifier(name);
  const here = sql`where business_id = ${own}`;
  expect(await db.system.execute(sql`select 1 from ${table} ${here}`)).not.toHaveLength(0);
  await db.tenant(other, async (tx) => {
    expect(await tx.execute(sql`select 1 from ${table} ${here}`)).toHaveLength(0);
    const set = sql`set business_id = ${other}`;
    expect(await tx.execute(sql`update ${table} ${set} ${here} returning 1`)).toHaveLength(0);
    expect(await tx.execute(sql`delete from ${table} ${here} returning 1`)).toHaveLength(0);
  });
});

test('no business writes a row in the name of another, or hands it one, in any table', async () => {
  const tables = await db.system.execute<{ name: string }>(sql`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'business_id'
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
      and has_table_privilege('ahoy_tenant', c.oid, 'insert')`);
  expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(TABLES));
  for (const { name } of tables) {
    const table = sql.identifier(name);
    // A row is checked for its business before anything else of it.
    const written = db.tenant(other, (tx) =>
      tx.execute(sql`insert into ${table} (business_id) values (${own})`),
    );
    await expect(written, name).rejects.toMatchObject({ code: '42501' });
  }
  for (const name of TABLES) {
    const given = sql`update ${sql.identifier(name)} set business_id = ${other}`;
    await expect(
      db.tenant(own, (tx) => tx.execute(given)),
      name,
    ).rejects.toMatchObject({ code: '42501' });
  }
});

test('no business gives a conversation of another a line, a recording or a supervisor of its own', async () => {
  const line = { businessId: other, id: callId, sid: 'CA-mine', status: 'active' } as const;
  const audio = { businessId: other, callId, key: 'b.wav', startedAt: new Date(), durationMs: 1, bytes: 1 };
  const visit = { businessId: other, id: newId(), callId, userId: newId<UserId>(), what: 'listen' } as const;
  const refused = { code: '23503' };
  await expect(db.tenant(other, (tx) => tx.insert(call).values(line))).rejects.toMatchObject(refused);
  await expect(db.tenant(other, (tx) => tx.insert(recording).values(audio))).rejects.toMatchObject(refused);
  await expect(db.tenant(other, (tx) => tx.insert(supervision).values(visit))).rejects.toMatchObject(refused);
});
