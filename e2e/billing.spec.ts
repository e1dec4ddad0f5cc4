/** Money from end to end: a trial that is talked away, a plan, minutes above it, a card that fails and is mended, the end. */
import { expect, type Page } from '@playwright/test';
import fs from 'node:fs/promises';
import type { CallStep } from '../server/fakes/phone/scenario.ts';
import { look } from './look.ts';
import { type PaidService, test } from './paid-service.ts';
import { signUp } from './set-up.ts';

const DAY = 24 * 60 * 60;
const NUMBER = '+12125550142';
/** From Stripe's news to the page that shows it. */
const NEWS_MS = 1_000;

/** Half a minute of somebody who has time: two of them at once use the trial's minute up. */
const LEISURELY: readonly CallStep[] = [
  { do: 'be-silent', ms: 14_000 },
  { do: 'press', keys: '5' },
  { do: 'be-silent', ms: 14_000 },
  { do: 'hang-up' },
];

async function openShop(page: Page): Promise<void> {
  await signUp(page, 'Olive Shore', 'olive@shore.test');
  await page.getByRole('button', { name: /^Barber/ }).click();
  await page.getByLabel('Name of the business').fill('Shore Barbers');
  for (let step = 0; step < 2; step += 1) await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Make my receptionist' }).click();
  await page.getByLabel('The number at Twilio').fill(NUMBER);
  await page.getByRole('button', { name: 'Connect this number' }).click();
  await expect(page.getByText('Waiting for your test call')).toBeVisible();
}

const banner = (page: Page, words: RegExp) => page.getByRole('status').filter({ hasText: words }).first();
const portal = (page: Page) => page.getByRole('button', { name: 'Card, receipts and cancelling' }).click();

/** Presses a button of Stripe's portal, and comes back when Stripe has told of it. */
async function atPortal(page: Page, { stripe }: PaidService, name: string): Promise<void> {
  await portal(page);
  await page.getByRole('button', { name }).click();
  await expect(page.getByRole('heading', { name: 'Billing' })).toBeVisible();
  await stripe.delivery.settled();
}

/** The page as it is when so many seconds were talked: hours that no test has. */
async function asIfTalked(page: Page, seconds: number, overageCents: number): Promise<void> {
  await page.route(/\/trpc\/[^?]*billing\.read/, async (route) => {
    const response = await route.fetch();
    const answers = (await response.json()) as { result: { data: { meter?: object } } }[];
    for (const { result } of answers)
      if (result.data.meter !== undefined)
        Object.assign(result.data.meter, {
          usedSeconds: seconds,
          overageCents,
          forecastSeconds: seconds * 2,
          forecastOverageCents: overageCents * 3,
        });
    await route.fulfill({ response, json: answers });
  });
}

