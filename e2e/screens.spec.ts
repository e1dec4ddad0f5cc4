/** Every page in both colours and at two widths: nothing serious for axe, and a picture to look at. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { bookByPhone } from './phone.ts';

const WIDTHS = [1440, 390];
const SCHEMES = ['light', 'dark'] as const;

async function look(page: Page, name: string): Promise<void> {
  for (const colorScheme of SCHEMES) {
    // Motion would be caught half-way.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: width > 1000 ? 900 : 844 });
      // Two frames: one that sees the new size, one that is drawn in it.
      await page.evaluate(
        () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
      );
      await page.screenshot({
        path: `test-results/screens/${name}-${width}-${colorScheme}.png`,
        fullPage: true,
      });
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice'])
        .analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      const told = serious.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`),
      );
      expect(told, `${name} at ${width} in ${colorScheme}`).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `${name} scrolls sideways at ${width}`).toBeLessThanOrEqual(0);
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

test('every page can be read by everybody, in both colours, wide and narrow', async ({ page, owner }) => {
  test.setTimeout(240_000);
  const visit = async (path: string, heading: string) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
  };
  await visit('/', 'Live');
  await look(page, 'live-quiet');
  await visit('/phone', 'Call your receptionist');
  await look(page, 'phone');

  const caller = await owner.newPage();
  await bookByPhone(caller, {
    from: '(212) 555-0171',
    name: 'Nora Quinn',
    when: 'in two weeks on Thursday at 1 pm',
  });
  await visit('/', 'Live');
  await expect(page.getByRole('article').getByText(/Booked:/)).toBeVisible();
  await look(page, 'live');
  await look(caller, 'phone-talking');
  await caller.keyboard.press('Escape');
  await expect(caller.getByText('You hung up.')).toBeVisible();
  await look(caller, 'phone-ended');
  await caller.close();

  await visit('/calls', 'Calls');
  await expect(page.getByRole('list', { name: 'Calls' }).getByRole('link').first()).toBeVisible();
  await look(page, 'calls');
  await page.getByRole('list', { name: 'Calls' }).getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'Transcript' })).toBeVisible();
  await look(page, 'call');
  await visit('/bookings', 'Bookings');
  await look(page, 'bookings');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.screenshot({ path: 'test-results/screens/menu-390-dark.png' });
});

test('the sign-in page can be read by everybody', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.getByText('Demo login')).toBeVisible();
  await look(page, 'sign-in');
});
