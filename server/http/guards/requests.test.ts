/** How often each route may be used: by address, by account, and by how the request was answered. */
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AT_ONCE, BACK_OFF, LIMITS } from '../../limits/table.ts';
import { connect, openGuardedApp } from './testing.ts';

let front: Awaited<ReturnType<typeof openGuardedApp>>;
const open: AbortController[] = [];

beforeAll(async () => {
  front = await openGuardedApp({
    // As the service does behind the guards: what it is told to answer, and a feed that stays open.
    behind: (request, response) => {
      if (request.path === '/trpc/live') {
        response.type('text/event-stream').flushHeaders();
        return;
      }
      const cookie = request.get('x-test-cookie');
      if (cookie !== undefined) response.setHeader('Set-Cookie', cookie);
      response.status(Number(request.get('x-test-status') ?? 200)).send('ok');
    },
  });
});
afterAll(async () => {
  for (const each of open) each.abort();
  await front.close();
});

let networks = 0;
/** An address that nobody had before. */
const newAddress = () => `203.0.${Math.floor((networks += 1) / 250)}.${networks % 250}`;

interface Asking {
  readonly from?: string;
  readonly method?: string;
  readonly body?: object;
  /** What the service answers. */
  readonly status?: number;
  readonly cookie?: string;
}

/** Asks as a proxy on this machine hands it on. */
const ask = (path: string, { from = newAddress(), method, body, status, cookie }: Asking = {}) =>
  fetch(front.origin + path, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': from,
      ...(status === undefined ? {} : { 'x-test-status': String(status) }),
      ...(cookie === undefined ? {} : { 'x-test-cookie': cookie }),
    },
  });

const times = async (count: number, work: () => Promise<Response>): Promise<number[]> => {
  const statuses: number[] = [];
  for (let index = 0; index < count; index += 1) statuses.push((await work()).status);
  return statuses;
};

/** Asks until it is refused. @returns how often it was not: an answer is counted when it is sent, so one more than the limit. */
async function triesUntilRefused(work: () => Promise<Response>): Promise<number> {
  for (let tries = 0; tries < 200; tries += 1) if ((await work()).status === 429) return tries;
  return Infinity;
}

const signIn = (email: string, more: Asking = {}) =>
  ask('/api/auth/sign-in/email', { body: { email, password: 'guess' }, status: 401, ...more });

test('a password can be guessed five times and no more, from however many addresses', async () => {
  const statuses = await times(12, () => signIn('ann@pier.test'));
  expect(statuses.filter((status) => status === 401)).toHaveLength(BACK_OFF.free);
  const refused = await signIn('Ann@Pier.test ');
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({
    message: expect.stringMatching(
      /^Too many wrong tries for this account\. Please wait \d+ seconds/,
    ) as string,
  });
  expect((await signIn('bob@pier.test')).status).toBe(401);
});

test('an address that guesses wrongly at one account after another is refused for all of them', async () => {
  const from = newAddress();
  let account = 0;
  const guess = () => signIn(`guessed-${(account += 1)}@pier.test`, { from });
  expect(await triesUntilRefused(guess)).toBe(LIMITS['address:wrong-logins'].most + 1);
  expect((await signIn('nobody-yet@pier.test', { from })).status).toBe(429);
  expect((await ask('/api/auth/two-factor/verify-totp', { from, body: { code: '123456' } })).status).toBe(
    429,
  );
  expect((await signIn('nobody-yet@pier.test')).status).toBe(401);
});

test('what a client writes before its proxy does is not its address', async () => {
  let spoofed = 0;
  const guess = () =>
    signIn(`rotated-${(spoofed += 1)}@pier.test`, { from: `10.${spoofed}.0.1, 198.51.100.77` });
  expect(await triesUntilRefused(guess)).toBe(LIMITS['address:wrong-logins'].most + 1);
});

test('a right password does not count against the account', async () => {
  const right = { status: 200, cookie: 'ahoy.session_token=x; Path=/' };
  expect(await times(20, () => signIn('cat@pier.test', right))).toEqual(Array(20).fill(200));
});

