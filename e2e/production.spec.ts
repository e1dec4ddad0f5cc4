/** A service in production that nobody has finished setting up. */
import fs from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { freePort } from '../db/free-port.ts';
import { startMovablePostgres } from '../db/testing-time.ts';
import { look } from './look.ts';
import { makeFolder, type Service, startService } from './server.ts';

const SECRET = 'q7Rk2mZxW4vN8pLs3tYb6cHd9fGj1aEu';

let folder: string;
let postgres: Awaited<ReturnType<typeof startMovablePostgres>>;
let service: Service;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  folder = await makeFolder();
  postgres = await startMovablePostgres(folder);
  const port = String(await freePort());
  service = await startService([], {
    NODE_ENV: 'production',
    PORT: port,
    PUBLIC_URL: `http://localhost:${port}`,
    DATABASE_URL: postgres.url,
    AUTH_SECRET: SECRET,
    TWILIO_AUTH_TOKEN: SECRET,
  });
});
test.afterAll(async () => {
  await service.stop();
  await postgres.stop();
  await fs.rm(folder, { recursive: true, force: true });
});

test('an owner is told what has to be set up, until they close the notice', async ({ page }) => {
  await page.goto(`${service.url}/sign-up`);
  await page.getByLabel('Your name').fill('Olga Pier');
  await page.getByLabel('E-mail').fill('olga@pier.test');
  await page.getByRole('textbox', { name: 'Password' }).fill('calm-sea-ahead');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByRole('button', { name: /^Barber/ }).click();
  await page.getByLabel('Business name').fill('Pier Barbers');
  for (let step = 0; step < 2; step += 1) await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Make my receptionist' }).click();

  const told = page.getByRole('status').filter({ hasText: 'needs to set something up' });
  await expect(told).toContainText('No e-mail leaves this service');
  await expect(told).toContainText('cannot hear callers');
  // This business records nothing, so nothing of it can be lost.
  await expect(told).not.toContainText('recordings');
  await look(page, 'installation-warnings');
  await told.getByRole('button', { name: 'Close' }).click();
  await expect(told).toHaveCount(0);
  await page.goto(`${service.url}/calls`);
  await expect(page.getByRole('heading', { level: 1, name: 'Calls' })).toBeVisible();
  await expect(told).toHaveCount(0);
});

test('a user is not told to wait for a mail where none can be sent', async ({ page }) => {
  await page.goto(`${service.url}/reset-password`);
  await expect(page.getByText('cannot send e-mail yet')).toBeVisible();
  await look(page, 'reset-without-mail');
});
