/**
 * An account at Stripe on a port of its own: it stores what it is sent, does what is due as its clock moves, signs and
 * sends its webhooks, and refuses what Stripe refuses. https://docs.stripe.com/api
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Account, newStripeId } from './stripe/account.ts';
import { Cycle } from './stripe/cycle.ts';
import { API_VERSION, Delivery } from './stripe/delivery.ts';
import { type FormObject, readForm } from './stripe/form.ts';
import { checkoutPage, portalPage } from './stripe/pages.ts';
import { ROUTES } from './stripe/routes.ts';
import { Refusal } from './stripe/routes/route.ts';

export interface FakeStripe {
  readonly url: string;
  /** What the account holds; tests look into it, and change what only a bank can. */
  readonly account: Account;
  readonly delivery: Delivery;
  /** Moves the clock on, and does what was due on the way. */
  advance(seconds: number): void;
  /** Makes the next so many requests fail with a 500, before or after they were carried out. */
  fail(next: { readonly requests: number; readonly when: 'before' | 'after' }): void;
  /** Asked before and after each request is carried out, which goes on when it settles: never, if it never does. */
  pause: (when: 'before' | 'after') => Promise<void>;
  /** Registers an endpoint for webhooks, as the dashboard does. @returns its secret. */
  addEndpoint(url: string): string;
  close(): Promise<void>;
}

interface Reply {
  readonly status: number;
  readonly body: string;
  /** Whether it is the answer to an earlier request with the same idempotency key. */
  readonly replayed?: true;
}

const OTHER_PARAMETERS =
  'Keys for idempotent requests can only be used with the same parameters they were first used with.';

/** Starts the account, on any free port unless one is named. */
export async function startFakeStripe(
  options: { readonly port?: number; readonly secretKey?: string } = {},
): Promise<FakeStripe> {
  const account = new Account();
  const delivery = new Delivery(account);
  const cycle = new Cycle(account, delivery);
  /** Answers by idempotency key; a promise while the first request is being answered. */
  const replies = new Map<string, { readonly request: string; readonly reply: Promise<Reply> }>();
  let failing = { requests: 0, when: 'before' as 'before' | 'after' };
  let origin = '';

  const carryOut = (method: string, path: string, form: FormObject): Reply => {
    try {
      for (const route of ROUTES) {
        const match = route.method === method ? route.path.exec(path) : null;
        if (match === null) continue;
        const answer = route.answer({ account, cycle, origin }, form, match[1] ?? '');
        return { status: 200, body: JSON.stringify(answer) };
      }
      throw new Refusal(`Unrecognized request URL (${method}: /v1/${path}).`, { status: 404 });
    } catch (error) {
      if (error instanceof Refusal) return refused(error);
      throw error;
    }
  };

  const once500 = (when: 'before' | 'after'): boolean => {
    if (failing.requests === 0 || failing.when !== when) return false;
    failing = { ...failing, requests: failing.requests - 1 };
    return true;
  };

  const answerApi = async (request: IncomingMessage, url: URL): Promise<Reply> => {
    const { authorization, 'stripe-version': version, 'idempotency-key': key } = request.headers;
    const secret = options.secretKey ?? 'sk_test_';
    const given = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
    if (given === undefined) return refused(new Refusal('You did not provide an API key.', { status: 401 }));
    if (!given.startsWith(secret))
      return refused(new Refusal(`Invalid API Key provided: ${given.slice(0, 8)}****`, { status: 401 }));
    if (version !== undefined && version !== API_VERSION)
      return refused(new Refusal(`Invalid Stripe API version: ${String(version)}`));
    const method = request.method ?? 'GET';
    const path = url.pathname.replace(/^\/v1\//, '');
    const text = await bodyOf(request);
    if (once500('before')) return broken;
    const run = () => carryOut(method, path, readForm(method === 'POST' ? text : url.search));
    if (method !== 'POST' || typeof key !== 'string') return once500('after') ? (run(), broken) : run();
    const fingerprint = createHash('sha256').update(`${method} ${path} ${text}`).digest('hex');
    const earlier = replies.get(key);
    if (earlier !== undefined) {
      if (earlier.request !== fingerprint)
        return refused(new Refusal(OTHER_PARAMETERS, { type: 'idempotency_error' }));
      return { ...(await earlier.reply), replayed: true };
    }
    const reply = run();
    // A server error is replayed too; one of ours here is the network's, which lost the answer.
    replies.set(key, { request: fingerprint, reply: Promise.resolve(reply) });
    return once500('after') ? broken : reply;
  };

  const answerSlowly = async (
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
  ): Promise<void> => {
    await fake.pause('before');
    const { status, body, replayed } = await answerApi(request, url);
    await fake.pause('after');
    const headers = { 'content-type': 'application/json', 'request-id': newStripeId('req') };
    response
      .writeHead(status, replayed === true ? { ...headers, 'idempotent-replayed': 'true' } : headers)
      .end(body);
  };

  const answerPage = async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const [, , , id = ''] = url.pathname.split('/');
    const session = account.sessions.get(id);
    const portal = account.portals.get(id);
    const form = request.method === 'POST' ? readForm(await bodyOf(request)) : null;
    if (session !== undefined) {
      const paid = form !== null && cycle.complete(session, cardIn(form), origin);
      if (paid) response.writeHead(303, { location: session.successUrl }).end();
      else html(response, checkoutPage(account, session, form !== null));
      return;
    }
    const customer = account.customers.get(portal?.customer ?? '');
    if (portal === undefined || customer === undefined) {
      response.writeHead(404).end('Not found');
      return;
    }
    if (form === null) {
      html(response, portalPage(account, portal));
      return;
    }
    const live = [...account.subscriptions.values()].find(
      (each) => each.customer === customer.id && each.status !== 'canceled',
    );
    if (form['do'] === 'good-card' || form['do'] === 'bad-card')
      cycle.setCard(customer, form['do'] === 'good-card' ? '4242' : '0002');
    else if (live !== undefined) cycle.setCancelling(live, form['do'] === 'cancel');
    response.writeHead(303, { location: portal.returnUrl }).end();
  };

  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? '/', origin);
    const answer = url.pathname.startsWith('/v1/') ? answerSlowly : answerPage;
    answer(request, response, url).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const fake: FakeStripe = {
    url: origin,
    account,
    delivery,
    advance(seconds) {
      account.ahead += seconds;
      cycle.catchUp();
    },
    fail(next) {
      failing = next;
    },
    pause: () => Promise.resolve(),
    addEndpoint(url) {
      const endpoint = { id: newStripeId('we'), url, secret: newStripeId('whsec') };
      account.endpoints.set(endpoint.id, endpoint);
      return endpoint.secret;
    },
    async close() {
      await delivery.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return fake;
}

const broken: Reply = {
  status: 500,
  body: JSON.stringify({ error: { type: 'api_error', message: 'An error occurred.' } }),
};

const refused = ({ status, type, code, param, message }: Refusal): Reply => {
  const about =
    code === undefined ? undefined : `https://docs.stripe.com/error-codes/${code.replaceAll('_', '-')}`;
  return { status, body: JSON.stringify({ error: { type, code, doc_url: about, param, message } }) };
};

/** The last digits of the card that was typed into a page; none: it is declined. */
const cardIn = ({ card }: FormObject): string => (typeof card === 'string' ? card : '0002');

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}

const html = (response: ServerResponse, page: string) => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
};