test('one account gets at most six mails an hour, whoever asks for them', async () => {
  const { most } = LIMITS['account:mails'];
  const statuses = await times(most + 1, () =>
    ask('/api/auth/request-password-reset', { body: { email: 'dan@pier.test' } }),
  );
  expect(statuses).toEqual([...Array<number>(most).fill(200), 429]);
});

test('after one right password at most five codes can be tried', async () => {
  const from = newAddress();
  const cookie = `ahoy.two_factor=${Math.random()}`;
  const guess = () =>
    fetch(`${front.origin}/api/auth/two-factor/verify-totp`, {
      method: 'POST',
      body: JSON.stringify({ code: '000000' }),
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': from,
        cookie,
        'x-test-status': '401',
      },
    });
  expect(await times(7, guess)).toEqual([401, 401, 401, 401, 401, 429, 429]);
});

test('a sign-in has five codes, however its cookie is written and whatever cookies are beside it', async () => {
  const from = newAddress();
  const guess = (cookie: string) => () =>
    fetch(`${front.origin}/api/auth/two-factor/verify-totp`, {
      method: 'POST',
      body: JSON.stringify({ code: '000000' }),
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': from,
        cookie,
        'x-test-status': '401',
      },
    });
  const ways = ['abc.def', '%61bc.def', 'a%62c.def', '"abc.def"', 'ab%63.def'];
  for (const way of ways) expect((await guess(`ahoy.two_factor=${way}`)()).status).toBe(401);
  expect((await guess('ahoy.two_factor=abc%2edef')()).status).toBe(429);
  expect((await guess('x.two_factor=decoy; ahoy.two_factor=abc.def')()).status).toBe(429);
  const crowd = Array.from({ length: 300 }, (_, index) => `x.two_factor=${index}`).join('; ');
  expect((await guess(crowd)()).status).toBe(400);
});

test('an account is counted as the same one however its address is written', async () => {
  const ways = [
    'gil@pier.test',
    ' Gil@PIER.test ',
    'gil@pi\u00ader.test',
    'gil@p\u200bi\u00ader.test',
    'gil@pier\u3002test',
    'gil@ｐｉｅｒ.test',
    'gil@pie\u00ad\u00adr.test',
  ];
  const statuses: number[] = [];
  for (const way of ways) statuses.push((await signIn(way)).status);
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
  const { most } = LIMITS['account:mails'];
  let hyphens = 0;
  const mails = await times(most + 1, () =>
    ask('/api/auth/request-password-reset', {
      body: { email: `hal@p${'\u00ad'.repeat((hyphens += 1))}ier.test` },
    }),
  );
  expect(mails.at(-1)).toBe(429);
});

describe('a body that is read in more than one way', () => {
  const signInWith = (body: string, type = 'application/json') =>
    fetch(`${front.origin}/api/auth/sign-in/email`, {
      method: 'POST',
      body,
      headers: { 'content-type': type, 'x-forwarded-for': newAddress(), 'x-test-status': '401' },
    });

  test.each([
    ['a mark of its byte order', '\ufeff{"email":"eve@pier.test","password":"guess"}', 'application/json'],
    [
      'a form that is JSON too',
      '{"email":"decoy@pier.test","x":"&email=eve@pier.test&password=guess&y="}',
      'application/x-www-form-urlencoded',
    ],
    ['a form', 'email=eve@pier.test&password=guess', 'application/x-www-form-urlencoded'],
    ['a kin of JSON', '{"email":"eve@pier.test","password":"guess"}', 'application/x+json'],
  ])('%s guesses no password', async (_, body, type) => {
    const seen = front.came.length;
    expect([400, 415]).toContain((await signInWith(body, type)).status);
    expect(front.came).toHaveLength(seen);
  });

  test('reaches the route as it was counted', async () => {
    const twice = '{"email":"decoy@pier.test","password":"guess","email":"fay@pier.test"}';
    const statuses = await times(BACK_OFF.free + 1, () => signInWith(twice));
    expect(statuses.at(-1)).toBe(429);
    expect((await signIn('decoy@pier.test')).status).toBe(401);
    expect((await signIn('fay@pier.test')).status).toBe(429);
  });
});

