/** E-mails from the transaction that they belong to until the mail server has them. */
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type BusinessId, newId, type UserId } from '../../db/ids.ts';
import { mail } from '../../db/schema.ts';
import { seedDemo } from '../../db/seed.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { type Misbehaviour, startFakeSmtp } from '../fakes/smtp.ts';
import { type JobQueue, openJobQueue } from '../jobs/queue.ts';
import { deliverMails } from './delivery.ts';
import { LINK_GONE, queueMail } from './outbox.ts';

let db: TestDatabase;
let businessId: BusinessId;
let queue: JobQueue;
let server: Awaited<ReturnType<typeof startFakeSmtp>>;
/** The faults of the next mails, one after the other. */
let moods: (Misbehaviour | null)[] = [];
const errors: unknown[] = [];
/** The log entries about mails that failed for good. */
const given: string[] = [];

beforeAll(async () => {
  db = await createTestDatabase();
  businessId = await seedDemo(db, newId<UserId>());
  const login = { user: 'ahoy', password: 'secret' };
  server = await startFakeSmtp({ login, script: () => moods.shift() ?? null });
  queue = await openJobQueue(db.url, (error) => errors.push(error));
  const mailServer = { url: server.url, from: 'Ahoy <desk@ahoy.test>' };
  await deliverMails(queue, db, mailServer, ({ message }) => given.push(message));
});
afterEach(() => {
  expect(errors).toEqual([]);
  moods = [];
  server.mails.length = 0;
});
afterAll(async () => {
  await queue.stop();
  await server.close();
  await db.close();
});

const soon = { timeout: 15_000 };
const send = (subject: string, body = 'Hello.', more: { readonly replyTo?: string } = {}) =>
  db.tenant(businessId, (tx) =>
    queueMail(tx, { kind: 'operator', businessId, recipient: 'ann@home.test', subject, body, ...more }),
  );
const rowOf = async (subject: string) => {
  const [row] = await db.system.select().from(mail).where(eq(mail.subject, subject));
  return row;
};
/** Lets what waits to be tried again be tried at once. */
const hurry = () => db.sql`update pgboss.job set start_after = now() where state = 'retry'`;

test('a mail arrives as it was written, from the address that was set', async () => {
  await send('Your appointment', 'Dear Änne,\n.\n..see you "soon" – at 3.\n');
  await expect.poll(() => server.mails.length, soon).toBe(1);
  const [arrived] = server.mails;
  expect(arrived).toMatchObject({ from: 'desk@ahoy.test', to: ['ann@home.test'] });
  expect(arrived?.headers.get('subject')).toBe('Your appointment');
  expect(arrived?.headers.get('from')).toBe('Ahoy <desk@ahoy.test>');
  expect(arrived?.headers.get('auto-submitted')).toBe('auto-generated');
  expect(arrived?.body.trimEnd()).toBe('Dear Änne,\n.\n..see you "soon" – at 3.');
  await expect
    .poll(() => rowOf('Your appointment'), soon)
    .toMatchObject({ status: 'sent', attempts: 1, error: null, sentAt: expect.any(Date) as Date });
});

test.each([
  ['info@xn--mller-kva.example', 'info@xn--mller-kva.example'],
  ['jürgen@example.com', 'jürgen@example.com'],
  ['почта@xn--e1afmkfd.xn--p1ai', 'почта@пример.рф'],
])('a mail to %s arrives at %s', async (recipient, arrivesAt) => {
  await db.system.transaction((tx) =>
    queueMail(tx, { kind: 'operator', businessId: null, recipient, subject: recipient, body: 'Hello.' }),
  );
  await expect.poll(() => server.mails.map(({ to }) => to), soon).toEqual([[arrivesAt]]);
});

test('the body of a mail with a link is not kept once it was sent or has failed', async () => {
  const link = 'https://ahoy.test/reset-password/token';
  const linkExpiresAt = new Date(Date.now() + 60_000);
  const sendLink = (subject: string) =>
    queueMail(db.system, {
      kind: 'operator',
      businessId: null,
      recipient: 'ann@home.test',
      subject,
      body: link,
      linkExpiresAt,
    });
  await sendLink('gone');
  await expect.poll(() => rowOf('gone'), soon).toMatchObject({ status: 'sent', body: LINK_GONE });
  expect(server.mails[0]?.body.trimEnd()).toBe(link);
  moods = [{ type: 'refuse', at: 'recipient', code: 550 }];
  await sendLink('never');
  await expect.poll(() => rowOf('never'), soon).toMatchObject({ status: 'failed', body: LINK_GONE });
  await expect.poll(() => given.length, soon).toBe(1);
  given.length = 0;
});

