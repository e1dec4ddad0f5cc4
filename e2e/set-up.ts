/** The beginning that every newcomer has. */
import { expect, type Page } from '@playwright/test';

/** Of every newcomer. */
export const PASSWORD = 'calm-sea-ahead';

/** Opens the link of the mail by which an address is confirmed, and signs in there. */
export async function confirmAddress(page: Page, email: string): Promise<void> {
  await expect(page.getByText(/We sent an e-mail to/)).toBeVisible();
  await page.getByRole('link', { name: 'outbox' }).click();
  await page
    .getByRole('article', { name: 'Confirm your e-mail address for Ahoy' })
    .filter({ hasText: email })
    .getByRole('link')
    .first()
    .click();
  await expect(page.getByLabel('E-mail')).toHaveValue(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Makes an account, up to the first step of the set-up. */
export async function signUp(page: Page, name: string, email: string): Promise<void> {
  await page.goto('/sign-up');
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await confirmAddress(page, email);
  await expect(page.getByRole('heading', { name: 'What do you do?' })).toBeVisible();
}
