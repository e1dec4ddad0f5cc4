/** Money from end to end: a trial that is talked away, a plan, minutes above it, a card that fails and is mended. */
import { test as base, expect, type Page } from '@playwright/test';
import fs from 'node:fs/promises';
import path from 'node:path';
import { DEMO_NUMBER } from '../db/seed.ts';
import { placeCall } from '../server/fakes/phone/call.ts';
import { openCallerVoice } from '../server/fakes/phone/speech.ts';
import { ask, type Service as Carrier } from '../server/fakes/phone/webhooks.ts';
import { type FakeStripe, startFakeStripe } from '../server/fakes/stripe.ts';
import { DEMO } from './fixtures.ts';
import { look } from './look.ts';
import { type Service, startService } from './server.ts';

const DAY = 24 * 60 * 60;
const ACCOUNT_SID = `AC${'0'.repeat(32)}`;

interface Shop {
  readonly stripe: FakeStripe;
  readonly service: Service;
  readonly carrier: Carrier;
}

const test = base.extend<object, { readonly shop: Shop }>({
  shop: [
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
      const authToken = (await fs.readFile(path.join(service.dataDir, 'twilio-auth-token'), 'utf8')).trim();
      const { url } = service;
      await use({ stripe, service, carrier: { url, publicUrl: url, accountSid: ACCOUNT_SID, authToken } });
      await service.stop();
      await stripe.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ shop }, use) => use(shop.service.url),
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

let calls = 0;
/** What a caller hears whom the carrier asks the service about. */
async function ringUp({ carrier }: Shop): Promise<string> {
  calls += 1;
  const fields = {
    CallSid: `CA${String(calls).padStart(32, '0')}`,
    AccountSid: ACCOUNT_SID,
    From: '+16465550123',
    To: DEMO_NUMBER,
    CallStatus: 'ringing',
  };
  const next = { url: `${carrier.publicUrl}/webhooks/twilio/voice`, method: 'POST' } as const;
  return JSON.stringify((await ask(carrier, next, fields)).verbs);
}

async function talkTheTrialAway(shop: Shop, page: Page): Promise<void> {
  const voice = openCallerVoice();
  const silent = {
    from: '+16465550111',
    steps: [{ do: 'be-silent', ms: 20_000 }, { do: 'hang-up' }],
    expect: {},
  } as const;
  for (let round = 0; round < 6; round += 1) {
    await Promise.all(
      [1, 2].map(() => placeCall({ service: shop.carrier, to: DEMO_NUMBER, scenario: silent, voice })),
    );
    await page.goto('/billing');
    await page.getByRole('heading', { name: 'Minutes' }).waitFor();
    if (await page.getByText('Your trial is over').first().isVisible()) return;
  }
}

test('a trial is talked away, a plan is paid, goes over its minutes, fails and is restored', async ({
  page,
  shop,
}) => {
  test.setTimeout(240_000);
  const { stripe, service } = shop;
  await page.request.post('/api/auth/sign-in/email', { data: DEMO, headers: { Origin: service.url } });
  await page.goto('/billing');
  await expect(page.getByRole('heading', { name: 'Billing' })).toBeVisible();
  await expect(page.getByText(/Your trial goes on until/).first()).toBeVisible();
  await look(page, 'billing-trial');

  await talkTheTrialAway(shop, page);
  await page.goto('/');
  await expect(page.getByText('Your trial is over')).toBeVisible();
  expect(await ringUp(shop)).toContain('Please leave your name');

  // Stripe's own page, then back with the plan.
  await page.goto('/billing');
  await page.getByRole('article', { name: 'Starter' }).getByRole('button', { name: 'Subscribe' }).click();
  await page.getByRole('button', { name: 'Pay with a card that is declined' }).click();
  await expect(page.getByRole('alert')).toHaveText('Your card was declined.');
  await page.getByRole('button', { name: 'Pay with a card that works' }).click();
  await expect(page.getByRole('article', { name: 'Starter' }).getByText('Your plan')).toBeVisible();
  await expect(page.getByRole('cell', { name: '$49', exact: true })).toBeVisible();
  expect(await ringUp(shop)).toContain('Connect');
  await look(page, 'billing-subscribed');

  // Two hundred minutes are included; ten hours of calls are more than that.
  const [customer] = stripe.account.customers.values();
  stripe.account.meterEvents.push({
    meter: 'mtr_1',
    customer: customer?.id ?? '',
    identifier: 'ten-hours',
    value: 36_000,
    timestamp: stripe.account.now(),
    created: stripe.account.now(),
  });
  stripe.advance(32 * DAY);
  await stripe.delivery.settled();
  await page.reload();
  await expect(page.getByRole('cell', { name: '$169', exact: true })).toBeVisible();

  // A card that fails leaves a week; after it callers leave a message until it is mended.
  await page.getByRole('button', { name: 'Card, receipts and cancelling' }).click();
  await page.getByRole('button', { name: 'Use a card that is declined' }).click();
  await expect(page.getByRole('heading', { name: 'Billing' })).toBeVisible();
  stripe.advance(31 * DAY);
  await stripe.delivery.settled();
  await page.reload();
  await expect(page.getByText(/Your last payment did not go through/).first()).toBeVisible();

  await page.getByRole('button', { name: 'Card, receipts and cancelling' }).click();
  await page.getByRole('button', { name: 'Use a card that works' }).click();
  await stripe.delivery.settled();
  await expect(page.getByText(/Your last payment did not go through/)).toHaveCount(0);
  expect(await ringUp(shop)).toContain('Connect');
});
