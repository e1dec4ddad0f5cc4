/** Texts on their way to a carrier that refuses what Twilio refuses, tells late and twice, and dies in the middle. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type BusinessId, type CustomerId, newId, type TextId } from '../../../db/ids.ts';
import { customer, textMessage, textUsage } from '../../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../../db/testing.ts';
import { makeBusiness } from '../../calls/testing.ts';
import type { CarrierTexts, TextToSend } from '../../carriers/carrier.ts';
import { eraseCustomer } from '../../customers/erase.ts';
import { queueText } from '../texts.ts';
import { sendText } from './delivery.ts';
import { isOptedOut, optOut } from './opt-outs.ts';
import { REPLIES_A_DAY } from './limits.ts';
import { readRegistration } from './registration.ts';
import { changeStatus } from './statuses.ts';

const ADA = '+12125550123';
let db: TestDatabase;
let businessId: BusinessId;

/** Keeps what it took; told to, it takes a text and its answer is lost. */
class Carrier implements CarrierTexts {
  readonly taken: (TextToSend & { readonly sid: string })[] = [];
  losesAnswer = false;
  refusesWith: number | null = null;

  sendText(text: TextToSend) {
    if (this.refusesWith !== null)
      return Promise.resolve({ type: 'refused', code: this.refusesWith } as const);
    const sid = `SM${this.taken.length + 1}-${businessId}`;
    this.taken.push({ ...text, sid });
    if (this.losesAnswer) return Promise.reject(new Error('the connection broke'));
    return Promise.resolve({ type: 'taken', sid } as const);
  }
  findTexts(from: string, to: string) {
    return Promise.resolve(this.taken.filter((text) => text.from === from && text.to === to).toReversed());
  }
  openPicture = () => Promise.resolve(null);
  removePicture = () => Promise.resolve();
}
let carrier: Carrier;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  ({ businessId } = await makeBusiness(db));
  carrier = new Carrier();
});

async function queue(body = 'See you at four.'): Promise<{ businessId: BusinessId; textId: TextId }> {
  const textId = newId<TextId>();
  const text = { businessId, to: ADA, body, kind: 'booking', id: textId } as const;
  expect(await db.tenant(businessId, (tx) => queueText(tx, text))).toBe('queued');
  return { businessId, textId };
}
const row = async (textId: TextId) => {
  const [found] = await db.system.select().from(textMessage).where(eq(textMessage.id, textId));
  return found;
};
const counted = () => db.system.select().from(textUsage).where(eq(textUsage.businessId, businessId));

test('a text is sent once, counted, and told of as sent', async () => {
  const key = await queue();
  await sendText(db, () => carrier, key);
  await sendText(db, () => carrier, key);
  expect(carrier.taken).toMatchObject([
    { to: ADA, body: 'See you at four.', token: `${businessId}.${key.textId}` },
  ]);
  expect(await row(key.textId)).toMatchObject({ status: 'sent', sid: carrier.taken[0]?.sid });
  expect(await counted()).toMatchObject([{ textId: key.textId, segments: 1 }]);
});

test('a text whose answer was lost is found at the carrier and not sent again', async () => {
  const key = await queue();
  carrier.losesAnswer = true;
  await expect(sendText(db, () => carrier, key)).rejects.toThrow('the connection broke');
  expect(await row(key.textId)).toMatchObject({ status: 'sending' });
  carrier.losesAnswer = false;
  await sendText(db, () => carrier, key);
  expect(carrier.taken).toHaveLength(1);
  expect(await row(key.textId)).toMatchObject({ status: 'sent', sid: carrier.taken[0]?.sid });
});

test('what a member was told of a customer goes when somebody is erased', async () => {
  const textId = newId<TextId>();
  const notice = { businessId, to: ADA, body: 'Ann left a message.', kind: 'notice', id: textId } as const;
  expect(await db.tenant(businessId, (tx) => queueText(tx, notice))).toBe('queued');
  await sendText(db, () => carrier, { businessId, textId });
  expect(carrier.taken).toMatchObject([{ body: 'Ann left a message.' }]);
  expect(await row(textId)).toMatchObject({ status: 'sent', body: notice.body });
  const id = newId<CustomerId>();
  await db.system.insert(customer).values({ businessId, id, name: 'Ann' });
  await eraseCustomer(db, businessId, id);
  expect(await row(textId)).toMatchObject({ status: 'sent', body: '' });
});

test('a flood of answers to strangers leaves room for the texts of appointments', async () => {
  const to = (at: number) => `+1212555${String(1_000 + at)}`;
  const old = Array.from({ length: REPLIES_A_DAY }, (_, at) => ({
    ...({ businessId, id: newId<TextId>(), direction: 'outbound', kind: 'reply', address: ADA } as const),
    ...({ phone: to(at), body: 'Yes.', status: 'sent', segments: 1 } as const),
  }));
  await db.system.insert(textMessage).values(old);
  const send = (kind: 'reply' | 'booking') =>
    db.tenant(businessId, (tx) => queueText(tx, { businessId, to: ADA, body: 'Yes.', kind }));
  expect(await send('reply')).toBe('limit');
  expect(await send('booking')).toBe('queued');
});

