import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { queueMail } from '../mail/outbox.ts';
import { outboxRoutes } from './outbox.ts';
import { fromThisMachine } from './this-machine.ts';

let db: TestDatabase;
let server: http.Server;

beforeAll(async () => {
  db = await createTestDatabase();
  server = http.createServer(express().use('/api/outbox', fromThisMachine(outboxRoutes(db))));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await db.close();
});

/** Asks as a browser does that was led here by this name. */
async function ask(host: string): Promise<{ status: number | undefined; body: string }> {
  const { port } = server.address() as AddressInfo;
  const request = http.get({ host: '127.0.0.1', port, path: '/api/outbox', headers: { host } });
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  return { status: response.statusCode, body: (await response.toArray()).join('') };
}

test('the newest mail comes first, an account its own too', async () => {
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
  'by the name %j there is nothing',
  async (host) => {
    const { status, body } = await ask(host);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body).not.toContain('password');
  },
);
