/** Another e-mail address for an account: confirmed by a mail to the new one, and told to the old one. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId, type UserId } from '../../db/ids.ts';
import { mail } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { createLogger } from '../log/log.ts';
import { type Auth, createAuth, ensureUser, signedInUser } from './auth.ts';

const PASSWORD = 'a calm sea today';
let db: TestDatabase;
let auth: Auth;
let before: string;
let after: string;
let id: UserId;
let headers: Headers;

beforeAll(async () => {
  db = await createTestDatabase();
  auth = createAuth(db, {
    secret: 'a secret that only tests know, and long enough',
    publicUrl: 'https://ahoy.example.com',
    log: createLogger('silent'),
    signUp: 'open',
    google: null,
    demoEmail: 'owner@demo.test',
  });
});
afterAll(() => db.close());

async function enter(email: string): Promise<Headers> {
  const signedIn = await auth.api.signInEmail({ body: { email, password: PASSWORD }, returnHeaders: true });
  const cookie = signedIn.headers.getSetCookie().map((each) => each.split(';')[0] ?? '');
  return new Headers({ cookie: cookie.join('; ') });
}

beforeEach(async () => {
  [before, after] = [`${newId()}@old.test`, `${newId()}@new.test`];
  id = await ensureUser(auth, db, { name: 'Ida', email: before, password: PASSWORD });
  headers = await enter(before);
});

const mailsTo = (recipient: string) => db.system.select().from(mail).where(eq(mail.recipient, recipient));
const ask = (email: string, password = PASSWORD) =>
  auth.api.askForNewAddress({ body: { email, password }, headers });

/** The token of the link in the mail to the new address. */
async function tokenOf(address: string): Promise<string> {
  const [sent] = await mailsTo(address);
  return new URL(/https:\S+/.exec(sent?.body ?? '')?.[0] ?? 'none:').searchParams.get('confirm') ?? '';
}
const confirm = (token: string, as = headers) => auth.api.confirmNewAddress({ body: { token }, headers: as });

test('the address changes when the link in the mail to it is opened, and the old one is told', async () => {
  await ask(after);
  expect(await mailsTo(before)).toEqual([]);
  await confirm(await tokenOf(after));
  const cookie = headers.get('cookie') ?? '';
  expect(await signedInUser(auth, db, { cookie })).toEqual({ id, email: after });
  expect(await mailsTo(before)).toMatchObject([
    { subject: 'The e-mail address of your Ahoy account was changed' },
  ]);
  await expect(enter(before)).rejects.toThrow();
  await enter(after);
});

test('a link works once, and not after another one was used', async () => {
  await ask(after);
  const token = await tokenOf(after);
  const other = `${newId()}@new.test`;
  await ask(other);
  await confirm(await tokenOf(other));
  await expect(confirm(token)).rejects.toMatchObject({ body: { code: 'INVALID_TOKEN' } });
});

test('a link does nothing for anybody else', async () => {
  await ask(after);
  const stranger = `${newId()}@old.test`;
  await ensureUser(auth, db, { name: 'Bo', email: stranger, password: PASSWORD });
  await expect(confirm(await tokenOf(after), await enter(stranger))).rejects.toMatchObject({
    body: { code: 'INVALID_TOKEN' },
  });
  await expect(confirm(await tokenOf(after), new Headers())).rejects.toMatchObject({ statusCode: 401 });
});

test('a link is no proof of the address where somebody else made an account with it', async () => {
  await ask(after);
  await auth.api.signUpEmail({ body: { name: 'Eve', email: after, password: PASSWORD } });
  const body = Object.assign({ email: after, password: PASSWORD }, { confirm: await tokenOf(after) });
  await expect(auth.api.signInEmail({ body })).rejects.toMatchObject({
    body: { code: 'EMAIL_NOT_VERIFIED' },
  });
});

test('asking needs the password', async () => {
  await expect(ask(after, 'a wild sea today')).rejects.toMatchObject({ body: { code: 'INVALID_PASSWORD' } });
  expect(await mailsTo(after)).toEqual([]);
});

test('asking does not reveal whether another account has the address, and sends it nothing', async () => {
  const taken = `${newId()}@old.test`;
  await ensureUser(auth, db, { name: 'Bo', email: taken, password: PASSWORD });
  expect(await ask(taken)).toEqual(await ask(after));
  expect(await mailsTo(taken)).toEqual([]);
});

test('an address that another account has taken meanwhile is refused', async () => {
  await ask(after);
  await ensureUser(auth, db, { name: 'Bo', email: after, password: PASSWORD });
  await expect(confirm(await tokenOf(after))).rejects.toMatchObject({ body: { code: 'ADDRESS_TAKEN' } });
});

test('of two accounts that confirm one address at the same time one has it', async () => {
  await ask(after);
  const first = await tokenOf(after);
  const stranger = `${newId()}@old.test`;
  await ensureUser(auth, db, { name: 'Bo', email: stranger, password: PASSWORD });
  const other = await enter(stranger);
  await auth.api.askForNewAddress({ body: { email: after, password: PASSWORD }, headers: other });
  const tokens = (await mailsTo(after)).map(
    ({ body }) => new URL(/https:\S+/.exec(body)?.[0] ?? 'none:').searchParams.get('confirm') ?? '',
  );
  const second = tokens.find((each) => each !== first) ?? '';
  const ends = await Promise.allSettled([confirm(first), confirm(second, other)]);
  expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { body: { code: 'ADDRESS_TAKEN' } },
  });
});

test('a link for a new password that lies in the old mailbox opens nothing once the address has changed', async () => {
  await auth.api.requestPasswordReset({ body: { email: before } });
  const [sent] = await mailsTo(before);
  const token = /reset-password\/([^\s?]+)/.exec(sent?.body ?? '')?.[1] ?? '';
  expect(token).not.toBe('');
  await ask(after);
  await confirm(await tokenOf(after));
  const body = { token, newPassword: 'a stranger at the helm' };
  await expect(auth.api.resetPassword({ body })).rejects.toMatchObject({ body: { code: 'INVALID_TOKEN' } });
});
