/** Limits over several instances on one Postgres, and without it. */
import fc from 'fast-check';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { secondsAfter } from './back-off.ts';
import { createLimits, inWords, type Limits } from './limits.ts';
import { BACK_OFF, LIMITS } from './table.ts';

const SECRET = 'a secret of thirty-two letters, at least';

let db: TestDatabase;
let instances: Limits[];
let people = 0;

beforeAll(async () => {
  db = await createTestDatabase();
  instances = Array.from({ length: 3 }, () => createLimits({ db, secret: SECRET, onError: fail }));
});
afterAll(async () => {
  for (const each of instances) each.close();
  await db.close();
});

function fail(error: unknown): never {
  throw error;
}

const somebody = () => `somebody ${(people += 1)}`;
const instance = (index: number): Limits => {
  const found = instances[index % instances.length];
  if (found === undefined) throw new Error('there are no instances');
  return found;
};

/** Asks many times at once, over all instances. @returns how many were admitted. */
async function admitted(name: keyof typeof LIMITS, subject: string, times: number): Promise<number> {
  const told = await Promise.all(
    Array.from({ length: times }, (_, index) => instance(index).take(name, subject)),
  );
  return told.filter(({ reached }) => !reached).length;
}

test('instances count together, also when they are asked at the same time', async () => {
  const { most } = LIMITS['address:wrong-keys'];
  expect(await admitted('address:wrong-keys', somebody(), 2 * most)).toBe(most);
});

test('a limit that is leased is never exceeded, and each instance loses at most one lease', async () => {
  const { most, lease } = LIMITS['key:requests'];
  const count = await admitted('key:requests', somebody(), 2 * most);
  expect(count).toBeLessThanOrEqual(most);
  expect(count).toBeGreaterThan(most - instances.length * lease);
});

test('a lease saves queries', async () => {
  const before = await countOf('key:requests');
  const subject = somebody();
  for (let count = 0; count < 10; count += 1) await instance(0).take('key:requests', subject);
  expect(await countOf('key:requests')).toBe(before + LIMITS['key:requests'].lease);
});

async function countOf(name: string): Promise<number> {
  const [row] = await db.sql<{ sum: number }[]>`
    select coalesce(sum(points), 0)::int as sum from rate_limit where starts_with(key, ${name})`;
  return row?.sum ?? 0;
}

test('a client over the limit is told how long to wait, and is refused again without a query', async () => {
  const subject = somebody();
  const { most, seconds } = LIMITS['account:exports'];
  for (let count = 0; count < most; count += 1) await instance(0).take('account:exports', subject);
  const refused = await instance(0).take('account:exports', subject);
  expect(refused).toMatchObject({ reached: true, left: 0 });
  expect(refused.seconds).toBeGreaterThan(seconds - 60);
  expect(refused.seconds).toBeLessThanOrEqual(seconds);
  expect(instance(0).waitOf('account:exports', subject)).toBeGreaterThan(seconds - 60);
  const before = await countOf('account:exports');
  await instance(0).take('account:exports', subject);
  expect(await countOf('account:exports')).toBe(before);
  expect((await instance(1).take('account:exports', subject)).reached).toBe(true);
  expect((await instance(1).take('account:exports', somebody())).reached).toBe(false);
});

test('the table of counts contains no names', async () => {
  await instance(0).take('account:mails', 'olive@quay.test');
  await instance(0).signIn('olive@quay.test', '203.0.113.9');
  const rows = await db.sql<{ key: string }[]>`select key from rate_limit`;
  expect(rows.length).toBeGreaterThan(1);
  expect(JSON.stringify(rows)).not.toMatch(/olive|quay|203\.0\.113/);
});

/** Tries a password that is wrong. @returns the seconds to wait, 0 where it was looked at. */
async function wrongTry(email: string, address = '203.0.113.9', index = 0): Promise<number> {
  const attempt = await instance(index).signIn(email, address);
  return attempt.type === 'wait' ? attempt.seconds : 0;
}

test('after five wrong passwords an account is blocked for a while, on every instance and from every address', async () => {
  const email = somebody();
  for (let count = 0; count < BACK_OFF.free; count += 1) expect(await wrongTry(email)).toBe(0);
  const wait = await wrongTry(email, '198.51.100.7', 1);
  expect(wait).toBeGreaterThan(BACK_OFF.firstSeconds - 5);
  expect(wait).toBeLessThanOrEqual(BACK_OFF.firstSeconds);
  expect(await wrongTry(somebody())).toBe(0);
});

test('concurrent attempts count as much as attempts one by one', async () => {
  const email = somebody();
  const tries = await Promise.all(
    Array.from({ length: 60 }, (_, index) => wrongTry(email, `203.0.113.${index}`, index)),
  );
  expect(tries.filter((wait) => wait === 0).length).toBeLessThanOrEqual(BACK_OFF.free + 1);
});