test('a reply to a mail goes to an address that somebody reads', async () => {
  await send('unread');
  await expect.poll(() => server.mails.length, soon).toBe(1);
  await send('read', 'Hello.', { replyTo: 'desk@shop.test' });
  await expect.poll(() => server.mails.length, soon).toBe(2);
  expect(server.mails.map(({ headers }) => headers.get('reply-to'))).toEqual([undefined, 'desk@shop.test']);
});

test('a transaction that is rolled back sends nothing', async () => {
  const changed = db.tenant(businessId, async (tx) => {
    await queueMail(tx, {
      kind: 'operator',
      businessId,
      recipient: 'ann@home.test',
      subject: 'never',
      body: '',
    });
    throw new Error('changed its mind');
  });
  await expect(changed).rejects.toThrow('changed its mind');
  await send('instead');
  await expect
    .poll(() => server.mails.map(({ headers }) => headers.get('subject')), soon)
    .toEqual(['instead']);
});

test('a mail is sent again to a server that is busy', async () => {
  moods = [
    { type: 'refuse', at: 'recipient', code: 450 },
    { type: 'refuse', at: 'mail', code: 451 },
  ];
  await send('again');
  for (const attempts of [1, 2]) {
    await expect
      .poll(() => rowOf('again'), soon)
      .toMatchObject({ status: 'queued', attempts, error: expect.stringContaining('45') as string });
    await expect.poll(async () => (await hurry()).count, soon).toBe(1);
  }
  await expect.poll(() => rowOf('again'), soon).toMatchObject({ status: 'sent', attempts: 3, error: null });
  expect(server.mails).toHaveLength(1);
});

test('a mail that the server refuses for good is not sent again, and the reason can be seen', async () => {
  moods = [{ type: 'refuse', at: 'recipient', code: 550 }];
  await send('no such person');
  await expect
    .poll(() => rowOf('no such person'), soon)
    .toMatchObject({ status: 'failed', attempts: 1, error: expect.stringContaining('550') as string });
  expect(server.mails).toEqual([]);
  await expect
    .poll(() => given, soon)
    .toEqual(['a mail could not be delivered and is given up: EENVELOPE 550']);
});

test('the service gives up a mail after the last attempt', async () => {
  moods = [
    { type: 'refuse', at: 'mail', code: 451 },
    { type: 'refuse', at: 'mail', code: 451 },
  ];
  await send('too often');
  await expect.poll(() => rowOf('too often'), soon).toMatchObject({ status: 'queued', attempts: 1 });
  await expect
    .poll(
      async () =>
        (
          await db.sql`update pgboss.job set start_after = now(), retry_count = retry_limit - 1 where state = 'retry'`
        ).count,
      soon,
    )
    .toBe(1);
  await expect.poll(() => rowOf('too often'), soon).toMatchObject({ status: 'failed', attempts: 2 });
});

test('a mail whose confirmation was lost is sent again with the same id', async () => {
  moods = [{ type: 'cut-after-mail' }];
  await send('perhaps twice');
  await expect.poll(() => rowOf('perhaps twice'), soon).toMatchObject({ status: 'queued', attempts: 1 });
  await expect.poll(async () => (await hurry()).count, soon).toBe(1);
  await expect.poll(() => rowOf('perhaps twice'), soon).toMatchObject({ status: 'sent', attempts: 2 });
  const ids = server.mails.map(({ headers }) => headers.get('message-id'));
  expect(ids).toEqual([ids[0], ids[0]]);
  expect(ids[0]).toMatch(/^<[\da-f-]{36}@ahoy\.test>$/);
});

test('a mail that was sent is not sent again by its job', async () => {
  await send('once');
  await expect.poll(() => rowOf('once'), soon).toMatchObject({ status: 'sent' });
  const row = await rowOf('once');
  // The process died after it had noted the mail and before it had noted the job.
  await db.sql`select enqueue_job('deliver-mail', ${JSON.stringify({ mailId: row?.id })}::jsonb)`;
  await send('after');
  await expect.poll(() => rowOf('after'), soon).toMatchObject({ status: 'sent' });
  expect(server.mails.map(({ headers }) => headers.get('subject'))).toEqual(['once', 'after']);
});

test('the queue stores neither the words nor the recipient of a mail', async () => {
  moods = [{ type: 'refuse', at: 'recipient', code: 450 }];
  await send('quiet', 'A secret.');
  await expect.poll(() => rowOf('quiet'), soon).toMatchObject({ attempts: 1 });
  await expect.poll(async () => (await hurry()).count, soon).toBe(1);
  await expect.poll(() => rowOf('quiet'), soon).toMatchObject({ status: 'sent' });
  const jobs = JSON.stringify(await db.sql`select * from pgboss.job`);
  expect(jobs).not.toMatch(/ann@home|secret|quiet/i);
});

test('a tenant can add jobs and read none', async () => {
  const reading = db.tenant(businessId, (tx) => tx.execute('select * from pgboss.job'));
  await expect(reading).rejects.toMatchObject({ code: '42501' });
});
