/** Sign-up where accounts need an invitation: by its link, by Google, or refused; and too many tries. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import { promisify } from 'node:util';
import { test as base, expect, type Page } from '@playwright/test';
import { startMovablePostgres } from '../db/testing-time.ts';
import { startFakeGoogle } from '../server/fakes/google.ts';
import { startFakeTwilioApi } from '../server/fakes/twilio-api.ts';
import { look } from './look.ts';
import { makeBusiness, signIn as signInAsOwner } from './owner.ts';
import { makeFolder, type Service, startService } from './server.ts';
import { confirmAddress, PASSWORD } from './set-up.ts';

// Each look is two pictures read by axe.
base.describe.configure({ timeout: 240_000 });

const CODE_SENDER = '+442079460190';
/** A landline, which takes no texts. */
const NUMBER = '+442079460018';

interface ByInvitation {
  readonly service: Service;
  readonly google: Awaited<ReturnType<typeof startFakeGoogle>>;
  readonly twilio: Awaited<ReturnType<typeof startFakeTwilioApi>>;
  /** What `npm run invite` prints. */
  readonly invite: (email: string) => Promise<string>;
  /** Lets so many days pass for the database. */
  readonly wait: (days: number) => Promise<void>;
}

const test = base.extend<object, { readonly house: ByInvitation }>({
  house: [
    // Playwright wants the fixtures taken apart, though none is needed.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const folder = await makeFolder();
      const postgres = await startMovablePostgres(folder);
      const redirectUris: string[] = [];
      const google = await startFakeGoogle({ clientId: 'ahoy', clientSecret: 'hush', redirectUris });
      const account = { accountSid: `AC${'1'.repeat(32)}`, authToken: randomBytes(16).toString('hex') };
      const numbers = { own: [CODE_SENDER], landlines: [NUMBER], forbidden: [] };
      const twilio = await startFakeTwilioApi(account, { numbers });
      const service = await startService([], {
        TWILIO_ACCOUNT_SID: account.accountSid,
        TWILIO_AUTH_TOKEN: account.authToken,
        TWILIO_API_URL: twilio.url,
        TWILIO_CALLER_ID: CODE_SENDER,
        DATABASE_URL: postgres.url,
        SIGN_UP: 'invite',
        GOOGLE_CLIENT_ID: 'ahoy',
        GOOGLE_CLIENT_SECRET: 'hush',
        GOOGLE_URL: google.url,
      });
      redirectUris.push(`${service.url}/api/auth/oauth2/callback/google`);
      await use({
        service,
        google,
        twilio,
        invite: (email) => inviteByCommand(postgres.url, service.url, email),
        wait: (days) => postgres.setAhead(days * 86_400),
      });
      await service.stop();
      await Promise.all([google.close(), twilio.close()]);
      await postgres.stop();
      await fs.rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ house }, use) => use(house.service.url),
});

async function inviteByCommand(databaseUrl: string, publicUrl: string, email: string): Promise<string> {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, DATABASE_URL: databaseUrl, PUBLIC_URL: publicUrl };
  const { stdout } = await promisify(execFile)(process.execPath, ['server/invite.ts', email], { env });
  return /https?:\S+/.exec(stdout)?.[0] ?? '';
}

async function fillIn(page: Page, name: string): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
}

