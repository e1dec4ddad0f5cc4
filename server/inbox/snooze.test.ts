/** Messages that are put off, answered by text or by a call, on a real Postgres. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type BusinessId, type MessageId, newId, type UserId } from '../../db/ids.ts';
import { message, textMessage } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { makeBusiness, readEvents } from '../calls/testing.ts';
import { answerByText, setCalledBack } from './answers.ts';
import {
  countOpenMessages,
  listMessages,
  type MessageShow,
  setMessageStatus,
  takeMessage,
} from './messages.ts';
import { snoozeMessage, wakeMessage } from './snooze.ts';

const HOUR_MS = 3_600_000;
const left = { conversationId: null, name: 'Ann', phone: null, body: 'Call me', urgent: false };

let db: TestDatabase;
let businessId: BusinessId;
let messageId: MessageId;
beforeAll(async () => {
  db = await createTestDatabase();
});
beforeEach(async () => {
  ({ businessId } = await makeBusiness(db));
  messageId = await takeMessage(db, businessId, left);
});
afterAll(() => db.close());

const shown = async (show: MessageShow) =>
  (await listMessages(db, businessId, { show, after: null, limit: 10 })).map(({ id }) => id);
const inAnHour = () => new Date(Date.now() + HOUR_MS);

test('a message that is put off is in no count and no list of open ones, until its moment has come', async () => {
  expect(await snoozeMessage(db, businessId, messageId, inAnHour())).toBe(true);
  expect(await shown('open')).toEqual([]);
  expect(await shown('snoozed')).toEqual([messageId]);
  expect(await countOpenMessages(db, businessId)).toEqual({ open: 0, urgent: 0 });
  const past = new Date(Date.now() - 1_000);
  await db.system.update(message).set({ snoozedUntil: past }).where(eq(message.id, messageId));
  expect(await shown('open')).toEqual([messageId]);
  expect(await countOpenMessages(db, businessId)).toEqual({ open: 1, urgent: 0 });
});

test('the pages are told when a message is back, once, and not of one that was put off again', async () => {
  const until = inAnHour();
  await snoozeMessage(db, businessId, messageId, until);
  const waiting = await db.sql`
    select data, start_after as at from pgboss.job where name = 'wake-message' and data->>'messageId' = ${messageId}`;
  expect(waiting.map(({ data, at }) => ({ data: data as unknown, at: new Date(String(at)) }))).toEqual([
    { data: { businessId, messageId }, at: until },
  ]);
  const key = { businessId, messageId };
  const later = new Date(until.getTime() + HOUR_MS);
  await snoozeMessage(db, businessId, messageId, later);
  expect(await wakeMessage(db, key, until)).toBe(false);
  expect(await wakeMessage(db, key, later)).toBe(true);
  expect(await wakeMessage(db, key, later)).toBe(false);
  expect((await readEvents(db, businessId)).map(({ type }) => type)).toEqual([
    'message.taken',
    'message.changed',
    'message.changed',
    'message.changed',
  ]);
});

test('a message that is done is not put off, and one that is done and reopened is not put off any more', async () => {
  await snoozeMessage(db, businessId, messageId, inAnHour());
  await setMessageStatus(db, businessId, messageId, 'done');
  expect(await snoozeMessage(db, businessId, messageId, inAnHour())).toBe(false);
  await setMessageStatus(db, businessId, messageId, 'open');
  expect(await shown('open')).toEqual([messageId]);
});

test('a call back is noted, and taken back', async () => {
  const calledAt = async () =>
    (await listMessages(db, businessId, { show: 'open', after: null, limit: 1 }))[0]?.calledAt;
  await setCalledBack(db, businessId, messageId, true);
  expect(await calledAt()).toBeInstanceOf(Date);
  await setCalledBack(db, businessId, messageId, false);
  expect(await calledAt()).toBeNull();
});

test('two members who answer a message by text at once send one text', async () => {
  const id = await takeMessage(db, businessId, { ...left, phone: '+12125550123' });
  const by = (answer: string) => answerByText(db, businessId, id, { answer, writtenBy: newId<UserId>() });
  const results = await Promise.all([by('Yes'), by('No')]);
  const sent = await db.system.select().from(textMessage).where(eq(textMessage.messageId, id));
  expect(results.toSorted()).toEqual(['answered', 'answered-before']);
  expect(sent).toMatchObject([{ phone: '+12125550123', kind: 'by-hand', status: 'queued' }]);
  expect(await by('Again')).toBe('answered-before');
  const [found] = await listMessages(db, businessId, { show: 'done', after: null, limit: 1 });
  expect(found).toMatchObject({ id, answer: sent[0]?.body, answerTextStatus: 'queued' });
});

test('a message without a number is answered by no text', async () => {
  const answer = { answer: 'Yes', writtenBy: newId<UserId>() };
  expect(await answerByText(db, businessId, messageId, answer)).toBe('no-phone');
});
