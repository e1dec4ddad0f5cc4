/** The service with a fake Stripe behind it, and a telephone that its carrier signs for. */
import { test as base } from '@playwright/test';
import fs from 'node:fs/promises';
import path from 'node:path';
import { placeCall } from '../server/fakes/phone/call.ts';
import type { CallStep } from '../server/fakes/phone/scenario.ts';
import { type CallerVoice, openCallerVoice } from '../server/fakes/phone/speech.ts';
import { ask, type Service as Carrier } from '../server/fakes/phone/webhooks.ts';
import { type FakeStripe, startFakeStripe } from '../server/fakes/stripe.ts';
import { type Service, startService } from './server.ts';

const ACCOUNT_SID = `AC${'0'.repeat(32)}`;

export interface PaidService {
  readonly stripe: FakeStripe;
  readonly service: Service;
  /** Rings the receptionist, and does what a caller does. @returns what the carrier said in its place. */
  call(to: string, steps: readonly CallStep[]): Promise<readonly string[]>;
  /** What the carrier is told to do with one more caller. */
  ring(to: string): Promise<string>;
}

export const test = base.extend<object, { readonly paid: PaidService }>({
  paid: [
    // Playwright wants the fixtures taken apart, though none is needed.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const stripe = await startFakeStripe();
      const service = await startService([], {
        STRIPE_SECRET_KEY: 'sk_test_e2e',
        STRIPE_WEBHOOK_SECRET: 'whsec_e2e',
        STRIPE_API_URL: stripe.url,
        TRIAL_MINUTES: '1',
      });
      setUp(stripe, service.url);
      const voice = openCallerVoice();
      await use({ stripe, service, ...(await telephone(service, voice)) });
      await voice.close();
      await service.stop();
      await stripe.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ paid }, use) => use(paid.service.url),
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
): Promise<Pick<PaidService, 'call' | 'ring'>> {
  const authToken = (await fs.readFile(path.join(dataDir, 'twilio-auth-token'), 'utf8')).trim();
  const carrier: Carrier = { url, publicUrl: url, accountSid: ACCOUNT_SID, authToken };
  let rung = 0;
  return {
    async call(to, steps) {
      const scenario = { from: '+16465550111', steps, expect: {} };
      const { announced, errors } = await placeCall({ service: carrier, to, scenario, voice });
      if (errors.length > 0) throw new Error(errors.join('; '));
      return announced;
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
