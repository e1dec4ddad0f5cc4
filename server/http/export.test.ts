/** The export of a business over HTTP: whole, for its owner, and for nobody else. */
import express from 'express';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { type BusinessId, type CustomerId, newId, type TransferId, type UserId } from '../../db/ids.ts';
import { conversationSummary, customer, member, message, transfer, turn } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { systemClock } from '../clock.ts';
import { Gauge } from '../limits/gauge.ts';
import { createLogger } from '../log/log.ts';
import { makeBusiness, ring } from '../calls/testing.ts';
import { exportRoutes } from './export.ts';

const [owner, manager, stranger] = [newId<UserId>(), newId<UserId>(), newId<UserId>()];
let db: TestDatabase;
let largeReads: Gauge;
let server: http.Server;
let businessId: BusinessId;
let number: string;
let other: BusinessId;

beforeAll(async () => {
  db = await createTestDatabase();
  ({ businessId, number } = await makeBusiness(db));
  ({ businessId: other } = await makeBusiness(db));
  await db.system.insert(member).values([
    { businessId, userId: owner, role: 'owner' },
    { businessId, userId: manager, role: 'manager' },
    { businessId: other, userId: stranger, role: 'owner' },
  ]);
  const userOf = (request: http.IncomingMessage) =>
    Promise.resolve((request.headers['x-user'] as UserId | undefined) ?? null);
  largeReads = new Gauge(2);
  const routes = exportRoutes({ db, clock: systemClock, log: createLogger('silent'), userOf, largeReads });
  server = http.createServer(express().use('/export', routes));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await db.close();
});

const get = (user: UserId | null, business: string = businessId) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/export/${business}`, {
    headers: user === null ? {} : { 'x-user': user },
  });

const row = z.looseObject({ id: z.string() });
const document = z.object({
  business: z.looseObject({ name: z.string(), numbers: z.array(z.string()) }),
  customers: z.array(row),
  bookings: z.array(row),
  messages: z.array(row),
  transfers: z.array(row),
  calls: z.array(row.extend({ turns: z.array(z.looseObject({ said: z.string() })) })),
});
const read = async () => document.parse(await (await get(owner)).json());

test('an owner downloads every customer, call with its words, and message of the business', async () => {
  const people = Array.from({ length: 1_001 }, (_, at) => ({
    businessId,
    id: newId<CustomerId>(),
    phone: `+1646555${String(at).padStart(4, '0')}`,
    name: `Person "${at}"`,
  }));
  await db.system.insert(customer).values(people);
  const { callId } = await ring(db, businessId, 'CA-exported');
  const common = { businessId, conversationId: callId, at: new Date() };
  await db.system.insert(turn).values([
    { ...common, position: 0, speaker: 'caller', said: 'Are you open?', heard: 'Are you open?' },
    { ...common, position: 1, speaker: 'receptionist', said: 'Until six.', heard: 'Until six.' },
  ]);
  await db.system.insert(message).values({ ...common, id: newId(), body: 'Ring me\nback' });
  const words = {
    wanted: 'Your hours',
    done: 'Told them',
    open: [],
    sentiment: 'good',
    writtenBy: 'rules',
  } as const;
  await db.system.insert(conversationSummary).values({ ...common, ...words });
  const put = {
    mode: 'warm',
    state: 'ended',
    outcome: 'busy',
    who: 'Sam',
    carrier: 'twilio',
    seconds: 60,
  } as const;
  await db.system
    .insert(transfer)
    .values({ businessId, id: newId<TransferId>(), callId, fromNumber: number, ...put });
  await ring(db, other, 'CA-of-another');
  await db.system.insert(message).values({ businessId: other, id: newId(), body: 'Not yours' });

  const response = await get(owner);
  expect(response.headers.get('content-disposition')).toMatch(
    /^attachment; filename=ahoy-\d{4}-\d\d-\d\d\.json$/,
  );
  expect(response.headers.get('content-type')).toContain('application/json');
  const found = await read();
  expect(found.business).toMatchObject({ name: 'Harbour Street Barbers', numbers: [number] });
  expect(found.customers.map(({ id }) => id).toSorted()).toEqual(people.map(({ id }) => id).toSorted());
  expect(found.calls).toMatchObject([
    {
      id: callId,
      details: { wanted: 'Your hours' },
      turns: [{ said: 'Are you open?' }, { said: 'Until six.' }],
    },
  ]);
  expect(found.transfers).toMatchObject([{ callId, who: 'Sam', outcome: 'busy' }]);
  expect(found.messages).toMatchObject([{ body: 'Ring me\nback', callId }]);
});

test('a manager, another user, a visitor, and a user of no business get no export', async () => {
  for (const user of [manager, stranger, null]) expect((await get(user)).status).toBe(404);
  expect((await get(owner, newId())).status).toBe(404);
  expect((await get(owner, 'x')).status).toBe(404);
});

test('an export beside too many others of the business is refused in words, and possible after they end', async () => {
  const under: (() => void)[] = [];
  // The exports before are over a moment after their last byte.
  await vi.waitFor(() => {
    const close = largeReads.open(businessId);
    if (close !== null) under.push(close);
    expect(under).toHaveLength(2);
  });
  const refused = await get(owner);
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toBe('10');
  expect(await refused.text()).toContain('try again in a moment');
  expect((await get(stranger, other)).status).toBe(200);
  for (const close of under) close();
  for (const _ of [1, 2]) await read();
});
