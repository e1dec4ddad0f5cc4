import express from 'express';
import { once } from 'node:events';
import fs from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { webRoutes, widgetRoutes } from './web.ts';

const FILES = {
  'index.html': '<!doctype html><title>Ahoy</title>',
  'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'assets/main-abc.js': `console.log('ahoy');`,
  'assets/main-abc.css': 'body { color: teal }',
  'widget.js': 'start()',
  'widget/panel-abc.js': 'export {}',
};

let folder: string;
let server: http.Server;
beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'ahoy-web-'));
  for (const name of ['assets', 'widget']) await fs.mkdir(path.join(folder, name));
  for (const [name, text] of Object.entries(FILES)) {
    await fs.writeFile(path.join(folder, name), text);
    await fs.writeFile(path.join(folder, `${name}.br`), brotliCompressSync(text));
    await fs.writeFile(path.join(folder, `${name}.gz`), gzipSync(text));
  }
  server = http.createServer(express().use(widgetRoutes(folder), webRoutes(folder))).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  server.close();
  await fs.rm(folder, { recursive: true });
});

/** As it goes over the wire: `fetch` would unpack it and hide how it came. */
async function get(
  url: string,
  headers: http.OutgoingHttpHeaders = { 'accept-encoding': 'gzip, deflate, br' },
) {
  const { port } = server.address() as AddressInfo;
  const request = http.get({ port, host: '127.0.0.1', path: url, headers });
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  const body = Buffer.concat(await response.toArray());
  return { status: response.statusCode, headers: response.headers, body };
}

test.each([
  ['/assets/main-abc.js', /^text\/javascript; charset=utf-8$/i, FILES['assets/main-abc.js']],
  ['/assets/main-abc.css', /^text\/css; charset=utf-8$/i, FILES['assets/main-abc.css']],
])('%s is sent compressed, and browsers keep it for good', async (url, type, text) => {
  const { status, headers, body } = await get(url);
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': expect.stringMatching(type) as string,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'Accept-Encoding',
    etag: expect.any(String) as string,
  });
  expect(brotliDecompressSync(body).toString()).toBe(text);
});

test.each(['/', '/calls/0198?tab=turns', '/sign-in', '/reset-password/a.b'])(
  '%s answers with the page, which browsers ask for each time',
  async (url) => {
    const { headers, body } = await get(url);
    expect(headers).toMatchObject({
      'content-encoding': 'br',
      'content-type': expect.stringMatching(/^text\/html; charset=utf-8$/i) as string,
      'cache-control': 'no-cache',
      vary: 'Accept-Encoding',
    });
    expect(brotliDecompressSync(body).toString()).toBe(FILES['index.html']);
  },
);

test('a browser that has the page already is told that it is the same', async () => {
  const { headers } = await get('/');
  const again = await get('/', { 'accept-encoding': 'br', 'if-none-match': headers.etag });
  expect(again.status).toBe(304);
  expect(again.body).toHaveLength(0);
});

test('a client without brotli gets gzip, and one with neither gets the plain file', async () => {
  const zipped = await get('/assets/main-abc.js', { 'accept-encoding': 'gzip' });
  expect(zipped.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(zipped.body).toString()).toBe(FILES['assets/main-abc.js']);
  const plain = await get('/assets/main-abc.js', {});
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.headers.vary).toBe('Accept-Encoding');
  expect(plain.body.toString()).toBe(FILES['assets/main-abc.js']);
  expect(plain.headers.etag).not.toBe(zipped.headers.etag);
});

test('an address of no page and no file is not found', async () => {
  for (const url of ['/assets/main-old.js', '/trpc/nothing', '/api/nothing', '/webhooks/nothing'])
    expect((await get(url)).status).toBe(404);
});

test.each(['/widget.js', '/widget/panel-abc.js'])('pages of every origin load %s', async (url) => {
  const { status, headers } = await get(url);
  expect(status).toBe(200);
  expect(headers['access-control-allow-origin']).toBe('*');
  expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
});

test('a part of the widget that is gone is not found', async () => {
  expect((await get('/widget/panel-old.js')).status).toBe(404);
});
