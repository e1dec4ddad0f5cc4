/** The beginning that every newcomer has. */
import { expect, type Page } from '@playwright/test';

/** Of every newcomer. */
export const PASSWORD = 'calm-sea-ahead';

/** Makes an account, up to the first step of the set-up. */
export async function signUp(page: Page, name: string, email: string): Promise<void> {
  await page.goto('/sign-up');
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create my account' }).click();
  await expect(page.getByRole('heading', { name: 'What do you do?' })).toBeVisible();
}
