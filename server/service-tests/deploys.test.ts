/** Several deploys within one call: each instance hands the call to the next, and the caller books all the same. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, type UserId } from '../../db/ids.ts';
import { seedDemo } from '../../db/seed.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { CarrierCall, type Route, until } from './carrier.ts';
import {
  bookingLines,
  converse,
  expectBooked,
  type Fakes,
  type Instance,
  startFakes,
  startInstance,
  writtenAtTheEnd,
} from './testing.ts';

let db: TestDatabase;
let fakes: Fakes;
const started: Instance[] = [];

beforeAll(async () => {
  db = await createTestDatabase({ connections: 2 });
  fakes = await startFakes();
  await seedDemo(db, newId<UserId>());
});
afterAll(async () => {
  await Promise.all(started.map((instance) => instance.close()));
  await fakes.close();
  await db.close();
});

test('a call survives three rolling deploys without loss, and a booking continues through all of them', async () => {
  const start = async () => {
    const instance = await startInstance(db.url, fakes.environment);
    started.push(instance);
    return instance;
  };
  let present = await start();
  const route: Route = { port: present.port };
  const caller = new CarrierCall(route, { from: '+12125550190' });
  const [wish = '', ...rest] = bookingLines('one thirty pm', 'Ida Brandt');
  await caller.asks(wish);
  for (const deploys of [1, 2, 3]) {
    const next = await start();
    await caller.pause();
    route.port = next.port;
    present.signal('SIGTERM');
    expect(await present.exited).toBe(0);
    await until(() => caller.streams.length === deploys + 1, 10_000, 'the call was not handed over');
    // It is back, and says so, before the next deploy begins.
    await until(
      () => (caller.sounds.at(-1)?.from ?? 0) > (caller.streams.at(-1) ?? Infinity),
      10_000,
      'the receptionist did not go on',
    );
    present = next;
  }
  await converse(caller, rest);
  const found = await writtenAtTheEnd(db, caller);
  expectBooked(found, 'Ida Brandt');
  expect(found.call).toMatchObject({ reconnects: 3, losses: 0 });
  expect(caller.announced).toHaveLength(3);
}, 90_000);
