/** Calendars over HTTP, read back as a subscriber would: the right moments, also in the weeks when the clocks change. */
import { eq } from 'drizzle-orm';
import express from 'express';
import { once } from 'node:events';
import type http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type BookingId, type BusinessId, newId, type StaffId, type UserId } from '../../db/ids.ts';
import { booking, calendarFeed, member } from '../../db/schema.ts';
import type { TestDatabase } from '../../db/testing.ts';
import { bookDirectly } from '../booking/book.ts';
import { calendarAddresses } from '../booking/calendar-addresses.ts';
import { makeFeed, revokeFeed } from '../booking/feeds.ts';
import { named, openShop } from '../booking/testing.ts';
import { cancel } from '../booking/cancel.ts';
import { reschedule } from '../booking/reschedule.ts';
import type { BusinessProfile } from '../business/business.ts';
import { createLimits, type Limits } from '../limits/limits.ts';
import { calendarFeedRoutes } from './calendar-feed.ts';

const PUBLIC_URL = 'https://ahoy.example.com';
/** A week before New York's clocks go back on 1 November 2026. */
const NOW = Date.parse('2026-10-25T12:00:00Z');
const clock = { now: () => NOW };
const addresses = calendarAddresses(PUBLIC_URL, 'a secret of tests');
const owner = newId<UserId>();

let limits: Limits;
let db: TestDatabase;
let business: BusinessProfile;
let businessId: BusinessId;
let server: http.Server;

