/** The phone's sound in a real browser: what it plays, when it says so, and what its microphone sends. */
import type { Page, WebSocketRoute } from '@playwright/test';
import { expect, test } from './fixtures.ts';

/** Digital silence in mu-law; how long it plays is what counts. */
const audio = (ms: number) => Buffer.alloc(ms * 8, 0xff);

interface Heard {
  readonly marks: { readonly name: string; readonly at: number }[];
  readonly chunks: number[];
}

/** Answers the page's phone in the service's place. */
async function answer(page: Page, canHear: boolean): Promise<{ line: WebSocketRoute; heard: Heard }> {
  const { promise, resolve } = Promise.withResolvers<WebSocketRoute>();
  const heard: Heard = { marks: [], chunks: [] };
  await page.routeWebSocket(/\/phone\?/, (line) => {
    line.onMessage((message) => {
      if (typeof message !== 'string') heard.chunks.push(message.length);
      else if (message.includes('"mark"'))
        heard.marks.push({ name: (JSON.parse(message) as { name: string }).name, at: performance.now() });
    });
    resolve(line);
  });
  await page.goto('/phone');
  await page.getByRole('button', { name: 'Call', exact: true }).press('Enter');
  const line = await promise;
  tell(line, { type: 'ready', callId: crypto.randomUUID(), canHear, business: 'Test' });
  await expect(page.getByText('On the line')).toBeVisible();
  return { line, heard };
}

const tell = (line: WebSocketRoute, message: object) => line.send(JSON.stringify(message));

test('a mark comes back when the sound before it was played', async ({ page, owner: _ }) => {
  const { line, heard } = await answer(page, false);
  tell(line, { type: 'mark', name: 'nothing-before' });
  await expect.poll(() => heard.marks.map(({ name }) => name)).toEqual(['nothing-before']);

  const begun = performance.now();
  for (let sent = 0; sent < 1_000; sent += 100) line.send(audio(100));
  tell(line, { type: 'mark', name: 'one-second' });
  line.send(audio(300));
  tell(line, { type: 'mark', name: 'and-a-bit' });
  await expect.poll(() => heard.marks.length).toBe(3);
  const [, second, bit] = heard.marks;
  expect(second?.name).toBe('one-second');
  expect((second?.at ?? 0) - begun).toBeGreaterThan(900);
  expect((second?.at ?? 0) - begun).toBeLessThan(2_500);
  expect((bit?.at ?? 0) - (second?.at ?? 0)).toBeGreaterThan(200);
});

test('clear stops the sound, and waiting marks come back at once', async ({ page, owner: _ }) => {
  const { line, heard } = await answer(page, false);
  for (let sent = 0; sent < 8_000; sent += 400) line.send(audio(400));
  tell(line, { type: 'mark', name: 'a' });
  tell(line, { type: 'mark', name: 'b' });
  tell(line, { type: 'clear' });
  const cleared = performance.now();
  tell(line, { type: 'mark', name: 'after' });
  await expect.poll(() => heard.marks.map(({ name }) => name)).toEqual(['a', 'b', 'after']);
  expect((heard.marks[2]?.at ?? 0) - cleared).toBeLessThan(2_000);
});

test('the microphone sends 20 ms at a time in real time when the receptionist can hear', async ({
  page,
  owner: _,
}) => {
  const { heard } = await answer(page, true);
  await expect(page.getByText('Your microphone is on')).toBeVisible();
  await expect.poll(() => heard.chunks.length).toBeGreaterThan(10);
  const before = heard.chunks.length;
  const begun = performance.now();
  await expect.poll(() => heard.chunks.length - before).toBeGreaterThan(50);
  const perSecond = ((heard.chunks.length - before) * 1_000) / (performance.now() - begun);
  expect(perSecond).toBeGreaterThan(35);
  expect(perSecond).toBeLessThan(80);
  expect(new Set(heard.chunks)).toEqual(new Set([160]));
});

test('a caller is told of a broken line, and can dial again', async ({ page, owner: _ }) => {
  const { line } = await answer(page, false);
  await line.close({ code: 1011 });
  await expect(page.getByRole('alert')).toContainText('The connection was lost');
  await expect(page.getByRole('button', { name: 'Call again' })).toBeFocused();
});
