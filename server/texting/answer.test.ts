/** Texts that come and are answered, on a real Postgres, by a model that only says what it is told. */
import { and, asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type BusinessId, newId, type TextThreadId } from '../../db/ids.ts';
import { business, conversation, message, textMessage, textThread, toolRun, turn } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { makeBusiness } from '../calls/testing.ts';
import type { LanguageModel, ModelRequest } from '../call/ports.ts';
import { systemClock } from '../clock.ts';
import { isOptedOut, optOut } from '../notices/texts/opt-outs.ts';
import { answerOrTell, answerTexts } from './answer.ts';
import { closeTexting } from './close.ts';
import { takeKeyword, takeText } from './take.ts';

const ADA = '+12125550123';
let db: TestDatabase;
let businessId: BusinessId;
let number: string;
const errors: unknown[] = [];
/** What the model was asked, and what it does meanwhile. */
let asked: ModelRequest[];
let meanwhile: () => Promise<unknown>;

const model: LanguageModel = {
  name: 'scripted',
  async *reply(request) {
    asked.push(request);
    await meanwhile();
    yield { type: 'text', delta: `Answer ${asked.length}.` };
    yield { type: 'done' };
  },
};

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(async () => {
  await db.close();
  expect(errors).toEqual([]);
});
beforeEach(async () => {
  ({ businessId, number } = await makeBusiness(db));
  asked = [];
  meanwhile = () => Promise.resolve();
});

let sids = 0;
function write(body: string, from = ADA) {
  sids += 1;
  const text = { sid: `SM${sids}`, from, sender: from, to: number, body, pictures: [], keyword: null };
  return takeText(db, businessId, text);
}
const parts = () => ({
  db,
  model,
  clock: systemClock,
  onError: (error: unknown) => errors.push(error),
  debounceMs: 0,
});
async function threadId(): Promise<TextThreadId> {
  const [row] = await db.system.select().from(textThread).where(eq(textThread.businessId, businessId));
  if (row === undefined) throw new Error('there is no thread');
  return row.id;
}
const answer = async () => answerTexts(parts(), { businessId, threadId: await threadId() });
const sent = async () => {
  const rows = await db.system
    .select({ body: textMessage.body, kind: textMessage.kind })
    .from(textMessage)
    .where(and(eq(textMessage.businessId, businessId), eq(textMessage.direction, 'outbound')))
    .orderBy(asc(textMessage.createdAt));
  return rows.map(({ body }) => body);
};
const lastWords = () => asked.at(-1)?.messages.findLast(({ role }) => role === 'user')?.content;

test('several texts in a row get one answer, which the conversation keeps', async () => {
  await write('Hi');
  await write('Are you open');
  await write('on Sunday?');
  await answer();
  await answer();
  expect(lastWords()).toBe('Hi\nAre you open\non Sunday?');
  expect(await sent()).toEqual(['Answer 1.']);
  const turns = await db.system
    .select()
    .from(turn)
    .where(eq(turn.businessId, businessId))
    .orderBy(asc(turn.position));
  expect(turns.map(({ speaker, said }) => [speaker, said])).toEqual([
    ['caller', 'Hi'],
    ['caller', 'Are you open'],
    ['caller', 'on Sunday?'],
    ['receptionist', 'Answer 1.'],
  ]);
  const found = await db.system.select().from(conversation).where(eq(conversation.businessId, businessId));
  expect(found).toMatchObject([{ channel: 'sms', customerAddress: ADA, vouched: false, endedAt: null }]);
});

test('of a flood of texts the model reads the end, once, and the thread keeps all', async () => {
  for (let at = 1; at <= 60; at += 1) await write(`Text ${at}`);
  await answer();
  await answer();
  expect(lastWords()?.split('\n')).toEqual(Array.from({ length: 20 }, (_, at) => `Text ${41 + at}`));
  expect(asked).toHaveLength(1);
  const kept = and(eq(textMessage.businessId, businessId), eq(textMessage.direction, 'inbound'));
  expect(await db.system.$count(textMessage, kept)).toBe(60);
});

