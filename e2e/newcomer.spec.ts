/** The first hour of a newcomer, from sign-up to a program that reads the calendar. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from './fixtures.ts';
import { hear, say } from './phone.ts';
import { signUp } from './set-up.ts';

/** The Wednesday and the Friday of the week after next, as UTC's calendar writes them. */
function daysOfThatWeek(): { readonly wednesday: string; readonly friday: string } {
  const now = new Date();
  const monday = now.getTime() + (14 - ((now.getUTCDay() + 6) % 7)) * 86_400_000;
  const day = (after: number) => new Date(monday + after * 86_400_000).toISOString().slice(0, 10);
  return { wednesday: day(2), friday: day(4) };
}

/** `December 2`, as a caller says it. */
const spoken = (day: string): string =>
  new Intl.DateTimeFormat('en-US', { month: 'long', day: 'numeric', timeZone: 'UTC' }).format(new Date(day));

test.use({ timezoneId: 'UTC' });

test('a new owner is answered, books, moves, invites a colleague, and connects a program', async ({
  page,
  context,
}) => {
  test.setTimeout(180_000);
  const begin = performance.now();
  await signUp(page, 'Mira Sand', 'mira@sand.test');
  await page.getByRole('button', { name: /^Dentist/ }).click();
  await page.getByLabel('Business name').fill('Sand Dental');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Make my receptionist' }).click();
  await page.getByRole('button', { name: 'Call Sand Dental' }).click();
  await hear(page, /Thank you for calling Sand Dental/);

  // Booked by telephone, and seen live by somebody else at the desk.
  const desk = await context.newPage();
  await desk.goto('/');
  const card = desk.getByRole('article');
  await expect(card).toContainText('Thank you for calling Sand Dental');
  const { wednesday, friday } = daysOfThatWeek();
  await page.bringToFront();
  await page.getByRole('textbox', { name: 'Type what you would say' }).focus();
  await say(page, `I would like to book a check-up on ${spoken(wednesday)} at 10 am`);
  await hear(page, /Shall I book that/);
  await say(page, 'yes please');
  await hear(page, /What name/);
  await say(page, 'Nora Quinn');
  await hear(page, /number/);
  await say(page, '212 555 0177');
  await hear(page, /0 1 7 7/);
  await say(page, 'yes');
  await hear(page, /all set/);
  await expect(card.getByText(/Booked:/)).toBeVisible();
  await page.getByRole('button', { name: 'Hang up' }).click();

  // To Friday.
  await desk.goto(`/calendar?view=week&day=${wednesday}`);
  const booking = desk.getByRole('button', { name: /^Nora Quinn, / });
  await expect(booking).toHaveAccessibleName(/10:00 AM/);
  await booking.dragTo(desk.getByRole('button', { name: `Time slot ${friday} 11:00:00 - 11:30:00` }), {
    targetPosition: { x: 20, y: 3 },
  });
  await expect(booking).toHaveAccessibleName(/11:00 AM/);

  // The call, and where its time went.
  await page.getByRole('link', { name: 'Read the call' }).click();
  await expect(page.getByRole('heading', { name: 'Transcript' })).toBeVisible();
  await expect(page.getByText('Nora Quinn').first()).toBeVisible();
  await page.getByText('Details', { exact: true }).click();
  const waterfall = page.getByRole('region', { name: 'Response times' });
  await expect(waterfall.getByRole('img', { name: /Thinking \d+ ms/ }).first()).toBeVisible();

  await page.goto('/team');
  await page.getByLabel('E-mail').fill('ole@sand.test');
  await page.getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: /^Manager/ }).click();
  await page.getByRole('button', { name: 'Send invitation' }).click();
  await expect(page.getByText(/\/invitation\//)).toBeVisible();

  await page.goto('/api-keys');
  await page.getByRole('button', { name: 'Create a key' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Waiting room screen');
  await page.getByRole('button', { name: 'Create key' }).click();
  const token = await page.getByText(/^ahoy_[\w-]{43}$/).innerText();

  // The documentation's own example, in a shell.
  await page.goto('/docs');
  const operation = page.getByRole('button', { name: /Appointments in a range of time/ });
  await expect(operation).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Authorize' }).click();
  await page.getByRole('textbox', { name: 'auth-bearer-value' }).fill(token);
  await page.getByRole('button', { name: 'Apply credentials' }).click();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await operation.click();
  const range = page.locator('#operations-bookings-bookings-list');
  await range.getByPlaceholder('from').fill(`${wednesday}T00:00:00Z`);
  await range.getByPlaceholder('to').fill(`${friday}T23:59:00Z`);
  await range.getByRole('button', { name: 'Execute' }).click();
  const curl = await range.locator('.curl-command code').innerText();
  console.log(`a newcomer's way took ${((performance.now() - begin) / 1000).toFixed(1)} s`);
  const { stdout } = await promisify(execFile)('sh', ['-c', `${curl} --silent`]);
  expect(JSON.parse(stdout)).toMatchObject({
    bookings: [{ name: 'Nora Quinn', startsAt: `${friday}T11:00:00.000Z` }],
  });
});
