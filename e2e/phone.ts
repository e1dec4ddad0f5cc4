/** A caller at the browser's phone, who uses nothing but the keyboard. */
import { expect, type Page } from '@playwright/test';

/** Dials and waits until the receptionist has been heard. */
export async function dial(page: Page, from: string | null): Promise<void> {
  await page.goto('/phone');
  const call = page.getByRole('button', { name: 'Call', exact: true });
  await expect(call).toBeFocused();
  if (from !== null) {
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.type(from);
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Type what you would say' })).toBeFocused();
  await hear(page, /Harbour Street Barbers/);
}

/** Types what the caller says, where the focus is. */
export async function say(page: Page, words: string): Promise<void> {
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('log').getByText(words).last()).toBeVisible();
}

/** Waits until the receptionist's words are in the transcript. */
export async function hear(page: Page, words: RegExp): Promise<void> {
  await expect(page.getByRole('log').getByText(words).last()).toBeVisible({ timeout: 20_000 });
}

/** Books a haircut, up to the words that confirm it. */
export async function bookByPhone(
  page: Page,
  { from, name, when }: { readonly from: string; readonly name: string; readonly when: string },
): Promise<void> {
  await dial(page, from);
  await say(page, `I would like to book a haircut ${when}`);
  await hear(page, /Shall I book that/);
  await say(page, 'yes please');
  await hear(page, /What name/);
  await say(page, name);
  await hear(page, /all set/);
}
