/** Text messages to a number of a business. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type BusinessId, type CustomerId, newId } from '../../db/ids.ts';
import { customer, message, numberStanding } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { makeBusiness, readEvents } from '../calls/testing.ts';
import { openCarrierRoutes } from './testing.ts';

const SENDER = '+12125550123';

let db: TestDatabase;
let routes: Awaited<ReturnType<typeof openCarrierRoutes>>;
let businessId: BusinessId;
let number: string;

beforeAll(async () => {
  db = await createTestDatabase();
  routes = await openCarrierRoutes(db);
});
afterAll(async () => {
  await routes.close();
  await db.close();
});
beforeEach(async () => {
  ({ businessId, number } = await makeBusiness(db));
});

let texts = 0;
/** The form of a text message; its three ids are one. */
function text(Body: string, more: Record<string, string> = {}) {
  texts += 1;
  const sid = `SM${texts.toString().padStart(32, '0')}`;
  const ids = { MessageSid: sid, SmsSid: sid, SmsMessageSid: sid, AccountSid: `AC${'0'.repeat(32)}` };
  return {
    ...ids,
    From: SENDER,
    To: number,
    Body,
    NumMedia: '0',
    NumSegments: '1',
    SmsStatus: 'received',
    ...more,
  };
}
const kept = () => db.system.select().from(message).where(eq(message.businessId, businessId));

test('a text to a number appears among the messages and in the live feed', async () => {
  const answer = await routes.post('sms', text('Can I come at four?'));
  expect(answer).toMatchObject({
    status: 200,
    type: expect.stringContaining('text/xml') as string,
    body: '<?xml version="1.0" encoding="UTF-8"?><Response/>',
  });
  expect(await kept()).toMatchObject([
    {
      phone: SENDER,
      name: '',
      body: 'By text: Can I come at four?',
      conversationId: null,
      status: 'open',
      urgent: false,
    },
  ]);
  expect(await readEvents(db, businessId)).toMatchObject([
    { type: 'message.taken', body: 'By text: Can I come at four?', callId: null },
  ]);
});

test("a text of a known customer shows their name, and one from a sender without a number shows the sender's", async () => {
  await db.system
    .insert(customer)
    .values({ businessId, id: newId<CustomerId>(), phone: SENDER, name: 'Ada Byron' });
  await routes.post('sms', text('It is me'));
  await routes.post('sms', text('Your parcel is here', { From: 'PARCELS' }));
  const found = (await kept()).map(({ name, phone }) => ({ name, phone }));
  expect(found).toContainEqual({ name: 'Ada Byron', phone: SENDER });
  expect(found).toContainEqual({ name: 'PARCELS', phone: null });
});

test('a text that is sent again, or several times at once, becomes one message with one event', async () => {
  const form = text('Only once');
  const answers = await Promise.all(Array.from({ length: 8 }, () => routes.post('sms', form)));
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
  expect(await kept()).toHaveLength(1);
  expect(await readEvents(db, businessId)).toHaveLength(1);
});

test('a message says that a picture was sent', async () => {
  await routes.post('sms', text('Like this', { NumMedia: '2' }));
  await routes.post('sms', text('', { NumMedia: '1' }));
  const bodies = (await kept()).map(({ body }) => body).sort();
  expect(bodies).toEqual([
    'By text: Like this [2 pictures came with it: see the message log at Twilio.]',
    'By text: [A picture came with it: see the message log at Twilio.]',
  ]);
});

test('a text with a character that Postgres cannot store is stored without it', async () => {
  expect(await routes.post('sms', text('Four\u0000 o’clock?'))).toMatchObject({ status: 200 });
  expect(await kept()).toMatchObject([{ body: 'By text: Four\ufffd o’clock?' }]);
});

test('nothing is stored of a blocked sender, of a number of nobody, and of what Twilio answers itself', async () => {
  const found = { businessId, phone: SENDER, standing: 'blocked', reason: 'by-hand' } as const;
  await db.system.insert(numberStanding).values(found);
  const forms = [
    text('Hello'),
    text('Hello', { From: '+12125550177', To: '+12125550000' }),
    text('STOP', { From: '+12125550177', OptOutType: 'STOP' }),
  ];
  for (const form of forms) expect(await routes.post('sms', form)).toMatchObject({ status: 200 });
  expect(await kept()).toEqual([]);
  const elsewhere = eq(message.phone, '+12125550177');
  expect(await db.system.select().from(message).where(elsewhere)).toEqual([]);
});

test('a request that Twilio did not sign, or that is no text message, changes nothing', async () => {
  expect(await routes.post('sms', text('Forged'), 'c2lnbmVkIGJ5IG5vYm9keQ==')).toMatchObject({ status: 403 });
  expect(await routes.post('sms', { From: SENDER, To: number })).toMatchObject({ status: 400 });
  expect(await kept()).toEqual([]);
});
