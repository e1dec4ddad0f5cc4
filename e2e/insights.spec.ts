/** Insights over two months of calls: another range, the table behind a chart, the download, an answer taught. */
import fs from 'node:fs/promises';
import { expect, test } from './fixtures.ts';
import { look } from './look.ts';

test.use({ demoMonth: true });

test('an owner reads what the phone brought in, over any days', async ({ page, owner: _ }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Insights' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Insights' })).toBeVisible();

  const figure = (name: string) => page.getByRole('term').filter({ hasText: name }).locator('xpath=..');
  await expect(figure('Value of bookings')).toContainText(/\$\d,\d{3}/);
  await expect(figure('Booking rate')).toContainText(/\d%/);
  const month = Number(await figure('Calls').locator('dd').first().innerText());

  await page.getByText('7 days', { exact: true }).click();
  await expect(page).toHaveURL(/range=7d/);
  await expect
    .poll(async () => Number(await figure('Calls').locator('dd').first().innerText()))
    .toBeLessThan(month);

  // Days of one's own, kept by the address.
  await page.getByText('Custom', { exact: true }).click();
  const last = await page.getByLabel('To day').inputValue();
  await page.getByLabel('From day').fill(last);
  await expect(page).toHaveURL(new RegExp(`from=${last}&to=${last}`));
  await page.reload();
  await expect(page.getByLabel('From day')).toHaveValue(last);
});

test('each chart has its table, which can be downloaded', async ({ page, owner: _ }) => {
  await page.goto('/insights?range=7d');
  const calls = page.getByRole('region', { name: 'Calls', exact: true });
  await calls.getByRole('button', { name: 'Table' }).press('Enter');
  const rows = calls.getByRole('row');
  await expect(rows).toHaveCount(1 + 7 + 1);
  await expect(rows.last()).toContainText('Total');

  const downloaded = page.waitForEvent('download');
  await calls.getByRole('button', { name: 'Download CSV' }).click();
  const lines = (await fs.readFile(await (await downloaded).path(), 'utf8')).trim().split('\r\n');
  expect(lines[0]).toMatch(/^day,calls,picked_up,booked/);
  expect(lines).toHaveLength(8);
  const total = lines.slice(1).reduce((sum, line) => sum + Number(line.split(',')[1]), 0);
  await expect(rows.last().getByRole('cell').first()).toHaveText(String(total));

  await page.getByRole('table', { name: 'Outcomes' }).getByRole('link', { name: 'Booked' }).click();
  await expect(page).toHaveURL(/\/calls\?.*outcome=booked/);
});

test('a question that callers asked without an answer is taught from here', async ({ page, owner: _ }) => {
  await page.goto('/insights?range=90d');
  const open = page.getByRole('region', { name: 'Unanswered questions' });
  const questions = open.getByRole('listitem');
  await expect(questions.first()).toContainText(/Asked \d+ times/);
  const count = await questions.count();
  await questions.first().getByRole('button', { name: 'Answer', exact: true }).click();
  await questions.first().getByRole('textbox', { name: 'Answer' }).fill('Yes, ten percent on weekdays.');
  await questions.first().locator('form').getByRole('button', { name: 'Save answer' }).click();
  await expect(questions).toHaveCount(count - 1);
});

test.describe('the page of insights is accessible, light and dark, wide and narrow', () => {
  test.beforeEach(async ({ page, owner: _ }) => {
    test.setTimeout(240_000);
    await page.goto('/insights');
    await expect(page.getByRole('heading', { name: 'Peak hours' })).toBeVisible();
    // Charts draw themselves once they know their width.
    await expect(page.locator('.recharts-surface').first()).toBeVisible();
  });

  test('its charts are accessible', ({ page }) => look(page, 'insights'));

  test('its tables are accessible', async ({ page }) => {
    for (const table of await page.getByRole('button', { name: 'Table' }).all()) await table.click();
    await look(page, 'insights-tables');
  });
});
