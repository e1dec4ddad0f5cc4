/** Screenshots and accessibility checks of a page. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

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
    // Two frames: one that sees the new size, one that is drawn in it.
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
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
