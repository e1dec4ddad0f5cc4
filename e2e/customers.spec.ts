/** Customers and their messages: found, written down, answered, blocked and forgotten. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { look } from './look.ts';
import { dial, hear, say } from './phone.ts';

const MARIA = '(212) 555-0101';

/** Leaves a message by phone. The name is on file with the number, and asked for all the same. */
async function leaveMessage(caller: Page, words: string): Promise<void> {
  await dial(caller, MARIA);
  await say(caller, 'I would like to leave a message for the owner');
  await hear(caller, /What should I pass on/);
  await say(caller, words);
  await hear(caller, /what is your name/);
  await say(caller, 'Maria Lopez');
  await hear(caller, /passed that on/);
  await caller.keyboard.press('Escape');
  await expect(caller.getByText('You hung up.')).toBeVisible();
}

test('a message appears at once, is assigned, answered by e-mail, and can be opened again', async ({
  page,
  owner,
}) => {
  test.setTimeout(240_000);
  await page.goto('/messages');
  await expect(page.getByRole('heading', { level: 1, name: 'Messages' })).toBeVisible();
  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);

  const caller = await owner.newPage();
  await leaveMessage(caller, 'It is urgent, I left my keys in the shop');
  // Nobody reloads the page.
  const message = page.getByRole('article').filter({ hasText: 'my keys' });
  await expect(message.getByText('Urgent', { exact: true })).toBeVisible();
  await expect(message.getByRole('link', { name: MARIA })).toHaveAttribute('href', 'tel:+12125550101');
  await expect(
    page.getByRole('link', { name: /^Messages/ }).getByText('open, some of them urgent'),
  ).toBeAttached();

  await message.getByRole('combobox', { name: 'Assigned to' }).selectOption({ label: 'Demo Owner' });
  await expect(message.getByRole('button', { name: 'Reply by e-mail' })).toHaveCount(0);
  await look(page, 'messages');

  // The owners were told by e-mail, which stays here to be read.
  await caller.goto('/outbox');
  await expect(caller.getByRole('article', { name: /^Urgent: Maria/ })).toContainText('my keys');

  // An address makes an answer possible.
  await message.getByRole('link', { name: 'Maria Lopez' }).click();
  await page.getByRole('textbox', { name: 'E-mail' }).fill('maria at home');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('This is not an e-mail address.')).toBeVisible();
  await page.getByRole('textbox', { name: 'E-mail' }).fill('maria@home.test');
  await page.getByRole('textbox', { name: 'Notes' }).fill('Likes it short at the sides.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.getByRole('link', { name: /^Messages/ }).click();
  await message.getByRole('button', { name: 'Reply by e-mail' }).click();
  await expect(page.getByRole('textbox', { name: 'Reply to maria@home.test' })).toBeFocused();
  await page.keyboard.type('We found them. Come by any time.');
  await look(page, 'message-answer');
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(message).toHaveCount(0);
  await caller.reload();
  await expect(caller.getByRole('article', { name: 'Your message to Harbour Street Barbers' })).toContainText(
    'We found them.',
  );
  await look(caller, 'outbox');

  await page.getByText('Done', { exact: true }).click();
  await expect(message.getByText(/Replied by e-mail/)).toBeVisible();
  await look(page, 'messages-done');
  await message.getByRole('button', { name: 'Reopen' }).click();
  await expect(message).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(message).toBeVisible();
  await caller.close();
});

test('a customer is found, blocked, unblocked, and erased for good', async ({ page, owner }) => {
  test.setTimeout(240_000);
  const caller = await owner.newPage();
  await leaveMessage(caller, 'Please keep my umbrella');

  await page.goto('/customers');
  const list = page.getByRole('list', { name: 'Customers' });
  await expect(list.getByRole('link').first()).toBeVisible();
  await look(page, 'customers');
  await page.getByRole('searchbox', { name: 'Search by name, number or e-mail' }).fill('555-0101');
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expect(page).toHaveURL(/q=555-0101/);
  await list.getByRole('link', { name: /Maria Lopez/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Maria Lopez' })).toBeVisible();
  await expect(
    page.getByRole('list', { name: 'Messages' }).getByText('Please keep my umbrella'),
  ).toBeVisible();
  await look(page, 'customer');

  // A blocked number is refused; taking it back is one click.
  await page.getByRole('button', { name: 'Block this number' }).click();
  await expect(page.getByText('Blocked', { exact: true })).toBeVisible();
  await caller.goto('/phone');
  await expect(caller.getByRole('button', { name: 'Call', exact: true })).toBeFocused();
  await caller.keyboard.press('Shift+Tab');
  await caller.keyboard.type(MARIA);
  await caller.keyboard.press('Enter');
  await expect(caller.getByText(/This number is blocked/)).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Block this number' })).toBeVisible();

  // On the phone they cannot be erased; afterwards they can, and nothing of them is left to see.
  await page.getByRole('button', { name: 'Erase this customer …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Erase this customer for good?' });
  await expect(dialog.getByRole('button', { name: 'Keep customer' })).toBeFocused();
  await look(page, 'customer-erase');
  await dial(caller, MARIA);
  await dialog.getByRole('button', { name: 'Erase for good' }).click();
  await expect(dialog.getByText(/on the phone right now/)).toBeVisible();
  await caller.keyboard.press('Escape');
  await expect(caller.getByText('You hung up.')).toBeVisible();
  await expect(async () => {
    await dialog.getByRole('button', { name: 'Erase for good' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Erased customer' })).toBeVisible({
      timeout: 2_000,
    });
  }).toPass();
  await expect(page.getByText('umbrella')).toHaveCount(0);
  await expect(page.getByText(MARIA)).toHaveCount(0);
  await page.getByRole('link', { name: 'Customers', exact: true }).first().click();
  await expect(list.getByRole('link', { name: /Maria Lopez/ })).toHaveCount(0);
  await page.goto('/calls');
  await page.getByRole('list', { name: 'Calls' }).getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'Summary' })).toBeVisible();
  await expect(page.getByText('umbrella')).toHaveCount(0);
  await caller.close();
});
