import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { REQUESTS, requestAllowance, TooManyRequests } from '../turn-taking/request-allowance.ts';
import { withAllowance } from './model-allowance.ts';
import { MemoryModel, words } from './testing.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const request = { language: 'en', messages: [], tools: [] };

/** Asks so often at once. @returns how many were answered. */
async function ask(model: ReturnType<typeof withAllowance>, times: number): Promise<number> {
  let answered = 0;
  for (let time = 0; time < times; time += 1) {
    try {
      for await (const _ of model.reply(request, new AbortController().signal));
      answered += 1;
    } catch (error) {
      expect(error).toBeInstanceOf(TooManyRequests);
    }
  }
  return answered;
}

test('the limit that was handed in is asked before each request', async () => {
  const model = new MemoryModel(() => words('Yes.'));
  let left = 2;
  const limited = withAllowance(
    model,
    requestAllowance(() => left-- > 0),
  );
  expect(await ask(limited, 5)).toBe(2);
  expect(model.requests).toHaveLength(2);
});

test('one call may ask the model a limited number of times, and other calls are not affected', async () => {
  const model = new MemoryModel(() => words('Yes.'));
  const flooding = withAllowance(model, requestAllowance());
  expect(await ask(flooding, 500)).toBe(REQUESTS.burst);
  expect(model.requests).toHaveLength(REQUESTS.burst);
  expect(await ask(withAllowance(model, requestAllowance()), 1)).toBe(1);

  vi.advanceTimersByTime(60_000);
  expect(await ask(flooding, 500)).toBe(REQUESTS.burst);
});
