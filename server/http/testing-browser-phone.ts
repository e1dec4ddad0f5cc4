/** The browser phone's socket on a free port, and a page that calls: what the tests of /phone share. */
import { on, once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { BusinessId, CallId, UserId } from '../../db/ids.ts';
import { member } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import type { BrowserLimits } from '../billing/browser-entitlement.ts';
import type { CallLine, LineEvent } from '../call/ports.ts';
import type { AnswerOptions } from '../call/manager.ts';
import { systemClock } from '../clock.ts';
import type { LimitName } from '../limits/table.ts';
import { createLogger } from '../log/log.ts';
import { endAllCalls, makeBusiness } from '../calls/testing.ts';
import { createPhoneUpgrade } from './browser-phone.ts';
import type { SocketUpgrade } from './socket.ts';

export const owner = 'owner' as UserId;
const ORIGIN = 'https://ahoy.example.com';

export let db: TestDatabase;
export let openUpgrade: (publicUrl: string) => SocketUpgrade;
let server: http.Server;
export let businessId: BusinessId;
export let number: string;
/** What a test changes of the service and its user. */
export const scene: {
  signedIn: UserId | null;
  failing: boolean;
  limits: BrowserLimits;
  /** Limits that the account has reached. */
  tooOften: Set<LimitName>;
} = {
  signedIn: owner,
  failing: false,
  limits: { daySeconds: 3_600, trialSeconds: null },
  tooOften: new Set(),
};
export let answered: {
  line: CallLine;
  callId: CallId;
  canType: boolean;
  draft: boolean;
  mayAsk: () => boolean;
}[];
/** End the calls that go on, as the call manager sees them. */
const over: (() => void)[] = [];

beforeAll(async () => {
  db = await createTestDatabase();
  ({ businessId, number } = await makeBusiness(db));
  await db.system.insert(member).values({ businessId, userId: owner, role: 'owner' });
  const callManager = {
    answer: (
      line: CallLine,
      { callId }: { callId: CallId },
      { canType, draft = false, mayAsk = () => true }: AnswerOptions,
    ) => {
      if (scene.failing) return Promise.reject(new Error('nobody is there'));
      answered.push({ line, callId, canType, draft, mayAsk });
      return new Promise<void>((resolve) => over.push(resolve));
    },
  };
  openUpgrade = (publicUrl) =>
    createPhoneUpgrade({
      db,
      callManager,
      billing: {
        browser: {
          db,
          clock: systemClock,
          billingUrl: '',
          trial: null,
          get limits() {
            return scene.limits;
          },
        },
      },
      limits: {
        take: (name) => Promise.resolve({ most: 1, left: 1, seconds: 60, reached: scene.tooOften.has(name) }),
        waitOf: (name) => (scene.tooOften.has(name) ? 60 : 0),
      },
      log: createLogger('silent'),
      canHear: false,
      publicUrl,
      userOf: () => Promise.resolve(scene.signedIn),
    });
  const upgrade = openUpgrade(ORIGIN);
  server = http.createServer();
  const sockets = new WebSocketServer({
    server,
    maxPayload: 64 * 1024,
    verifyClient: ({ req }: { req: IncomingMessage }, answer: (allowed: boolean, code: number) => void) => {
      void upgrade.verify(req).then((allowed) => answer(allowed, 403));
    },
  });
  sockets.on('connection', upgrade.accept);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  for (const end of over) end();
  server.close();
  server.closeAllConnections();
  await db.close();
});
beforeEach(async () => {
  // Nobody ends them: the call manager only notes what it is handed.
  await endAllCalls(db);
  scene.limits = { daySeconds: 3_600, trialSeconds: null };
  scene.tooOften = new Set();
  scene.signedIn = owner;
  answered = [];
  for (const end of over.splice(0)) end();
  scene.failing = false;
});

export const open = (query = `businessId=${businessId}`, origin = ORIGIN) => {
  const { port } = server.address() as AddressInfo;
  return new WebSocket(`ws://127.0.0.1:${port}/phone?${query}`, { headers: { origin } });
};
export const say = (socket: WebSocket, message: unknown) => socket.send(JSON.stringify(message));

/** Rings and waits until it is answered. */
export async function ring(query?: string) {
  const socket = open(query);
  const told: unknown[] = [];
  void (async () => {
    for await (const [data, isBinary] of on(socket, 'message', { close: ['close'] }) as AsyncIterable<
      [Buffer, boolean]
    >) {
      told.push(isBinary ? data : JSON.parse(data.toString()));
    }
  })();
  await expect.poll(() => answered).toHaveLength(1);
  const [first] = answered;
  if (first === undefined) throw new Error('not answered');
  const heard: LineEvent[] = [];
  first.line.listen((event) => heard.push(event));
  return { socket, told, heard, ...first };
}