test('the link of an invitation makes an account, and an expired one does not', async ({ page, house }) => {
  await page.goto('/sign-up');
  await expect(page.getByText(/You need an invitation to create an account here/)).toBeVisible();
  await look(page, 'sign-up-by-invitation');

  const link = await house.invite('ann@pier.test');
  await page.goto(link);
  await expect(page.getByLabel('E-mail')).toHaveValue('ann@pier.test');
  await fillIn(page, 'Ann Sand');
  await expect(page.getByRole('heading', { name: 'What do you do?' })).toBeVisible();

  await page.context().clearCookies();
  await page.goto(link);
  await expect(page.getByText(/This invitation no longer works/)).toBeVisible();
  await look(page, 'sign-up-over');
  await page.getByRole('link', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();

  const old = await house.invite('bo@pier.test');
  await house.wait(8);
  await page.goto(old);
  await expect(page.getByText(/is more than a week old/)).toBeVisible();
  await house.wait(0);
});

test('an invited user signs in with Google, and one who is not invited reads why they cannot', async ({
  page,
  house: { google, invite },
}) => {
  google.state.user = { sub: '1', email: 'eve@pier.test', email_verified: true, name: 'Eve' };
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Continue with Google' }).click();
  await expect(page.getByText(/You need an invitation to create an account here/)).toBeVisible();
  await look(page, 'sign-in-google-refused');

  google.state.user = null;
  await page.getByRole('button', { name: 'Continue with Google' }).click();
  await expect(page.getByText(/Signing in with Google did not work/)).toBeVisible();

  await invite('eve@pier.test');
  google.state.user = { sub: '1', email: 'eve@pier.test', email_verified: true, name: 'Eve' };
  await page.getByRole('button', { name: 'Continue with Google' }).click();
  await expect(page.getByRole('heading', { name: 'What do you do?' })).toBeVisible();
});

test('a user gets the link that confirms an address again, also in place of an expired one', async ({
  page,
  browser,
  house: { service },
}) => {
  const owner = await browser.newContext({ baseURL: service.url });
  await signInAsOwner(owner, service);
  const team = await owner.newPage();
  await team.goto('/team');
  await team.getByLabel('E-mail').fill('kim@pier.test');
  await team.getByRole('combobox', { name: 'Role' }).click();
  await team.getByRole('option', { name: /^Manager/ }).click();
  await team.getByRole('button', { name: 'Send invitation' }).click();
  const link = (await team.getByText(/\/invitation\//).textContent()) ?? '';
  await owner.close();

  await page.goto(link);
  await page.getByRole('link', { name: 'Create an account' }).click();
  await fillIn(page, 'Kim Larsen');
  await expect(page.getByText(/We sent an e-mail to/)).toBeVisible();
  await page.getByRole('button', { name: 'Send it again' }).click();
  await expect(page.getByText('We sent it again.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Send it again in/ })).toBeDisabled();
  await look(page, 'mailbox-sent-again');

  await page.goto(`/sign-in?${new URLSearchParams({ email: 'kim@pier.test', confirm: 'old' }).toString()}`);
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText(/That link has expired/)).toBeVisible();
  await confirmAddress(page, 'kim@pier.test');
  await expect(page).not.toHaveURL(/sign-in/);
});

test('an expired link for a new password offers another one', async ({ page }) => {
  await page.goto('/reset-password/there-never-was-one');
  await page.getByRole('textbox', { name: 'New password' }).fill('a calmer sea');
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByText(/was already used, or is more than an hour old/)).toBeVisible();
  await look(page, 'reset-over');
  await page.getByRole('link', { name: 'Send me a new link' }).click();
  await expect(page.getByRole('button', { name: 'Send link' })).toBeVisible();
});

test('a user who tries too often is told when to come back, on each page', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill('nobody@pier.test');
  const tryPassword = async () => {
    const answered = page.waitForResponse(/sign-in\/email/);
    await page.getByRole('textbox', { name: 'Password' }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    return (await answered).status();
  };
  let status = 401;
  for (let tries = 0; tries < 10 && status === 401; tries += 1) status = await tryPassword();
  expect(status).toBe(429);
  await expect(page.getByText(/^Too many tries\. Try again in (\d0 seconds|a few seconds)\.$/)).toBeVisible();
  await look(page, 'sign-in-too-often');

  const refuse = { status: 429, headers: { 'Retry-After': '240' }, json: { message: 'Slowly.' } };
  await page.route('**/api/auth/**', (route) => route.fulfill(refuse));
  await page.clock.install();
  await page.goto('/reset-password');
  await page.getByLabel('E-mail').fill('nobody@pier.test');
  await page.getByRole('button', { name: 'Send link' }).click();
  await expect(page.getByText('Too many tries. Try again in 4 minutes.')).toBeVisible();

  await page.clock.fastForward('05:00');
  await expect(page.getByText('You can try again now.')).toBeVisible();
});

test('every page says plainly that no more accounts are made', async ({ page }) => {
  await page.route('**/api/setup', async (route) => {
    const answer = await route.fetch();
    const setup = (await answer.json()) as object;
    await route.fulfill({ json: { ...setup, signUp: 'closed' } });
  });
  await page.goto('/sign-up');
  await expect(page.getByText(/New accounts are closed here/)).toBeVisible();
  await look(page, 'sign-up-closed');
  await page.getByRole('link', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Create an account' })).toHaveCount(0);
});

test('a number that another business has changes hands by the code that is called to it', async ({
  page,
  house: { invite, twilio },
}) => {
  const connect = async (email: string) => {
    await page.goto(await invite(email));
    await fillIn(page, 'Somebody');
    await expect(page.getByRole('heading', { name: 'What do you do?' })).toBeVisible();
    await makeBusiness(page.request);
    await page.goto('/set-up');
    await page.getByLabel('The number at Twilio').fill(NUMBER);
    await page.getByRole('button', { name: 'Connect this number' }).click();
  };
  await connect('first@numbers.test');
  await expect(page.getByText(/It is kept for you until/)).toBeVisible();
  await look(page, 'set-up-kept');
  await page.context().clearCookies();

  await connect('second@numbers.test');
  await expect(page.getByText(/belongs to another business here/)).toBeVisible();
  await page.getByRole('button', { name: 'Text the code' }).click();
  await expect(page.getByText(/takes no texts/)).toBeVisible();
  await page.getByRole('button', { name: 'Call it and say the code' }).click();
  await expect(page.getByLabel('The code')).toBeFocused();
  const code = /(?:\d, ){5}\d/.exec(twilio.sent.at(-1)?.words ?? '')?.[0].replaceAll(/\D/g, '') ?? '';
  await page.getByLabel('The code').fill(code === '111111' ? '222222' : '111111');
  await page.getByRole('button', { name: 'Connect this number' }).click();
  await expect(page.getByText(/That is not the code\. You can try 4 more times/)).toBeVisible();
  await look(page, 'set-up-code');
  await page.getByLabel('The code').fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await page.getByRole('button', { name: 'Connect this number' }).click();
  await expect(page.getByText('Waiting for your test call')).toBeVisible();
  await expect(page.getByText(/It is kept for you until/)).toHaveCount(0);
});