test('a text that comes while the answer is made gets the next one', async () => {
  await write('Hi');
  meanwhile = () => (asked.length === 1 ? write('And on Monday?') : Promise.resolve());
  await answer();
  expect(await sent()).toEqual(['Answer 1.']);
  await answer();
  expect(lastWords()).toBe('And on Monday?');
  expect(await sent()).toEqual(['Answer 1.', 'Answer 2.']);
});

test('workers that look at once make one answer', async () => {
  await write('Hi');
  await Promise.all(Array.from({ length: 6 }, answer));
  expect(asked).toHaveLength(1);
  expect(await sent()).toEqual(['Answer 1.']);
});

test('when the worker that made an answer died another one makes it', async () => {
  await write('Hi');
  const dead = { answering: newId(), answeringUntil: new Date(Date.now() - 1_000) };
  await db.system.update(textThread).set(dead).where(eq(textThread.businessId, businessId));
  await answer();
  expect(await sent()).toEqual(['Answer 1.']);
});

test('a worker that was taken for dead, and is not, sends nothing', async () => {
  await write('Hi');
  const id = await threadId();
  meanwhile = async () => {
    if (asked.length > 1) return;
    await db.system
      .update(textThread)
      .set({ answeringUntil: new Date(0) })
      .where(eq(textThread.id, id));
    await answer();
  };
  await answer();
  expect(await sent()).toEqual(['Answer 2.']);
});

test('when the model fails the texts wait, and the next attempt answers them', async () => {
  await write('Hi');
  meanwhile = () => (asked.length === 1 ? Promise.reject(new Error('no model')) : Promise.resolve());
  await expect(answer()).rejects.toThrow('no model');
  await answer();
  expect(await sent()).toEqual(['Answer 2.']);
});

test('a text that is told twice, or by several at once, is one', async () => {
  const text = {
    sid: 'SM-once',
    from: ADA,
    sender: ADA,
    to: number,
    body: 'Hi',
    pictures: [],
    keyword: null,
  };
  await Promise.all(Array.from({ length: 6 }, () => takeText(db, businessId, text)));
  await answer();
  expect(lastWords()).toBe('Hi');
});

test('words of danger are answered with the sentence for them, without the model', async () => {
  await write('my wife is not breathing');
  await answer();
  expect(asked).toEqual([]);
  const [sentence] = await sent();
  expect(sentence).toMatch(/911/);
  expect(sentence).not.toMatch(/hang up/);
});

test('who wrote STOP is answered no more, and again after START', async () => {
  await write('STOP');
  await write('Hello?');
  await answer();
  expect(asked).toEqual([]);
  await write('START');
  await write('Hello?');
  await answer();
  expect(await sent()).toEqual(['Answer 1.']);
});

test('who writes STOP while the answer is made does not get it', async () => {
  await write('Hi');
  meanwhile = () => db.tenant(businessId, (tx) => optOut(tx, businessId, ADA));
  await answer();
  expect(await sent()).toEqual([]);
});

test('nobody is answered more than thirty times a day, and the owner hears of it once', async () => {
  for (let count = 0; count < 32; count += 1) {
    await write(`Question ${count}`);
    await answer();
  }
  expect(await sent()).toHaveLength(30);
  const told = await db.system.select().from(message).where(eq(message.businessId, businessId));
  expect(told).toMatchObject([{ phone: ADA, urgent: false }]);
});

test('the same words over and over are a machine, and get no third answer', async () => {
  for (let count = 0; count < 4; count += 1) {
    await write('I am driving and will answer later.');
    await answer();
  }
  expect(await sent()).toHaveLength(2);
  const told = await db.system.select().from(message).where(eq(message.businessId, businessId));
  expect(told.map(({ phone, body }) => [phone, body])).toEqual([
    [ADA, expect.stringContaining('the same words three times') as string],
  ]);
});