test('a reminder that would come after its appointment in the morning comes at night', async () => {
  // Three at night in New York, and the appointment an hour before eight.
  const at = Temporal.Now.zonedDateTimeISO('America/New_York').add({ days: 2 });
  const night = at.withPlainTime({ hour: 3 });
  const dueOf = async (endsAt: Temporal.ZonedDateTime) => {
    const id = newId<TextId>();
    const [notBefore, end] = [new Date(night.epochMilliseconds), new Date(endsAt.epochMilliseconds)];
    const text = {
      businessId,
      to: ADA,
      body: 'Soon.',
      kind: 'reminder',
      id,
      notBefore,
      endsAt: end,
    } as const;
    expect(await db.tenant(businessId, (tx) => queueText(tx, text))).toBe('queued');
    return (await row(id))?.notBefore?.getTime();
  };
  expect(await dueOf(at.withPlainTime({ hour: 7 }))).toBe(night.epochMilliseconds);
  expect(await dueOf(at.withPlainTime({ hour: 12 }))).toBe(at.withPlainTime({ hour: 8 }).epochMilliseconds);
});

test('the same words sent before are not taken for a text that never left', async () => {
  const first = await queue('Yes.');
  await sendText(db, () => carrier, first);
  const second = await queue('Yes.');
  // It died before the carrier was asked.
  await db.system.update(textMessage).set({ status: 'sending' }).where(eq(textMessage.id, second.textId));
  await sendText(db, () => carrier, second);
  expect(carrier.taken).toHaveLength(2);
  expect(await row(second.textId)).toMatchObject({ sid: carrier.taken[1]?.sid });
});

test('who writes STOP after a text was put on its way does not get it', async () => {
  const [key, interrupted] = [await queue(), await queue('And bring a coat.')];
  await db.system
    .update(textMessage)
    .set({ status: 'sending' })
    .where(eq(textMessage.id, interrupted.textId));
  await db.tenant(businessId, (tx) => optOut(tx, businessId, ADA));
  await sendText(db, () => carrier, key);
  await sendText(db, () => carrier, interrupted);
  expect(carrier.taken).toEqual([]);
  for (const { textId } of [key, interrupted])
    expect(await row(textId)).toMatchObject({ status: 'failed', errorCode: 21_610 });
});

test('a refusal is kept with its code; 21610 is an opt-out, and is counted as nothing', async () => {
  const key = await queue();
  carrier.refusesWith = 21_610;
  await sendText(db, () => carrier, key);
  expect(await row(key.textId)).toMatchObject({ status: 'failed', errorCode: 21_610, sid: null });
  expect(await db.tenant(businessId, (tx) => isOptedOut(tx, businessId, ADA))).toBe(true);
  expect(await counted()).toEqual([]);
});

test('states that come late, twice and in the wrong order never take a text back', async () => {
  const key = await queue();
  await sendText(db, () => carrier, key);
  const sid = carrier.taken[0]?.sid ?? '';
  const tell = (state: 'sent' | 'delivered' | 'undelivered', code: number | null = null, of = sid) =>
    db.tenant(businessId, (tx) => changeStatus(tx, key, { state, code, sid: of }));
  await tell('undelivered', 30_003, 'SM-another');
  expect(await row(key.textId)).toMatchObject({ status: 'sent' });
  for (const state of ['delivered', 'sent', 'delivered'] as const) await tell(state);
  await tell('undelivered', 30_003);
  expect(await row(key.textId)).toMatchObject({ status: 'delivered', errorCode: null });
  expect(await counted()).toHaveLength(1);
});

test('a state that is told before the answer to the sending names the text all the same', async () => {
  const key = await queue();
  await db.tenant(businessId, (tx) => changeStatus(tx, key, { state: 'delivered', code: null, sid: 'SM9' }));
  expect(await row(key.textId)).toMatchObject({ status: 'delivered', sid: 'SM9' });
});

test('30034 tells that the registration is missing', async () => {
  const key = await queue();
  await sendText(db, () => carrier, key);
  const sid = carrier.taken[0]?.sid ?? '';
  await db.tenant(businessId, (tx) => changeStatus(tx, key, { state: 'undelivered', code: 30_034, sid }));
  expect(await row(key.textId)).toMatchObject({ status: 'undelivered', errorCode: 30_034 });
  const registration = await db.tenant(businessId, (tx) => readRegistration(tx, businessId));
  expect(registration).toMatchObject({ refusedCode: 30_034 });
});
