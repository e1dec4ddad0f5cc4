/** The public API on the wire: what a key opens, and what it does not. */
import express from 'express';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BusinessId, newId, type UserId } from '../../db/ids.ts';
import { apiKey, booking, member, user } from '../../db/schema.ts';
import { seedDemo } from '../../db/seed.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { makeApiKey, revokeApiKey } from '../business/api-keys.ts';
import { systemClock } from '../clock.ts';
import { type EventFeed, openEventFeed } from '../events/feed.ts';
import { createLimits, type Limits } from '../limits/limits.ts';
import { createLogger } from '../log/log.ts';
import { openApiDocument } from './document.ts';
import { publicProcedures } from './public.ts';
import { restRoutes } from './rest.ts';
import { appRouter } from './router.ts';
import { SCOPES } from './scopes.ts';
import { contextOf } from './testing.ts';

const owner = newId<UserId>();
let db: TestDatabase;
let feed: EventFeed;
let server: http.Server;
let origin: string;
let limits: Limits;
let businessId: BusinessId;

beforeAll(async () => {
  db = await createTestDatabase();
  feed = await openEventFeed(db);
  await db.system.insert(user).values({ id: owner, name: 'Olive', email: 'olive@demo.test' });
  businessId = await seedDemo(db, owner);
  const app = express();
  limits = createLimits({ db, secret: 'a secret of tests', onError: () => undefined });
  // The service reads bodies before it knows what they are for.
  app.use(express.text({ type: () => true, limit: '256kb' }));
  app.use(
    '/api/v1',
    restRoutes({
      db,
      limits,
      groupOf: () => '127.0.0.1',
      clock: systemClock,
      log: createLogger('silent'),
      contextOf: (from) => contextOf({ db, feed }, from.id),
    }),
  );
  app.get('/openapi.json', openApiDocument({ origin: 'https://ahoy.example.com', version: '1.2.3' }));
  server = http.createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  limits.close();
  await feed.close();
  await db.close();
});

const keyWith = async (...scopes: readonly string[]) =>
  (await makeApiKey(db, businessId, { name: 'A till', scopes, createdBy: owner })).token;

