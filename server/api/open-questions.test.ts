/** Questions that the receptionist could not answer: taught or dismissed by the owner, and by nobody else. */
import { eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BusinessId, type CallId, newId, type UserId } from '../../db/ids.ts';
import { knowledge, member, openQuestion } from '../../db/schema.ts';
import { DEMO_NUMBER, seedDemo } from '../../db/seed.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { openCallRecord } from '../calls/call-record.ts';
import { createCall, markAnswered } from '../calls/calls.ts';
import { makeBusiness } from '../calls/testing.ts';
import { type EventFeed, openEventFeed } from '../events/feed.ts';
import { appRouter } from './router.ts';
import { contextOf } from './testing.ts';

const [owner, kim, stranger] = [newId<UserId>(), newId<UserId>(), newId<UserId>()];
let db: TestDatabase;
let feed: EventFeed;
let businessId: BusinessId;
let api: ReturnType<typeof as>;

beforeAll(async () => {
  db = await createTestDatabase();
  feed = await openEventFeed(db);
  api = as(owner);
  businessId = await seedDemo(db, owner);
  const other = await makeBusiness(db);
  await db.system.insert(member).values([
    { businessId, userId: kim, role: 'staff' },
    { businessId: other.businessId, userId: stranger, role: 'owner' },
  ]);
});
afterAll(async () => {
  await feed.close();
  await db.close();
});

const as = (id: UserId) => appRouter.createCaller(contextOf({ db, feed }, id));

describe('an unanswered question', () => {
  /** A call in which these questions stayed without an answer. */
  async function askWithoutAnswer(questions: readonly string[]): Promise<CallId> {
    const incoming = {
      businessId,
      sid: `CA${randomUUID()}`,
      line: 'carrier' as const,
      from: null,
      to: DEMO_NUMBER,
    };
    const { callId } = await createCall(db, incoming);
    const stream = (await markAnswered(db, { businessId, callId }, 'instance')) ?? 0;
    const record = openCallRecord(
      db,
      { businessId, callId, stream },
      { onError: (error) => expect(error).toBeNull() },
    );
    questions.forEach((question, index) =>
      record.addTool({
        key: `${index}`,
        name: 'answer_question',
        arguments: { question },
        result: { status: 'unknown', say: 'I do not know.', openQuestion: question },
        say: 'I do not know.',
        status: 'unknown',
        durationMs: 1,
        at: new Date(),
      }),
    );
    await record.end('answered', '');
    return callId;
  }
  const questionsOf = async (callId: CallId) => (await api.calls.get({ businessId, callId })).questions;

  test('stays with the call and is listed once, however often it was asked', async () => {
    const callId = await askWithoutAnswer(['Do you sharpen knives?', 'do you sharpen knives?', ' ']);
    expect(await questionsOf(callId)).toMatchObject([
      { question: 'Do you sharpen knives?', answered: false },
    ]);
  });

  test('is taught once for everybody who asked it, and can be dismissed and reopened', async () => {
    const [first, second] = [
      await askWithoutAnswer(['Do you pierce ears?', 'Is it loud?']),
      await askWithoutAnswer(['do you pierce ears?']),
    ];
    const [ears, loud] = await questionsOf(first);
    if (ears === undefined || loud === undefined) throw new Error('the questions are missing');
    const fact = { question: ears.question, answer: 'No, we do not.' };
    const { knowledgeId } = await api.calls.teach({ businessId, questionId: ears.id, knowledge: fact });
    const known = (await api.businesses.get({ businessId })).knowledge;
    expect(known.find(({ id }) => id === knowledgeId)).toMatchObject(fact);
    expect(await questionsOf(second)).toMatchObject([{ answered: true }]);
    expect(await questionsOf(first)).toMatchObject([{ answered: true }, { answered: false }]);

    await api.calls.dismissQuestion({ businessId, questionId: loud.id });
    expect(await questionsOf(first)).toHaveLength(1);
    await api.calls.dismissQuestion({ businessId, questionId: loud.id, dismissed: false });
    expect(await questionsOf(first)).toHaveLength(2);
  });

  test('cannot be answered by anybody else', async () => {
    await askWithoutAnswer(['Do you sell boats?']);
    const [open] = await db.system
      .select()
      .from(openQuestion)
      .where(eq(openQuestion.question, 'Do you sell boats?'));
    const input = { questionId: open?.id ?? '', knowledge: { question: 'A', answer: 'B' } };
    await expect(as(kim).calls.teach({ businessId, ...input })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const other = (await as(stranger).businesses.mine())[0]?.id ?? newId<BusinessId>();
    await expect(as(stranger).calls.teach({ businessId: other, ...input })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await db.system.select().from(knowledge).where(eq(knowledge.businessId, other))).toEqual([]);
  });
});
