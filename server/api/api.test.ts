/** The dashboard's procedures for the owner, on a real Postgres; authorization.test.ts checks who may call which. */
import { isTrackedEnvelope } from '@trpc/server';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BusinessId, type CallId, newId, type UserId } from '../../db/ids.ts';
import { member } from '../../db/schema.ts';
import { DEMO_NUMBER, seedDemo } from '../../db/seed.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { type EventFeed, openEventFeed } from '../events/feed.ts';
import { takeMessage } from '../inbox/messages.ts';
import { createCall } from '../calls/calls.ts';
import { liveStart } from '../calls/history.ts';
import { appRouter } from './router.ts';
import { contextOf } from './testing.ts';

const owner = newId<UserId>();
let db: TestDatabase;
let feed: EventFeed;
let businessId: BusinessId;
let api: ReturnType<typeof as>;

beforeAll(async () => {
  db = await createTestDatabase();
  feed = await openEventFeed(db);
  api = as(owner);
  businessId = await seedDemo(db, owner);
});
afterAll(async () => {
  await feed.close();
  await db.close();
});

const as = (id: UserId) => appRouter.createCaller(contextOf({ db, feed }, id));

describe('staff', () => {
  const kim = newId<UserId>();
  beforeAll(async () => {
    const [sam] = (await api.businesses.get({ businessId })).staff.filter(({ name }) => name === 'Sam');
    await db.system
      .insert(member)
      .values({ businessId, userId: kim, role: 'staff', staffId: sam?.id ?? null });
  });

  test('see their own calendar only', async () => {
    const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString();
    const coming = { from: days(0), to: days(10) };
    const { bookings: seen } = await as(kim).bookings.list({ businessId, ...coming });
    const { bookings: all } = await api.bookings.list({ businessId, ...coming });
    expect(seen).toEqual(all.filter(({ staff }) => staff === 'Sam'));
    expect(seen).not.toEqual([]);
  });
});

