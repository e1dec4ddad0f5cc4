/** The service's routes for carriers on a free port, with a call manager that only notes what it is given. */
import express from 'express';
import expressWs from 'express-ws';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { WebSocket } from 'ws';
import type { Database } from '../../db/client.ts';
import type { Trial } from '../billing/accounts.ts';
import type { CallLine } from '../call/ports.ts';
import type { CallKey } from '../../db/ids.ts';
import { systemClock } from '../clock.ts';
import { createLogger } from '../log/log.ts';
import { FallbackNumbers } from '../storage/fallback-numbers.ts';
import { Spool } from '../storage/spool.ts';
import type { Fallback } from './fallbacks.ts';
import { createMediaUpgrade } from './media.ts';
import { twilio } from '../carriers/twilio/carrier.ts';
import type { FormFields } from '../carriers/cxml/read.ts';
import { twilioSignature } from '../carriers/twilio/signature.ts';
import { takeBody } from './guards/bodies.ts';
import { carrierWebhooks } from './carrier-webhooks.ts';

export const AUTH_TOKEN = '12345';
/** From where codes are sent. */
export const CODE_SENDER = '+12125550190';
const PUBLIC_URL = 'https://ahoy.example.com';

export interface Answered extends CallKey {
  readonly line: CallLine;
}

let calls = 0;
export const newSid = (): string => {
  calls += 1;
  return `CA${calls.toString().padStart(32, '0')}`;
};

/** The form of a call, with fields that no documentation names. */
export const callForm = (sid: string, to: string, more: Record<string, string> = {}) => ({
  CallSid: sid,
  AccountSid: `AC${'0'.repeat(32)}`,
  From: '+12125550123',
  To: to,
  CallStatus: 'in-progress',
  Direction: 'inbound',
  FromCity: '',
  StirVerstat: 'TN-Validation-Passed-A',
  ...more,
});

export const tokenIn = (twiml: string): string =>
  /<Parameter name="t" value="([\w-]{43})"\/>/.exec(twiml)?.[1] ?? '';

/** Serves the carrier's routes as the service does. */
export async function openCarrierRoutes(
  db: Database,
  trial: Trial = null,
  {
    deadlineMs = 3_000,
    hearsCallers = true,
    account = { accountSid: 'AC1', apiUrl: 'https://api.twilio.com' },
  }: {
    readonly deadlineMs?: number;
    readonly hearsCallers?: boolean;
    readonly account?: { readonly accountSid: string; readonly apiUrl: string };
  } = {},
) {
  const log = createLogger('silent');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ahoy-routes-'));
  const fallbacks = new FallbackNumbers(folder, (error) => log.error(error));
  const spool = new Spool(path.join(folder, 'spool'));
  const app = express();
  const server = http.createServer(app);
  const answered: Answered[] = [];
  const fallen: Fallback[] = [];
  const callManager = {
    prepare: () => Promise.resolve(),
    answer: (line: CallLine, key: CallKey) => {
      answered.push({ line, ...key });
      return Promise.resolve();
    },
  };
  const carriers = [
    twilio({
      publicUrl: PUBLIC_URL,
      ...account,
      authToken: AUTH_TOKEN,
      callerId: CODE_SENDER,
    }),
  ];
  const parts = {
    db,
    carriers,
    fallbacks,
    spool,
    deadlineMs,
    callManager,
    log,
    publicUrl: PUBLIC_URL,
    billing: { admission: { db, clock: systemClock, trial, billingUrl: `${PUBLIC_URL}/billing` } },
    startLimitMs: 300,
    hearsCallers,
    onFallback: (fallback: Fallback) => fallen.push(fallback),
  };
  const media = createMediaUpgrade(parts);
  const sockets = expressWs(app, server, {
    leaveRouterUntouched: true,
    wsOptions: {
      perMessageDeflate: false,
      maxPayload: 64 * 1024,
      verifyClient: ({ req }, answer) => void media.verify(req).then((may) => answer(may, 403)),
    },
  });
  sockets.app.ws('/media', media.accept);
  app.use(async (request, response, next) => {
    if (await takeBody(request, response)) next();
  });
  app.use('/webhooks', carrierWebhooks(parts));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const signed = (path: string, fields: FormFields) =>
    twilioSignature(AUTH_TOKEN, `${PUBLIC_URL}${path}`, fields);
  return {
    port,
    carriers,
    answered,
    /** Callers whom the receptionist did not serve. */
    fallen,
    folder,
    fallbacks,
    spool,
    openSockets: () => sockets.getWss().clients.size,
    /** Posts a form as Twilio does, signed unless a signature is given. */
    async post(name: string, fields: Record<string, string>, signature?: string) {
      const path = `/webhooks/twilio/${name}`;
      const response = await fetch(`http://127.0.0.1:${port}${path}`, {
        method: 'POST',
        headers: { 'x-twilio-signature': signature ?? signed(path, fields) },
        body: new URLSearchParams(fields),
      });
      return {
        status: response.status,
        type: response.headers.get('content-type'),
        body: await response.text(),
      };
    },
    /** Opens a media socket as Twilio does. */
    async dial(): Promise<WebSocket> {
      const signature = twilioSignature(AUTH_TOKEN, 'wss://ahoy.example.com/media', {});
      const socket = new WebSocket(`ws://127.0.0.1:${port}/media`, {
        headers: { 'x-twilio-signature': signature },
      });
      socket.on('error', () => undefined);
      await once(socket, 'open');
      return socket;
    },
    async close() {
      for (const socket of sockets.getWss().clients) socket.terminate();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
