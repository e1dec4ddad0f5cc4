import { eq } from 'drizzle-orm';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { newId, type TextId } from '../../db/ids.ts';
import { textMessage, user } from '../../db/schema.ts';
import { makeBusiness } from '../calls/testing.ts';
import { queueMail } from '../mail/outbox.ts';
import { sendText } from '../notices/texts/delivery.ts';
import { standInTexts } from '../notices/texts/stand-in.ts';
import { queueText } from '../notices/texts.ts';
import { takeBody } from './guards/bodies.ts';
import { outboxRoutes } from './outbox.ts';
import { type SetupInfo, setupRoutes } from './setup.ts';
import { fromThisMachine } from './this-machine.ts';

let db: TestDatabase;
let server: http.Server;

beforeAll(async () => {
  db = await createTestDatabase();
  const setup: SetupInfo = {
    demo: { email: 'owner@demo.test', password: 'ahoy-demo' },
    vendors: [],
    outbox: true,
    signUp: 'invite',
    google: false,
  };
  // As behind a proxy that is trusted: what it forwards then counts for Express.
  const app = express().set('trust proxy', true);
  app.use(async (request, response, next) => {
    if (await takeBody(request, response)) next();
  });
  app.use('/api/setup', setupRoutes(setup, db));
  server = http.createServer(
    app.use('/api/outbox', fromThisMachine(outboxRoutes(db, { hasCarrier: false }))),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await db.close();
});

/** Asks as a browser does that was led here by this name. */
async function ask(
  host: string,
  more: Readonly<Record<string, string>> = {},
  path = '/api/outbox',
): Promise<{ status: number | undefined; body: string }> {
  const { port } = server.address() as AddressInfo;
  const request = http.get({ host: '127.0.0.1', port, path, setHost: false, headers: { host, ...more } });
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  return { status: response.statusCode, body: (await response.toArray()).join('') };
}

test('the newest mail comes first, and mails to an account are among them', async () => {
  for (const subject of ['Set a new password', 'You are invited'])
    await queueMail(db.system, {
      kind: 'operator',
      businessId: null,
      recipient: 'ann@home.test',
      subject,
      body: 'Hello.',
    });
  const { status, body } = await ask('localhost:3000');
  expect(status).toBe(200);
  expect(JSON.parse(body)).toMatchObject([
    { subject: 'You are invited', status: 'queued' },
    { subject: 'Set a new password', status: 'queued' },
  ]);
});

test.each(['ahoy.example.com', 'abc.tunnel.test', 'localhost.evil.test'])(
  'a mail named %j is not found',
  async (host) => {
    const { status, body } = await ask(host);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body).not.toContain('password');
  },
);

test.each([
  { 'x-forwarded-for': '203.0.113.7' },
  { 'x-forwarded-for': '127.0.0.1' },
  { 'X-Forwarded-Host': 'localhost' },
  { 'x-real-ip': '203.0.113.7' },
  { forwarded: 'for=203.0.113.7' },
  { via: '1.1 proxy' },
  { 'cf-connecting-ip': '203.0.113.7' },
  { 'ngrok-skip-browser-warning': '1' },
])('a request that came through a proxy, as %o says, finds no mail and no login', async (more) => {
  for (const host of ['localhost:3000', 'abc.tunnel.test']) {
    expect((await ask(host, more)).status).toBe(404);
    const { status, body } = await ask(host, more, '/api/setup');
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ demo: null, outbox: false });
  }
});

test.each([
  '',
  'localhost.',
  '127.0.0.1.evil.test',
  'localhost@evil.test',
  '0.0.0.0',
  '2130706433.evil.test',
])('a request to the host %j does not count as one from this machine', async (host) => {
  expect((await ask(host)).status).toBe(404);
});

test('pages on this machine are told of the outbox, the demo, and that the first user may sign up', async () => {
  const told = async () => JSON.parse((await ask('127.0.0.1:3000', {}, '/api/setup')).body) as unknown;
  expect(await told()).toMatchObject({ demo: { email: 'owner@demo.test' }, outbox: true, signUp: 'open' });
  await db.system.insert(user).values({ id: 'ann', name: 'Ann', email: 'ann@home.test' });
  expect(await told()).toMatchObject({ signUp: 'invite' });
});

async function write(text: object, type = 'application/json'): Promise<number | undefined> {
  const { port } = server.address() as AddressInfo;
  const headers = { host: 'localhost:3000', 'content-type': type };
  const request = http.request({
    host: '127.0.0.1',
    port,
    path: '/api/outbox/texts',
    method: 'POST',
    setHost: false,
    headers,
  });
  request.end(JSON.stringify(text));
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  response.resume();
  return response.statusCode;
}

test('a text that is written on the page comes in as a customer’s, and is shown on their phone', async () => {
  const { number, businessId } = await makeBusiness(db);
  const text = { from: '+12125550142', to: number, body: 'Are you open on Sunday?' };
  expect(await write(text)).toBe(204);
  const { body } = await ask('localhost:3000', {}, '/api/outbox/texts');
  expect(JSON.parse(body)).toMatchObject({
    texts: [{ phone: text.from, number, direction: 'inbound', body: text.body }],
    numbers: expect.arrayContaining([expect.objectContaining({ number })]) as unknown,
  });
  expect(await db.system.$count(textMessage, eq(textMessage.businessId, businessId))).toBe(1);
});

test('a text of a page elsewhere, or that is none, is not taken', async () => {
  const { number, businessId } = await makeBusiness(db);
  const text = { from: '+12125550142', to: number, body: 'Hello' };
  for (const type of ['text/plain', 'application/x-www-form-urlencoded'])
    expect(await write(text, type)).toBe(415);
  for (const wrong of [
    { ...text, from: '12' },
    { ...text, body: ' ' },
    { ...text, body: 'x'.repeat(1_601) },
    [],
  ])
    expect(await write(wrong)).toBe(400);
  expect(await db.system.$count(textMessage, eq(textMessage.businessId, businessId))).toBe(0);
});

test('without a carrier a text is delivered at once, and is on the phone', async () => {
  const { businessId } = await makeBusiness(db);
  const textId = newId<TextId>();
  const text = {
    businessId,
    to: '+12125550143',
    body: 'See you at 4.',
    kind: 'booking',
    id: textId,
  } as const;
  expect(await db.tenant(businessId, (tx) => queueText(tx, text))).toBe('queued');
  await sendText(db, () => standInTexts(db), { businessId, textId });
  const { body } = await ask('localhost:3000', {}, '/api/outbox/texts');
  const { texts } = JSON.parse(body) as { readonly texts: readonly { readonly id: string }[] };
  expect(texts.find(({ id }) => id === textId)).toMatchObject({
    phone: text.to,
    status: 'delivered',
    body: text.body,
  });
});
