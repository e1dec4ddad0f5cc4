/** What an owner does against the rules, on purpose: blocks time, books over it, drags a booking to somebody else. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { look } from './look.ts';

/** A Friday that nothing is booked on yet. */
const friday = (): string => {
  const day = new Date(Date.now() + 28 * 86_400_000);
  day.setUTCDate(day.getUTCDate() + ((5 - day.getUTCDay() + 7) % 7));
  return day.toISOString().slice(0, 10);
};

async function open(page: Page, day: string): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`/calendar?view=day&day=${day}`);
  await expect(page.getByRole('region', { name: 'Sam' })).toBeVisible();
}

/** Drags a booking to the beginning of a slot. */
const drag = (page: Page, who: string, slot: string) =>
  booking(page, who).dragTo(page.getByRole('button', { name: slot }), { targetPosition: { x: 100, y: 3 } });

const booking = (page: Page, what: string) => page.getByRole('button', { name: new RegExp(`^${what}`) });

test('blocked time tells what is booked in it; a known customer is booked there all the same, and dragged to somebody else', async ({
  owner,
}) => {
  test.setTimeout(180_000);
  const page = await owner.newPage();
  const day = friday();
  await open(page, day);

  await page.getByRole('button', { name: 'New booking' }).click();
  const form = page.getByRole('dialog', { name: 'New booking' });
  await form.getByLabel('With').selectOption('Sam');
  await form.getByLabel(/^Time/).fill('10:00');
  await form.getByLabel("Customer's name").fill('lope');
  await page.getByRole('option', { name: /Maria Lopez/ }).click();
  await expect(form.getByLabel('Phone')).toHaveValue('+12125550101');
  await form.getByLabel('Note').fill('Likes it short');
  await form.getByRole('button', { name: 'Book', exact: true }).click();
  await booking(page, 'Maria Lopez, .*, 10:00 AM to').click();
  await expect(page.getByRole('dialog', { name: 'Maria Lopez' }).getByLabel('Note')).toHaveValue(
    'Likes it short',
  );
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Block time' }).click();
  const block = page.getByRole('dialog', { name: 'Block time' });
  await block.getByLabel(/^From/).fill(`${day}T09:30`);
  await block.getByLabel(/^To/).fill(`${day}T12:00`);
  await block.getByLabel('Note').fill('Stocktaking');
  await expect(block.getByText('One booking is in this time')).toBeVisible();
  await look(page, 'calendar-block');
  await block.getByRole('button', { name: 'Block this time' }).click();
  await expect(page.getByText('Blocked: Stocktaking').first()).toBeVisible();

  await page.getByRole('button', { name: 'New booking' }).click();
  await form.getByLabel('With').selectOption('Sam');
  await form.getByLabel(/^Time/).fill('10:00');
  await form.getByLabel("Customer's name").fill('Walk In');
  await form.getByLabel('Phone').fill('(212) 555-0188');
  await form.getByRole('button', { name: 'Book', exact: true }).click();
  const question = page.getByRole('dialog', { name: 'That time is not free' });
  await expect(question.getByText(/^Booked already: Maria Lopez/)).toBeVisible();
  await expect(question.getByText('This time is blocked: Stocktaking.')).toBeVisible();
  await look(page, 'calendar-anyway');
  await question.getByRole('button', { name: 'Book anyway with Sam' }).click();
  await expect(booking(page, 'Walk In, .* with Sam, 10:00 AM to')).toBeVisible();

  await drag(page, 'Walk In', 'Alex: time slot 14:00');
  await expect(booking(page, 'Walk In, .* with Alex, 2:00 PM to')).toBeVisible();
  await drag(page, 'Maria Lopez', 'Alex: time slot 15:00');
  await expect(booking(page, 'Maria Lopez, .* with Alex, 3:00 PM to')).toBeVisible();
  await drag(page, 'Walk In', 'Sam: time slot 13:00');
  await expect(booking(page, 'Walk In, .* with Sam, 1:00 PM to')).toBeVisible();
});

test('hours that are not saved are asked about before another page is opened, and kept', async ({
  owner,
}) => {
  const page = await owner.newPage();
  await page.goto('/receptionist?tab=hours');
  const opens = page.getByLabel('Tuesday, from');
  await opens.fill('08:15');
  await page.getByRole('link', { name: 'Customers' }).click();
  const question = page.getByRole('dialog', { name: 'Leave without saving?' });
  await question.getByRole('button', { name: 'Keep editing' }).click();
  await expect(opens).toHaveValue('08:15');
  await page.getByRole('link', { name: 'Customers' }).click();
  await question.getByRole('button', { name: 'Discard changes' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Customers' })).toBeVisible();
});
