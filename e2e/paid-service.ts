/** The service with a fake Stripe behind it, and a telephone that its carrier signs for. */
import { test as base } from '@playwright/test';
import fs from 'node:fs/promises';
import path from 'node:path';
import { startMovablePostgres } from '../db/testing-time.ts';
import { type CallNews, placeCall } from '../server/fakes/phone/call.ts';
import type { CallStep } from '../server/fakes/phone/scenario.ts';
import { type CallerVoice, openCallerVoice } from '../server/fakes/phone/speech.ts';
import { ask, type Service as Carrier } from '../server/fakes/phone/webhooks.ts';
import { type FakeStripe, startFakeStripe } from '../server/fakes/stripe.ts';
import { makeFolder, type Service, startService } from './server.ts';

const ACCOUNT_SID = `AC${'0'.repeat(32)}`;

export interface PaidService {
  readonly stripe: FakeStripe;
  readonly url: string;
  /** Lets time pass for the service, its database and Stripe, and has the service told of what happened meanwhile. */
  wait(seconds: number): Promise<void>;
  /** Rings the receptionist, and hears it out. @returns what the carrier said in its place. */
  call(to: string): Promise<readonly string[]>;
  /** Rings it so often at once, and hangs up when so many seconds have passed. @returns what the carrier said in its place. */
  talk(to: string, calls: number, seconds: number): Promise<readonly string[]>;
  /** What the carrier is told to do with one more caller. */
  ring(to: string): Promise<string>;
}

export const test = base.extend<object, { readonly paid: PaidService }>({
  paid: [
    // Playwright wants the fixtures taken apart, though none is needed.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const stripe = await startFakeStripe();
      const folder = await makeFolder();
      const postgres = await startMovablePostgres(folder);
      const settings = {
        DATABASE_URL: postgres.url,
        STRIPE_SECRET_KEY: 'sk_test_e2e',
        STRIPE_WEBHOOK_SECRET: 'whsec_e2e',
        STRIPE_API_URL: stripe.url,
      };
      const service = await startService([], settings, 'movable');
      setUp(stripe, service.url);
      let ahead = 0;
      const wait = async (seconds: number) => {
        ahead += seconds;
        await Promise.all([postgres.setAhead(ahead), service.setAhead(ahead)]);
        // Last: what it tells of from now on has happened for the service too.
        stripe.advance(seconds);
        await stripe.delivery.settled();
      };
      const voice = openCallerVoice();
      await use({ stripe, url: service.url, wait, ...(await telephone(service, voice, wait)) });
      await voice.close();
      await service.stop();
      await stripe.close();
      await postgres.stop();
      await fs.rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ paid }, use) => use(paid.url),
});

/** What `npm run stripe:setup` makes, as far as a business on the smallest plan needs it. */
function setUp({ account }: FakeStripe, url: string): void {
  const created = account.now();
  account.endpoints.set('we_1', { id: 'we_1', url: `${url}/webhooks/stripe`, secret: 'whsec_e2e' });
  account.meters.set('mtr_1', {
    id: 'mtr_1',
    created,
    displayName: 'Seconds',
    eventName: 'ahoy_talk_seconds',
  });
  const common = { created, product: 'ahoy_starter', currency: 'usd', interval: 'month' } as const;
  account.prices.set('price_base', {
    ...common,
    id: 'price_base',
    lookupKey: 'ahoy_starter_month',
    unitAmount: 4_900,
    meter: null,
    tiers: [],
  });
  account.prices.set('price_overage', {
    ...common,
    id: 'price_overage',
    lookupKey: 'ahoy_starter_month_overage',
    unitAmount: null,
    meter: 'mtr_1',
    tiers: [
      { upTo: 12_000, unitAmount: 0 },
      { upTo: null, unitAmount: 0.5 },
    ],
  });
}

async function telephone(
  { url, dataDir }: Service,
  voice: CallerVoice,
  wait: PaidService['wait'],
): Promise<Pick<PaidService, 'call' | 'talk' | 'ring'>> {
  const authToken = (await fs.readFile(path.join(dataDir, 'twilio-auth-token'), 'utf8')).trim();
  const carrier: Carrier = { url, publicUrl: url, accountSid: ACCOUNT_SID, authToken };
  let rung = 0;
  const call = async (to: string, steps: readonly CallStep[], tell: (news: CallNews) => void) => {
    const scenario = { from: '+16465550111', steps, expect: {} };
    const { announced, errors } = await placeCall({ service: carrier, to, scenario, voice, tell });
    if (errors.length > 0) throw new Error(errors.join('; '));
    return announced;
  };
  return {
    call: (to) => call(to, [{ do: 'hang-up' }], () => undefined),
    async talk(to, calls, seconds) {
      let over = false;
      const steps: CallStep[] = [{ do: 'hang-up-when', happened: () => over }];
      const placed = Array.from({ length: calls }, () => {
        const greeted = Promise.withResolvers<undefined>();
        const ended = call(to, steps, ({ type }) => {
          if (type === 'greeted') greeted.resolve(undefined);
        });
        return { ended, begun: Promise.race([greeted.promise, ended]) };
      });
      await Promise.all(placed.map(({ begun }) => begun));
      await wait(seconds);
      over = true;
      return (await Promise.all(placed.map(({ ended }) => ended))).flat();
    },
    async ring(to) {
      rung += 1;
      const fields = {
        CallSid: `CA${String(rung).padStart(32, '0')}`,
        AccountSid: ACCOUNT_SID,
        From: '+16465550123',
        To: to,
        CallStatus: 'ringing',
      };
      const { verbs } = await ask(carrier, { url: `${url}/webhooks/twilio/voice`, method: 'POST' }, fields);
      return JSON.stringify(verbs);
    },
  };
}
