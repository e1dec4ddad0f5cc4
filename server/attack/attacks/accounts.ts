/** Attacks on accounts: guessing passwords and keys, asking which addresses exist, asking for what only this machine may see. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { PUBLIC_URL } from '../../service-tests/carrier.ts';
import type { Attack } from '../attack.ts';
import { type Answer, ask, Client, inLanes, PROXY } from '../client.ts';
import { PASSWORD, type Target } from '../target.ts';

const JSON_BODY = { 'content-type': 'application/json', origin: PUBLIC_URL };
const anyAddress = () => `203.0.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`;

/** Tries a password, from a direct connection or as a proxy hands it on, with an address that the client made up. */
const guess =
  (target: Target, email: string, from: { readonly address: string; readonly behindProxy: boolean }) =>
  () => {
    const forged = anyAddress();
    const forwarded = from.behindProxy ? `${forged}, ${from.address}` : forged;
    return ask(target.port, from.behindProxy ? PROXY : from.address, '/api/auth/sign-in/email', {
      method: 'POST',
      headers: { ...JSON_BODY, 'x-forwarded-for': forwarded, 'x-real-ip': forged },
      body: JSON.stringify({ email, password: randomUUID() }),
    });
  };

/** Answers for which a password was compared. */
const compared = (answers: readonly Answer[]): number =>
  answers.filter(({ status }) => status === 401).length;

/** Five are free, and each further one waits twice as long. */
const MOST_OF_ACCOUNT = 8;
const MOST_OF_ADDRESS = 60;

const bruteForce: Attack = {
  name: 'guessing passwords with a made-up X-Forwarded-For each time',
  bound: `${MOST_OF_ACCOUNT} compared of an account, ${MOST_OF_ADDRESS} of an address; the owner gets in`,
  meanwhile: 'business as usual',
  async run(target) {
    // The owner has been here before.
    const owner = await target.signIn(target.victim);
    const tries = target.full ? 300 : 65;
    const oneAccount = await inLanes(
      5,
      Array.from({ length: tries }, (_, at) =>
        guess(target, target.victim.email, { address: target.newAddress(), behindProxy: at % 2 === 0 }),
      ),
    );
    const perAddress = [];
    for (const behindProxy of [false, true]) {
      const address = target.newAddress();
      const each = Array.from({ length: tries }, (_, at) =>
        guess(target, `nobody-${at}@guess.test`, { address, behindProxy }),
      );
      perAddress.push(compared(await inLanes(5, each)));
    }
    const again = new Client(target.port, owner.address);
    const gotIn = await again.signIn(target.victim.email, PASSWORD).then(
      () => true,
      () => false,
    );
    const [ofAccount, ofAddress] = [compared(oneAccount), Math.max(...perAddress)];
    return {
      seen: `${ofAccount} of an account, ${ofAddress} of an address; the owner ${gotIn ? 'got in' : 'was kept out'}`,
      held: ofAccount <= MOST_OF_ACCOUNT && ofAddress <= MOST_OF_ADDRESS && gotIn,
    };
  },
};

/** An answer without what differs for everybody. */
const shapeOf = ({ status, text }: Answer, email: string): string =>
  `${status} ${text
    .replaceAll(email, '(the address)')
    .replaceAll(/"(id|createdAt|updatedAt)":"[^"]{0,60}"/g, '"$1":"-"')}`;

const enumeration: Attack = {
  name: 'asking which addresses have an account',
  bound: 'one answer for all',
  meanwhile: 'business as usual',
  async run(target) {
    const asks = [
      ['/api/auth/sign-up/email', { name: 'Ann', password: 'a long password' }],
      ['/api/auth/request-password-reset', { redirectTo: '/' }],
      ['/api/auth/sign-in/email', { password: 'a wrong password' }],
      ['/api/auth/send-verification-email', { callbackURL: '/' }],
    ] as const;
    const told: string[] = [];
    for (const [path, body] of asks) {
      const client = new Client(target.port, target.newAddress());
      const shapes = new Set<string>();
      for (const email of [target.attacker.email, `nobody-${randomUUID()}@guess.test`])
        shapes.add(shapeOf(await client.post(path, { ...body, email }), email));
      if (shapes.size > 1) told.push(path);
    }
    return { seen: told.length === 0 ? 'one answer' : `told by ${told.join(', ')}`, held: told.length === 0 };
  },
};

const keys: Attack = {
  name: 'guessing keys of the public API',
  bound: '30 a minute are looked up',
  meanwhile: 'business as usual',
  async run(target) {
    const address = target.newAddress();
    const tries = Array.from(
      { length: target.full ? 1_000 : 150 },
      () => () =>
        ask(target.port, address, '/api/v1/bookings', {
          headers: { authorization: `Bearer ahoy_${randomUUID()}`, 'x-forwarded-for': anyAddress() },
        }),
    );
    const answers = await inLanes(5, tries);
    const looked = answers.filter(({ status }) => status !== 429).length;
    const taken = answers.filter(({ status }) => status < 400 || status >= 500).length;
    // Those of the five that are under way when the limit is reached.
    return { seen: `${looked} looked up, ${taken} taken`, held: looked <= 30 + 5 && taken === 0 };
  },
};

const outbox: Attack = {
  name: 'reading the outbox and the figures by a made-up Host',
  bound: 'none is shown',
  meanwhile: 'business as usual',
  async run({ port }) {
    const hosts = ['evil.test', 'localhost.evil.test', '127.0.0.1.evil.test', 'ahoy.test'];
    const forwarded = [
      { host: 'localhost', 'x-forwarded-for': '203.0.113.7' },
      { host: 'localhost', forwarded: 'for=203.0.113.7' },
      { host: 'localhost', via: '1.1 tunnel' },
      { host: '127.0.0.1', 'x-forwarded-host': 'localhost' },
      { host: 'localhost', 'cf-connecting-ip': '203.0.113.7' },
    ];
    const all = [...hosts.map((host) => ({ host })), ...forwarded];
    const answers = await Promise.all(all.map((headers) => ask(port, PROXY, '/api/outbox', { headers })));
    const shown = answers.filter(({ status }) => status === 200).length;
    return { seen: `${shown} of ${all.length} shown`, held: shown === 0 };
  },
};

const sockets: Attack = {
  name: 'sockets without a session, a token or a signature',
  bound: 'none is opened',
  meanwhile: 'business as usual',
  async run(target) {
    const localAddress = target.newAddress();
    const paths = [
      `/phone?businessId=${target.victim.businessId}`,
      `/listen?businessId=${target.victim.businessId}`,
      '/media',
      '/',
    ];
    const knock = (path: string) => async () => {
      const socket = new WebSocket(`ws://127.0.0.1:${target.port}${path}`, {
        localAddress,
        headers: { origin: PUBLIC_URL },
      });
      // Refused: that is what is counted.
      socket.on('error', () => undefined);
      const opened = await Promise.race([
        once(socket, 'open').then(
          () => true,
          () => false,
        ),
        new Promise<boolean>((resolve) => socket.once('close', () => resolve(false))),
      ]);
      socket.terminate();
      return opened;
    };
    const knocks = Array.from({ length: target.full ? 200 : 30 }, () => paths.map(knock)).flat();
    const opened = (await inLanes(10, knocks)).filter(Boolean).length;
    return { seen: `${opened} of ${knocks.length} opened`, held: opened === 0 };
  },
};

export const accounts: readonly Attack[] = [enumeration, keys, outbox, sockets, bruteForce];
