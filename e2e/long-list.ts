/** A history of calls that is longer than any screen, and how it is scrolled. */
import { expect, type Locator, type Page } from '@playwright/test';
import { dial } from './phone.ts';

export const LENGTH = 10_000;
/** Quicker than any hand turns it: three lines of the list a frame. */
export const WHEEL = { steps: 60, stepPx: 240 };

/** Calls once, and opens the page of calls with as many of this one as the list is to have; the mouse is on them. */
export async function openLongList(page: Page): Promise<Locator> {
  await dial(page, '(646) 555-0177');
  await page.keyboard.press('Escape');
  await expect(page.getByText('You hung up.')).toBeVisible();
  await listMany(page);
  await page.goto('/calls');
  const list = page.getByRole('list', { name: 'Calls' });
  await expect(list.getByRole('listitem').first()).toHaveAttribute('aria-setsize', String(LENGTH));
  await list.hover({ position: { x: 200, y: 100 } });
  return list;
}

/** Turns the wheel once a frame. */
export async function scroll(page: Page): Promise<void> {
  for (let step = 0; step < WHEEL.steps; step += 1) {
    await page.mouse.wheel(0, WHEEL.stepPx);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}

interface ListAnswer {
  readonly result: { readonly data: { calls: { readonly id: string }[]; nextCursor: unknown } };
}

/** Answers the page's question for calls with many, all like the first. */
async function listMany(page: Page): Promise<void> {
  await page.route(/\/trpc\/[^?]*calls\.list/, async (route) => {
    const response = await route.fetch();
    const procedures = new URL(route.request().url()).pathname.split('/').at(-1)?.split(',') ?? [];
    const answers = (await response.json()) as ListAnswer[];
    const data = answers[procedures.indexOf('calls.list')]?.result.data;
    const [first] = data?.calls ?? [];
    if (data !== undefined && first !== undefined) {
      data.calls = Array.from({ length: LENGTH }, (_, n) => ({
        ...first,
        id: first.id.slice(0, -5) + String(n).padStart(5, '0'),
      }));
      data.nextCursor = null;
    }
    await route.fulfill({ response, json: answers });
  });
}
