/** What a member hears of, chosen on the account's page. */
import { expect, test } from './fixtures.ts';
import { look } from './look.ts';

test('a member chooses what they hear of, when it is quiet, and gets a test by e-mail', async ({ owner }) => {
  const page = await owner.newPage();
  await page.goto('/account');
  const notices = page.getByRole('region', { name: 'Notices' });
  const booking = notices.getByRole('switch', { name: 'An appointment is made, moved or cancelled: E-mail' });
  await expect(booking).not.toBeChecked();
  await booking.click();
  await notices.getByRole('switch', { name: 'Quiet hours' }).click();
  await notices.getByLabel('Until').fill('08:30');
  await notices.getByLabel('Until').blur();
  await look(page, 'account-notices');
  await page.reload();
  await expect(booking).toBeChecked();
  await expect(notices.getByLabel('Until')).toHaveValue('08:30');

  await notices.getByRole('button', { name: 'By e-mail' }).click();
  await expect(notices.getByText('A test is on its way to your mailbox.')).toBeVisible();
  const mails = (await (await page.request.get('/api/outbox')).json()) as readonly {
    readonly subject: string;
  }[];
  expect(mails.map(({ subject }) => subject)).toContain('This is a test');
});