test('when the last attempt to answer fails the owner hears that a customer waits', async () => {
  await write('Hi');
  meanwhile = () => Promise.reject(new Error('no model'));
  const data = { businessId, threadId: await threadId() };
  const told = () => db.system.select().from(message).where(eq(message.businessId, businessId));
  await expect(answerOrTell(parts(), { data, last: false })).rejects.toThrow('no model');
  expect(await told()).toEqual([]);
  await expect(answerOrTell(parts(), { data, last: true })).rejects.toThrow('no model');
  expect(await told()).toMatchObject([{ phone: ADA, urgent: true }]);
});

test('of a blocked number only STOP and START are kept', async () => {
  const text = { sid: 'SM-blocked', from: ADA, sender: ADA, to: number, pictures: [], keyword: null };
  const isOut = () => db.tenant(businessId, (tx) => isOptedOut(tx, businessId, ADA));
  await takeKeyword(db, businessId, { ...text, body: 'Buy our lists' });
  expect(await isOut()).toBe(false);
  await takeKeyword(db, businessId, { ...text, body: 'stop' });
  expect(await isOut()).toBe(true);
  await takeKeyword(db, businessId, { ...text, body: 'START' });
  expect(await isOut()).toBe(false);
  expect(await db.system.$count(textThread, eq(textThread.businessId, businessId))).toBe(0);
});

test('another business here is not answered', async () => {
  const other = await makeBusiness(db);
  await write('Hello, this is a receptionist.', other.number);
  await answer();
  expect(await sent()).toEqual([]);
});

test('while somebody answers by hand the receptionist is silent', async () => {
  await write('Hi');
  await db.system.update(textThread).set({ heldAt: new Date() }).where(eq(textThread.businessId, businessId));
  await answer();
  await write('Still there?');
  await answer();
  expect(asked).toEqual([]);
});

test('a quiet conversation is closed with its outcome, and the next text begins another that knows of it', async () => {
  await write('Hi');
  await answer();
  const [first] = await db.system.select().from(conversation).where(eq(conversation.businessId, businessId));
  if (first === undefined) throw new Error('there is no conversation');
  const key = { businessId, conversationId: first.id };
  await closeTexting(parts(), key);
  expect(await endOf()).toMatchObject([{ endedAt: null }]);
  await db.system
    .update(textMessage)
    .set({ createdAt: new Date(Date.now() - 7 * 3_600_000) })
    .where(eq(textMessage.businessId, businessId));
  await closeTexting(parts(), key);
  expect(await endOf()).toMatchObject([{ outcome: 'answered' }]);
  await db.system
    .update(conversation)
    .set({ summary: 'Wants a beard trim.' })
    .where(eq(conversation.id, first.id));
  await write('Me again');
  await answer();
  expect(await endOf()).toHaveLength(2);
  expect(asked.at(-1)?.messages.some(({ content }) => content.includes('Wants a beard trim.'))).toBe(true);
});
const endOf = () => db.system.select().from(conversation).where(eq(conversation.businessId, businessId));

test('a tool runs once, is written down, and its words reach the model', async () => {
  await db.system.update(business).set({ address: '1 Harbour Street' }).where(eq(business.id, businessId));
  await write('Do you take dogs?');
  const asking: LanguageModel = {
    name: 'asking',
    async *reply(request) {
      await Promise.resolve();
      asked.push(request);
      const question = { question: 'Do you take dogs?' };
      if (asked.length === 1)
        yield { type: 'tool-call', call: { id: 'a', name: 'answer_question', arguments: question } };
      else yield { type: 'text', delta: 'I will ask.' };
      yield { type: 'done' };
    },
  };
  await answerTexts({ ...parts(), model: asking }, { businessId, threadId: await threadId() });
  expect(asked.at(-1)?.messages.at(-1)).toMatchObject({ role: 'tool', name: 'answer_question' });
  expect(await db.system.select().from(toolRun).where(eq(toolRun.businessId, businessId))).toHaveLength(1);
  expect(await sent()).toEqual(['I will ask.']);
});
