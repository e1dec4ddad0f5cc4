/** Accounts and teams: invited and joined, a second factor, a forgotten password, sessions that are ended. */
import { createHmac } from 'node:crypto';
import type { Browser, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { look } from './look.ts';
import { makeBusiness, signUp } from './owner.ts';
import { confirmAddress, PASSWORD } from './set-up.ts';

// Each look is two pictures read by axe.
test.describe.configure({ timeout: 240_000 });

/** A browser of somebody else. */
async function stranger(browser: Browser, baseURL: string): Promise<Page> {
  const context = await browser.newContext({ baseURL });
  return context.newPage();
}

test('an invited user joins by a new account, and gets another role', async ({
  owner,
  page,
  browser,
  service,
}) => {
  await page.goto('/team');
  await page.getByLabel('E-mail').fill('kim@barbers.test');
  await page.getByRole('button', { name: 'Send invitation' }).click();
  await expect(page.getByText('Choose which staff member this is.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Staff member' }).click();
  await page.getByRole('option', { name: 'Sam' }).click();
  await page.getByRole('button', { name: 'Send invitation' }).click();
  const link = (await page.getByText(/\/invitation\//).textContent()) ?? '';
  expect(new URL(link).origin).toBe(service.url);
  await look(page, 'team');

  const kim = await stranger(browser, service.url);
  await kim.goto(link);
  await expect(kim.getByText(/to join the team of Harbour Street Barbers/)).toBeVisible();
  await look(kim, 'invitation');
  await kim.getByRole('link', { name: 'Create an account' }).click();
  await expect(kim.getByLabel('E-mail')).toHaveValue('kim@barbers.test');
  await kim.getByLabel('Your name').fill('Kim Larsen');
  await kim.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await kim.getByRole('button', { name: 'Create account' }).click();
  await expect(kim.getByText(/We sent an e-mail to/)).toBeVisible();
  await look(kim, 'confirm-address');
  await confirmAddress(kim, 'kim@barbers.test');
  await kim.getByRole('button', { name: 'Join Harbour Street Barbers' }).click();
  await expect(kim.getByRole('heading', { level: 1, name: 'Live' })).toBeVisible();
  await kim.goto(link);
  await expect(kim.getByText(/This invitation no longer works/)).toBeVisible();

  await page.reload();
  await page.getByRole('button', { name: 'Change the role of Kim Larsen' }).click();
  await page.getByRole('dialog').getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: /^Manager/ }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Kim Larsen' })).toContainText('Manager');
  await page.getByRole('button', { name: 'Leave the team' }).click();
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(page.getByText(/A business needs an owner/)).toBeVisible();
  await page.getByRole('button', { name: 'Keep' }).click();
  await page.getByRole('button', { name: 'Remove Kim Larsen' }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByText('Kim Larsen')).toHaveCount(0);
  await kim.goto('/');
  await expect(kim.getByRole('heading', { name: 'What do you do?' })).toBeVisible();
  await kim.context().close();
  expect(owner.pages()).toContain(page);
});

/** The six digits that an authenticator shows for a key in base 32. */
function totp(key: string, at: number): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = key
    .replaceAll(/[\s=]/g, '')
    .split('')
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

test('a user is asked for a second factor, a backup code works once, and other devices are signed out', async ({
  browser,
  service,
}) => {
  const page = await stranger(browser, service.url);
  const email = 'ada@safe.test';
  await signUp(page, service, email, PASSWORD);
  // An account without a business sees its own page once it has one.
  await makeBusiness(page.request);
  await page.goto('/account');
  await page.getByLabel('Your password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Add an authenticator app' }).click();
  const key = (await page.getByLabel('Key', { exact: true }).textContent()) ?? '';
  await expect(page.getByRole('img', { name: 'Setup key as a QR code' })).toBeVisible();
  await look(page, 'account-adding');
  await page.getByLabel('Code from the app').fill(totp(key, Date.now()));
  await page.getByRole('button', { name: 'Turn on', exact: true }).click();
  const [backupCode = ''] = ((await page.getByLabel('Backup codes').textContent()) ?? '').split('\n');
  await page.getByRole('button', { name: 'I have saved them' }).click();
  await expect(page.getByRole('button', { name: 'Turn off' })).toBeVisible();
  await look(page, 'account');

  const elsewhere = await stranger(browser, service.url);
  const signIn = async (code: string) => {
    await elsewhere.goto('/sign-in');
    await elsewhere.getByLabel('E-mail').fill(email);
    await elsewhere.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await elsewhere.getByRole('button', { name: 'Sign in' }).click();
    await elsewhere.getByLabel('Sign-in code').fill(code);
    await elsewhere.getByRole('button', { name: 'Continue' }).click();
  };
  await signIn('000000');
  await expect(elsewhere.getByText(/That code is wrong or has expired/)).toBeVisible();
  await look(elsewhere, 'second-step');
  await signIn(backupCode);
  await expect(elsewhere.getByRole('heading', { level: 1, name: 'Live' })).toBeVisible();

  await page.reload();
  await expect(page.getByRole('region', { name: 'Signed-in devices' }).getByRole('listitem')).toHaveCount(2);
  await page.getByRole('button', { name: 'Sign out all other devices' }).click();
  await expect(page.getByRole('region', { name: 'Signed-in devices' }).getByRole('listitem')).toHaveCount(1);
  await elsewhere.goto('/');
  await expect(elsewhere).toHaveURL(/sign-in/);
  await signIn(backupCode);
  await expect(elsewhere.getByText(/was already used/)).toBeVisible();
  await Promise.all([page, elsewhere].map((each) => each.context().close()));
});

test('a user with a forgotten password chooses a new one by the link in the mail', async ({
  page,
  service,
}) => {
  const email = 'bo@forgets.test';
  await signUp(page, service, email, PASSWORD);
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  // The page before has a field of that name, too.
  await expect(page.getByRole('button', { name: 'Send link' })).toBeVisible();
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Send link' }).click();
  await expect(page.getByText(/we sent it a link/)).toBeVisible();
  await look(page, 'reset-asked');
  await page.goto('/outbox');
  await page
    .getByRole('article', { name: 'Your new password for Ahoy' })
    .filter({ hasText: email })
    .getByRole('link')
    .first()
    .click();
  await page.getByRole('textbox', { name: 'New password' }).fill('a calmer sea');
  await look(page, 'reset-password');
  await page.getByRole('button', { name: 'Set password' }).click();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill('a calmer sea');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'What do you do?' })).toBeVisible();
});