describe('the owner', () => {
  test('sees the whole business', async () => {
    expect(await api.businesses.mine()).toMatchObject([
      { id: businessId, role: 'owner', numbers: [DEMO_NUMBER] },
    ]);
    const profile = await api.businesses.get({ businessId });
    expect(profile.services.map(({ name }) => name)).toEqual(['Beard trim', 'Haircut', 'Haircut and beard']);
    expect(profile.services[0]?.staffIds).toHaveLength(2);
  });

  test('changes the business, and a clear message says what cannot be changed', async () => {
    await api.businesses.update({ businessId, change: { address: '1 Pier' } });
    expect((await api.businesses.get({ businessId })).address).toBe('1 Pier');
    await expect(api.businesses.update({ businessId, change: { zone: 'Moon/Crater' } })).rejects.toThrow(
      /time zone/,
    );
  });

  test('chooses how callers prove their identity', async () => {
    expect((await api.businesses.get({ businessId })).callerProof).toBe('name-when-vouched');
    await api.businesses.update({ businessId, change: { callerProof: 'name-and-day' } });
    expect((await api.businesses.get({ businessId })).callerProof).toBe('name-and-day');
    const change = { callerProof: 'none' as 'name-and-day' };
    await expect(api.businesses.update({ businessId, change })).rejects.toThrow();
    await api.businesses.update({ businessId, change: { callerProof: 'name-when-vouched' } });
  });

  test('adds and retires staff and services', async () => {
    const { id: staffId } = await api.businesses.saveStaff({
      businessId,
      id: null,
      staff: { name: 'Kim', hours: null },
    });
    // Callers could not say whom of the two they mean.
    await expect(
      api.businesses.saveStaff({ businessId, id: null, staff: { name: ' K\u00edm', hours: null } }),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
    await api.businesses.saveStaff({ businessId, id: staffId, staff: { name: 'Kim', hours: null } });
    const service = {
      name: 'Shave',
      durationMinutes: 20,
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 5,
      priceCents: 1500,
      staffIds: [staffId],
    };
    const { id } = await api.businesses.saveService({ businessId, id: null, service });
    await api.businesses.saveService({ businessId, id, service: { ...service, priceCents: 1800 } });
    const after = await api.businesses.get({ businessId });
    expect(after.services.find((each) => each.id === id)).toMatchObject({
      priceCents: 1800,
      staffIds: [staffId],
    });
    await api.businesses.retireStaff({ businessId, id: staffId });
    await api.businesses.retireService({ businessId, id });
    expect((await api.businesses.get({ businessId })).services.map(({ name }) => name)).not.toContain(
      'Shave',
    );
  });

  test('closes a day and opens it again', async () => {
    const day = '2030-01-02';
    await api.businesses.setSpecialDay({ businessId, special: { day, stretches: [], note: 'stocktaking' } });
    expect((await api.businesses.get({ businessId })).specialDays).toEqual([
      { day, stretches: [], note: 'stocktaking' },
    ]);
    await api.businesses.clearSpecialDay({ businessId, day });
    expect((await api.businesses.get({ businessId })).specialDays).toEqual([]);
  });

  test('gives time off, which leaves no opening, and takes it back', async () => {
    const { staff, services } = await api.businesses.get({ businessId });
    const [sam, haircut] = [
      staff.find(({ name }) => name === 'Sam'),
      services.find(({ name }) => name === 'Haircut'),
    ];
    if (sam === undefined || haircut === undefined) throw new Error('no Sam');
    let day = Temporal.Now.plainDateISO('America/New_York').add({ days: 20 });
    while (day.dayOfWeek !== 4) day = day.add({ days: 1 });
    const from = day.toZonedDateTime('America/New_York').toInstant().toString();
    const to = day.add({ days: 1 }).toZonedDateTime('America/New_York').toInstant().toString();
    const openings = async () =>
      (await api.bookings.openings({ businessId, serviceId: haircut.id, staffId: sam.id, from, to }))
        .openings;
    expect((await openings()).length).toBe(35);
    const off = { staffId: sam.id, from, to, note: 'holiday' };
    const { id } = await api.businesses.addTimeOff({ businessId, timeOff: off });
    expect(await openings()).toEqual([]);
    const away = (await api.businesses.get({ businessId })).staff.find((each) => each.id === sam.id)?.timeOff;
    expect(away).toMatchObject([{ id, note: 'holiday' }]);
    await api.businesses.removeTimeOff({ businessId, id });
    expect((await openings()).length).toBe(35);
  });

  test('books, moves and cancels, and a repeated request books once', async () => {
    const { services, staff } = await api.businesses.get({ businessId });
    const [haircut, alex] = [
      services.find(({ name }) => name === 'Haircut'),
      staff.find(({ name }) => name === 'Alex'),
    ];
    if (haircut === undefined || alex === undefined) throw new Error('no Alex');
    let day = Temporal.Now.plainDateISO('America/New_York').add({ days: 30 });
    while (day.dayOfWeek !== 4) day = day.add({ days: 1 });
    const at = (time: string) =>
      day.toZonedDateTime({ timeZone: 'America/New_York', plainTime: time }).toInstant().toString();
    const wish = {
      businessId,
      serviceId: haircut.id,
      staffId: alex.id,
      startsAt: at('10:00'),
      name: 'Ann',
      phone: '(212) 555-0177',
    };
    const key = randomUUID();
    const made = await api.bookings.create({ ...wish, idempotencyKey: key });
    expect(await api.bookings.create({ ...wish, idempotencyKey: key })).toEqual(made);
    if (made.status !== 'done') throw new Error('not booked');
    expect(made.booking).toMatchObject({ phone: '+12125550177', name: 'Ann', staff: 'Alex' });
    expect(await api.bookings.create({ ...wish, idempotencyKey: randomUUID() })).toMatchObject({
      status: 'taken',
    });
    const { id } = made.booking;
    expect(
      await api.bookings.move({ businessId, bookingId: id, staffId: alex.id, startsAt: at('11:00') }),
    ).toMatchObject({ status: 'done' });
    expect(
      (await api.bookings.list({ businessId, from: at('00:00'), to: at('23:00') })).bookings.map(
        (each) => each.id,
      ),
    ).toEqual([id]);
    expect(await api.bookings.cancel({ businessId, bookingId: id })).toMatchObject({ status: 'cancelled' });
    await expect(api.bookings.noShow({ businessId, bookingId: id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(
      api.bookings.create({ ...wish, phone: 'none', idempotencyKey: randomUUID() }),
    ).rejects.toThrow(/telephone number/);
  });

  test('reads messages and marks them as done', async () => {
    const id = await takeMessage(db, businessId, {
      conversationId: null,
      name: 'Bo',
      phone: null,
      body: 'Call me.',
      urgent: true,
    });
    expect(await api.messages.list({ businessId })).toMatchObject([
      { id, name: 'Bo', urgent: true, status: 'open' },
    ]);
    await api.messages.done({ businessId, messageId: id });
    expect(await api.messages.list({ businessId })).toEqual([]);
    expect(await api.messages.list({ businessId, status: 'done' })).toHaveLength(1);
  });

  test('pages through the history without losing or repeating a call', async () => {
    const made: CallId[] = [];
    for (let index = 0; index < 7; index += 1) {
      const call = { businessId, sid: `CA${index}`, line: 'carrier' as const, from: null, to: DEMO_NUMBER };
      made.push((await createCall(db, call)).callId);
    }
    expect((await api.calls.active({ businessId })).map(({ id }) => id).sort()).toEqual([...made].sort());
    // All of the same moment: only the id tells them apart.
    await db.sql`update call set status = 'ended'`;
    await db.sql`update conversation set ended_at = now(), started_at = '2026-11-20T12:00:00Z'`;
    const seen: CallId[] = [];
    let cursor: Parameters<typeof api.calls.list>[0]['cursor'] = null;
    do {
      const page = await api.calls.list({ businessId, cursor, limit: 3 });
      seen.push(...page.calls.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect([...seen].sort()).toEqual([...made].sort());
    expect(await api.calls.get({ businessId, callId: made[0] ?? newId<CallId>() })).toMatchObject({
      turns: [],
      tools: [],
      bookings: [],
    });
  });
});

describe('the live feed', () => {
  /** Follows the feed until it has told so many events. */
  async function follow(lastEventId: string | null, count: number): Promise<number[]> {
    const seen: number[] = [];
    for await (const item of await api.calls.live({ businessId, lastEventId })) {
      if (!isTrackedEnvelope(item)) continue;
      seen.push(Number(item[0]));
      if (seen.length === count) break;
    }
    return seen;
  }
  const say = (body: string) =>
    takeMessage(db, businessId, { conversationId: null, name: 'Bo', phone: null, body, urgent: false });

  test('continues after the last event that was seen, and loses and repeats nothing', async () => {
    const start = await feed.lastSeq(businessId);
    const firstPart = follow(String(start), 3);
    for (const body of ['one', 'two', 'three', 'four']) await say(body);
    const seen = await firstPart;
    expect(seen).toEqual([start + 1, start + 2, start + 3]);
    await say('five');
    expect(await follow(String(start + 3), 2)).toEqual([start + 4, start + 5]);
  });

  /** All that happened so far was a minute ago. */
  const aMinuteLater = () => db.sql`update event set at = at - interval '1 minute'`;

  test('begins, on a page just opened, with the oldest call in progress or with the next event', async () => {
    await say('before anybody rings');
    await aMinuteLater();
    const before = await feed.lastSeq(businessId);
    expect(await liveStart(db, businessId)).toBe(before);
    await createCall(db, { businessId, sid: 'CA-live', line: 'browser', from: null, to: DEMO_NUMBER });
    await say('while the call goes on');
    await aMinuteLater();
    expect(await follow(null, 2)).toEqual([before + 1, before + 2]);
  });

  test('sends again what happened while the page was opening', async () => {
    await db.sql`update call set status = 'ended'`;
    await aMinuteLater();
    const start = await feed.lastSeq(businessId);
    await say('after its lists were read, before the feed was there');
    expect(await follow(null, 1)).toEqual([start + 1]);
  });

  test('sends events of concurrent writers once each and in order', async () => {
    const start = await feed.lastSeq(businessId);
    const told = follow(String(start), 40);
    await Promise.all(Array.from({ length: 40 }, (_, index) => say(`message ${index}`)));
    expect(await told).toEqual(Array.from({ length: 40 }, (_, index) => start + 1 + index));
  });

  test('receives the same events from another instance', async () => {
    const other = await openEventFeed(db);
    const stop = new AbortController();
    const start = await feed.lastSeq(businessId);
    const first = other.follow(businessId, start, stop.signal).next();
    await say('hello');
    expect((await first).value).toMatchObject({ kind: 'row', seq: start + 1 });
    stop.abort();
    await other.close();
  });
});
