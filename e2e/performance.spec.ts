/** How it feels: what is loaded before the first look, how soon there is something to see, and how lists scroll. */
import type { BrowserContext, Page } from '@playwright/test';
import { gzipSync } from 'node:zlib';
import { expect, test } from './fixtures.ts';

const KB = 1024;
const SIGN_IN_KB = 220;
const LIVE_KB = 350;
/** On a processor that is four times as slow. */
const LARGEST_PAINT_MS = 1_500;
const SLOWER = 4;
/** What only some pages need, by a name that stands in the code: charts, calendar, waveform, palette. */
const NEVER_ON_LIVE = ['recharts', 'mantine-Schedule', 'wavesurfer', 'mantine-Spotlight'];

interface Loaded {
  readonly kilobytes: number;
  readonly code: string;
}

/** The JavaScript that a page loads until nothing more comes, gzipped. */
async function loaded(page: Page, path: string, heading: RegExp): Promise<Loaded> {
  const scripts: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js')) scripts.push(response.body());
  });
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  // A live feed keeps the network awake, so scripts are waited for by themselves.
  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
  const files = await Promise.all(scripts);
  const bytes = files.reduce((sum, file) => sum + gzipSync(file).length, 0);
  return { kilobytes: Math.round(bytes / KB), code: files.map((file) => file.toString()).join('\n') };
}

async function largestPaint(context: BrowserContext, path: string): Promise<number> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
  const painted = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? NaN)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
      }),
  );
  await page.close();
  return painted;
}

/** Of a few visits: the others tell what else the machine was busy with. */
async function quickest(context: BrowserContext, path: string): Promise<number> {
  const visits: number[] = [];
  for (let visit = 0; visit < 4; visit += 1) visits.push(await largestPaint(context, path));
  return Math.min(...visits);
}

const note = (type: string, description: string) => {
  test.info().annotations.push({ type, description });
  console.log(`${type}: ${description}`);
};

test('little is loaded before the sign-in', async ({ page }) => {
  const { kilobytes } = await loaded(page, '/sign-in', /./);
  note('JavaScript to the sign-in', `${kilobytes} KB gzipped`);
  expect(kilobytes).toBeLessThan(SIGN_IN_KB);
});

test('little is loaded before Live, and nothing that only other pages need', async ({ owner }) => {
  const { kilobytes, code } = await loaded(await owner.newPage(), '/', /Live/);
  note('JavaScript to Live', `${kilobytes} KB gzipped`);
  expect(kilobytes).toBeLessThan(LIVE_KB);
  expect(NEVER_ON_LIVE.filter((name) => code.includes(name))).toEqual([]);
});

test('something is seen soon on a slow machine', async ({ browser, owner, service }) => {
  const stranger = await browser.newContext({ baseURL: service.url });
  const signIn = await quickest(stranger, '/sign-in');
  await stranger.close();
  const live = await quickest(owner, '/');
  note('Largest paint', `sign-in ${Math.round(signIn)} ms, Live ${Math.round(live)} ms`);
  expect(signIn).toBeLessThan(LARGEST_PAINT_MS);
  expect(live).toBeLessThan(LARGEST_PAINT_MS);
});