beforeAll(async () => {
  ({ db, business } = await openShop());
  businessId = business.id;
  await db.system.insert(member).values({ businessId, userId: owner, role: 'owner' });
  limits = createLimits({ db, secret: 'a secret of tests', onError: () => undefined });
  const app = express().use(
    '/calendar',
    calendarFeedRoutes({ db, clock, calendarAddresses: addresses, limits }),
  );
  server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
beforeEach(async () => {
  await db.system.delete(booking);
  await db.system.delete(calendarFeed);
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await db.close();
});

const staff = (name: string): StaffId => named(business.staff, name).id;

async function book(startsAt: string, who = 'Sam', name = 'Maria Lopez'): Promise<BookingId> {
  const wish = {
    serviceId: named(business.services, 'Haircut').id,
    staffId: staff(who),
    startsAt: new Date(startsAt),
    name,
    customerPhone: '+12125550150',
    conversationId: null,
    idempotencyKey: `${who} ${startsAt}`,
  };
  const made = await bookDirectly(db, businessId, wish, clock);
  if (made.status !== 'booked') throw new Error(`not booked: ${made.status}`);
  return made.booking.id;
}

const feedOf = async (staffId: StaffId | null, createdBy = owner) => {
  const id = await makeFeed(db, businessId, { staffId, createdBy });
  return { id, url: addresses.write({ shows: 'feed', businessId, id }) };
};

/** Asks at the address that the outside knows. */
const get = (url: string, headers: Record<string, string> = {}) => {
  expect(url.startsWith(`${PUBLIC_URL}/calendar/`)).toBe(true);
  const { port } = server.address() as AddressInfo;
  return fetch(`http://127.0.0.1:${port}${new URL(url).pathname}`, { headers });
};

interface Component {
  readonly name: string;
  readonly properties: ReadonlyMap<string, string>;
  readonly inside: readonly Component[];
}

/** Reads a file as RFC 5545 has it: folded lines, properties with parameters, components in one another. */
function parse(file: string): Component {
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const lines = file.replaceAll('\r\n ', '').split('\r\n').filter(Boolean);
  const read = (): Component => {
    const name = lines.shift()?.replace('BEGIN:', '') ?? '';
    const properties = new Map<string, string>();
    const inside: Component[] = [];
    for (let line = lines[0]; line !== undefined; line = lines[0]) {
      if (line.startsWith('BEGIN:')) {
        inside.push(read());
        continue;
      }
      lines.shift();
      if (line === `END:${name}`) break;
      const [, property = '', value = ''] = /^([^:]+):(.*)$/.exec(line) ?? [];
      properties.set(property, value);
    }
    return { name, properties, inside };
  };
  return read();
}

const part = (component: Component, name: string): Component[] =>
  component.inside.filter((each) => each.name === name);

/** The instant of a time in the file's own zone, by the rules that the file itself brings along. */
function instant(calendar: Component, event: Component, property: string): string {
  const [zone] = part(calendar, 'VTIMEZONE');
  const id = zone?.properties.get('TZID') ?? '';
  const local = basic(event.properties.get(`${property};TZID=${id}`) ?? '');
  const rules = (zone?.inside ?? [])
    .map(({ properties }) => ({
      from: basic(properties.get('DTSTART') ?? ''),
      offset: properties.get('TZOFFSETTO') ?? '',
    }))
    .sort((a, b) => Temporal.PlainDateTime.compare(a.from, b.from));
  const rule = rules.findLast(({ from }) => Temporal.PlainDateTime.compare(from, local) <= 0);
  const offset = (rule?.offset ?? '').replace(/^(.\d\d)(\d\d)$/, '$1:$2');
  return Temporal.Instant.from(`${local.toString()}${offset}`).toString();
}
const basic = (text: string) =>
  Temporal.PlainDateTime.from(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6'));

test('a feed gives each booking at its moment, before and after the clocks change', async () => {
  // Saturday at ten is still summer time; Tuesday at ten no longer is.
  await book('2026-10-31T14:00:00Z');
  await book('2026-11-03T15:00:00Z', 'Alex', 'James; Carter, the "second"\\');
  const { url } = await feedOf(null);
  const response = await get(url);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  const file = parse(await response.text());
  expect(file.properties.get('X-WR-CALNAME')).toBe('Harbour Street Barbers');
  expect(file.properties.get('X-WR-TIMEZONE')).toBe('America/New_York');
  const events = part(file, 'VEVENT');
  expect(events.map((event) => instant(file, event, 'DTSTART'))).toEqual([
    '2026-10-31T14:00:00Z',
    '2026-11-03T15:00:00Z',
  ]);
  expect(events.map((event) => instant(file, event, 'DTEND'))).toEqual([
    '2026-10-31T14:30:00Z',
    '2026-11-03T15:30:00Z',
  ]);
  expect(events.map(({ properties }) => properties.get('DTSTART;TZID=America/New_York'))).toEqual([
    '20261031T100000',
    '20261103T100000',
  ]);
  // What says when it was written is in UTC, whatever the zone.
  for (const { properties } of events) expect(properties.get('DTSTAMP')).toMatch(/^\d{8}T\d{6}Z$/);
  expect(events.map(({ properties }) => properties.get('SUMMARY'))).toEqual([
    'Haircut: Maria Lopez with Sam',
    String.raw`Haircut: James\; Carter\, the "second"\\ with Alex`,
  ]);
});

test.each([
  ['2026-11-01T05:30:00Z', '20261101T053000Z', '20261101T060000Z'],
  ['2026-11-01T06:00:00Z', '20261101T060000Z', '20261101T063000Z'],
  ['2026-11-01T04:45:00Z', '20261101T044500Z', '20261101T051500Z'],
])('a booking in the hour that the clocks show twice is told in UTC: %s', async (at, start, end) => {
  // This shop is closed then; one that is open all night is not.
  const id = await book('2026-10-31T14:00:00Z');
  const [startsAt, endsAt] = [new Date(at), new Date(Date.parse(at) + 30 * 60_000)];
  const occupied = { occupiedFrom: startsAt, occupiedTo: endsAt };
  await db.system
    .update(booking)
    .set({ startsAt, endsAt, ...occupied })
    .where(eq(booking.id, id));
  const { url } = await feedOf(null);
  const [event] = part(parse(await (await get(url)).text()), 'VEVENT');
  expect(event?.properties.get('DTSTART')).toBe(start);
  expect(event?.properties.get('DTEND')).toBe(end);
});

test("a staff member's feed has their bookings, and none that were cancelled", async () => {
  await book('2026-10-28T14:00:00Z', 'Alex');
  await book('2026-10-28T14:00:00Z', 'Sam');
  const gone = await book('2026-10-28T16:00:00Z', 'Sam');
  await cancel(db, businessId, { bookingId: gone, conversationId: null, by: 'owner' }, clock);
  const { url } = await feedOf(staff('Sam'));
  const file = parse(await (await get(url)).text());
  expect(file.properties.get('X-WR-CALNAME')).toBe('Sam · Harbour Street Barbers');
  expect(part(file, 'VEVENT').map(({ properties }) => properties.get('SUMMARY'))).toEqual([
    'Haircut: Maria Lopez',
  ]);
});

test('a feed without a booking is an empty calendar', async () => {
  const { url } = await feedOf(null);
  const response = await get(url);
  expect(response.status).toBe(200);
  expect(parse(await response.text()).inside).toEqual([]);
});

test('a reader who has the current feed is told that nothing changed, until something does', async () => {
  const id = await book('2026-10-28T14:00:00Z');
  const { url } = await feedOf(null);
  const first = await get(url);
  const etag = first.headers.get('etag') ?? '';
  expect(first.headers.get('cache-control')).toBe('private, max-age=300');
  // Node's own client would ask not to be answered from any cache.
  const again = { 'If-None-Match': etag, 'Cache-Control': 'max-age=0' };
  expect((await get(url, again)).status).toBe(304);
  const to = { staffId: staff('Sam'), startsAt: new Date('2026-10-28T15:00:00Z') };
  await reschedule(db, businessId, { bookingId: id, to, conversationId: null, by: 'owner' }, clock);
  expect((await get(url, again)).status).toBe(200);
});

test('a revoked feed is not found, nor is one whose maker may no longer see it', async () => {
  const revoked = await feedOf(null);
  expect((await get(revoked.url)).status).toBe(200);
  expect(await revokeFeed(db, businessId, revoked.id, null)).toBe(true);
  expect(await revokeFeed(db, businessId, revoked.id, null)).toBe(false);
  expect((await get(revoked.url)).status).toBe(404);

  const leaver = newId<UserId>();
  await db.system.insert(member).values({ businessId, userId: leaver, role: 'manager' });
  const left = await feedOf(null, leaver);
  expect((await get(left.url)).status).toBe(200);
  await db.sql`update member set role = 'staff', staff_id = ${staff('Sam')} where user_id = ${leaver}`;
  expect((await get(left.url)).status).toBe(404);
  expect((await get((await feedOf(staff('Sam'), leaver)).url)).status).toBe(200);
  await db.sql`delete from member where user_id = ${leaver}`;
  expect((await get(left.url)).status).toBe(404);
});

test("a customer's feed shows the appointment, then its new time, then that it was cancelled", async () => {
  const id = await book('2026-10-28T14:00:00Z');
  const url = addresses.write({ shows: 'booking', businessId, id });
  const read = async () => {
    const file = parse(await (await get(url)).text());
    const [event] = part(file, 'VEVENT');
    if (event === undefined) throw new Error('there is no appointment');
    return { at: instant(file, event, 'DTSTART'), ...Object.fromEntries(event.properties) };
  };
  const first = await read();
  expect(first).toMatchObject({
    at: '2026-10-28T14:00:00Z',
    UID: id,
    SUMMARY: 'Haircut at Harbour Street Barbers',
    LOCATION: '12 Harbour Street',
    STATUS: 'CONFIRMED',
  });
  expect(JSON.stringify(first)).not.toContain('+12125550150');
  const to = { staffId: staff('Alex'), startsAt: new Date('2026-10-28T15:00:00Z') };
  await reschedule(db, businessId, { bookingId: id, to, conversationId: null, by: 'owner' }, clock);
  expect(await read()).toMatchObject({ at: '2026-10-28T15:00:00Z', UID: id });
  await cancel(db, businessId, { bookingId: id, conversationId: null, by: 'owner' }, clock);
  expect(await read()).toMatchObject({ STATUS: 'CANCELLED' });
});

test('an address that the service did not sign is not found', async () => {
  const id = await book('2026-10-28T14:00:00Z');
  const feed = await feedOf(null);
  const forger = calendarAddresses(PUBLIC_URL, 'a guess');
  const good = addresses.write({ shows: 'booking', businessId, id });
  const token = /(?<=\/)([^/]+)\.ics$/.exec(good)?.[1] ?? '';
  for (const url of [
    forger.write({ shows: 'feed', businessId, id: feed.id }),
    // A customer's own address is no key to the feed behind it.
    addresses.write({ shows: 'booking', businessId, id: feed.id as string as BookingId }),
    good.replace(token, token.slice(0, -2)),
    good.replace(token, `${token[0] === 'A' ? 'B' : 'A'}${token.slice(1)}`),
    `${PUBLIC_URL}/calendar/x.ics`,
  ]) {
    expect((await get(url)).status).toBe(404);
  }
});
