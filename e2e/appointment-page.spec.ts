/** The page by which a customer moves and cancels an appointment, on a phone, as the link in a text opens it. */
import type { APIRequestContext } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { look } from './look.ts';

async function read<Answer>(request: APIRequestContext, path: string, input: object): Promise<Answer> {
  const answer = await request.get(`/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`);
  expect(answer.ok()).toBe(true);
  return ((await answer.json()) as { readonly result: { readonly data: Answer } }).result.data;
}

/** The link to an appointment of next week. */
async function linkFrom(request: APIRequestContext): Promise<string> {
  const [business] = await read<{ readonly id: string }[]>(request, 'businesses.mine', {});
  const businessId = business?.id ?? '';
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  const range = { businessId, from: inDays(3), to: inDays(30) };
  const { bookings } = await read<{ readonly bookings: { readonly id: string; readonly status: string }[] }>(
    request,
    'bookings.list',
    range,
  );
  const bookingId = bookings.find(({ status }) => status === 'booked')?.id ?? '';
  const { page } = await read<{ readonly page: string }>(request, 'calendar.appointment', {
    businessId,
    bookingId,
  });
  return page;
}

test('a customer moves and cancels an appointment by its link, and a program that only looks changes nothing', async ({
  owner,
  browser,
}) => {
  test.setTimeout(120_000);
  const link = await linkFrom(owner.request);
  const phone = await browser.newContext({
    viewport: { width: 390, height: 844 },
    javaScriptEnabled: false,
  });
  const page = await phone.newPage();
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Your appointment' })).toBeVisible();

  await page.getByRole('link', { name: 'Move it to another time' }).click();
  await page.locator('.times a').last().click();
  const time = await page.locator('dd strong').innerText();
  await page.getByRole('button', { name: 'Yes, move it' }).click();
  await expect(page.getByRole('status')).toContainText('was moved');
  await expect(page.getByText(time.split('\n')[0] ?? '')).toBeVisible();

  for (const address of [link, `${link}/cancel`, `${link}?done=cancelled`])
    expect((await phone.request.get(address)).status()).toBe(200);
  await page.getByRole('link', { name: 'Cancel the appointment' }).click();
  await page.getByRole('link', { name: 'No, keep it' }).click();
  await expect(page.getByRole('heading', { name: 'Your appointment' })).toBeVisible();

  await page.getByRole('link', { name: 'Cancel the appointment' }).click();
  await page.getByRole('button', { name: 'Yes, cancel it' }).click();
  await expect(page.getByRole('heading', { name: 'Your appointment is cancelled' })).toBeVisible();
  await expect(page.getByText(/To book again, please call/)).toBeVisible();
  await page.reload();
  await expect(page.getByRole('link', { name: 'Cancel the appointment' })).toHaveCount(0);
});

test('every page of an appointment can be read, wide and narrow, in light and in dark', async ({ owner }) => {
  const page = await owner.newPage();
  const link = await linkFrom(owner.request);
  for (const [name, address] of [
    ['appointment', link],
    ['appointment-move', `${link}/move`],
    ['appointment-cancel', `${link}/cancel`],
    ['appointment-name', `${link}/name`],
    // The end of it was cut off.
    ['appointment-gone', link.slice(0, -1)],
  ] as const) {
    await page.goto(address);
    await look(page, name);
  }
});
