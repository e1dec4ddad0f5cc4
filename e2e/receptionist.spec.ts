/** The receptionist's draft: written, tried, published, compared with other versions, and rolled back. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { look } from './look.ts';

// Each look is two pictures read by axe.
test.describe.configure({ timeout: 240_000 });

async function openTab(page: Page, tab: string): Promise<void> {
  await page.goto(`/receptionist?tab=${tab}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Receptionist' })).toBeVisible();
  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
}

/** Calls by the browser phone, and gives back the first thing that is heard. */
async function greeting(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^Call/ }).click();
  const heard = page
    .getByRole('log')
    .getByText(/help you\?/)
    .first();
  await expect(heard).toBeVisible();
  const text = await heard.innerText();
  await page.keyboard.press('Escape');
  await expect(page.getByText('You hung up.')).toBeVisible();
  return text;
}

test('a draft is saved, tried, published, compared and undone', async ({ page, owner: _ }) => {
  await openTab(page, 'sound');
  await page.getByLabel('Name', { exact: true }).fill('Nina');
  await page.getByRole('textbox', { name: 'Greeting' }).fill('Ahoy from the harbour.');
  await page.getByRole('radio', { name: 'Formal' }).check();
  await page.getByRole('radio', { name: 'Alan' }).check();
  const bar = page.getByRole('region', { name: 'Unpublished changes' });
  await expect(bar.getByText('Saved as a draft.')).toBeVisible();
  await look(page, 'receptionist');

  // It is there after a reload, and callers do not hear it yet.
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Greeting' })).toHaveValue('Ahoy from the harbour.');
  await bar.getByRole('button', { name: 'Try it' }).click();
  await expect(page.getByText('You are testing your draft')).toBeVisible();
  expect(await greeting(page)).toContain('Ahoy from the harbour.');
  await page.goto('/phone');
  expect(await greeting(page)).not.toContain('from the harbour');

  await openTab(page, 'knowledge');
  await page.getByRole('button', { name: 'Add a question' }).click();
  await page.getByLabel('Question', { exact: true }).first().fill('Do you cut beards of sailors?');
  await page.getByLabel('Answer to: Do you cut beards of sailors?').fill('Of every rank.');
  await expect(bar.getByText('Saved as a draft.')).toBeVisible();
  await look(page, 'receptionist-knowledge');
  await bar.getByRole('button', { name: 'Publish' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Of every rank.')).toBeVisible();
  await dialog.getByLabel('Reason').fill('A new tone');
  await look(page, 'receptionist-publish');
  await dialog.getByRole('button', { name: /^Publish version \d+$/ }).click();
  await expect(dialog).toBeHidden();
  await expect(bar).toBeHidden();

  await openTab(page, 'versions');
  await expect(page.getByText('A new tone')).toBeVisible();
  await page.getByRole('button', { name: /Compare version 0/ }).click();
  await expect(dialog.getByText('Ahoy from the harbour.')).toBeVisible();
  await look(page, 'receptionist-compare');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Go back to this version: 0' }).click();
  await expect(page.getByText('Back to the original set-up')).toBeVisible();
  await look(page, 'receptionist-versions');
});

test('two users who write at once are told, and nothing is lost in silence', async ({ page, owner }) => {
  await openTab(page, 'sound');
  const other = await owner.newPage();
  await openTab(other, 'sound');
  await other.getByRole('textbox', { name: 'What it must not' }).fill('Never promise a certain barber.');
  await expect(other.getByText('Saved as a draft.')).toBeVisible();
  await page.getByRole('textbox', { name: 'What it must not' }).fill('Never talk about football.');
  await expect(page.getByRole('alert')).toContainText('has changed this draft in the meantime');
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(page.getByRole('textbox', { name: 'What it must not' })).toHaveValue(
    'Never promise a certain barber.',
  );
  await other.close();
});

test('a voice is heard before it is chosen', async ({ page, owner: _ }) => {
  await openTab(page, 'sound');
  const sample = page.waitForResponse((response) => response.url().includes('/voice-sample'));
  await page.getByRole('button', { name: 'Hear Robert' }).click();
  expect((await sample).headers()['content-type']).toBe('audio/wav');
  await expect(page.getByRole('button', { name: 'Stop Robert' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Hear Robert' })).toBeVisible();
});

test('services, staff, hours, closures and rules change at once, and can be undone', async ({
  page,
  owner: _,
}) => {
  await openTab(page, 'services');
  await page.getByRole('button', { name: 'Add a service' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('Enter a name.')).toBeVisible();
  await dialog.getByLabel('Name').fill('Hot towel shave');
  await dialog.getByLabel('Price').fill('35.50');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/30 min · \$35.50 · Alex, Sam/)).toBeVisible();
  await page.getByRole('button', { name: 'Remove Hot towel shave' }).click();
  await expect(dialog.getByText('There are no upcoming bookings.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('button', { name: 'Edit Hot towel shave' })).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Edit Hot towel shave' })).toBeVisible();
  await look(page, 'receptionist-services');

  await openTab(page, 'staff');
  await page.getByRole('button', { name: 'Time off for Sam' }).click();
  await dialog.getByLabel('From').fill('2030-05-06T09:00');
  await dialog.getByLabel('To').fill('2030-05-10T18:00');
  await dialog.getByLabel('Note').fill('Sailing');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('list', { name: 'Sam’s time off' })).toContainText('9:00 AM');
  await look(page, 'receptionist-staff');

  await openTab(page, 'hours');
  await page.getByRole('switch', { name: 'Monday' }).check();
  await page.getByRole('button', { name: 'Monday: add hours' }).click();
  await page.getByLabel('Monday, from').nth(1).fill('10:00');
  await page.getByRole('button', { name: 'Save the hours' }).click();
  await expect(page.getByText('Monday has hours that overlap.')).toBeVisible();
  await page.getByLabel('Monday, from').nth(1).fill('18:00');
  await page.getByLabel('Monday, to').nth(1).fill('20:00');
  await page.getByRole('button', { name: 'Save the hours' }).click();
  await expect(page.getByText('The new hours apply from the next call on')).toBeVisible();
  await look(page, 'receptionist-hours');

  await openTab(page, 'closures');
  await page.getByRole('button', { name: 'Public holidays' }).click();
  await dialog.getByLabel('Region').selectOption('New York');
  await expect(dialog.getByRole('switch', { name: 'Christmas Day' })).not.toBeChecked();
  await dialog.getByRole('switch', { name: /^Thanksgiving Day/ }).check();
  await dialog.getByLabel('Thanksgiving Day, to', { exact: true }).fill('13:00');
  await look(page, 'receptionist-holidays');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Keep editing' }).click();
  await dialog.getByRole('button', { name: 'Save the holidays' }).click();
  await expect(page.getByText('Closed · Christmas Day')).toBeVisible();
  await expect(page.getByText('Open 9:00 AM to 1:00 PM · Thanksgiving Day')).toBeVisible();
  await look(page, 'receptionist-closures');

  await openTab(page, 'rules');
  await page.getByLabel('Latest booking').selectOption('4 hours before');
  await page.getByRole('button', { name: 'Save the rules' }).click();
  await expect(page.getByText('The new rules apply from the next call on')).toBeVisible();
  const strict = page.getByRole('radio', { name: /^Always their name, and the day/ });
  await expect(strict).not.toBeChecked();
  await strict.check();
  await expect(page.getByText('It applies from the next call on')).toBeVisible();
  await look(page, 'receptionist-rules');
  await page.reload();
  await expect(strict).toBeChecked();

  await openTab(page, 'business');
  await page.getByLabel('Name', { exact: true }).fill('Pier Barbers');
  await page.getByRole('combobox', { name: 'Time zone' }).click();
  await page.getByRole('option', { name: 'America/Los Angeles' }).click();
  await expect(page.getByText(/stay at the same moment/)).toBeVisible();
  await look(page, 'receptionist-business');
  await page.getByRole('button', { name: 'Save the business' }).click();
  await expect(page.getByRole('navigation', { name: 'Main' }).getByText('Pier Barbers')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(
    page.getByRole('navigation', { name: 'Main' }).getByText('Harbour Street Barbers'),
  ).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Time zone' })).toHaveValue('America/New York');
});
