/** The calendar as the owner uses it: by mouse, by keyboard, and with somebody else at it. */
import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { look } from './look.ts';
import { signIn } from './owner.ts';

/** A Thursday that nothing is booked on yet. */
const thursday = (weeks: number): string => {
  const day = new Date(Date.now() + weeks * 7 * 86_400_000);
  day.setUTCDate(day.getUTCDate() + ((4 - day.getUTCDay() + 7) % 7));
  return day.toISOString().slice(0, 10);
};

async function open(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`/calendar?${address}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Calendar' })).toBeVisible();
  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
  return page;
}

async function book(page: Page, name: string, time: string): Promise<void> {
  await page.getByRole('button', { name: 'New booking' }).click();
  const form = page.getByRole('dialog', { name: 'New booking' });
  await form.getByLabel('Service').selectOption({ label: 'Haircut, 30 min' });
  await form.getByLabel('With').selectOption('Sam');
  await form.getByRole('button', { name: time, exact: true }).click();
  await form.getByLabel("Customer's name").fill(name);
  await form.getByLabel('Phone').fill('(212) 555-0188');
  await form.getByRole('button', { name: 'Book', exact: true }).click();
  await expect(form).toHaveCount(0);
}

const booking = (page: Page, name: string, time: string) =>
  page.getByRole('button', { name: new RegExp(`^${name}, .*, ${time} to`) });

test('a booking is made, dragged, moved by keyboard, cancelled and taken back, and another browser sees it all', async ({
  owner,
  browser,
  service,
}) => {
  test.setTimeout(180_000);
  const day = thursday(3);
  const page = await open(owner, `view=day&day=${day}`);
  const elsewhere = await browser.newContext({ baseURL: service.url });
  await signIn(elsewhere, service);
  const other = await open(elsewhere, `view=week&day=${day}`);

  await book(page, 'Vera Lind', '10:00 AM');
  await expect(page.getByText(/^Booked: Vera Lind/)).toBeVisible();
  await expect(booking(page, 'Vera Lind', '10:00 AM')).toBeVisible();
  await expect(booking(other, 'Vera Lind', '10:00 AM')).toBeVisible();

  await booking(page, 'Vera Lind', '10:00 AM').dragTo(
    page.getByRole('button', { name: 'Sam: time slot 13:00:00 - 13:30:00' }),
    { targetPosition: { x: 200, y: 3 } },
  );
  await expect(booking(page, 'Vera Lind', '1:00 PM')).toBeVisible();
  await expect(booking(other, 'Vera Lind', '1:00 PM')).toBeVisible();

  await booking(page, 'Vera Lind', '1:00 PM').focus();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(booking(page, 'Vera Lind', '1:15 PM')).toBeFocused();
  await page.keyboard.press('+');
  await expect(page.getByRole('button', { name: /^Vera Lind, .*1:15 PM to 2:00 PM/ })).toBeFocused();
  await expect(other.getByRole('button', { name: /^Vera Lind, .*1:15 PM to 2:00 PM/ })).toBeVisible();

  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Vera Lind' }).getByRole('button', { name: 'Move to…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Move Vera Lind' });
  await dialog.getByLabel('With').selectOption('Alex');
  await dialog.getByRole('button', { name: '3:00 PM', exact: true }).press('Enter');
  await dialog.getByRole('button', { name: 'Move', exact: true }).press('Enter');
  await expect(
    page.getByRole('button', { name: /^Vera Lind, Haircut with Alex, 3:00 PM to 3:45 PM/ }),
  ).toBeVisible();

  await booking(page, 'Vera Lind', '3:00 PM').click();
  await page.getByRole('button', { name: 'Cancel booking' }).click();
  await expect(booking(page, 'Vera Lind', '3:00 PM')).toHaveCount(0);
  await expect(booking(other, 'Vera Lind', '3:00 PM')).toHaveCount(0);
  const said = page.getByRole('alert').filter({ hasText: 'Cancelled: Vera Lind' });
  await said.getByRole('button', { name: 'Undo' }).click();
  await expect(booking(page, 'Vera Lind', '3:00 PM')).toBeVisible();
  await expect(booking(other, 'Vera Lind', '3:00 PM')).toBeVisible();
  await elsewhere.close();
});

test('a booked time is not given twice: other times are offered, and nothing has moved', async ({
  owner,
}) => {
  test.setTimeout(120_000);
  const page = await open(owner, `view=day&day=${thursday(4)}`);
  await book(page, 'First Come', '11:00 AM');
  await expect(booking(page, 'First Come', '11:00 AM')).toBeVisible();
  await book(page, 'Second Best', '2:00 PM');
  await booking(page, 'Second Best', '2:00 PM').dragTo(
    page.getByRole('button', { name: 'Sam: time slot 11:00:00 - 11:30:00' }),
    // What is dropped on another booking lands at that booking's time.
    { targetPosition: { x: 200, y: 3 }, force: true },
  );
  const question = page.getByRole('dialog', { name: 'That time is not free' });
  await expect(question).toBeVisible();
  await expect(booking(page, 'Second Best', '2:00 PM')).toBeVisible();
  await question
    .getByRole('button', { name: /11:00 AM with Alex/ })
    .first()
    .click();
  await expect(question).toHaveCount(0);
  await expect(
    page.getByRole('button', { name: /^Second Best, .* Alex, 11:00 AM to 11:30 AM/ }),
  ).toBeVisible();
});

test('a calendar feed can be read until it is revoked', async ({ owner }) => {
  const page = await open(owner, `view=week&day=${thursday(5)}`);
  await page.getByRole('button', { name: 'Subscribe' }).click();
  const dialog = page.getByRole('dialog', { name: 'See bookings in your own calendar' });
  await dialog.getByLabel('Whose bookings').selectOption('Sam');
  await dialog.getByRole('button', { name: 'Create a link' }).click();
  const address = await dialog.getByRole('textbox', { name: 'Sam' }).inputValue();
  const { pathname } = new URL(address);
  const feed = await page.request.get(pathname);
  expect(feed.headers()['content-type']).toContain('text/calendar');
  expect(await feed.text()).toContain('X-WR-CALNAME:Sam · Harbour Street Barbers');
  await dialog.getByRole('button', { name: 'Revoke' }).click();
  await dialog.getByRole('button', { name: /^Revoke it/ }).click();
  await expect(dialog.getByRole('textbox', { name: 'Sam' })).toHaveCount(0);
  expect((await page.request.get(pathname)).status()).toBe(404);
});

test('every view is accessible', async ({ owner }) => {
  test.setTimeout(240_000);
  const day = thursday(6);
  const page = await open(owner, `view=day&day=${day}`);
  await book(page, 'Ada Byron', '10:00 AM');
  await expect(booking(page, 'Ada Byron', '10:00 AM')).toBeVisible();
  for (const [name, address] of [
    ['calendar-week', `view=week&day=${day}`],
    ['calendar-month', `view=month&day=${day}`],
    ['calendar-rows', `view=day&day=${day}&rows=true`],
  ] as const) {
    await page.goto(`/calendar?${address}`);
    await expect(page.getByText('Ada Byron').first()).toBeVisible();
    await look(page, name);
  }
  await page.getByRole('button', { name: 'New booking' }).click();
  await expect(page.getByRole('group', { name: 'Free times' })).toBeVisible();
  await look(page, 'calendar-new');
});
