import express from 'express';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DatabaseBusy } from '../../db/client.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { createLogger } from '../log/log.ts';
import { failed } from './failed.ts';

let db: TestDatabase;
let server: http.Server;
let written = '';
beforeAll(async () => {
  db = await createTestDatabase();
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      written += chunk.toString();
      done();
    },
  });
  const app = express();
  app.get('/busy', () => {
    throw new Error('a query failed', { cause: new DatabaseBusy('small') });
  });
  app.get('/query', () => db.system.execute(`select '+12125550147'::uuid`));
  app.post('/body', express.json(), (_request, response) => void response.send('read'));
  app.use(failed(createLogger('error', undefined, out)));
  server = http.createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  server.close();
  await db.close();
});

const ask = (path: string, options: RequestInit = {}) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, options);

test('a client that asks while the database is busy is told when to try again', async () => {
  const response = await ask('/busy');
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('5');
  expect(await response.text()).toContain('try again in a moment');
});

test('a query that fails is reported without its parameters, to the browser and in the log', async () => {
  const response = await ask('/query');
  expect(response.status).toBe(500);
  expect(await response.text()).toBe('Something went wrong on our side. Please try again.');
  expect(written).toContain('22P02');
  expect(written).not.toContain('2125550147');
});

test('a body that cannot be read is the fault of its sender', async () => {
  const headers = { 'content-type': 'application/json' };
  expect((await ask('/body', { method: 'POST', body: '{', headers })).status).toBe(400);
});
