/** Text messages: a customer is answered, the owner takes over, and STOP ends it. */
import { expect, test } from './fixtures.ts';
import { look } from './look.ts';

test('a customer’s text is answered, the owner writes by hand, and after STOP nothing is sent', async ({
  page,
  owner,
}) => {
  test.setTimeout(180_000);
  const customer = await owner.newPage();
  await customer.goto('/outbox');
  await customer.getByRole('tab', { name: 'Text messages' }).click();
  const newPhone = customer.getByRole('region', { name: 'Text a business as a customer' });
  await newPhone.getByRole('textbox', { name: 'Text', exact: true }).fill('What are your opening hours?');
  await newPhone.getByRole('button', { name: 'Send text' }).click();
  const phone = customer.getByRole('article', { name: 'Phone (212) 555-0142' });
  await expect(phone.getByText('What are your opening hours?')).toBeVisible();
  await expect(phone.getByText('Delivered')).toHaveCount(1);

  await page.goto('/messages?show=texts');
  await page.getByRole('button', { name: /\(212\) 555-0142/ }).click();
  const thread = page.getByRole('region', { name: /^Texts with/ });
  await expect(thread.getByText('Delivered')).toHaveCount(1);
  await thread.getByRole('button', { name: 'Answer by hand' }).click();
  await thread.getByRole('textbox', { name: 'Your text' }).fill('We also open on Labor Day.');
  await thread.getByRole('button', { name: 'Send text' }).click();
  await expect(phone.getByText('We also open on Labor Day.')).toBeVisible();
  await look(customer, 'outbox-texts');

  // Nobody reloads the page.
  await phone.getByRole('textbox', { name: 'Text back' }).fill('STOP');
  await phone.getByRole('button', { name: 'Send text' }).click();
  await expect(thread.getByText(/This customer texted STOP/)).toBeVisible();
  await expect(thread.getByRole('button', { name: 'Send text' })).toHaveCount(0);
  await look(page, 'texts');
});
