/** Screenshots and accessibility checks of a page. */
import { AxeBuilder } from '@axe-core/playwright';
import { errors, expect, type Page } from '@playwright/test';
import fs from 'node:fs/promises';

const WIDE = 1440;
const NARROW = 390;
/** Each width and each colour once: the layout is the width's, the contrast the colour's. */
const SIGHTS = [
  { colorScheme: 'light', width: WIDE },
  { colorScheme: 'dark', width: NARROW },
] as const;

/** Pictures of a page to look at, wide and light, narrow and dark, in which axe finds nothing serious. */
export async function look(page: Page, name: string): Promise<void> {
  for (const { colorScheme, width } of SIGHTS) {
    // Motion would be caught half-way.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: width === WIDE ? 900 : 844 });
    // What stays in view while one scrolls stands at the top of a picture of the whole page.
    await page.evaluate(() => scrollTo(0, 0));
    await wearing(page, colorScheme);
    await fs.mkdir('test-results/screens', { recursive: true });
    await fs.writeFile(
      `test-results/screens/${name}-${width}-${colorScheme}.png`,
      await settledPicture(page),
    );
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `${name} scrolls sideways at ${width}`).toBeLessThanOrEqual(0);
    expect(await seriousFindings(page), `${name} at ${width} in ${colorScheme}`).toEqual([]);
  }
  await page.setViewportSize({ width: WIDE, height: 900 });
}

/** What moves to its place is there by then. */
const MOVES_MS = 2_000;

/** Waits until the page has the colours of the scheme, its fonts, and nothing that still moves to its place. */
async function wearing(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.waitForFunction((scheme) => {
    const { mantineColorScheme: shown = scheme } = document.documentElement.dataset;
    return shown === scheme && document.fonts.status === 'loaded';
  }, colorScheme);
  const resting = page.waitForFunction(
    () =>
      !document
        .getAnimations()
        .some(
          ({ playState, effect }) => playState === 'running' && effect?.getTiming().iterations !== Infinity,
        ),
    null,
    { timeout: MOVES_MS },
  );
  // What a call moves on the live page never rests.
  await resting.catch((error: unknown) => {
    if (!(error instanceof errors.TimeoutError)) throw error;
  });
}

/** A clock on the page never settles. */
const MOST_PICTURES = 6;

/** The picture of the whole page that is like the one before it. */
async function settledPicture(page: Page): Promise<Buffer> {
  let picture = await page.screenshot({ fullPage: true });
  for (let taken = 1; taken < MOST_PICTURES; taken += 1) {
    const before = picture;
    picture = await page.screenshot({ fullPage: true });
    if (picture.equals(before)) break;
  }
  return picture;
}

/** The faults found by axe that keep somebody from using the page. */
async function seriousFindings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    // In the page itself, and not with another one for the sums: there are no frames of others.
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice'])
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`));
}
