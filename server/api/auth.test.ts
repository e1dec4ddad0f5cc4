/** Accounts: a forgotten password, and who is let in afterwards. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mail, user } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { createLogger } from '../log/log.ts';
import { type Auth, createAuth, signedInUser } from './auth.ts';

let db: TestDatabase;
let auth: Auth;

beforeAll(async () => {
  db = await createTestDatabase();
  // Somebody is there already: the first user is let in otherwise than all who follow.
  await db.system.insert(user).values({ id: 'first', name: 'First', email: 'first@pier.test' });
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

const mailsTo = (recipient: string) =>
  db.system.select().from(mail).where(eq(mail.recipient, recipient)).orderBy(mail.createdAt);

/** Signs somebody up, and confirms their address by the link that they were sent. */
async function makeAccount(email: string, name = 'Ida'): Promise<void> {
  const password = 'the old password';
  await auth.api.signUpEmail({ body: { name, email, password } });
  const confirm = linkIn((await mailsTo(email))[0]?.body).searchParams.get('confirm') ?? '';
  await auth.api.signInEmail({ body: Object.assign({ email, password }, { confirm }) });
}

const linkIn = (body = ''): URL => new URL(/https:\S+/.exec(body)?.[0] ?? 'none:');

/** Signs in. @returns the cookies, as the next request carries them. */
async function signIn(email: string, password: string): Promise<string> {
  const { headers } = await auth.api.signInEmail({ body: { email, password }, returnHeaders: true });
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .join('; ');
}

test('a forgotten password is replaced by a link that works once and signs every device out', async () => {
  const email = 'ida@pier.test';
  await makeAccount(email);
  const cookie = await signIn(email, 'the old password');
  expect(await signedInUser(auth, db, { cookie })).toMatchObject({ email });

  await auth.api.requestPasswordReset({ body: { email } });
  const [, sent] = await mailsTo(email);
  expect(sent).toMatchObject({ businessId: null, subject: 'Your new password for Ahoy' });
  const token = /https:\/\/ahoy\.example\.com\/reset-password\/(\S+)/.exec(sent?.body ?? '')?.[1] ?? '';
  await auth.api.resetPassword({ body: { token, newPassword: 'the new password' } });

  expect(await signedInUser(auth, db, { cookie })).toBeNull();
  await expect(signIn(email, 'the old password')).rejects.toThrow();
  await signIn(email, 'the new password');
  await expect(
    auth.api.resetPassword({ body: { token, newPassword: 'a third password' } }),
  ).rejects.toThrow();
});

test('a request for a new password does not reveal whether an address has an account', async () => {
  await makeAccount('bo@pier.test');
  const known = await auth.api.requestPasswordReset({ body: { email: 'bo@pier.test' } });
  const unknown = await auth.api.requestPasswordReset({ body: { email: 'nobody@pier.test' } });
  expect(unknown).toEqual(known);
  expect(await mailsTo('nobody@pier.test')).toEqual([]);
});

test('a short password is refused', async () => {
  await expect(
    auth.api.signUpEmail({ body: { name: 'Cy', email: 'cy@pier.test', password: '12345678' } }),
  ).rejects.toThrow(/short/);
});

test.each(['Cy\u0000', 'Cy \ud83d'])('a name that cannot be stored is refused in words: %j', async (name) => {
  const body = { name, email: 'cy@pier.test', password: 'the old password' };
  await expect(auth.api.signUpEmail({ body })).rejects.toThrow('The name holds what cannot be kept');
});

test('a session that is ended elsewhere is over at once, even when its cookie is still sent', async () => {
  const email = 'una@pier.test';
  await makeAccount(email, 'Una');
  const [here, elsewhere] = [
    await signIn(email, 'the old password'),
    await signIn(email, 'the old password'),
  ];
  expect(await signedInUser(auth, db, { cookie: elsewhere })).toMatchObject({ email });
  await auth.api.revokeOtherSessions({ headers: new Headers({ cookie: here }) });
  expect(await signedInUser(auth, db, { cookie: elsewhere })).toBeNull();
  expect(await signedInUser(auth, db, { cookie: here })).toMatchObject({ email });
});

test('an altered cookie signs nobody in, even where the real one was used before', async () => {
  const email = 'odd@pier.test';
  await makeAccount(email, 'Odd');
  const cookie = await signIn(email, 'the old password');
  expect(await signedInUser(auth, db, { cookie })).toMatchObject({ email });
  const forged = cookie.replace(
    /(session_token=[^.]+\.)(.)/,
    (_, start: string, first: string) => start + (first === 'A' ? 'B' : 'A'),
  );
  expect(forged).not.toBe(cookie);
  expect(await signedInUser(auth, db, { cookie: forged })).toBeNull();
  expect(await signedInUser(auth, db, { cookie: '' })).toBeNull();
});

test('a person whose address is not confirmed is refused by every route, whatever session they have', async () => {
  const email = 'ula@pier.test';
  await makeAccount(email, 'Ula');
  const cookie = await signIn(email, 'the old password');
  await db.system.update(user).set({ emailVerified: false }).where(eq(user.email, email));
  expect(await signedInUser(auth, db, { cookie })).toBeNull();
  await expect(signIn(email, 'the old password')).rejects.toThrow(/not verified/);
  await db.system.update(user).set({ emailVerified: true }).where(eq(user.email, email));
  expect(await signedInUser(auth, db, { cookie })).toMatchObject({ email });
});

test('a user has the language that they chose on every device, and no text that is none', async () => {
  await makeAccount('uwe@pier.test');
  const headers = new Headers({ cookie: await signIn('uwe@pier.test', 'the old password') });
  const refused = auth.api.updateUser({ body: { language: 'Deutsch, bitte' }, headers });
  await expect(refused).rejects.toMatchObject({ status: 'BAD_REQUEST' });
  await auth.api.updateUser({ body: { language: 'de' }, headers });

  const elsewhere = new Headers({ cookie: await signIn('uwe@pier.test', 'the old password') });
  const session = await auth.api.getSession({ headers: elsewhere });
  expect(session?.user.language).toBe('de');
});
