/** One's own account: its name, its e-mail address, and a sign-out that every tab hears of. */
import { expect, test } from './fixtures.ts';
import { look } from './look.ts';
import { makeBusiness, signUp } from './owner.ts';

const PASSWORD = 'a calm sea';

test('a sign-out in one tab signs out the others at once', async ({ page, owner }) => {
  await page.goto('/calendar');
  await expect(page.getByRole('heading', { level: 1, name: 'Calendar' })).toBeVisible();
  const other = await owner.newPage();
  await other.goto('/calls');
  await other.getByRole('button', { name: 'Sign out' }).click();
  // Nobody touches this tab, and nothing is asked of the service meanwhile.
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fcalendar/);
  await other.getByRole('button', { name: 'Use it' }).click();
  await expect(other).toHaveURL(/\/$/);
});

test('a name and an e-mail address are changed, the address by a link in a mail to it', async ({
  page,
  context,
  service,
}) => {
  await signUp(context, service, 'ida@old.test', PASSWORD);
  await makeBusiness(page.request);
  await page.goto('/account');
  await page.getByLabel('Your name').fill('Ida Holm');
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(page.getByText('Your name is saved.')).toBeVisible();

  const email = page.getByRole('region', { name: 'E-mail' });
  await email.getByLabel('New e-mail address').fill('ida@new.test');
  await email.getByLabel('Current password').fill('a wild sea');
  await email.getByRole('button', { name: 'Send confirmation link' }).click();
  await expect(email.getByRole('alert')).toContainText('That is not your password.');
  await email.getByLabel('Current password').fill(PASSWORD);
  await email.getByRole('button', { name: 'Send confirmation link' }).click();
  await expect(email.getByText('We sent a link to ida@new.test.')).toBeVisible();
  await look(page, 'account-new-address');

  const mails = (await (await page.request.get('/api/outbox')).json()) as readonly {
    readonly recipient: string;
    readonly body: string;
  }[];
  const mail = mails.find(({ recipient }) => recipient === 'ida@new.test');
  await page.goto(/https?:\S+/.exec(mail?.body ?? '')?.[0] ?? '');
  await expect(page.getByText('You sign in with ida@old.test.')).toBeVisible();
  await page.getByRole('button', { name: 'Use the new address' }).click();
  await expect(page.getByText('You sign in with ida@new.test.')).toBeVisible();
  await expect(page).toHaveURL(/\/account$/);
  await page.reload();
  await expect(page.getByLabel('Your name')).toHaveValue('Ida Holm');
});
