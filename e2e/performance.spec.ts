/** Causes of speed that can be counted: what is loaded before the first paint, and how much of a long list is drawn. */
import type { Page } from '@playwright/test';
import { gzipSync } from 'node:zlib';
import { expect, test } from './fixtures.ts';
import { LENGTH, openLongList, scroll } from './long-list.ts';

const KB = 1024;
const SIGN_IN_KB = 220;
const LIVE_KB = 350;
/** What only some pages need, by a name that stands in the code: charts, calendar, waveform, palette. */
const NEVER_ON_LIVE = ['recharts', 'mantine-Schedule', 'wavesurfer', 'mantine-Spotlight'];
/** Files of code after the first one. On a slow machine each costs, whatever is in it. */
const SCRIPTS_AT_ONCE = 3;
/** What of a long list may stand in the page. */
const DRAWN = { lines: 60, elements: 3_000 };

const note = (type: string, description: string) => {
  test.info().annotations.push({ type, description });
  console.log(`${type}: ${description}`);
};

interface Loaded {
  readonly kilobytes: number;
  readonly code: string;
}

/** The JavaScript that a page loads until nothing more comes, gzipped. */
async function loaded(page: Page, path: string, heading: RegExp): Promise<Loaded> {
  const scripts: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (isScript(response.url())) scripts.push(response.body());
  });
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  // A live feed keeps the network awake, so scripts are waited for by themselves.
  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
  const files = await Promise.all(scripts);
  const bytes = files.reduce((sum, file) => sum + gzipSync(file).length, 0);
  return { kilobytes: Math.round(bytes / KB), code: files.map((file) => file.toString()).join('\n') };
}

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

test('Live asks at once for what it shows first, and waits for nothing else', async ({ owner }) => {
  const page = await owner.newPage();
  const html = await (await owner.request.get('/')).text();
  const atOnce: string[] = [];
  const complete = Promise.withResolvers<undefined>();
  let answering = false;
  await page.route('**', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname !== '/' && !html.includes(`"${pathname}"`)) {
      // The feed, the lists, what is only needed later: they never come.
      if (answering) return;
      atOnce.push(pathname);
      await complete.promise;
    }
    await route.continue();
  });
  await page.goto('/', { waitUntil: 'commit' });
  await expect
    .poll(() => atOnce.filter((path) => /^\/(api|trpc)\//.test(path)).sort())
    .toEqual(['/api/auth/get-session', '/api/setup', '/trpc/businesses.mine']);
  answering = true;
  complete.resolve(undefined);
  await expect.poll(() => largestText(page)).toMatch(/^When somebody calls, you can read/);
  note('Asked for at once', atOnce.join(' '));
  expect(atOnce.filter(isScript).length).toBeLessThanOrEqual(SCRIPTS_AT_ONCE);
  expect([...html.matchAll(/<script\b/g)]).toHaveLength(1);
});

test('a list of 10,000 calls scrolls without blanks, and draws few of its rows', async ({
  page,
  owner: _,
}) => {
  const list = await openLongList(page);
  await scroll(page);
  await expect.poll(() => blanks(page)).toEqual([]);

  await page.keyboard.press('End');
  await expect(list.locator(`[aria-posinset="${LENGTH}"]`)).toBeInViewport();
  await expect.poll(() => blanks(page)).toEqual([]);
  expect(await list.getByRole('listitem').count()).toBeLessThan(DRAWN.lines);
  expect(await page.locator('*').count()).toBeLessThan(DRAWN.elements);
});

const isScript = (url: string): boolean => url.endsWith('.js');

/** What the browser holds for the largest that it has shown, as a visitor's first look is measured; empty before. */
const largestText = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const observer = new PerformanceObserver((list) => {
          const largest = list.getEntries().at(-1);
          const element = largest !== undefined && 'element' in largest ? largest.element : null;
          resolve(element instanceof Element ? element.textContent : '');
        });
        observer.observe({ type: 'largest-contentful-paint', buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve('')));
      }),
  );

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
