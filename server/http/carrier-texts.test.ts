/** Text messages to a number of a business. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type BusinessId, newId, type TextId } from '../../db/ids.ts';
import { message, numberStanding, textMessage, textOptOut, textUsage } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { makeBusiness, readEvents } from '../calls/testing.ts';
import { sendText } from '../notices/texts/delivery.ts';
import { queueText } from '../notices/texts.ts';
import { openCarrierRoutes } from './testing.ts';
import { COMPANIES } from './testing-companies.ts';

const SENDER = '+12125550123';

let db: TestDatabase;
let routes: Awaited<ReturnType<typeof openCarrierRoutes>>;
let businessId: BusinessId;
let number: string;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  ({ businessId, number } = await makeBusiness(db));
});

let written = 0;
/** The form of a text message; its three ids are one. */
function text(Body: string, more: Record<string, string> = {}) {
  written += 1;
  const sid = `SM${written.toString().padStart(32, '0')}`;
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
const texts = () => db.system.select().from(textMessage).where(eq(textMessage.businessId, businessId));

describe.each(COMPANIES)('at %s', (_, company) => {
  beforeAll(async () => {
    routes = await openCarrierRoutes(db, null, { company });
  });
  afterAll(() => routes.close());

  test('a text to a number appears in a thread and in the live feed, and is to be answered', async () => {
    const answer = await routes.post('sms', text('Can I come at four?'));
    expect(answer).toMatchObject({
      status: 200,
      type: expect.stringContaining('text/xml') as string,
      body: '<?xml version="1.0" encoding="UTF-8"?><Response/>',
    });
    expect(await texts()).toMatchObject([
      {
        phone: SENDER,
        address: number,
        body: 'Can I come at four?',
        direction: 'inbound',
        status: 'received',
      },
    ]);
    expect(await readEvents(db, businessId)).toMatchObject([{ type: 'text.changed' }]);
    const jobs = await db.sql`
    select name from pgboss.job where data ->> 'businessId' = ${businessId} order by name`;
    expect(jobs.map(({ name }) => String(name))).toEqual(['answer-texts', 'close-texting']);
  });

  test('a text of a sender without a number is among the messages, by the name of the sender', async () => {
    await routes.post('sms', text('Your parcel is here', { From: 'PARCELS' }));
    expect(await kept()).toMatchObject([
      {
        name: 'PARCELS',
        phone: null,
        body: 'By text: Your parcel is here',
        conversationId: null,
        urgent: false,
      },
    ]);
  });

  test('a text that is sent again, or several times at once, becomes one text with one event', async () => {
    const form = text('Only once');
    const answers = await Promise.all(Array.from({ length: 8 }, () => routes.post('sms', form)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
    expect(await texts()).toHaveLength(1);
    expect(await readEvents(db, businessId)).toHaveLength(1);
  });

  test('the pictures of a text are fetched from the carrier', async () => {
    const MediaUrl0 = 'https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1';
    await routes.post('sms', text('Like this', { NumMedia: '1', MediaUrl0 }));
    const [job] = await db.sql`
    select data -> 'urls' as urls from pgboss.job where name = 'fetch-pictures' and data ->> 'businessId' = ${businessId}`;
    expect(job?.['urls']).toEqual([MediaUrl0]);
  });

  test('a text with a character that Postgres cannot store is stored without it', async () => {
    expect(await routes.post('sms', text('Four\u0000 o’clock?'))).toMatchObject({ status: 200 });
    expect(await texts()).toMatchObject([{ body: 'Four\ufffd o’clock?' }]);
  });

  test('nothing is stored of a blocked sender, and of a number of nobody', async () => {
    const found = { businessId, phone: SENDER, standing: 'blocked', reason: 'by-hand' } as const;
    await db.system.insert(numberStanding).values(found);
    const forms = [text('Hello'), text('Hello', { From: '+12125550177', To: '+12125550000' })];
    for (const form of forms) expect(await routes.post('sms', form)).toMatchObject({ status: 200 });
    expect(await kept()).toEqual([]);
    expect(await texts()).toEqual([]);
  });

  test('CANCEL is STOP to the carrier: it is known here, answered by nobody, and the owner hears of an appointment', async () => {
    await routes.post('sms', text('CANCEL', { OptOutType: 'STOP' }));
    expect(await texts()).toMatchObject([{ body: 'CANCEL', answeredAt: expect.any(Date) as Date }]);
    const wantNone = eq(textOptOut.businessId, businessId);
    expect(await db.system.select().from(textOptOut).where(wantNone)).toHaveLength(1);
    expect(await kept()).toEqual([]);
  });

  test('a request that the company did not sign, or that is no text message, changes nothing', async () => {
    expect(await routes.post('sms', text('Forged'), 'c2lnbmVkIGJ5IG5vYm9keQ==')).toMatchObject({
      status: 403,
    });
    expect(await routes.post('sms', { From: SENDER, To: number })).toMatchObject({ status: 400 });
    expect(await texts()).toEqual([]);
  });

  test('states that the carrier tells late, twice and shuffled bring a text to its end once', async () => {
    const api = await company.startApi({ numbers: { own: 'every', landlines: [], forbidden: [] } });
    const { texts: carrier } = company.carrier(api.url);
    const textId = newId<TextId>();
    const key = { businessId, textId };
    await db.tenant(businessId, (tx) =>
      queueText(tx, { businessId, id: textId, to: SENDER, body: 'See you at 4.', kind: 'booking' }),
    );
    await sendText(db, () => carrier, key);
    const [taken] = api.messages.texts;
    if (taken === undefined) throw new Error('the carrier has no text');
    for (const { url, form, signature } of api.messages.callbacks(taken)) {
      const { pathname, search } = new URL(url);
      const answer = await routes.post(
        `${pathname.replace(`/webhooks/${company.name}/`, '')}${search}`,
        form,
        signature,
      );
      expect(answer.status).toBe(204);
    }
    expect(await texts()).toMatchObject([
      { id: textId, status: 'delivered', sid: taken.sid, errorCode: null },
    ]);
    expect(await db.system.$count(textUsage, eq(textUsage.businessId, businessId))).toBe(1);
    await api.close();
  });
});