test('an address that sends unsigned webhooks is refused before a signature is looked at', async () => {
  const from = newAddress();
  const forge = () => ask('/webhooks/twilio/voice', { from, body: {}, status: 403 });
  expect(await triesUntilRefused(forge)).toBe(LIMITS['address:unsigned-webhooks'].most + 1);
  const seen = front.came.length;
  const refused = await ask('/webhooks/twilio/voice', { from, body: {} });
  expect(refused.status).toBe(429);
  expect(refused.headers.get('content-type')).toContain('text/xml');
  expect(front.came).toHaveLength(seen);
});

test("a carrier's webhooks come through, whatever others send from the same address", async () => {
  const from = newAddress();
  const { most } = LIMITS['address:unsigned-webhooks'];
  expect((await ask('/webhooks/twilio/voice', { from, body: {} })).status).toBe(200);
  await times(most + 5, () => ask('/webhooks/twilio/voice', { from, body: {}, status: 403 }));
  expect((await ask('/webhooks/twilio/voice', { from, body: {} })).status).toBe(200);
});

test("an address below the webhooks that is none of them does not count as a carrier's", async () => {
  const from = newAddress();
  // The page of the dashboard would be served there, as at every address that is not known.
  for (const [path, method] of [
    ['/webhooks', 'GET'],
    ['/WEBHOOKS/anything', 'GET'],
    ['/webhooks/stripe', 'GET'],
    ['/webhooks/twilio/voice', 'HEAD'],
    ['/webhooks/', 'OPTIONS'],
  ] as const)
    expect((await ask(path, { from, method })).status).toBe(404);
  const forge = () => ask('/webhooks/twilio/voice', { from, body: {}, status: 403 });
  expect(await triesUntilRefused(forge)).toBeLessThanOrEqual(LIMITS['address:unsigned-webhooks'].most + 3);
});

test('an address below the webhooks that is none of them is limited like unsigned webhooks', async () => {
  const from = newAddress();
  const { most } = LIMITS['address:unsigned-webhooks'];
  expect(await triesUntilRefused(() => ask('/webhooks/x', { from }))).toBeLessThanOrEqual(most + 3);
  const other = newAddress();
  const post = () => ask('/webhooks/x', { from: other, body: {}, status: 404 });
  expect(await triesUntilRefused(post)).toBeLessThanOrEqual(most + 3);
});

test('a client that guesses calendar addresses is refused, and one that reads a calendar is not', async () => {
  const from = newAddress();
  const { most } = LIMITS['address:wrong-feeds'];
  await times(most + 5, () => ask('/calendar/right.ics', { from }));
  expect((await ask('/calendar/right.ics', { from })).status).toBe(200);
  expect(await triesUntilRefused(() => ask('/calendar/guess.ics', { from, status: 404 }))).toBe(most + 1);
  expect((await ask('/calendar/right.ics', { from })).status).toBe(429);
});

test('one address has a limited number of live pages open, and one that is closed makes room', async () => {
  const from = newAddress();
  const watch = async () => {
    const watching = new AbortController();
    open.push(watching);
    const response = await fetch(`${front.origin}/trpc/live`, {
      signal: watching.signal,
      headers: { accept: 'text/event-stream', 'x-forwarded-for': from },
    });
    return { status: response.status, close: () => watching.abort() };
  };
  const all = await Promise.all(Array.from({ length: AT_ONCE.address }, watch));
  expect(all.every(({ status }) => status === 200)).toBe(true);
  expect((await watch()).status).toBe(429);
  all[0]?.close();
  await expect.poll(async () => (await watch()).status).toBe(200);
});

test('a request that names its whole address is counted as any other', async () => {
  const from = newAddress();
  await front.limits.take('address:requests', from, LIMITS['address:requests'].most);
  const sender = await connect(
    front.port,
    `GET http://ahoy.test/api/setup HTTP/1.1\r\nHost: ahoy.test\r\nX-Forwarded-For: ${from}\r\n\r\n`,
  );
  await once(sender.socket, 'data');
  sender.socket.destroy();
  expect(sender.answer()).toMatch(/^HTTP\/1\.1 429 /);
});

test('a balancer may ask for the health without a limit', async () => {
  const from = newAddress();
  const { most } = LIMITS['address:requests'];
  await front.limits.take('address:requests', from, most);
  expect((await ask('/api/setup', { from })).status).toBe(429);
  expect((await ask('/health', { from })).status).toBe(200);
});
