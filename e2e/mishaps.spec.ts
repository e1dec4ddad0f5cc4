/** Addresses that were edited, a network that is away, a business in another country. */
import { expect, test } from './fixtures.ts';
import { look } from './look.ts';
import { makeBusiness, signIn, signUp } from './owner.ts';
import { dial, hear, say } from './phone.ts';
import { startService } from './server.ts';

const EDITED: readonly (readonly [address: string, heading: string, becomes: string])[] = [
  ['/calendar?view=nonsense&day=abc', 'Calendar', '/calendar'],
  ['/calls?length=zzz&outcome=zzz', 'Calls', '/calls'],
  ['/insights?range=zzz', 'Insights', '/insights'],
  ['/insights?from=2026-11-20&to=2026-11-01', 'Insights', '/insights'],
  ['/messages?show=zzz', 'Messages', '/messages'],
  ['/customers?q={}', 'Customers', '/customers'],
  ['/phone?draft=zzz', 'Call your receptionist', '/phone'],
  ['/receptionist?tab=zzz', 'Receptionist', '/receptionist'],
];

test('an address with a mistake in it shows its page without the mistake', async ({ page, owner }) => {
  expect(owner.pages()).toHaveLength(1);
  for (const [address, heading, becomes] of EDITED) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(becomes);
  }
});

test('a sign-in never leads to another site', async ({ page }) => {
  for (const next of ['https://example.com/evil', '//example.com/evil', 'javascript:alert(1)']) {
    await page.context().clearCookies();
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await page.getByRole('button', { name: 'Use it' }).click();
    await expect(page).toHaveURL(/^http:\/\/[^/]+\/$/);
    await expect(page.getByText('Connected')).toBeVisible();
  }
});

test('an action without a network is reported as failed, and can be repeated', async ({ page, owner }) => {
  const caller = await owner.newPage();
  await dial(caller, '(212) 555-0161');
  await say(caller, 'I would like to leave a message for the owner');
  await hear(caller, /What should I pass on/);
  await say(caller, 'Please order more of the beard oil');
  await hear(caller, /your name/);
  await say(caller, 'Nora Quist');
  await hear(caller, /passed that on/);
  await caller.close();

  await page.goto('/messages');
  const message = page.getByRole('article').filter({ hasText: 'Nora Quist' });
  await expect(message).toBeVisible();
  await owner.setOffline(true);
  await expect(page.getByText('You are offline.')).toBeVisible();
  await message.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText(/was not changed\..*Could not reach Ahoy/)).toBeVisible();
  await expect(message).toBeVisible();

  // A page that was never loaded comes as soon as it can.
  await page.getByRole('link', { name: 'Insights' }).click();
  await expect(page.getByText('Could not reach Ahoy.').first()).toBeVisible();
  await owner.setOffline(false);
  await expect(page.getByRole('heading', { level: 1, name: 'Insights' })).toBeVisible();
  await page.getByRole('link', { name: 'Messages' }).click();
  await message.getByRole('button', { name: 'Done' }).click();
  await expect(message).toHaveCount(0);
});

test('times and numbers are written as is usual in the country of the business', async ({
  page,
  context,
  service,
}) => {
  await signUp(context, service, 'quinn@quist.test');
  await makeBusiness(page.request);
  await page.goto('/phone');
  await page.getByLabel('Call as').fill('020 7946 0123');
  await page.getByRole('button', { name: 'Call', exact: true }).click();
  await hear(page, /Quist/);
  await page.keyboard.press('Escape');
  await page.goto('/calls');
  await expect(page.getByText('020 7946 0123')).toBeVisible();
  await page.goto('/calendar?view=day&day=2026-11-24');
  await expect(page.getByRole('heading', { name: 'Tuesday, 24 November 2026' })).toBeVisible();
  await expect(page.getByText('09:00', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('9 AM')).toHaveCount(0);
});

test('test calls that are too many, too fast or too long end with words that say what to do', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const service = await startService([], { FREE_DAILY_LIMIT_SECONDS: '25' });
  const context = await browser.newContext({ baseURL: service.url });
  await signIn(context, service);
  const page = await context.newPage();
  await page.goto('/phone');
  await expect(page.getByText('Less than a minute left for test calls')).toBeVisible();
  await dial(page, null);
  await expect(page.getByText(/0:[0-2]\d left for test calls/)).toBeVisible();

  const box = page.getByRole('textbox', { name: 'Type what you would say' });
  for (let line = 0; line < 12; line += 1) {
    await box.fill(`When do you open on day ${line}?`);
    await box.press('Enter');
  }
  await expect(page.getByRole('alert')).toContainText(/did not hear “.*day \d+\?”\. Wait a few seconds/);

  const other = await context.newPage();
  await other.goto('/phone');
  await other.getByRole('button', { name: 'Call', exact: true }).click();
  await expect(other.getByRole('alert')).toContainText('You are already on a call in another window.');
  await other.close();

  await expect(page.getByRole('alert')).toContainText('used up your test calls for today', {
    timeout: 40_000,
  });
  await expect(page.getByRole('button', { name: 'Call again' })).toBeDisabled();
  await expect(page.getByRole('link', { name: 'See the finished call' })).toBeVisible();
  await look(page, 'phone-limit');
  await page.reload();
  await expect(
    page.getByRole('status').filter({ hasText: 'You can call again after midnight' }),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Call', exact: true })).toBeDisabled();
  await context.close();
  await service.stop();
});
