/** The language of the pages: chosen once, the same on every device. */
import { expect, test } from './fixtures.ts';
import { look } from './look.ts';
import { makeBusiness, signUp } from './owner.ts';

const LOGIN = { email: 'uwe@werft.test', password: 'a calm sea' };

test('who chooses German keeps what was typed, and sees German after signing in on another device', async ({
  page,
  context,
  browser,
  service,
}) => {
  await signUp(context, service, LOGIN.email, LOGIN.password);
  await makeBusiness(page.request);
  await page.goto('/account');
  await page.getByLabel('Your name').fill('Uwe');
  await page.getByRole('combobox', { name: 'Language' }).selectOption('Deutsch');
  await expect(page.getByRole('heading', { level: 1, name: 'Ihr Konto' })).toBeVisible();
  await expect(page.getByLabel('Ihr Name')).toHaveValue('Uwe');
  await look(page, 'account-german');

  const elsewhere = await browser.newPage({ baseURL: service.url });
  await elsewhere.goto('/sign-in');
  await elsewhere.getByLabel('E-mail').fill(LOGIN.email);
  await elsewhere.getByLabel('Password', { exact: true }).fill(LOGIN.password);
  await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(elsewhere.getByRole('heading', { name: 'Gerade keine Anrufe' })).toBeVisible();
  await expect(elsewhere.locator('html')).toHaveAttribute('lang', 'de');
  await elsewhere.close();
});
