/** The limits on mails per day, and the names that other people can put into our mails. */
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BusinessId, newId, type UserId } from '../../db/ids.ts';
import { mail, mailCount } from '../../db/schema.ts';
import { seedDemo } from '../../db/seed.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { emptyOldLinks, LINK_GONE, MAIL_LIMITS, type MailKind, mustQueueMail, queueMail } from './outbox.ts';
import { nameInMail } from './words.ts';

let db: TestDatabase;
let businessId: BusinessId;

beforeAll(async () => {
  db = await createTestDatabase();
  businessId = await seedDemo(db, newId<UserId>());
});
afterAll(() => db.close());

const send = (kind: MailKind, recipient: string) =>
  db.tenant(businessId, (tx) => queueMail(tx, { kind, businessId, recipient, subject: kind, body: '' }));
const left = (subject: string) => db.system.$count(mail, eq(mail.subject, subject));

test('a business sends its daily number of invitations and no more, also by concurrent requests', async () => {
  const asked = Array.from({ length: 60 }, (_, each) => send('invitation', `guest-${each}@home.test`));
  const outcomes = await Promise.all(asked);
  expect(outcomes.filter((over) => over === null)).toHaveLength(50);
  expect(outcomes.filter((over) => over === 'business-limit')).toHaveLength(10);
  expect(await left('invitation')).toBe(50);
  await db.system.update(mailCount).set({ day: '2020-01-01' });
  expect(await send('invitation', 'guest@home.test')).toBeNull();
});

test('a mailbox gets its daily number of mails, however its address is written and from whichever business', async () => {
  const most = MAIL_LIMITS.answer.recipient ?? 0;
  for (let each = 0; each < most; each += 1)
    expect(await send('answer', each % 2 === 0 ? `ann+${each}@home.test` : 'Ann@Home.test')).toBeNull();
  expect(await send('answer', 'ann@home.test')).toBe('recipient-limit');
  expect(await send('answer', 'bo@home.test')).toBeNull();
  const counted = JSON.stringify(await db.system.select().from(mailCount));
  expect(counted).not.toContain('home.test');
});

test('a mail that is rolled back does not count, and the limit undoes a change that needs its mail', async () => {
  const outgoing = { kind: 'sign-up-tried', businessId: null, recipient: 'cy@home.test', body: '' } as const;
  const undone = db.system.transaction(async (tx) => {
    await queueMail(tx, { ...outgoing, subject: 'undone' });
    throw new Error('changed its mind');
  });
  await expect(undone).rejects.toThrow('changed its mind');
  for (const subject of ['one', 'two'])
    await db.system.transaction((tx) => mustQueueMail(tx, { ...outgoing, subject }));
  const third = db.system.transaction((tx) => mustQueueMail(tx, { ...outgoing, subject: 'three' }));
  await expect(third).rejects.toMatchObject({ over: 'recipient-limit', kind: 'sign-up-tried' });
  expect(await left('three')).toBe(0);
});

test('a tenant can neither read nor reset the counts', async () => {
  const reading = db.tenant(businessId, (tx) => tx.select().from(mailCount));
  await expect(reading).rejects.toMatchObject({ code: '42501' });
});

test('the body of a mail whose link is too old is emptied, and the mail is not sent any more', async () => {
  const link = (subject: string, linkExpiresAt?: Date) =>
    queueMail(db.system, {
      kind: 'operator',
      businessId: null,
      recipient: 'dee@home.test',
      subject,
      body: 'https://ahoy.test/reset-password/token',
      ...(linkExpiresAt === undefined ? {} : { linkExpiresAt }),
    });
  await link('old link', new Date(Date.now() - 1_000));
  await link('fresh link', new Date(Date.now() + 60_000));
  await link('no link');
  await emptyOldLinks(db);
  const rows = await db.system
    .select({ subject: mail.subject, body: mail.body, status: mail.status })
    .from(mail)
    .where(eq(mail.recipient, 'dee@home.test'))
    .orderBy(mail.createdAt);
  const body = 'https://ahoy.test/reset-password/token';
  expect(rows).toEqual([
    { subject: 'old link', body: LINK_GONE, status: 'failed' },
    { subject: 'fresh link', body, status: 'queued' },
    { subject: 'no link', body, status: 'queued' },
  ]);
});

test.each([
  ['Sand Dental', 'Sand Dental'],
  ['Dr. Mira Sand', 'Dr. Mira Sand'],
  ['Café “Zoë” & Söhne', 'Café “Zoë” & Söhne'],
  ['Win at https://evil.test/now', 'Win at https evil test now'],
  ['evil.test', 'evil test'],
  ['ｅｖｉｌ．ｔｅｓｔ', 'evil test'],
  ['a\r\nBcc: eve@evil.test', 'a Bcc eve evil test'],
  ['\u202e\u0000 ', 'us'],
])('the name %j is written as %j in a mail', (name, read) => {
  expect(nameInMail(name, 'us')).toBe(read);
});

test('no name contains a line end, a link, or more than sixty letters', () => {
  const piece = fc.constantFrom(
    'https://',
    'www.',
    'evil',
    '.test',
    '@',
    '\r\n',
    ' ',
    '/',
    '。',
    'ü',
    '\u2028',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme' }))), (pieces) => {
      const read = nameInMail(pieces.join(''), 'us');
      expect(read).not.toMatch(/[\r\n\u2028]|:|\/|@|\.[^ ]/);
      expect(Array.from(read).length).toBeLessThanOrEqual(61);
      expect(read).not.toBe('');
    }),
  );
});
