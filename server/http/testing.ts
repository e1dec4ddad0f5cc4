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
import type { Placed } from '../fakes/carrier-api.ts';
import { PUBLIC_URL, SIGNALWIRE, type TestCompany, TWILIO } from './testing-companies.ts';
import { takeBody } from './guards/bodies.ts';
import { carrierWebhooks } from './carrier-webhooks.ts';

export { AUTH_TOKEN, CODE_SENDER } from './testing-companies.ts';

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
    company = TWILIO,
    apiUrl,
  }: {
    readonly deadlineMs?: number;
    readonly hearsCallers?: boolean;
    /** Which one calls. */
    readonly company?: TestCompany;
    /** Of its API. */
    readonly apiUrl?: string;
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
  const carriers = [TWILIO, SIGNALWIRE].map((each) => each.carrier(each === company ? apiUrl : undefined));
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

  /** Posts a form as the company does, signed unless a signature is given. */
  async function post(name: string, form: Record<string, string>, signature?: string) {
    const path = `/webhooks/${company.name}/${name}`;
    const fields = Object.fromEntries(Object.entries(form).filter(([field]) => !company.untold.has(field)));
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { [company.signatureHeader]: signature ?? company.sign(`${PUBLIC_URL}${path}`, fields) },
      body: new URLSearchParams(fields),
    });
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      body: await response.text(),
    };
  }
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
    post,
    /** The document of a call that the company places or moves. */
    async documentOf(told: Placed['told'] | null | undefined): Promise<string> {
      if (told == null) return '';
      if ('twiml' in told) return told.twiml;
      const { pathname, search } = new URL(told.url);
      return (await post(pathname.slice(`/webhooks/${company.name}/`.length) + search, { CallSid: 'a-call' }))
        .body;
    },
    /** Opens a media socket as the company does. @param document that asks for it */
    async dial(document?: string): Promise<WebSocket> {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/media`, { headers: company.opens(document) });
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
