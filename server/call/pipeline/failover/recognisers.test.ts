import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type SpeechEvent, type SpeechToText, VendorError } from '../../ports.ts';
import { Recognition } from '../../recognition.ts';
import { withRecogniserFailover } from './recognisers.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A recogniser whose streams say what the test has them say. */
class StubRecogniser implements SpeechToText {
  readonly name: string;
  readonly streams: { tell: (event: SpeechEvent) => void; sent: number }[] = [];

  constructor(name: string) {
    this.name = name;
  }
  open(_options: unknown, listener: (event: SpeechEvent) => void) {
    const stream = { tell: listener, sent: 0 };
    this.streams.push(stream);
    return { send: (audio: Uint8Array) => void (stream.sent += audio.length), finish: () => undefined };
  }
  fails(kind: 'refused' | 'transient', message = 'broke'): void {
    this.streams.at(-1)?.tell({ type: 'failed', error: new VendorError(this.name, kind, message) });
  }
}

function listen() {
  const [first, second] = [new StubRecogniser('first'), new StubRecogniser('second')];
  const both = withRecogniserFailover([first, second]);
  const events: SpeechEvent[] = [];
  const call = () =>
    new Recognition(
      both,
      { languages: ['en-US'], keyterms: [] },
      (event) => events.push(event),
      new AbortController().signal,
    );
  return { first, second, events, call };
}

test.each(['refused', 'transient'] as const)(
  'a caller whose recogniser fails, %s, is heard by the next, with what they said before',
  async (kind) => {
    const { first, second, events, call } = listen();
    call().send(new Uint8Array(800));
    first.fails(kind);
    await vi.advanceTimersByTimeAsync(0);
    expect([first.streams.length, second.streams[0]?.sent]).toEqual([1, 800]);
    second.streams[0]?.tell({ type: 'end-of-turn', text: 'hello' });
    expect(events.at(-1)).toMatchObject({ type: 'end-of-turn', text: 'hello' });
    expect(events.some(({ type }) => type === 'failed')).toBe(false);
  },
);

test('the first is asked again after the cool-down', () => {
  const { first, second, call } = listen();
  call();
  first.fails('refused');
  call();
  expect(second.streams).toHaveLength(1);
  vi.advanceTimersByTime(15_000);
  call();
  expect(first.streams).toHaveLength(2);
});

test('a refusal is one where all of them refuse', async () => {
  const { first, second, events, call } = listen();
  call();
  first.fails('refused');
  await vi.advanceTimersByTimeAsync(0);
  second.fails('refused');
  expect(events).toMatchObject([{ type: 'failed', error: { vendor: 'second', kind: 'refused' } }]);
});
