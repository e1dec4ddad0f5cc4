/** How it feels: what is loaded before the first look, how soon there is something to see, and how lists scroll. */
import type { BrowserContext, Page } from '@playwright/test';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { expect, test } from './fixtures.ts';
import { dial } from './phone.ts';

const KB = 1024;
const SIGN_IN_KB = 220;
const LIVE_KB = 350;
/** On a processor that is four times as slow. */
const LARGEST_PAINT_MS = 1_500;
const SLOWER = 4;
/** Twice what a first look may take. */
const SETTLED_MS = 3_000;
/** What only some pages need, by a name that stands in the code: charts, calendar, waveform, palette. */
const NEVER_ON_LIVE = ['recharts', 'mantine-Schedule', 'wavesurfer', 'mantine-Spotlight'];
/** A list's length, and what may stand in the page for it. */
const LIST = { calls: 10_000, lines: 60, elements: 3_000 };
/** Quicker than any hand turns it: three lines of the list a frame. */
const WHEEL = { steps: 60, stepPx: 240 };
/** What the page may compute for a frame, so that one can be drawn sixty times a second. */
const FRAME_MS = 1_000 / 60;

// A trace keeps pictures of the page's elements, which is work that the page's visitors do not have.
test.use({ trace: 'off' });

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
  // Looking into the page while it is drawn would be work of its own on the slowed processor.
  await sleep(SETTLED_MS);
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
  for (let visit = 0; visit < 3; visit += 1) visits.push(await largestPaint(context, path));
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

test('a list of 10,000 calls scrolls without a frame that one misses', async ({ page, owner: _ }) => {
  await dial(page, '(646) 555-0177');
  await page.keyboard.press('Escape');
  await expect(page.getByText('You hung up.')).toBeVisible();
  await listMany(page);
  await page.goto('/calls');
  const list = page.getByRole('list', { name: 'Calls' });
  await expect(list.getByRole('listitem').first()).toHaveAttribute('aria-setsize', String(LIST.calls));

  await list.hover({ position: { x: 200, y: 100 } });
  const workMs = await scroll(page);
  note('Work for a frame while scrolling', `${workMs.toFixed(1)} ms`);
  expect(workMs).toBeLessThan(FRAME_MS);
  await expect.poll(() => blanks(page)).toEqual([]);

  await page.keyboard.press('End');
  await expect(list.locator(`[aria-posinset="${LIST.calls}"]`)).toBeInViewport();
  await expect.poll(() => blanks(page)).toEqual([]);
  expect(await list.getByRole('listitem').count()).toBeLessThan(LIST.lines);
  expect(await page.locator('*').count()).toBeLessThan(LIST.elements);
});

interface ListAnswer {
  readonly result: { readonly data: { calls: { readonly id: string }[]; nextCursor: unknown } };
}

/** Answers the page's question for calls with as many of them as the list should have, all like the first. */
async function listMany(page: Page): Promise<void> {
  await page.route(/\/trpc\/[^?]*calls\.list/, async (route) => {
    const response = await route.fetch();
    const procedures = new URL(route.request().url()).pathname.split('/').at(-1)?.split(',') ?? [];
    const answers = (await response.json()) as ListAnswer[];
    const data = answers[procedures.indexOf('calls.list')]?.result.data;
    const [first] = data?.calls ?? [];
    if (data !== undefined && first !== undefined) {
      data.calls = Array.from({ length: LIST.calls }, (_, n) => ({
        ...first,
        id: first.id.slice(0, -5) + String(n).padStart(5, '0'),
      }));
      data.nextCursor = null;
    }
    await route.fulfill({ response, json: answers });
  });
}

/**
 * Turns the wheel once a frame.
 * @returns what the page computed for each in ms, by its own thread's clock: other work of the machine does not count.
 */
async function scroll(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const spent = (on: string) => metrics.find(({ name }) => name === on)?.value ?? NaN;
    // Not what it takes to be measured.
    return spent('TaskDuration') - spent('DevToolsCommandDuration');
  };
  const before = await worked();
  for (let step = 0; step < WHEEL.steps; step += 1) {
    await page.mouse.wheel(0, WHEEL.stepPx);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  return ((await worked()) - before) * (1_000 / WHEEL.steps);
}

/** Where on the screen the list shows nothing. */
const blanks = (page: Page): Promise<number[]> =>
  page.evaluate(() => {
    const list = document.querySelector('ul[aria-label="Calls"]')?.getBoundingClientRect() ?? new DOMRect();
    const end = Math.min(innerHeight, list.bottom);
    const heights = Array.from({ length: 20 }, (_, n) => Math.max(0, list.top) + 10 + n * 40);
    return heights.filter(
      (y) => y < end && document.elementFromPoint(list.left + 100, y)?.closest('li') === null,
    );
  });
