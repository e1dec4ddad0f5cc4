/** Screenshots and accessibility checks of a page. */
import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

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
    await settled(page);
    await page.screenshot({
      path: `test-results/screens/${name}-${width}-${colorScheme}.png`,
      fullPage: true,
    });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `${name} scrolls sideways at ${width}`).toBeLessThanOrEqual(0);
    expect(await seriousFindings(page), `${name} at ${width} in ${colorScheme}`).toEqual([]);
  }
  await page.setViewportSize({ width: WIDE, height: 900 });
}

/** Waits until the page has the colours of the scheme, and its fonts. */
async function wearing(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.waitForFunction((scheme) => {
    const { mantineColorScheme: shown = scheme } = document.documentElement.dataset;
    return shown === scheme && document.fonts.status === 'loaded';
  }, colorScheme);
}

/** Waits until for some frames nothing was changed in the page and nothing moved; for two seconds where a call never rests. */
function settled(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const FRAMES = 8;
    const moving = () =>
      document
        .getAnimations()
        .some(
          ({ playState, effect }) => playState === 'running' && effect?.getTiming().iterations !== Infinity,
        );
    const end = performance.now() + 2_000;
    let still = 0;
    const observer = new MutationObserver(() => (still = 0));
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    while (still < FRAMES && performance.now() < end) {
      await new Promise(requestAnimationFrame);
      still = moving() ? 0 : still + 1;
    }
    observer.disconnect();
  });
}

/** What axe holds the page to. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice'];

/** The faults found by axe that keep somebody from using the page. */
async function seriousFindings(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const violations = await page.evaluate(async (tags) => {
    const inPage = (globalThis as unknown as { readonly axe: typeof axe }).axe;
    // What it finds in order would be worked out, too, and most of it thrown away.
    const found = await inPage.run(document, { runOnly: tags, resultTypes: ['violations'] });
    return found.violations;
  }, TAGS);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`));
}
