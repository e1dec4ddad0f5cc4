/** The receptionist on a website of another origin, under a strict Content-Security-Policy; and the page that we give a business. */
import fs from 'node:fs';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, test } from './fixtures.ts';
import { look } from './look.ts';

test('the script that a site loads is under 20 KB before it is opened', () => {
  expect(gzipSync(fs.readFileSync('web/dist/widget.js')).length).toBeLessThan(20_000);
});

test('a visitor of a site that the owner has named writes to the receptionist', async ({
  page,
  owner,
  service,
}) => {
  const site = http.createServer((_request, response) => {
    const wire = service.url.replace(/^http/, 'ws');
    response.setHeader(
      'Content-Security-Policy',
      `default-src 'none'; script-src ${service.url}; connect-src ${service.url} ${wire}`,
    );
    response.setHeader('Content-Type', 'text/html');
    response.end(
      `<!doctype html><html lang="en"><title>Barbers</title><main><h1>Barbers</h1></main>${snippet}</html>`,
    );
  });
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
  const origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;

  await page.goto('/receptionist?tab=website');
  await page.getByLabel('Addresses of your website').fill(origin);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Website saved')).toBeVisible();
  const snippet = await page.locator('pre').innerText();
  await look(page, 'website-settings');

  const blocked: string[] = [];
  const visitor = await owner.newPage();
  visitor.on('console', (message) => {
    if (message.type() === 'error') blocked.push(message.text());
  });
  await visitor.goto(origin);
  const told = visitor.evaluate(
    () =>
      new Promise<string>((resolve) => {
        window.ahoy?.set({ name: 'Ann Lee', about: 'Haircut' });
        window.ahoy?.on('assistant_message', ({ text, final }) => {
          if (final) resolve(text);
        });
      }),
  );
  const button = visitor.getByRole('button', { name: 'Talk to us' });
  await button.press('Enter');
  await expect(visitor.getByRole('button', { name: 'Call', exact: true })).toBeFocused();
  await look(visitor, 'widget');
  await visitor.getByRole('button', { name: 'Write' }).press('Enter');
  const line = visitor.getByRole('textbox', { name: 'Write a message' });
  await expect(line).toBeFocused();
  expect(await told).toContain('Harbour Street Barbers');
  await line.pressSequentially('When are you open on Saturday?');
  await line.press('Enter');
  await expect(visitor.getByRole('log').getByText(/9/).last()).toBeVisible({ timeout: 20_000 });
  await line.press('Escape');
  await expect(button).toBeFocused();
  await button.press('Enter');
  await visitor.getByRole('button', { name: 'End', exact: true }).click();
  await expect(visitor.getByRole('status')).toHaveText('You have ended the conversation.');
  expect(blocked).toEqual([]);

  await page.goto('/calls');
  await expect(page.getByText('Website', { exact: true }).first()).toBeVisible();
  site.close();
});

test('a visitor calls from the page that we give a business', async ({ page, owner, service }) => {
  await page.goto(`${service.url}/receptionist?tab=website`);
  const address = await page.getByRole('link', { name: 'Open the page' }).getAttribute('href');
  const visitor = await owner.newPage();
  await visitor.goto(address ?? '');
  await expect(visitor.getByRole('heading', { level: 1, name: 'Harbour Street Barbers' })).toBeVisible();
  await visitor.getByRole('button', { name: 'Talk to us' }).click();
  await visitor.getByRole('button', { name: 'Call', exact: true }).click();
  await expect(visitor.getByRole('log').getByText(/Harbour Street Barbers/)).toBeVisible({ timeout: 20_000 });
  await look(visitor, 'business-page');
  await visitor.getByRole('button', { name: 'Hang up' }).click();
  await expect(visitor.getByRole('status')).toHaveText('You have ended the conversation.');
});
