/** Sign-in with Google: who is let in by it, and to which account. */
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { toNodeHandler } from 'better-auth/node';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { account, user } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { inviteAccount } from '../accounts/sign-up.ts';
import type { SignUpMode } from '../accounts/modes.ts';
import { type GoogleUser, startFakeGoogle } from '../fakes/google.ts';
import { createLogger } from '../log/log.ts';
import { createAuth, signedInUser, type Auth } from './auth.ts';

let db: TestDatabase;
let server: http.Server;
let origin: string;
let google: Awaited<ReturnType<typeof startFakeGoogle>>;

beforeEach(async () => {
  db = await createTestDatabase();
  server = http.createServer((request, response) => void handler(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const redirectUris = [`${origin}/api/auth/oauth2/callback/google`];
  google = await startFakeGoogle({ clientId: 'ahoy', clientSecret: 'hush', redirectUris });
  await db.system
    .insert(user)
    .values({ id: 'first', name: 'First', email: 'first@pier.test', emailVerified: true });
});
afterEach(async () => {
  server.close();
  server.closeAllConnections();
  await google.close();
  await db.close();
});

let handler: (request: http.IncomingMessage, response: http.ServerResponse) => Promise<void>;

function serve(signUp: SignUpMode): Auth {
  const auth = createAuth(db, {
    secret: 'a secret that only tests know, and long enough',
    publicUrl: origin,
    log: createLogger('silent'),
    signUp,
    google: { clientId: 'ahoy', clientSecret: 'hush', url: google.url },
    demoEmail: 'owner@demo.test',
  });
  handler = toNodeHandler(auth);
  return auth;
}

const ANN: GoogleUser = { sub: '1001', email: 'Ann@Pier.test', email_verified: true, name: 'Ann Sand' };

const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .join('; ');

/** Goes through Google as a browser does. @returns where one ends, and with which cookies. */
async function goThrough(who: GoogleUser | null) {
  google.state.user = who;
  const begun = await fetch(`${origin}/api/auth/sign-in/oauth2`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: origin },
    body: JSON.stringify({
      providerId: 'google',
      callbackURL: '/calls',
      errorCallbackURL: '/sign-in?next=%2Fcalls',
    }),
  });
  const { url } = (await begun.json()) as { url: string };
  const atGoogle = await fetch(url, { redirect: 'manual' });
  expect(atGoogle.status).toBe(302);
  const back = await fetch(atGoogle.headers.get('location') ?? '', {
    redirect: 'manual',
    headers: { cookie: cookiesOf(begun) },
  });
  return { location: back.headers.get('location'), cookie: cookiesOf(back) };
}

const accountsOf = (email: string) =>
  db.system
    .select({ providerId: account.providerId, accessToken: account.accessToken, idToken: account.idToken })
    .from(account)
    .innerJoin(user, eq(user.id, account.userId))
    .where(eq(user.email, email));

test('a new user has an account once Google has confirmed them, and no Google token is kept', async () => {
  const auth = serve('open');
  const { location, cookie } = await goThrough(ANN);
  expect(location).toBe('/calls');
  expect(await signedInUser(auth, db, { cookie })).toMatchObject({ email: 'ann@pier.test' });
  expect(await accountsOf('ann@pier.test')).toEqual([
    { providerId: 'google', accessToken: null, idToken: null },
  ]);
  await goThrough(ANN);
  expect(await accountsOf('ann@pier.test')).toEqual([
    { providerId: 'google', accessToken: null, idToken: null },
  ]);
});

test('an address that Google has not confirmed opens nothing', async () => {
  const auth = serve('open');
  const { location, cookie } = await goThrough({ ...ANN, email_verified: false });
  expect(location).toContain('error=GOOGLE_ADDRESS_NOT_CONFIRMED');
  expect(await signedInUser(auth, db, { cookie })).toBeNull();
  const taken = await goThrough({ ...ANN, email: 'first@pier.test', email_verified: false });
  expect(taken.location).toContain('error=account_not_linked');
  expect(await signedInUser(auth, db, { cookie: taken.cookie })).toBeNull();
});

test('a confirmed account is found by its address, and an unconfirmed one is not handed over', async () => {
  const auth = serve('open');
  const { cookie } = await goThrough({ ...ANN, email: 'first@pier.test' });
  expect(await signedInUser(auth, db, { cookie })).toMatchObject({ id: 'first' });
  // Somebody made an account at an address that is not theirs, and knows its password.
  await auth.api.signUpEmail({ body: { name: 'X', email: 'eve@pier.test', password: 'a calm sea' } });
  const eve = await goThrough({ ...ANN, sub: '1002', email: 'eve@pier.test' });
  expect(eve.location).toContain('error=account_not_linked');
});

test('the same rules of sign-up apply to Google', async () => {
  const auth = serve('invite');
  const refused = await goThrough(ANN);
  expect(refused.location).toBe('/sign-in?next=%2Fcalls&error=INVITATION_NEEDED');
  expect(await accountsOf('ann@pier.test')).toEqual([]);
  await inviteAccount(db, origin, 'ann@pier.test');
  const { cookie } = await goThrough(ANN);
  expect(await signedInUser(auth, db, { cookie })).toMatchObject({ email: 'ann@pier.test' });

  serve('closed');
  const closed = await goThrough({ ...ANN, sub: '1003', email: 'late@pier.test' });
  expect(closed.location).toContain('error=SIGN_UP_CLOSED');
  // A user with an account can continue.
  expect((await goThrough(ANN)).location).toBe('/calls');
});

test('a person who cancels at Google returns and is not signed in', async () => {
  const auth = serve('open');
  const { location, cookie } = await goThrough(null);
  expect(location).toContain('/sign-in');
  expect(await signedInUser(auth, db, { cookie })).toBeNull();
});
