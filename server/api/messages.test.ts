/** Messages by the API: in their order, given to somebody, answered by e-mail, put away. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type BusinessId, type CustomerId, type MessageId, newId, type UserId } from '../../db/ids.ts';
import { customer, mail, member, message, user } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { nationalNumber } from '../booking/phone.ts';
import { type EventFeed, openEventFeed } from '../events/feed.ts';
import { createCall } from '../calls/calls.ts';
import { takeMessage } from '../inbox/messages.ts';
import { makeBusiness, readEvents } from '../calls/testing.ts';
import { queueMail } from '../mail/outbox.ts';
import { appRouter } from './router.ts';
import { contextOf } from './testing.ts';

const owner = newId<UserId>();
const kim = newId<UserId>();
let db: TestDatabase;
let feed: EventFeed;
let businessId: BusinessId;
let number: string;
const as = (id: UserId) => appRouter.createCaller(contextOf({ db, feed }, id));

beforeAll(async () => {
  db = await createTestDatabase();
  feed = await openEventFeed(db);
  await db.system.insert(user).values([
    { id: owner, name: 'Olga', email: 'olga@shop.test' },
    { id: kim, name: 'Kim', email: 'kim@shop.test' },
  ]);
});
afterAll(async () => {
  await feed.close();
  await db.close();
});
beforeEach(async () => {
  await db.system.delete(mail);
  ({ businessId, number } = await makeBusiness(db));
  await db.system.insert(member).values([
    { businessId, userId: owner, role: 'owner' },
    { businessId, userId: kim, role: 'staff' },
  ]);
});

interface Left {
  readonly urgent?: boolean;
  readonly phone?: string | null;
}
const leave = (body: string, { urgent = false, phone = null }: Left = {}): Promise<MessageId> =>
  takeMessage(db, businessId, { conversationId: null, name: 'Ann', phone, body, urgent });
const bodies = async (status: 'open' | 'done' = 'open') =>
  (await as(owner).messages.list({ businessId, status })).map(({ body }) => body);
const mails = () => db.system.select().from(mail).where(eq(mail.businessId, businessId));
const addCustomer = (more: Partial<typeof customer.$inferInsert>) =>
  db.system.insert(customer).values({ businessId, id: newId<CustomerId>(), name: 'Ann', ...more });

describe('the list of messages', () => {
  test('begins with the urgent ones, then the new ones, and counts a done one as no longer urgent', async () => {
    const ids: MessageId[] = [];
    for (const [body, urgent] of [
      ['one', true],
      ['two', false],
      ['three', true],
      ['four', false],
    ] as const) {
      ids.push(await leave(body, { urgent }));
    }
    expect(await bodies()).toEqual(['three', 'one', 'four', 'two']);
    expect(await as(owner).messages.counts({ businessId })).toEqual({ open: 4, urgent: 2 });
    for (const messageId of ids) await as(kim).messages.done({ businessId, messageId });
    expect(await bodies('done')).toEqual(['four', 'three', 'two', 'one']);
    expect(await as(owner).messages.counts({ businessId })).toEqual({ open: 0, urgent: 0 });
  });

  test('is paged through without losing or repeating a message', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => ({
      businessId,
      id: newId<MessageId>(),
      body: `${index}`,
      urgent: index % 3 === 0,
      // Many of the same moment: only the id tells them apart.
      createdAt: new Date(1_900_000_000_000 + Math.floor(index / 40)),
    }));
    await db.system.insert(message).values(rows);
    const seen: { id: MessageId; urgent: boolean; createdAt: string }[] = [];
    for (;;) {
      const cursor = seen.at(-1) ?? null;
      const page = await as(owner).messages.list({ businessId, cursor });
      seen.push(...page);
      if (page.length < 50) break;
    }
    expect(seen.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort());
    expect(seen.findLastIndex(({ urgent }) => urgent)).toBe(39);
  });

  test('finds the customer by the number that was left, otherwise by that of the call', async () => {
    await addCustomer({ phone: '+12125550150', email: 'ann@home.test' });
    await addCustomer({ phone: '+12125550151', name: 'Bo', email: '' });
    const incoming = { businessId, sid: 'CA-1', line: 'carrier' as const, from: '+12125550151', to: number };
    const { callId } = await createCall(db, incoming);
    const said = { conversationId: callId, name: '', urgent: false };
    await takeMessage(db, businessId, { ...said, phone: '+12125550150', body: 'left hers' });
    await takeMessage(db, businessId, { ...said, phone: null, body: 'left none' });
    await takeMessage(db, businessId, { ...said, phone: '+12125550159', body: 'left another' });
    const found = new Map((await as(owner).messages.list({ businessId })).map((each) => [each.body, each]));
    expect(found.get('left hers')?.email).toBe('ann@home.test');
    expect(found.get('left none')).toMatchObject({ email: null, customerId: expect.any(String) as string });
    expect(found.get('left another')?.email).toBeNull();
    expect(found.size).toBe(3);
  });
});

describe('assigning a message', () => {
  test('is told to everybody and can be undone', async () => {
    const messageId = await leave('For Kim');
    const { assignees, assign, list } = as(owner).messages;
    expect(await assignees({ businessId })).toEqual([
      { userId: kim, name: 'Kim' },
      { userId: owner, name: 'Olga' },
    ]);
    await assign({ businessId, messageId, userId: kim });
    expect(await list({ businessId })).toMatchObject([{ assignedTo: kim }]);
    expect((await readEvents(db, businessId)).at(-1)).toEqual({ type: 'message.changed', messageId });
    await assign({ businessId, messageId, userId: null });
    expect(await list({ businessId })).toMatchObject([{ assignedTo: null }]);
  });

  test('is possible only to members', async () => {
    const messageId = await leave('For nobody');
    const away = as(owner).messages.assign({ businessId, messageId, userId: newId<UserId>() });
    await expect(away).rejects.toMatchObject({ code: 'NOT_FOUND', message: 'There is no such member.' });
  });
});

describe('an answer to a message', () => {
  test('is sent once by e-mail, is kept, and marks the message as done', async () => {
    await addCustomer({ phone: '+12125550150', email: 'ann@home.test' });
    const messageId = await leave('Do you open\non Monday?', { phone: '+12125550150' });
    const answers = await Promise.allSettled([
      as(owner).messages.answer({ businessId, messageId, text: 'Sorry, no.' }),
      as(kim).messages.answer({ businessId, messageId, text: 'No, we do not.' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = answers.find((each) => each.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'CONFLICT' });
    const sent = await mails();
    expect(sent).toMatchObject([
      { recipient: 'ann@home.test', subject: 'Your message to Harbour Street Barbers', status: 'queued' },
    ]);
    const [shown] = await as(owner).messages.list({ businessId, status: 'done' });
    expect(shown?.answer).toMatchObject({ status: 'queued', error: null });
    expect(sent[0]?.body).toContain(shown?.answer?.text);
    expect(sent[0]?.body).toContain('> Do you open\n> on Monday?');
    expect(sent[0]?.body).toContain(
      `call ${nationalNumber(number, 'US')}. Please do not reply to this e-mail.`,
    );
    expect(sent[0]?.replyTo).toBeNull();
  });

  test('has the address of the business for replies, where it has one', async () => {
    await addCustomer({ phone: '+12125550150', email: 'ann@home.test' });
    await as(owner).businesses.update({ businessId, change: { email: 'desk@shop.test' } });
    const messageId = await leave('Hello?', { phone: '+12125550150' });
    await as(owner).messages.answer({ businessId, messageId, text: 'Hello!' });
    await as(owner).businesses.update({ businessId, change: { email: '' } });
    const [sent] = await mails();
    expect(sent).toMatchObject({ recipient: 'ann@home.test', replyTo: 'desk@shop.test' });
    expect(sent?.body).toContain(
      `To reach us, reply to this e-mail or call ${nationalNumber(number, 'US')}.`,
    );
    await expect(as(owner).businesses.update({ businessId, change: { email: 'desk' } })).rejects.toThrow(
      'This is not an e-mail address.',
    );
  });

  test('is shown as failed when it could not be delivered', async () => {
    await addCustomer({ phone: '+12125550150', email: 'ann@home.test' });
    const messageId = await leave('Hello?', { phone: '+12125550150' });
    await as(owner).messages.answer({ businessId, messageId, text: 'Hello!' });
    await db.system.update(mail).set({ status: 'failed', error: '550 Not here' });
    expect(await as(owner).messages.list({ businessId, status: 'done' })).toMatchObject([
      { answer: { text: 'Hello!', status: 'failed', error: '550 Not here' } },
    ]);
  });

  test('is told to the business when it never arrived, like any other mail', async () => {
    const notice = {
      businessId,
      kind: 'notice',
      recipient: 'olga@shop.test',
      subject: 'Ann called',
    } as const;
    await db.tenant(businessId, (tx) => queueMail(tx, { ...notice, body: '' }));
    await addCustomer({ phone: '+12125550150', email: 'ann@home.test' });
    const messageId = await leave('Hello?', { phone: '+12125550150' });
    await as(owner).messages.answer({ businessId, messageId, text: 'Hello!' });
    expect(await as(owner).messages.undelivered({ businessId })).toEqual([]);
    await db.system.update(mail).set({ status: 'failed', error: '550 Not here' });
    expect(await as(owner).messages.undelivered({ businessId })).toMatchObject([
      { recipient: 'olga@shop.test', subject: 'Ann called', error: '550 Not here' },
    ]);
  });

  test('is refused with an explanation when there is no address', async () => {
    const messageId = await leave('Hello?');
    await expect(as(owner).messages.answer({ businessId, messageId, text: 'Hi.' })).rejects.toThrow(
      /Add it on their card/,
    );
    expect(await bodies()).toEqual(['Hello?']);
  });

  test('is refused for a message of another business', async () => {
    const messageId = await leave('Hello?');
    const { businessId: other } = await makeBusiness(db);
    await db.system.insert(member).values({ businessId: other, userId: owner, role: 'owner' });
    const { answer, assign, done } = as(owner).messages;
    const at = { businessId: other, messageId };
    for (const ask of [
      () => answer({ ...at, text: 'Hi.' }),
      () => assign({ ...at, userId: owner }),
      () => done(at),
    ])
      await expect(ask()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
