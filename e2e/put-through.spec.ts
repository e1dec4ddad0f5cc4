/** Whom callers are put through to, and a call for which the staff's phones ring first, on the live page and in the list. */
import type { Page } from '@playwright/test';
import fs from 'node:fs/promises';
import path from 'node:path';
import { DEMO_NUMBER } from '../db/seed.ts';
import { placeCall } from '../server/fakes/phone/call.ts';
import type { Scenario } from '../server/fakes/phone/scenario.ts';
import { openCallerVoice } from '../server/fakes/phone/speech.ts';
import { expect, test } from './fixtures.ts';
import { look } from './look.ts';
import type { Service } from './server.ts';

/** At the fake phone nobody ever answers a number with this end. */
const NEVER_ANSWERS = '(212) 555-0149';

async function add(page: Page, name: string, number: string, rings: boolean): Promise<void> {
  await page.getByRole('button', { name: 'Add somebody' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await dialog.getByRole('textbox', { name: 'Phone number', exact: true }).fill(number);
  await dialog.getByRole('combobox', { name: 'When' }).click();
  await page.getByRole('option', { name: 'At any time' }).click();
  if (rings) await dialog.getByRole('switch', { name: /Rings for new calls/ }).press('Space');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);
}

const namesIn = (page: Page) =>
  page
    .getByRole('button', { name: /^Ring .* for a test$/ })
    .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')?.split(' ')[1]));

/** Rings the demo business by the telephone, until `stop` says so. */
async function ring({ url, dataDir }: Service, stop: () => boolean): Promise<void> {
  const authToken = (await fs.readFile(path.join(dataDir, 'twilio-auth-token'), 'utf8')).trim();
  const voice = openCallerVoice();
  const scenario: Scenario = {
    from: '+12125550177',
    steps: [{ do: 'hang-up-when', happened: stop }],
    expect: {},
  };
  const service = { url, publicUrl: url, accountSid: `AC${'0'.repeat(32)}`, authToken };
  await placeCall({ service, to: DEMO_NUMBER, scenario, voice });
  await voice.close();
}

test('the owner says whom callers are put through to, sees who is rung, and finds the call that was missed', async ({
  owner,
  service,
}) => {
  const page = await owner.newPage();
  await page.goto('/receptionist?tab=people');
  await expect(page.getByText('Nobody yet')).toBeVisible();
  await look(page, 'put-through-empty');
  await add(page, 'Sam', NEVER_ANSWERS, true);
  await add(page, 'Alex', '(212) 555-0141', false);
  await page.getByRole('button', { name: 'Ring Alex earlier' }).click();
  await expect.poll(() => namesIn(page)).toEqual(['Alex', 'Sam']);
  await page.getByRole('button', { name: 'Remove Alex' }).click();
  await expect.poll(() => namesIn(page)).toEqual(['Sam']);
  await page
    .getByRole('alert')
    .filter({ hasText: 'Removed: Alex' })
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect.poll(() => namesIn(page)).toEqual(['Alex', 'Sam']);
  await page.getByRole('radio', { name: /^Your staff first/ }).press('Space');
  await expect(page.getByText('Saved. From the next call on.')).toBeVisible();
  await look(page, 'put-through');

  await page.goto('/');
  const rang = { seen: false };
  const over = ring(service, () => rang.seen);
  const card = page.getByRole('article', { name: /Call from/ });
  await expect(card.getByRole('status').filter({ hasText: 'Ringing Sam' })).toBeVisible();
  // Their phones ring already.
  await expect(
    card.getByRole('button', { name: /Stop ringing|Listen in|Take over|Put through/ }),
  ).toHaveCount(0);
  await look(page, 'live-staff-rings');
  rang.seen = true;
  await over;
  await page.goto('/calls');
  const line = page.getByRole('link').filter({ hasText: 'The caller hung up while this rang: Sam.' });
  await expect(line).toContainText('Missed');
});
