/** Passwords are checked one after the other, and only so many wait. */
import { expect, test } from 'vitest';
import { passwordsInTurn } from './passwords.ts';

/** Counts how many are hashed at the same time. */
function counted() {
  let now = 0;
  const seen = { most: 0 };
  const work = async () => {
    now += 1;
    seen.most = Math.max(seen.most, now);
    await new Promise((resolve) => setImmediate(resolve));
    now -= 1;
  };
  const passwords = passwordsInTurn({
    async hash(password) {
      await work();
      if (password === 'broken') throw new Error('no memory');
      return `hash of ${password}`;
    },
    async verify({ hash, password }) {
      await work();
      return hash === `hash of ${password}`;
    },
  });
  return { passwords, seen };
}

test('a hashed password is accepted, and no other is', async () => {
  const passwords = passwordsInTurn();
  const hash = await passwords.hash('a long password');
  expect(await passwords.verify({ hash, password: 'a long password' })).toBe(true);
  expect(await passwords.verify({ hash, password: 'another password' })).toBe(false);
});

test('passwords are checked one at a time, also after one that fails', async () => {
  const { passwords, seen } = counted();
  const all = await Promise.allSettled(
    ['a', 'broken', 'b', 'c'].flatMap((password) => [
      passwords.hash(password),
      passwords.verify({ hash: `hash of ${password}`, password }),
    ]),
  );
  expect(all.map(({ status }) => status).filter((status) => status === 'rejected')).toHaveLength(1);
  expect(seen.most).toBe(1);
});

test("a request beyond the queue's limit is told to try again, and those in the queue are served", async () => {
  const { passwords } = counted();
  const all = await Promise.allSettled(Array.from({ length: 60 }, () => passwords.hash('a')));
  const refused = all.filter((each) => each.status === 'rejected');
  expect(refused).toHaveLength(10);
  expect(refused[0]?.reason).toMatchObject({ statusCode: 503 });
  expect(await passwords.hash('b')).toBe('hash of b');
});
