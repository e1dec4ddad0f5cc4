/** Requests that are larger, more, or slower than a service can bear. */
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, flood } from '../../http/guards/testing.ts';
import type { Attack } from '../attack.ts';
import { ask, inLanes, PROXY } from '../client.ts';

const KB = 1024;
const MB = 1024 * KB;

/** Turned away, or cut off. */
const wasRefused = (status: number): boolean => status === 0 || (status >= 400 && status < 500);

const HEAD = 'HTTP/1.1\r\nHost: ahoy.test\r\nContent-Type: application/json\r\n';

/** All that take a body, and one that does not. */
const ADDRESSES = [
  '/api/auth/sign-in/email',
  '/api/auth/sign-up/email',
  '/trpc/bookings.create',
  '/trpc/calls.list,calls.list?batch=1',
  '/api/v1/bookings',
  '/webhooks/twilio/voice',
  '/webhooks/stripe',
  '/',
];

/** Both ends of a socket hold up to 6 MB of it by themselves. */
const MOST_TAKEN = 16 * MB;

const largeBodies: Attack = {
  name: 'bodies of 300 MB, told or in chunks without end',
  bound: 'less than 16 MB read of each',
  meanwhile: 'business as usual',
  async run(target) {
    const piece = Buffer.from(`10000\r\n${'x'.repeat(64 * KB)}\r\n`);
    const send = (address: string, length: string) => async () => {
      const sender = await connect(
        target.port,
        `POST ${address} ${HEAD}${length}\r\n\r\n`,
        target.newAddress(),
      );
      const taken = await flood(sender, piece);
      await sender.closed;
      return taken;
    };
    const senders = ADDRESSES.flatMap((address) =>
      Array.from({ length: target.full ? 5 : 1 }, () => [
        send(address, 'Transfer-Encoding: chunked'),
        send(address, `Content-Length: ${300 * MB}`),
      ]).flat(),
    );
    const taken = await inLanes(10, senders);
    const most = Math.max(...taken);
    return { seen: `${(most / MB).toFixed(1)} MB of ${senders.length}`, held: most < MOST_TAKEN };
  },
};

const manyHeaders: Attack = {
  name: '5,000 headers, and a header of 1 MB',
  bound: 'each refused with 4xx',
  meanwhile: 'business as usual',
  async run({ port, full, newAddress }) {
    const address = newAddress();
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`x-${at}`, 'y']));
    // As many as fit into the 16 KB of a head.
    const small = Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`x${at}`, 'y']));
    const large = { 'x-large': 'y'.repeat(MB) };
    const asks = [many, small, large].flatMap((headers) =>
      Array.from({ length: full ? 50 : 5 }, () => () => ask(port, address, '/trpc/calls.list', { headers })),
    );
    const statuses = (await inLanes(10, asks)).map(({ status }) => status);
    const taken = statuses.filter((status) => !wasRefused(status)).length;
    return { seen: `${taken} of ${statuses.length} not refused`, held: taken === 0 };
  },
};

/** Longer than both limits of time together with the pause between looks: 15 s for a head, 30 s for a body. */
const HEAD_SECONDS = 22;
const BODY_SECONDS = 37;

export const slowRequests: Attack = {
  name: 'heads and bodies of a byte a second',
  bound: 'cut off after 20 and 35 s',
  meanwhile: 'business as usual',
  async run({ port, newAddress }) {
    const address = newAddress();
    const starts = [
      { text: 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ', seconds: HEAD_SECONDS },
      {
        text: `POST /api/auth/sign-in/email ${HEAD}Content-Length: 9000\r\n\r\n`,
        seconds: BODY_SECONDS,
      },
    ];
    const left = await Promise.all(
      starts.map(async ({ text, seconds }) => {
        const slow = await Promise.all(Array.from({ length: 200 }, () => connect(port, text, address)));
        for (let second = 0; second < seconds; second += 1) {
          for (const { socket } of slow) if (!socket.destroyed) socket.write('x');
          await sleep(1_000);
        }
        const open = slow.filter(({ socket }) => !socket.destroyed);
        for (const { socket } of slow) socket.destroy();
        return open.length;
      }),
    );
    const open = left.reduce((sum, each) => sum + each, 0);
    return { seen: `${open} still open`, held: open === 0 };
  },
};

const MOST_CONNECTIONS = 500;

const manyConnections: Attack = {
  name: '1,500 connections from one address',
  bound: `at most ${MOST_CONNECTIONS} stay open`,
  meanwhile: 'business as usual',
  async run({ port, newAddress }) {
    const address = newAddress();
    const head = 'GET / HTTP/1.1\r\nHost: x\r\n';
    const opened = await inLanes(
      50,
      Array.from({ length: 3 * MOST_CONNECTIONS }, () => () => connect(port, head, address)),
    );
    await sleep(1_000);
    const open = opened.filter(({ socket }) => !socket.destroyed).length;
    for (const { socket } of opened) socket.destroy();
    return { seen: `${open} open`, held: open <= MOST_CONNECTIONS };
  },
};

const batches: Attack = {
  name: 'batches of 600 procedures',
  bound: 'none of them is run',
  meanwhile: 'business as usual',
  async run(target) {
    const { businessId } = target.attacker;
    const client = await target.signIn(target.attacker);
    const range = { fromDay: '2026-01-01', toDay: '2026-12-31' };
    const inputs = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [at, { businessId, ...range }]));
    const path = (procedure: string, count: number) =>
      `/trpc/${Array.from({ length: count }, () => procedure).join(',')}?batch=1`;
    const posted = (procedure: string, count: number) => () =>
      client.post(path(procedure, count), inputs(count));
    const got = (procedure: string, count: number) => () =>
      client.ask(`${path(procedure, count)}&input=${encodeURIComponent(JSON.stringify(inputs(count)))}`);
    const answers = await inLanes(5, [
      ...Array.from({ length: target.full ? 20 : 5 }, () => posted('insights.read', 600)),
      // Names and inputs that fit into an address.
      posted('keys.list', 600),
      got('insights.read', 40),
      got('insights.read', 600),
    ]);
    const ran = answers.filter(({ status }) => !wasRefused(status)).length;
    return { seen: `${ran} of ${answers.length} run`, held: ran === 0 };
  },
};

const unsigned: Attack = {
  name: 'webhooks without a signature',
  bound: 'none is taken, 60 a minute are looked at',
  meanwhile: 'business as usual',
  async run({ port, full, newAddress }) {
    const address = newAddress();
    const send = () =>
      ask(port, address, '/webhooks/twilio/voice', {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-twilio-signature': 'x'.repeat(28),
          'x-forwarded-for': PROXY,
        },
        body: new URLSearchParams({ CallSid: `CA${'1'.repeat(32)}`, To: '+12125550199' }).toString(),
      });
    const answers = await inLanes(
      20,
      Array.from({ length: full ? 2_000 : 200 }, () => send),
    );
    const taken = answers.filter(({ status }) => !wasRefused(status)).length;
    const looked = answers.filter(({ status }) => status !== 429).length;
    // Those of the twenty that are asked at once may be under way when the limit is reached.
    return { seen: `${taken} taken, ${looked} looked at`, held: taken === 0 && looked <= 60 + 20 };
  },
};

export const requests: readonly Attack[] = [largeBodies, manyHeaders, manyConnections, batches, unsigned];
