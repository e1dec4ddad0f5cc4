/** Two instances on one Postgres: they show each other's calls, and one goes on where the other was killed. */
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Database, openDatabase } from '../../db/client.ts';
import { DEMO_NUMBER } from '../../db/seed.ts';
import { findBusinessByNumber } from '../business/business.ts';
import type { DomainEvent } from '../events/events.ts';
import { CarrierCall, type Route, until } from './carrier.ts';
import { openLivePage } from './live.ts';
import {
  bookingLines,
  converse,
  expectBooked,
  type Fakes,
  type Instance,
  startFakes,
  startInstance,
  written,
  writtenAtTheEnd,
} from './testing.ts';

const name = `test_instances_${process.pid}_${Date.now()}`;
let admin: postgres.Sql;
let db: Database;
let fakes: Fakes;
let one: Instance;
let other: Instance;

beforeAll(async () => {
  // An empty database, not the migrated template: both instances find it so at once.
  admin = postgres(inject('postgresUrl'), { max: 1, onnotice: () => undefined });
  await admin`create database ${admin(name)}`;
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  fakes = await startFakes();
  [one, other] = await Promise.all([
    startInstance(url.href, fakes.environment),
    startInstance(url.href, fakes.environment),
  ]);
  db = openDatabase(url.href);
});
afterAll(async () => {
  await Promise.all([one.close(), other.close()]);
  await fakes.close();
  await db.close();
  await admin`drop database ${admin(name)} with (force)`;
  await admin.end();
});

test('two instances start on an empty database at the same time, with one demo business', async () => {
  for (const instance of [one, other]) {
    expect((await instance.get('/ready')).status).toBe(200);
    expect((await instance.get('/health')).status).toBe(200);
  }
  const [count] = await db.sql`select count(*)::int as businesses from business`;
  expect(count?.['businesses']).toBe(1);
});

/** A call is summarised some time after its end: one of two readers may see it, and the other not yet. */
const withoutSummary = (events: readonly DomainEvent[]) =>
  events.filter(({ type }) => type !== 'call.summarised');

test('the live page of each instance shows the calls of both, in order, each event once', async () => {
  const businessId = (await findBusinessByNumber(db, DEMO_NUMBER))?.businessId;
  if (businessId === undefined) throw new Error('the demo business is missing');
  const pages = await Promise.all([one, other].map((instance) => openLivePage(instance, businessId)));
  const callers = [one, other].map((instance, index) => {
    const caller = new CarrierCall(instance, { from: `+1212555016${index}` });
    return { caller, talk: converse(caller, bookingLines(['nine am', 'five pm'][index] ?? '', 'Ann Ode')) };
  });
  await Promise.all(callers.map(({ talk }) => talk));
  const found = await Promise.all(callers.map(({ caller }) => writtenAtTheEnd(db, caller)));
  for (const each of found) expectBooked(each, 'Ann Ode');

  for (const page of pages) {
    const ended = () => page.rows.filter(({ event }) => event.type === 'call.ended').length;
    await until(() => ended() === 2, 10_000, 'an end was not told');
    const first = page.rows[0]?.seq ?? 0;
    expect(page.rows.map(({ seq }) => seq)).toEqual(page.rows.map((_, index) => first + index));
    for (const { call, events } of found) {
      const rows = page.rows.filter(({ event }) => 'callId' in event && event.callId === call.id);
      expect(withoutSummary(rows.map(({ event }) => event))).toEqual(withoutSummary(events));
      const words = page.passing.filter((each) => each.type === 'call.words' && each.callId === call.id);
      expect(words.some((each) => each.type === 'call.words' && each.speaker === 'caller')).toBe(true);
    }
    page.close();
  }
});

test('a caller of a killed instance is reconnected to the other, which continues the conversation', async () => {
  const route: Route = { port: one.port };
  const caller = new CarrierCall(route, { from: '+12125550170' });
  const lost = new CarrierCall(route, { from: '+12125550171' });
  const [wish, ...rest] = bookingLines('eleven am', 'Cato Lind');
  await Promise.all([caller.asks(wish ?? ''), lost.asks(wish ?? '')]);
  await caller.pause();
  lost.vanish();
  route.port = other.port;
  one.signal('SIGKILL');
  await one.exited;

  expect(await caller.isBack()).toBeLessThan(1_000);
  expect(caller.announced).toEqual(['Sorry, we were cut off. One moment please.']);
  await converse(caller, rest);
  const found = await writtenAtTheEnd(db, caller);
  expectBooked(found, 'Cato Lind');
  expect(caller.announced).toHaveLength(1);
  expect(found.turns.map(({ heard }) => heard)).toContain(wish);
  expect(found.tools.filter(({ name: tool }) => tool === 'find_openings')).toHaveLength(1);

  // Nobody comes back for the other call. Half a minute of waiting is spared by making the killed one older.
  const { call } = await written(db, lost);
  expect(call.status).toBe('active');
  await db.system.execute(
    sql`update instance set seen_at = seen_at - interval '31 seconds' where id = ${call.instanceId}`,
  );
  await db.system.execute(
    sql`update conversation set started_at = started_at - interval '31 seconds' where id = ${call.id}`,
  );
  const ended = await writtenAtTheEnd(db, lost, 29_000);
  expect(ended.call.outcome).toBe('failed');
  expect(ended.events.filter(({ type }) => type === 'call.ended')).toHaveLength(1);
}, 60_000);
