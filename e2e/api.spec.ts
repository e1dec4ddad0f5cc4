/** The business from other programs: a key is made, tried and revoked; the documentation needs no network. */
import { expect, test } from './fixtures.ts';
import { look } from './look.ts';

// Each look is two pictures read by axe.
test.describe.configure({ timeout: 240_000 });

test('a key opens the API as far as it may, and nothing after it is revoked', async ({
  owner,
  playwright,
  service,
}) => {
  const page = await owner.newPage();
  // Without the cookies of who is signed in.
  const request = await playwright.request.newContext({ baseURL: service.url });
  await page.goto('/api-keys');
  await expect(page.getByRole('heading', { name: 'No keys yet' })).toBeVisible();
  await look(page, 'api-keys-none');
  await page.getByRole('button', { name: 'Create a key' }).click();
  const dialog = page.getByRole('dialog', { name: 'New API key' });
  await dialog.getByRole('button', { name: 'Create key' }).click();
  await expect(dialog.getByText('Give it a name.')).toBeVisible();
  await dialog.getByLabel('Name').fill('Till in the shop');
  await dialog.getByLabel('Read Calls').check();
  await look(page, 'api-keys-new');
  await dialog.getByRole('button', { name: 'Create key' }).click();
  const token = await dialog.getByText(/^ahoy_[\w-]{43}$/).innerText();
  const example = await dialog.getByText(/^curl /).innerText();
  expect(example).toContain(token);
  await look(page, 'api-keys-made');
  await dialog.getByRole('button', { name: 'I have copied it' }).click();

  // What the example says is what works.
  const [, address = ''] = /"(https?:[^"]+)"/.exec(example) ?? [];
  const headers = { Authorization: `Bearer ${token}` };
  expect((await request.get(address, { headers })).status()).toBe(200);
  const refused = await request.post('/api/v1/bookings', { headers, data: {} });
  expect(refused.status()).toBe(403);
  expect(await refused.text()).toContain('bookings:write');

  const keys = page.getByRole('list', { name: 'Keys' });
  await page.reload();
  await expect(keys.getByText('Till in the shop')).toBeVisible();
  await expect(keys.getByText(/last used/)).toBeVisible();
  await expect(page.getByText(token)).toHaveCount(0);
  await look(page, 'api-keys');
  await keys.getByRole('button', { name: 'Revoke Till in the shop' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'No keys yet' })).toBeVisible();
  expect((await request.get(address, { headers })).status()).toBe(401);
  await request.dispose();
});

test('the documentation can be read and tried without a network', async ({ page, owner, service }) => {
  const elsewhere: string[] = [];
  await owner.route(
    (url) => url.origin !== service.url,
    (route) => {
      elsewhere.push(route.request().url());
      return route.abort();
    },
  );
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') refused.push(message.text());
  });
  await page.goto('/docs');
  await expect(page.getByText('Appointments in a range of time')).toBeVisible({ timeout: 60_000 });
  await look(page, 'docs');

  await page.goto('/api-keys');
  await page.getByRole('button', { name: 'New key' }).click();
  await page.getByLabel('Name').fill('To try');
  await page.getByRole('button', { name: 'Create key' }).click();
  const token = await page.getByText(/^ahoy_[\w-]{43}$/).innerText();
  await page.goto('/docs');
  await page.getByRole('button', { name: 'Authorize' }).click();
  await page.getByRole('textbox', { name: 'auth-bearer-value' }).fill(token);
  await page.getByRole('button', { name: 'Apply credentials' }).click();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByRole('button', { name: /The business: hours, staff/ }).click();
  await page.getByRole('button', { name: 'Execute' }).click();
  await expect(
    page.locator('.live-responses-table').getByText('Harbour Street Barbers').first(),
  ).toBeVisible();
  expect(elsewhere).toEqual([]);
  expect(refused).toEqual([]);
});

test('the keyboard reaches everything', async ({ page, owner }) => {
  await owner.clearPermissions();
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: 'Live' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(page.getByRole('heading', { level: 1, name: 'Calls' })).toBeVisible();
  await page.keyboard.press('Control+k');
  const search = page.getByRole('textbox', { name: 'Search, or go to a page' });
  await expect(search).toBeFocused();
  await look(page, 'palette');
  await search.fill('calend');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Calendar' })).toBeVisible();
  await expect(search).toHaveCount(0);
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(list.getByText('Go to Customers')).toBeVisible();
  await look(page, 'shortcuts');
  await list.getByLabel('Single-letter shortcuts').uncheck();
  await page.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
  await page.keyboard.press('g');
  await page.keyboard.press('l');
  await page.keyboard.press('Control+k');
  await expect(search).toBeFocused();
  await expect(page).toHaveURL(/\/calendar/);
});