test('a trial is talked away, a plan is paid, goes over its minutes, fails, is restored and ends', async ({
  page,
  paid,
}) => {
  // Half of it is for the pictures, on a machine that does other things too.
  test.setTimeout(300_000);
  const { stripe } = paid;
  await openShop(page);
  await page.goto('/billing');
  await expect(banner(page, /Your trial goes on until/)).toBeVisible();

  // A trial is looked at while it is talked away.
  const talking = Promise.all([paid.call(NUMBER, LEISURELY), paid.call(NUMBER, LEISURELY)]);
  await look(page, 'billing-trial');
  await talking;
  await page.goto('/');
  await expect(banner(page, /Your trial is over/)).toBeVisible();
  expect(await paid.call(NUMBER, [{ do: 'hang-up' }])).toEqual([
    expect.stringContaining('Please leave your name'),
  ]);
  await page.goto('/billing');
  await expect(banner(page, /Your trial is over/)).toBeVisible();

  // Stripe's own page: a card that is declined, one that works, and back before Stripe has told of it.
  await page.getByRole('article', { name: 'Starter' }).getByRole('button', { name: 'Subscribe' }).click();
  await page.getByRole('button', { name: 'Pay with a card that is declined' }).click();
  await expect(page.getByRole('alert')).toHaveText('Your card was declined.');
  stripe.delivery.held = true;
  await page.getByRole('button', { name: 'Pay with a card that works' }).click();
  await expect(banner(page, /Your plan is being activated/)).toBeVisible();
  // Looked for at every frame: an expectation would look again only after a while.
  const seen = page
    .waitForFunction(() =>
      document.querySelector('article[aria-label="Starter"]')?.textContent.includes('Your plan'),
    )
    .then(() => performance.now());
  stripe.delivery.release();
  await stripe.delivery.settled();
  const told = performance.now();
  const active = Math.max(0, (await seen) - told);
  console.log(`from the webhook to the plan on the page: ${Math.round(active)} ms`);
  expect(active).toBeLessThan(NEWS_MS);
  await expect(page.getByRole('cell', { name: '$49', exact: true })).toBeVisible();

  // The receptionist answers again, and Stripe's meter hears of it.
  expect(await paid.call(NUMBER, [{ do: 'hang-up' }])).toEqual([]);
  await expect.poll(() => stripe.account.meterEvents).toMatchObject([{ value: expect.any(Number) }]);
  await page.reload();
  await expect(page.getByText('1 of 200 included')).toBeVisible();
  await look(page, 'billing-active');

  // Two hundred minutes are included; ten hours of calls are more than that.
  const [customer] = stripe.account.customers.values();
  const [metered] = stripe.account.meterEvents;
  if (customer === undefined || metered === undefined) throw new Error('nothing was metered');
  const rest = 36_000 - metered.value;
  stripe.account.meterEvents.push({ ...metered, identifier: 'ten-hours', value: rest });
  await asIfTalked(page, 36_000, 12_000);
  await page.reload();
  await expect(page.getByText('600 of 200 included')).toBeVisible();
  await look(page, 'billing-over');
  await page.unroute(/\/trpc\/[^?]*billing\.read/);
  stripe.advance(32 * DAY);
  await stripe.delivery.settled();
  await page.reload();
  await expect(page.getByRole('cell', { name: '$169', exact: true })).toBeVisible();

  // A card that fails leaves a week.
  await atPortal(page, paid, 'Use a card that is declined');
  stripe.advance(31 * DAY);
  await stripe.delivery.settled();
  await page.reload();
  await expect(banner(page, /Your last payment did not go through/)).toBeVisible();
  expect(await paid.ring(NUMBER)).toContain('Connect');
  await look(page, 'billing-failed');

  // After it callers leave a message, until the card is mended. The service's own clock does not move: the invoice does.
  for (const invoice of stripe.account.invoices.values())
    if (invoice.status === 'open')
      stripe.account.invoices.set(invoice.id, {
        ...invoice,
        created: Math.floor(Date.now() / 1000) - 8 * DAY,
      });
  await atPortal(page, paid, 'Use a card that is declined');
  await expect(banner(page, /Your last invoice is not paid/)).toBeVisible();
  expect(await paid.call(NUMBER, [{ do: 'hang-up' }])).toEqual([
    expect.stringContaining('Please leave your name'),
  ]);
  await atPortal(page, paid, 'Use a card that works');
  await expect(page.getByText(/is not paid|did not go through/)).toHaveCount(0);
  expect(await paid.ring(NUMBER)).toContain('Connect');

  // Cancelled, it goes on to the end of what was paid; then its data can be taken away.
  await atPortal(page, paid, 'Cancel at the end of the period');
  await expect(banner(page, /Your subscription ends on .* kept for 30 days/)).toBeVisible();
  stripe.advance(32 * DAY);
  await stripe.delivery.settled();
  await page.reload();
  await expect(banner(page, /Your subscription has ended/)).toBeVisible();
  await look(page, 'billing-cancelled');
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download everything' }).click();
  const file = await (await downloading).path();
  expect(JSON.parse(await fs.readFile(file, 'utf8'))).toMatchObject({
    business: { name: 'Shore Barbers' },
    calls: expect.arrayContaining([expect.objectContaining({ toPhone: NUMBER })]),
  });

  // The owner was told of it by mail.
  const mails = (await (await page.request.get('/api/outbox')).json()) as { readonly subject: string }[];
  const subjects = mails.map(({ subject }) => subject);
  for (const subject of ['Your payment went through', 'Your subscription has ended'])
    expect(subjects.filter((each) => each === subject)).toHaveLength(1);
  expect(subjects).toContain('Your payment did not go through');
  expect(subjects).toContain('Your receptionist could not answer a call');
});
