/**
 * What nobody sends honestly, into every field of every procedure and REST route: it is refused in words, or does no
 * harm. Whatever comes out, it is never an error of ours.
 */
import express from 'express';
import fc from 'fast-check';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { makeApiKey } from '../business/api-keys.ts';
import { systemClock } from '../clock.ts';
import { type EventFeed, openEventFeed } from '../events/feed.ts';
import { createLimits, type Limits } from '../limits/limits.ts';
import { createLogger } from '../log/log.ts';
import { publicProcedures } from './public.ts';
import { restRoutes } from './rest.ts';
import { SCOPES } from './scopes.ts';
import { contextOf } from './testing.ts';
import { type FullBusiness, openFullBusiness } from './testing-business.ts';
import type { ApiContext } from './trpc.ts';
import { HOSTILE, put, stepsIn, wholeInput } from './testing-hostile.ts';
import { askProcedure, type Input, paths } from './testing-inputs.ts';

let db: TestDatabase;
let feed: EventFeed;
beforeAll(async () => {
  db = await createTestDatabase();
  feed = await openEventFeed(db);
});
afterAll(async () => {
  await feed.close();
  await db.close();
});

const isOurs = (code: string): boolean =>
  ['INTERNAL_SERVER_ERROR', 'TIMEOUT', 'SERVICE_UNAVAILABLE'].includes(code);

/** The procedures that need Stripe's key and only query the database. */
const WITHOUT_STRIPE = ['billing.setLimits', 'billing.events', 'billing.corrections', 'billing.redeliver'];

/** The context of the owner. What Stripe would be asked is refused before. */
function asOwner({ owner }: FullBusiness, path: string): ApiContext {
  const ctx = contextOf({ db, feed }, owner);
  if (!WITHOUT_STRIPE.includes(path)) return ctx;
  return { ...ctx, billing: { ...ctx.billing, stripe: {} as ApiContext['billing']['stripe'] } };
}

/** Refused although it is honest: there is no address to answer to, and no number that texts come from. */
const NOT_NOW = ['messages.answer', 'messages.answerByText', 'texts.write'];

test.each(paths)('%s takes any value in any field without an internal error', async (path) => {
  const business = await openFullBusiness({ db, feed }, path);
  const whole = wholeInput(path, business);
  const ask = async (input: unknown) =>
    (await askProcedure(asOwner(business, path), path, input as Input)).code;
  const wrong: string[] = [];
  for (const steps of stepsIn(whole)) {
    for (const leaf of HOSTILE) {
      if (isOurs(await ask(put(whole, steps, leaf))))
        wrong.push(`${steps.join('.')}: ${JSON.stringify(leaf).slice(0, 60)}`);
    }
  }
  expect(wrong).toEqual([]);
  // All other fields were as they have to be: each wrong one came as far as it can.
  if (!NOT_NOW.includes(path)) expect(await ask(whole)).not.toBe('BAD_REQUEST');
});

test('several wrong fields at once cause no internal error either', async () => {
  const business = await openFullBusiness({ db, feed }, 'several');
  const cases = paths.flatMap((path) => {
    const whole = wholeInput(path, business);
    const steps = stepsIn(whole);
    return steps.length === 0 ? [] : [{ path, whole, steps }];
  });
  const leaf = fc.oneof(
    fc.constantFrom(...HOSTILE),
    fc.anything({ maxDepth: 3 }),
    fc.string({ unit: 'binary' }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...cases),
      fc.array(fc.tuple(fc.nat(), leaf), { minLength: 1, maxLength: 4 }),
      async ({ path, whole, steps }, changes) => {
        const input = changes.reduce<unknown>(
          (value, [index, each]) => put(value, steps[index % steps.length] ?? [], each),
          whole,
        );
        expect((await askProcedure(asOwner(business, path), path, input as Input)).code).not.toSatisfy(
          isOurs,
        );
      },
    ),
    { numRuns: 500 },
  );
});

describe('a REST route', () => {
  let business: FullBusiness;
  let server: http.Server;
  let origin: string;
  let token: string;
  let limits: Limits;
  beforeAll(async () => {
    business = await openFullBusiness({ db, feed }, 'rest');
    const { businessId, owner } = business;
    ({ token } = await makeApiKey(db, businessId, { name: 'Key', scopes: SCOPES, createdBy: owner }));
    limits = createLimits({ db, secret: 'a secret of tests', onError: () => undefined });
    const app = express();
    app.use(express.text({ type: () => true, limit: '256kb' }));
    app.use(
      restRoutes({
        db,
        limits: { ...limits, take: () => Promise.resolve({ most: 1, left: 1, seconds: 1, reached: false }) },
        groupOf: () => '127.0.0.1',
        clock: systemClock,
        log: createLogger('silent'),
        contextOf: (from) => contextOf({ db, feed }, from.id),
      }),
    );
    server = http.createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
    limits.close();
  });

  const inAddress = (value: unknown): string => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    // As bytes that are no text, too: `encodeURIComponent` would refuse half of an emoji.
    return encodeURIComponent(text.toWellFormed().slice(0, 4_000)).replaceAll('%EF%BF%BD', '%ED%A0%80');
  };

  /** Sends an input as its route wants it: in the address, behind its question mark, or in the body. */
  async function send(
    { verb, route, path }: (typeof publicProcedures)[number],
    input: Input,
  ): Promise<number> {
    const { businessId: _own, ...fields } = input;
    const inRoute = [...route.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
    const address = inRoute.reduce(
      (whole, name) => whole.replace(`:${name}`, inAddress(fields[name]) || 'x'),
      route,
    );
    const rest = Object.entries(fields).filter(([name]) => !inRoute.includes(name));
    const query = rest.map(([name, value]) => `${inAddress(name)}=${inAddress(value)}`).join('&');
    const hasBody = verb !== 'get';
    const response = await fetch(`${origin}${address}${hasBody ? '' : `?${query}`}`, {
      method: verb.toUpperCase(),
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(hasBody ? { body: JSON.stringify(Object.fromEntries(rest)) } : {}),
    });
    expect(response.headers.get('content-type'), path).toContain('json');
    await response.arrayBuffer();
    return response.status;
  }

  test.each(publicProcedures)(
    '$verb $route takes any value in any field without an internal error',
    async (each) => {
      const whole = wholeInput(each.path, business);
      const steps = stepsIn(whole).filter(([name]) => name !== 'businessId');
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.nat(), fc.constantFrom(...HOSTILE)), { maxLength: 3 }),
          async (changes) => {
            const input = changes.reduce<unknown>(
              (value, [index, leaf]) => put(value, steps[index % steps.length] ?? ['more'], leaf),
              whole,
            );
            expect(await send(each, input as Input)).toBeLessThan(500);
          },
        ),
        { numRuns: 25 },
      );
    },
  );
});
