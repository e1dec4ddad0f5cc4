/** The history and a call's page: found by what was said, judged, and learnt from. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { look } from './look.ts';
import { bookByPhone, dial, hear, say } from './phone.ts';

const QUESTION = 'is the owner married';
const ANSWER = 'Only to the sea.';

const calls = (page: Page) => page.getByRole('list', { name: 'Calls' }).getByRole('listitem');

/** Rings, asks the question, and hangs up when it was answered. */
async function ask(page: Page, from: string, answer: RegExp): Promise<void> {
  await dial(page, from);
  await say(page, QUESTION);
  await hear(page, answer);
  await page.keyboard.press('Escape');
  await expect(page.getByText('You hung up.')).toBeVisible();
}

test('a call is found by its words, is rated, and teaches the receptionist', async ({ page, owner }) => {
  test.setTimeout(240_000);
  await ask(page, '(646) 555-0191', /I don't know that/);
  await bookByPhone(page, {
    from: '(646) 555-0192',
    name: 'Ida Holm',
    when: 'in two weeks on Friday at 2 pm',
  });
  await page.keyboard.press('Escape');
  await expect(page.getByText('You hung up.')).toBeVisible();

  await page.goto('/calls');
  await expect(calls(page).first()).toContainText('Ida Holm');
  await page.getByRole('button', { name: 'Kept for 90 days' }).click();
  await page.getByLabel('Keep transcripts and recordings for').selectOption('30 days');
  await expect(page.getByText('will be deleted tonight, for good')).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: 'Kept for 30 days' })).toBeFocused();
  await page.getByRole('searchbox', { name: 'Search what was said' }).fill('marry');
  await expect(calls(page)).toHaveCount(1);
  await expect(calls(page).locator('mark')).toHaveText('married');
  await expect(page).toHaveURL(/q=marry/);
  await look(page, 'calls-search');
  await page.getByLabel('Outcome').selectOption('booked');
  await expect(page.getByText('Call not found')).toBeVisible();
  // What is looked for stands in the address.
  await page.reload();
  await expect(page.getByText('Call not found')).toBeVisible();
  await page.getByRole('button', { name: 'Show all calls' }).click();
  await expect(calls(page).first()).toContainText('Ida Holm');
  await page.getByLabel('Number').fill('646 555 0192');
  await expect(calls(page)).toHaveCount(1);
  await expect(calls(page)).toContainText('Ida Holm');
  await page.getByRole('button', { name: 'Clear: Number' }).click();
  await calls(page).filter({ hasText: '(646) 555-0191' }).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name: '(646) 555-0191' })).toBeVisible();
  await expect(page.getByText('30 days')).toBeVisible();
  await page.getByRole('button', { name: 'Bad' }).click();
  await expect(page.getByRole('button', { name: 'Bad' })).toHaveAttribute('aria-pressed', 'true');
  await page.getByLabel('Note').fill('They ask this a lot.');
  await page.getByLabel('Note').blur();
  await expect(page.getByText('Saved.')).toBeVisible();
  await look(page, 'call-open-question');

  await expect(page.getByRole('textbox', { name: 'Question' })).toHaveValue(QUESTION);
  await page.getByLabel('Answer', { exact: true }).fill(ANSWER);
  await page.getByRole('button', { name: 'Save answer' }).click();
  await expect(page.getByText('Saved. Your receptionist knows the answer now.')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Bad' })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByLabel('Note')).toHaveValue('They ask this a lot.');
  await look(page, 'call-taught');

  const caller = await owner.newPage();
  await ask(caller, '(646) 555-0193', new RegExp(ANSWER));
  await caller.close();
});
