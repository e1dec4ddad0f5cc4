/** Sign-up and sign-in over HTTP: what is told to whom, what is confirmed by what, and which addresses are accepted. */
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { toNodeHandler } from 'better-auth/node';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mail, user, verification } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { createLogger } from '../log/log.ts';
import { type Auth, createAuth, ensureUser } from './auth.ts';

let db: TestDatabase;
let server: http.Server;
let port: number;
let auth: Auth;

const DEMO = { name: 'Demo', email: 'owner@demo.test', password: 'ahoy-demo' };
const PASSWORD = 'a calm sea';

beforeAll(async () => {
  db = await createTestDatabase();
  server = http.createServer((request, response) => void toNodeHandler(auth)(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
  auth = createAuth(db, {
    secret: 'a secret that only tests know, and long enough',
    publicUrl: `http://localhost:${port}`,
    log: createLogger('silent'),
    signUp: 'open',
    google: null,
    demoEmail: DEMO.email,
  });
  await ensureUser(auth, db, DEMO);
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await db.close();
});

interface Told {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly cookies: readonly string[];
  readonly ms: number;
}

/** Asks as a page does that was opened by this name; better-auth's limit is of an address, so each has its own. */
let visitors = 0;
async function ask(path: string, body: object, host = `localhost:${port}`, more: object = {}): Promise<Told> {
  const began = performance.now();
  visitors += 1;
  const request = http.request({
    host: '127.0.0.1',
    port,
    path: `/api/auth${path}`,
    method: 'POST',
    headers: {
      host,
      origin: `http://${host}`,
      'content-type': 'application/json',
      'x-forwarded-for': `198.51.100.${visitors % 250}`,
      ...more,
    },
  });
  request.end(JSON.stringify(body));
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  const text = (await response.toArray()).join('');
  return {
    status: response.statusCode ?? 0,
    body: JSON.parse(text) as Record<string, unknown>,
    cookies: response.headers['set-cookie'] ?? [],
    ms: performance.now() - began,
  };
}

const signUp = (email: string, password = PASSWORD) =>
  ask('/sign-up/email', { name: 'Ann', email, password });
const signIn = (email: string, password = PASSWORD, confirm?: string) =>
  ask('/sign-in/email', { email, password, confirm });
const mailsTo = (recipient: string) =>
  db.system.select().from(mail).where(eq(mail.recipient, recipient)).orderBy(mail.createdAt);
const confirmTokenOf = async (email: string): Promise<string> => {
  const [sent] = await mailsTo(email);
  return new URL(/http:\S+/.exec(sent?.body ?? '')?.[0] ?? 'none:').searchParams.get('confirm') ?? '';
};

/** The shape of an answer, without the values that differ each time. */
const shapeOf = ({ status, body, cookies }: Told) => ({
  status,
  cookies,
  names: Object.keys(body),
  user: Object.entries(body['user'] ?? {}).map(([name, value]): unknown[] =>
    ['id', 'email', 'createdAt', 'updatedAt'].includes(name) ? [name, typeof value] : [name, value],
  ),
});

test.each(['ann@pier.test', 'jürgen@pier.test', "o'neil/k@pier.test"])(
  'a sign-up with %s gets the same answer whether or not there is an account, and the owner gets a mail',
  async (email) => {
    const [unknown, known] = [await signUp(email), await signUp(email)];
    expect(unknown.status).toBe(200);
    expect(shapeOf(known)).toEqual(shapeOf(unknown));
    expect(known.body['user']).toMatchObject({ email, emailVerified: false });
    expect(unknown.cookies).toEqual([]);
    for (const { ms } of [unknown, known]) expect(ms).toBeGreaterThan(490);
    const subjects = (await mailsTo(email)).map(({ subject }) => subject);
    expect(subjects).toEqual([
      'Confirm your e-mail address for Ahoy',
      'Somebody tried to sign up with your address',
    ]);
    for (let again = 0; again < 4; again += 1) expect(shapeOf(await signUp(email))).toEqual(shapeOf(unknown));
    expect(await mailsTo(email)).toHaveLength(3);
  },
);

test('a wrong password, an unknown address and an invalid address get the same answer', async () => {
  const answers = [
    await signIn(DEMO.email, 'not the one'),
    await signIn('nobody@pier.test'),
    await signIn('no address'),
  ];
  for (const { status, body } of answers) {
    expect(status).toBe(401);
    expect(body).toEqual(answers[0]?.body);
  }
});

test.each(['/request-password-reset', '/send-verification-email'])(
  '%s gives the same answer for known and unknown addresses',
  async (path) => {
    await signUp(`known-by${path.replaceAll('/', '-')}@pier.test`);
    const known = await ask(path, { email: `known-by${path.replaceAll('/', '-')}@pier.test` });
    const unknown = await ask(path, { email: 'nobody@pier.test' });
    expect({ ...unknown, ms: 0 }).toEqual({ ...known, ms: 0 });
    for (const { ms } of [known, unknown]) expect(ms).toBeGreaterThan(490);
    expect(await mailsTo('nobody@pier.test')).toEqual([]);
  },
);

test.each([
  ['info@müller.example', 'info@xn--mller-kva.example'],
  ['jürgen@example.com', 'jürgen@example.com'],
  ['почта@пример.рф', 'почта@xn--e1afmkfd.xn--p1ai'],
  ['  Zoe+Shop@Example.COM ', 'zoe+shop@example.com'],
  ['ｂｏ＠ｐｉｅｒ．ｔｅｓｔ', 'bo@pier.test'],
  ["o'hara#1@example.com", "o'hara#1@example.com"],
])('somebody signs up as %s, receives mail as %s, and signs in with what they typed', async (typed, kept) => {
  expect(await signUp(typed)).toMatchObject({ status: 200, body: { user: { email: kept } } });
  const token = await confirmTokenOf(kept);
  expect(await signIn(typed, PASSWORD, token)).toMatchObject({
    status: 200,
    body: { user: { email: kept } },
  });
  expect(await signIn(kept)).toMatchObject({ status: 200 });
  await ask('/request-password-reset', { email: typed });
  expect((await mailsTo(kept)).at(-1)?.subject).toBe('Your new password for Ahoy');
  const rows = await db.system.select({ email: user.email }).from(user).where(eq(user.email, kept));
  expect(rows).toHaveLength(1);
});

test('an address is confirmed by its link together with the password, and by neither alone', async () => {
  const email = 'eve@pier.test';
  await signUp(email);
  const token = await confirmTokenOf(email);
  expect(await signIn(email)).toMatchObject({ status: 403, body: { code: 'EMAIL_NOT_VERIFIED' } });
  expect((await signIn(email, 'not the one', token)).status).toBe(401);
  await signUp('fay@pier.test');
  const other = await confirmTokenOf('fay@pier.test');
  expect((await signIn(email, PASSWORD, other)).status).toBe(403);
  const byLink = await fetch(`http://127.0.0.1:${port}/api/auth/verify-email?token=${token}`);
  expect(byLink.status).toBe(404);
  expect((await signIn(email, PASSWORD)).status).toBe(403);
  const signedIn = await signIn(email, PASSWORD, token);
  expect(signedIn.status).toBe(200);
  expect(signedIn.cookies.join()).toContain('session_token');
});

test('the owner of a mailbox takes back an address that somebody else signed up with', async () => {
  const email = 'gus@pier.test';
  await signUp(email, 'chosen by a stranger');
  await ask('/request-password-reset', { email });
  const letter = (await mailsTo(email)).at(-1);
  const token = /reset-password\/(\S+)/.exec(letter?.body ?? '')?.[1];
  expect((await ask('/reset-password', { token, newPassword: PASSWORD })).status).toBe(200);
  expect((await signIn(email)).status).toBe(200);
  expect((await signIn(email, 'chosen by a stranger')).status).toBe(401);
});

test('no link that signs somebody in can be read from its table', async () => {
  const email = 'hal@pier.test';
  await signUp(email);
  await ask('/request-password-reset', { email });
  const token = /reset-password\/(\S+)/.exec((await mailsTo(email)).at(-1)?.body ?? '')?.[1] ?? 'none';
  const rows = JSON.stringify(await db.system.select().from(verification));
  expect(rows).not.toContain(token);
});

test('a page opened by any name of this machine signs in, and a page of another origin does not', async () => {
  const body = { email: DEMO.email, password: DEMO.password };
  for (const name of ['localhost', '127.0.0.1', '[::1]'])
    expect((await ask('/sign-in/email', body, `${name}:${port}`)).status).toBe(200);
  for (const origin of [
    'https://evil.test',
    `http://localhost.evil.test:${port}`,
    `http://127.0.0.1:${port + 1}`,
  ])
    expect(
      await ask('/sign-in/email', body, `localhost:${port}`, { origin, cookie: 'any=one' }),
    ).toMatchObject({ status: 403, body: { code: 'INVALID_ORIGIN' } });
});

test.each([
  { host: 'abc.tunnel.test' },
  { host: '192.168.1.7:3000' },
  { 'x-forwarded-host': 'abc.tunnel.test' },
])('the public login of the demo opens nothing by %o', async (more) => {
  const body = { email: DEMO.email, password: DEMO.password };
  const told = await ask('/sign-in/email', body, undefined, { ...more, origin: `http://localhost:${port}` });
  expect(told.status).toBe(401);
});

test('a name that is too long or blank is refused in words', async () => {
  for (const name of ['x'.repeat(101), '   ']) {
    const told = await ask('/sign-up/email', { name, email: 'ida@pier.test', password: PASSWORD });
    expect(told).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('A name') as string },
    });
  }
});
