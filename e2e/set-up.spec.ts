/** Set-up as a newcomer does it: from sign-up to a receptionist that answers. */
import fs from 'node:fs';
import path from 'node:path';
import { sign } from '../server/fakes/phone/webhooks.ts';
import { expect, test } from './fixtures.ts';
import { look } from './look.ts';
import { hear, say } from './phone.ts';
import type { Service } from './server.ts';
import { signUp } from './set-up.ts';

// Each look is two pictures read by axe.
test.describe.configure({ timeout: 240_000 });

/** The longest time for the whole set-up; people also read and think. */
const WHOLE_WAY_MS = 60_000;

/** What Twilio tells of a call to this number: that it rings, or where it has come to. */
async function tellAsTwilio(service: Service, to: string, CallStatus = 'ringing'): Promise<boolean> {
  const token = fs.readFileSync(path.join(service.dataDir, 'twilio-auth-token'), 'utf8').trim();
  const url = `${service.url}/webhooks/twilio/${CallStatus === 'ringing' ? 'voice' : 'status'}`;
  const fields = { CallSid: `CA-to-${to}`, From: '+493055500123', To: to, CallStatus };
  const { ok } = await fetch(url, {
    method: 'POST',
    headers: { 'X-Twilio-Signature': sign(token, url, fields) },
    body: new URLSearchParams(fields),
  });
  return ok;
}

test('a new owner signs up, picks a trade, and is answered by their own receptionist', async ({
  page,
  service,
}) => {
  const begin = performance.now();
  await signUp(page, 'Dora Brandt', 'dora@teeth.test');
  await page.getByRole('button', { name: /^Dentist/ }).click();
  await page.getByLabel('Business name').fill('Brandt Dental');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('switch', { name: 'Monday' })).toBeChecked();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByLabel('Greeting')).toHaveValue('Thank you for calling Brandt Dental.');
  await page.getByRole('button', { name: 'Make my receptionist' }).click();
  await page.getByRole('button', { name: 'Call Brandt Dental' }).click();
  await hear(page, /Thank you for calling Brandt Dental/);
  const took = performance.now() - begin;
  console.log(`from sign-up to the greeting: ${(took / 1000).toFixed(1)} s`);
  expect(took).toBeLessThan(WHOLE_WAY_MS);

  await say(page, 'Do you take new patients?');
  await hear(page, /happy to see new patients/);
  await say(page, 'How much is a check-up?');
  await hear(page, /90/);
  await page.getByRole('button', { name: 'Hang up' }).click();
  await expect(page.getByText('That was your receptionist.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Set-up: 2 of 5 done' })).toBeVisible();

  await page.getByRole('button', { name: 'Set your holiday hours' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save the holidays' }).click();
  await expect(page.getByText('Your receptionist knows your hours on public holidays.')).toBeVisible();

  // The number, which turns green by itself.
  await page.getByLabel('The number at Twilio').fill('+49 30 5550 0199');
  await page.getByRole('button', { name: 'Connect this number' }).click();
  await expect(page.getByText(`${service.url}/webhooks/twilio/voice`)).toBeVisible();
  await expect(page.getByText('Waiting for your test call')).toBeVisible();
  await look(page, 'set-up-number');
  expect(await tellAsTwilio(service, '+493055500199')).toBe(true);
  await expect(page.getByText(/It works: a call came in/)).toBeVisible();
  await expect(page.getByRole('link', { name: /^Set-up:/ })).toHaveCount(0);

  // Another one beside it, and which of them was rung.
  await page.getByRole('button', { name: 'Add another number' }).click();
  await page.getByLabel('The number at Twilio').fill('+49 40 5550 0177');
  await page.getByRole('button', { name: 'Connect this number' }).click();
  const second = page.getByRole('listitem').filter({ hasText: '+494055500177' }).last();
  await expect(second).toContainText('Waiting for your test call');
  await expect(page.getByText('+493055500199 and 1 more')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add another number' })).toBeFocused();
  await look(page, 'set-up-numbers');
  expect(await tellAsTwilio(service, '+494055500177')).toBe(true);
  await expect(second).toContainText('It works: a call came in');
  expect(await tellAsTwilio(service, '+494055500177', 'completed')).toBe(true);
  await page.getByRole('link', { name: 'Calls', exact: true }).click();
  await page.getByRole('link', { name: /called \+494055500177/ }).click();
  await expect(page.getByRole('definition').filter({ hasText: '+494055500177' })).toBeVisible();

  // Given up, the first is the only one again.
  await page.goto('/set-up');
  await page.getByRole('button', { name: 'Disconnect +494055500177' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
  await expect(second).toHaveCount(0);
  await expect(page.getByText('+493055500199', { exact: true }).first()).toBeVisible();
});

test('an unfinished set-up continues where it was left', async ({ page }) => {
  await page.goto('/sign-up');
  await look(page, 'sign-up');
  await signUp(page, 'Paul Pike', 'paul@pipes.test');
  await look(page, 'set-up-trade');
  await page.getByRole('button', { name: /^Plumber/ }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('Enter the name of your business.')).toBeVisible();
  await look(page, 'set-up-place');
  await page.getByLabel('Business name').fill('Pike Plumbing');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('switch', { name: 'Sunday' }).press('Space');
  await expect(page.getByLabel('Sunday, from')).toBeVisible();
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'When are you open?' })).toBeVisible();
  await expect(page.getByLabel('Sunday, from')).toBeVisible();
  await look(page, 'set-up-hours');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Remove Estimate' }).click();
  await look(page, 'set-up-offer');
  await page.getByRole('button', { name: 'Make my receptionist' }).click();
  await expect(page.getByRole('button', { name: 'Call Pike Plumbing' })).toBeVisible();
  await page.getByRole('link', { name: 'Live', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Set-up: 1 of 5 done' })).toBeVisible();
});
