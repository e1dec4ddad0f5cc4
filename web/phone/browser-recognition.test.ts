import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listenInBrowser, type Recogniser, type RecogniserClass } from './browser-recognition.ts';

/** A browser's recogniser that hears what a test says. */
class Scripted implements Recogniser {
  static made: Scripted[] = [];
  lang = '';
  continuous = false;
  interimResults = false;
  processLocally = false;
  onresult: Recogniser['onresult'] = null;
  onerror: Recogniser['onerror'] = null;
  onend: Recogniser['onend'] = null;
  started = false;
  aborted = false;
  readonly #results: (ArrayLike<{ transcript: string }> & { isFinal: boolean })[] = [];

  constructor() {
    Scripted.made.push(this);
  }
  start(): void {
    this.started = true;
  }
  abort(): void {
    this.aborted = true;
    this.onend?.();
  }
  /** @param index of the utterance. */
  hear(index: number, transcript: string, isFinal: boolean): void {
    this.#results[index] = Object.assign([{ transcript }], { isFinal });
    this.onresult?.({ resultIndex: index, results: this.#results });
  }
  fail(error: string): void {
    this.onerror?.({ error });
    this.onend?.();
  }
}

let deaf = false;
const heard: [string, boolean][] = [];
let gone = 0;
beforeEach(() => {
  vi.useFakeTimers();
  Scripted.made = [];
  heard.length = 0;
  deaf = false;
  gone = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

async function listen(recogniser: RecogniserClass = Scripted) {
  const listening = listenInBrowser({
    recogniser,
    language: 'en-US',
    isDeaf: () => deaf,
    onWords: (text, final) => heard.push([text, final]),
    onGone: () => (gone += 1),
  });
  await vi.advanceTimersByTimeAsync(0);
  return listening;
}
const latest = () => {
  const last = Scripted.made.at(-1);
  if (last === undefined) throw new Error('nothing listens');
  return last;
};

test('it tells the words as they come, and when they change no more', async () => {
  await listen();
  expect(latest()).toMatchObject({ lang: 'en-US', continuous: true, interimResults: true, started: true });
  latest().hear(0, ' a hair', false);
  latest().hear(0, ' a haircut please', true);
  expect(heard).toEqual([
    ['a hair', false],
    ['a haircut please', true],
  ]);
});

test('what begins while the receptionist speaks is left out to its end', async () => {
  await listen();
  deaf = true;
  latest().hear(0, 'harbour street', false);
  deaf = false;
  latest().hear(0, 'harbour street barbers', true);
  latest().hear(1, 'hello', true);
  expect(heard).toEqual([['hello', true]]);
});

test('it goes on when the browser ends it after a while', async () => {
  await listen();
  await vi.advanceTimersByTimeAsync(60_000);
  latest().fail('no-speech');
  await vi.advanceTimersByTimeAsync(300);
  expect(Scripted.made).toHaveLength(2);
  latest().hear(0, 'still here', true);
  expect([heard, gone]).toEqual([[['still here', true]], 0]);
});

test.each(['not-allowed', 'service-not-allowed', 'audio-capture', 'language-not-supported'])(
  'it gives up at once where asking again is in vain: %s',
  async (error) => {
    await listen();
    latest().fail(error);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([gone, Scripted.made.length]).toEqual([1, 1]);
  },
);

test('a browser that reaches no service is tried again some times, and then given up', async () => {
  await listen();
  for (let tries = 0; gone === 0 && tries < 20; tries += 1) {
    latest().fail('network');
    await vi.advanceTimersByTimeAsync(10_000);
  }
  expect([gone, Scripted.made.length]).toEqual([1, 4]);
});

test('speech stays on the device where the browser can do that', async () => {
  class Local extends Scripted {
    static available = () => Promise.resolve('available');
  }
  await listen(Local);
  expect(latest().processLocally).toBe(true);
});

test('nothing is heard after it was stopped', async () => {
  const listening = await listen();
  listening.stop();
  latest().hear(0, 'hello', true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([latest().aborted, heard, gone, Scripted.made.length]).toEqual([true, [], 0, 1]);
});
