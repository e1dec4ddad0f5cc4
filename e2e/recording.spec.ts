/** A recorded call: told so, heard again, and followed word by word. */
import type { APIRequestContext } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { look } from './look.ts';
import { dial, hear, say } from './phone.ts';

const CONSENT = 'We record this call.';

/** Asks the service as its page does. */
async function ask(
  request: APIRequestContext,
  path: string,
  input: object,
  change: boolean,
): Promise<unknown> {
  const response = change
    ? await request.post(`/trpc/${path}`, { data: input })
    : await request.get(`/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`);
  const answer = (await response.json()) as { readonly result: { readonly data: unknown } };
  expect(response.ok(), path).toBe(true);
  return answer.result.data;
}

async function recordCalls(request: APIRequestContext): Promise<void> {
  const [business] = (await ask(request, 'businesses.mine', {}, false)) as { readonly id: string }[];
  const businessId = business?.id;
  const { published, draft: kept } = (await ask(request, 'receptionist.get', { businessId }, false)) as {
    readonly published: { readonly settings: object };
    readonly draft: { readonly updatedAt: string } | null;
  };
  const settings = { ...published.settings, recordsCalls: true, consentText: CONSENT };
  const draft = { businessId, settings, seen: kept?.updatedAt ?? null };
  const { updatedAt } = (await ask(request, 'receptionist.saveDraft', draft, true)) as {
    readonly updatedAt: string;
  };
  await ask(request, 'receptionist.publish', { businessId, seen: updatedAt, note: 'Records calls' }, true);
}

test('a recorded call is played, and its transcript follows', async ({
  page,
  owner,
  playwright,
  baseURL,
}) => {
  test.setTimeout(180_000);
  await recordCalls(owner.request);
  // What was published answers a few seconds later.
  await expect(async () => {
    await dial(page, '(212) 555-0195');
    await expect(page.getByRole('log')).toContainText(CONSENT, { timeout: 6_000 });
  }).toPass();
  await say(page, 'what are your opening hours');
  await hear(page, /9 AM to 4 PM/);
  await page.keyboard.press('Escape');
  await expect(page.getByText('You hung up.')).toBeVisible();

  await page.goto('/calls');
  const fetched = page.waitForResponse(/\/recordings\//);
  await page.getByRole('list', { name: 'Calls' }).getByRole('link').first().click();
  const recording = await fetched;
  expect(recording.headers()['content-type']).toBe('audio/wav');
  const player = page.getByRole('region', { name: 'Recording' });
  await expect(player.getByRole('img', { name: 'Waveform of both sides of the call' })).toBeVisible();
  await expect(player.getByText(/^0:00 \/ 0:\d\d$/)).toBeVisible();

  const turns = page.getByRole('region', { name: 'Transcript' }).getByRole('listitem');
  const played = page.locator('[data-playing="true"]');
  await player.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(player.getByRole('button', { name: 'Pause' })).toBeVisible();
  // It begins once the caller was told so: the greeting is not in it.
  await expect(played).toContainText(/opening hours|9 AM to 4 PM/);
  // The answer's own words lead to where they are heard.
  const answer = turns.filter({ hasText: '9 AM to 4 PM' }).filter({ hasText: 'Receptionist' });
  await answer.getByRole('button', { name: /^Play from/ }).click();
  await expect(played).toContainText('9 AM to 4 PM');
  await player.getByRole('button', { name: 'Pause' }).click();
  await look(page, 'call-recorded');

  const nobody = await playwright.request.newContext({ ...(baseURL === undefined ? {} : { baseURL }) });
  expect((await nobody.get(new URL(recording.url()).pathname)).status()).toBe(404);
  await nobody.dispose();
});