interface Asked {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

async function ask(token: string | null, address: string, { method = 'GET', headers, body }: Asked = {}) {
  const response = await fetch(`${origin}/api/v1${address}`, {
    method,
    headers: {
      ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as unknown };
}

/** The input of a booking: an opening that the API itself offers. */
async function anOpening(token: string) {
  const { body } = await ask(token, '/business');
  const { services } = body as { services: { id: string; name: string }[] };
  const serviceId = services[0]?.id ?? '';
  const from = new Date(Date.now() + 3 * 86_400_000).toISOString();
  const to = new Date(Date.now() + 20 * 86_400_000).toISOString();
  const found = await ask(token, `/openings?serviceId=${serviceId}&from=${from}&to=${to}`);
  const { openings } = found.body as { openings: { staffId: string; startsAt: string }[] };
  const opening = openings[Math.floor(Math.random() * openings.length)];
  return { serviceId, ...opening, name: 'Ada Byron', phone: '+12125550142' };
}

describe('an API key', () => {
  test('books, lists and cancels, and shows when it was last used', async () => {
    const token = await keyWith('businesses:read', 'bookings:read', 'bookings:write');
    const wish = await anOpening(token);
    const made = await ask(token, '/bookings', { method: 'POST', body: wish });
    expect(made).toMatchObject({ status: 200, body: { status: 'done', booking: { name: 'Ada Byron' } } });
    const { booking: of } = made.body as { booking: { id: string; startsAt: string; endsAt: string } };
    const listed = await ask(token, `/bookings?from=${of.startsAt}&to=${of.endsAt}`);
    expect((listed.body as { bookings: object[] }).bookings).toContainEqual(
      expect.objectContaining({ id: of.id }),
    );
    const cancelled = await ask(token, `/bookings/${of.id}/cancel`, { method: 'POST' });
    expect(cancelled).toMatchObject({ status: 200, body: { id: of.id, status: 'cancelled' } });
    const [key] = await db.system
      .select()
      .from(apiKey)
      .where(eq(apiKey.prefix, token.slice(0, 11)));
    expect(Date.now() - (key?.lastUsedAt?.getTime() ?? 0)).toBeLessThan(60_000);
    expect(JSON.stringify(key)).not.toContain(token);
    const shown = await appRouter.createCaller(contextOf({ db, feed }, owner)).keys.list({ businessId });
    expect(shown).toContainEqual(expect.objectContaining({ prefix: token.slice(0, 11), madeBy: 'Olive' }));
  });

  test('books once, however often it sends the same Idempotency-Key', async () => {
    const token = await keyWith('businesses:read', 'bookings:read', 'bookings:write');
    const request = {
      method: 'POST',
      body: await anOpening(token),
      headers: { 'Idempotency-Key': randomUUID() },
    };
    const [first, again] = [await ask(token, '/bookings', request), await ask(token, '/bookings', request)];
    expect(first).toMatchObject({ status: 200, body: { status: 'done' } });
    expect(again.body).toEqual(first.body);
  });

  test('reads numbers and pages in an address', async () => {
    const token = await keyWith('calls:read', 'customers:read');
    expect(await ask(token, '/calls?limit=1&minSeconds=0')).toMatchObject({ status: 200 });
    const cursor = encodeURIComponent(JSON.stringify({ name: 'A', id: randomUUID() }));
    expect(await ask(token, `/customers?limit=5&cursor=${cursor}`)).toMatchObject({ status: 200 });
    expect(await ask(token, '/customers?cursor=nonsense')).toMatchObject({ status: 400 });
  });

  test('does no more than its scopes allow, and says which scope is missing', async () => {
    const token = await keyWith('bookings:read');
    const refused = await ask(token, '/bookings', { method: 'POST', body: {} });
    expect(refused).toMatchObject({ status: 403, body: { code: 'FORBIDDEN', status: 403 } });
    expect(refused.body).toHaveProperty('detail', expect.stringContaining('bookings:write'));
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(await ask(token, '/calls')).toMatchObject({ status: 403 });
  });

  test('learns of no customer from a time that is taken, unless it may read bookings', async () => {
    const reads = await keyWith('businesses:read', 'bookings:read', 'bookings:write');
    const wish = await anOpening(reads);
    await ask(reads, '/bookings', { method: 'POST', body: wish });
    const again = { method: 'POST', body: { ...wish, name: 'Grace', phone: '+12125550143' } };
    const told = await ask(reads, '/bookings', again);
    expect(told).toMatchObject({
      body: { status: 'taken', inTheWay: [{ obstacles: [{ type: 'booking' }] }] },
    });
    expect(JSON.stringify(told.body)).toContain('Ada Byron');
    const untold = await ask(await keyWith('bookings:write'), '/bookings', again);
    expect(untold).toMatchObject({ body: { status: 'taken', inTheWay: [] } });
  });

  test('finds nothing of another business, whatever it names', async () => {
    const other = newId<UserId>();
    await db.system.insert(user).values({ id: other, name: 'Otto', email: 'otto@demo.test' });
    const theirs = newId<BusinessId>();
    await db.sql`
      insert into business (id, name, trade, zone, country, currency, hours, policy)
      select ${theirs}, 'Theirs', trade, zone, country, currency, hours, policy from business where id = ${businessId}`;
    await db.system.insert(member).values({ businessId: theirs, userId: other, role: 'owner' });
    const { token } = await makeApiKey(db, theirs, { name: 'x', scopes: SCOPES, createdBy: other });
    const [ours] = await db.system.select().from(booking).where(eq(booking.businessId, businessId));
    expect(await ask(token, `/bookings/${ours?.id ?? ''}/cancel`, { method: 'POST' })).toMatchObject({
      status: 404,
      body: { code: 'NOT_FOUND' },
    });
    const { body } = await ask(token, `/business?businessId=${businessId}`);
    expect(body).toMatchObject({ id: theirs, name: 'Theirs' });
  });

  test('opens nothing once it was revoked, or once its creator may not make keys', async () => {
    const { id, token } = await makeApiKey(db, businessId, { name: 'x', scopes: SCOPES, createdBy: owner });
    expect(await ask(token, '/business')).toMatchObject({ status: 200 });
    const role = (name: 'owner' | 'staff') =>
      db.system
        .update(member)
        .set({ role: name })
        .where(and(eq(member.businessId, businessId), eq(member.userId, owner)));
    await role('staff');
    expect(await ask(token, '/business')).toMatchObject({ status: 401 });
    await role('owner');
    expect(await ask(token, '/business')).toMatchObject({ status: 200 });
    await revokeApiKey(db, businessId, id);
    expect(await ask(token, '/business')).toMatchObject({ status: 401 });
  });
});

describe('the REST API', () => {
  test('says how a key is sent when there is none', async () => {
    const refused = await ask(null, '/bookings');
    expect(refused.status).toBe(401);
    expect(refused.body).toHaveProperty('detail', expect.stringContaining('Authorization'));
    expect(refused.headers.get('www-authenticate')).toBe('Bearer');
  });

  test('names the field of a wrong input, and explains a wrong address and a wrong body', async () => {
    const token = await keyWith('bookings:read', 'bookings:write');
    const wrong = await ask(token, '/bookings?from=tomorrow&to=2026-11-25T00:00:00Z');
    expect(wrong.status).toBe(400);
    expect(wrong.body).toHaveProperty('detail', expect.stringContaining('from'));
    expect(await ask(token, '/nothing')).toMatchObject({ status: 404 });
    const body = await fetch(`${origin}/api/v1/bookings`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: '{"name":',
    });
    expect(body.status).toBe(400);
    expect(await body.json()).toMatchObject({ detail: 'The body is not JSON.' });
  });

  test('says how long to wait after too many requests, and serves other keys', async () => {
    const [busy, calm] = [await keyWith('messages:read'), await keyWith('messages:read')];
    const first = await ask(busy, '/messages/counts');
    const most = Number(first.headers.get('ratelimit-limit'));
    expect(Number(first.headers.get('ratelimit-remaining'))).toBe(most - 1);
    let last = first;
    while (last.status === 200)
      last = (await Promise.all(Array.from({ length: 20 }, () => ask(busy, '/messages/counts')))).reduce(
        (worst, each) => (each.status > worst.status ? each : worst),
      );
    expect(last).toMatchObject({ status: 429, body: { code: 'TOO_MANY_REQUESTS' } });
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await ask(calm, '/messages/counts')).toMatchObject({ status: 200 });
  });
});

/** The procedures that are not public, with the reason. */
const NOT_PUBLIC: readonly (readonly [string, string])[] = [
  ['accounts.', 'asked by who has no account yet'],
  ['businesses.mine', 'a key knows one business'],
  ['calls.live', 'a subscription'],
  ['accounts.', 'who has a key has an account'],
  ['keys.', 'a key must not make keys'],
  ['phone.', 'a person rings from a page'],
  ['receptionist.', 'drafts and versions are for the person who listens to them'],
  ['setup.', 'before there is a key'],
  ['team.', 'who may come in is decided by people'],
  ['billing.', 'money is spent by people'],
  ['transfers.', 'a person is at the phone that rings'],
  ['destinations.', 'whose phones ring is decided by people'],
  ['bookingNotices.', 'what customers are sent is written and tried on a page'],
  ['notices.', 'they are a member’s own'],
  ['texts.', 'a person reads and writes in a conversation'],
  ['website.', 'which sites may show the receptionist is decided by people'],
];

describe('the OpenAPI document', () => {
  test.each(Object.keys(appRouter._def.procedures))(
    'publishes %s or has a written reason why not',
    (path) => {
      const known = publicProcedures.some((each) => each.path === path);
      const excused = NOT_PUBLIC.some(([beginning]) => path.startsWith(beginning));
      expect(known).toBe(!excused);
    },
  );

  test('has, for every public procedure, a scope that a key can have', () => {
    expect(publicProcedures.filter(({ scope }) => !SCOPES.some((each) => each === scope))).toEqual([]);
  });

  test('describes every public procedure as a key calls it', async () => {
    const document = (await (await fetch(`${origin}/openapi.json`)).json()) as {
      openapi: string;
      info: { version: string };
      paths: Record<string, Record<string, { operationId: string; parameters: { name: string }[] }>>;
    };
    expect(document).toMatchObject({ openapi: '3.1.0', info: { version: '1.2.3' } });
    const told = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([verb, { operationId }]) => `${verb} ${path} ${operationId}`),
    );
    const wanted = publicProcedures.map(
      ({ verb, route, path }) =>
        `${verb} ${route.replaceAll(/:(\w+)/g, '{$1}')} ${path.replaceAll('.', '-')}`,
    );
    expect(told.toSorted()).toEqual(wanted.toSorted());
    expect(JSON.stringify(document)).not.toContain('"businessId"');
    const references = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g);
    for (const [, name = ''] of references) expect(document).toHaveProperty(['components', 'schemas', name]);
  });
});