test('waiting does not count against the account, and a correct password clears the count', async () => {
  const email = somebody();
  for (let count = 0; count < BACK_OFF.free; count += 1) await wrongTry(email);
  for (let count = 0; count < 20; count += 1) expect(await wrongTry(email)).toBeLessThanOrEqual(30);
  await db.sql`update rate_limit set expire = 0 where starts_with(key, 'sign-in:pauses')`;
  const attempt = await instance(2).signIn(email, '203.0.113.9');
  if (attempt.type !== 'allowed') throw new Error('the pause did not end');
  await attempt.right();
  for (let count = 0; count < BACK_OFF.free; count += 1) expect(await wrongTry(email)).toBe(0);
});

test('an owner can sign in from the usual place while somebody elsewhere keeps trying the account', async () => {
  const email = somebody();
  const home = await instance(0).signIn(email, 'home');
  if (home.type !== 'allowed') throw new Error('the first try has to wait');
  await home.right();
  for (let count = 0; count < 10; count += 1) await wrongTry(email, 'elsewhere');
  expect(await wrongTry(email, 'elsewhere')).toBeGreaterThan(0);
  expect(await wrongTry(email, 'home')).toBe(0);
  for (let count = 1; count < BACK_OFF.free; count += 1) await wrongTry(email, 'home');
  expect(await wrongTry(email, 'home')).toBeGreaterThan(0);
});

test('an attempt that was not checked does not count', async () => {
  const email = somebody();
  for (let count = 0; count < 3 * BACK_OFF.free; count += 1) {
    const attempt = await instance(0).signIn(email, '203.0.113.9');
    if (attempt.type !== 'allowed') throw new Error('it has to wait');
    await attempt.unheard();
  }
});

test('each wrong attempt waits longer than the one before, and none longer than a quarter of an hour', () => {
  expect(Array.from({ length: 12 }, (_, wrong) => secondsAfter(wrong))).toEqual([
    0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900,
  ]);
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (one, other) => {
      const [fewer, more] = one < other ? [one, other] : [other, one];
      expect(secondsAfter(fewer)).toBeLessThanOrEqual(secondsAfter(more));
      expect(secondsAfter(more)).toBeLessThanOrEqual(BACK_OFF.longestSeconds);
    }),
  );
});

test('each instance counts in memory while the database is away, quickly, and reports it once', async () => {
  const away = await createTestDatabase();
  const onError = vi.fn<(error: unknown) => void>();
  const alone = createLimits({ db: away, secret: SECRET, onError });
  await away.sql.end();
  const { most } = LIMITS['address:wrong-keys'];
  const began = performance.now();
  let passed = 0;
  for (let count = 0; count < 2 * most; count += 1)
    if (!(await alone.take('address:wrong-keys', 'x')).reached) passed += 1;
  expect(passed).toBe(most);
  for (let count = 0; count < BACK_OFF.free; count += 1)
    expect(await alone.signIn('olive', 'home')).toMatchObject({ type: 'allowed' });
  expect(await alone.signIn('olive', 'home')).toMatchObject({ type: 'wait' });
  const right = await alone.signIn('hazel', 'home');
  if (right.type !== 'allowed') throw new Error('the first try has to wait');
  await right.right();
  await sleep(20); // A timer that is too long would have ended it by now.
  for (let count = 0; count <= BACK_OFF.free; count += 1) await alone.signIn('hazel', 'elsewhere');
  expect(await alone.signIn('hazel', 'elsewhere')).toMatchObject({ type: 'wait' });
  expect(await alone.signIn('hazel', 'home')).toMatchObject({ type: 'allowed' });
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(onError).toHaveBeenCalledTimes(1);
  alone.close();
  await away.close();
});

test('a hanging database delays one request and not all of them', async () => {
  const hanging = { sql: { unsafe: () => new Promise(() => undefined) } } as unknown as TestDatabase;
  const limits = createLimits({ db: hanging, secret: SECRET, onError: () => undefined });
  const began = performance.now();
  for (let count = 0; count < 20; count += 1) await limits.take('address:wrong-keys', 'x');
  // Twenty waits would be ten seconds.
  expect(performance.now() - began).toBeLessThan(4_000);
  limits.close();
});

test.each([
  [1, '1 second'],
  [45, '45 seconds'],
  [90, '2 minutes'],
  [900, '15 minutes'],
  [7_200, '2 hours'],
  [86_400, '24 hours'],
])('a wait of %i seconds is shown as %s', (seconds, words) => {
  expect(inWords(seconds)).toBe(words);
});
