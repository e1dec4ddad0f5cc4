/** A recognition stream over streams that break: what is replayed, tried again, and told. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Recognition } from './recognition.ts';
import { SILENCE, type SpeechEvent, type SpeechToText, VendorError } from './ports.ts';
import { frame, FRAME_BYTES, ScriptedStream, transient } from './testing-recognition.ts';

const refused = new VendorError('test', 'refused', 'no such key');

describe('recognition', () => {
  let streams: ScriptedStream[] = [];
  let events: SpeechEvent[] = [];
  let abort = new AbortController();

  const scripted: SpeechToText = {
    name: 'scripted',
    open: (_options, listener) => {
      const stream = new ScriptedStream(listener);
      streams.push(stream);
      return stream;
    },
  };
  const open = (speechToText = scripted): Recognition =>
    new Recognition(
      speechToText,
      { languages: ['en-US'], keyterms: [] },
      (event) => events.push(event),
      abort.signal,
    );
  const last = (): ScriptedStream => {
    const stream = streams.at(-1);
    if (stream === undefined) throw new Error('No stream was opened');
    return stream;
  };

  beforeEach(() => {
    vi.useFakeTimers();
    streams = [];
    events = [];
    abort = new AbortController();
  });
  afterEach(() => {
    abort.abort();
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  test('audio since the last turn is replayed into the next stream', () => {
    const recognition = open();
    recognition.send(frame(1));
    last().emit({ type: 'end-of-turn', text: 'one' });
    recognition.send(frame(2));
    last().fail();
    recognition.send(frame(3));
    vi.advanceTimersByTime(0);
    recognition.send(frame(4));
    expect(streams).toHaveLength(2);
    expect(last().bytes).toEqual([...frame(2), ...frame(3), ...frame(4)]);
  });

  test('audio after the last word of a turn is replayed too', () => {
    const recognition = open();
    for (const value of [1, SILENCE, SILENCE, SILENCE, SILENCE, SILENCE, SILENCE, 2])
      recognition.send(frame(value));
    last().emit({ type: 'end-of-turn', text: 'one', speechEndMs: 7 * 20 });
    last().fail();
    vi.advanceTimersByTime(0);
    expect(last().bytes).toEqual([...frame(SILENCE), ...frame(2)]);
  });

  test('a time without audio does not count as kept audio', () => {
    const recognition = open();
    recognition.send(frame(1));
    vi.advanceTimersByTime(1000);
    last().emit({ type: 'end-of-turn', text: 'one', speechEndMs: 1000 });
    last().fail();
    vi.advanceTimersByTime(0);
    expect(last().bytes).toEqual([]);
  });

  test('at most 10 s are replayed, the newest ones', () => {
    const recognition = open();
    for (let at = 0; at < 777; at += 1) recognition.send(frame(at % 250));
    last().fail();
    vi.advanceTimersByTime(0);
    const expected = Array.from({ length: 500 }, (_, index) => (777 - 500 + index) % 250);
    expect(last().bytes.filter((_, index) => index % FRAME_BYTES === 0)).toEqual(expected);
    expect(last().bytes).toHaveLength(500 * FRAME_BYTES);
  });

  test('an utterance that does not end keeps its last 2,000 characters', () => {
    open();
    const text = `${'and then '.repeat(5_000)}call me back`;
    last().emit({ type: 'words', text });
    last().emit({ type: 'end-of-turn', text });
    const heard = events.flatMap((event) => ('text' in event ? [event.text] : []));
    expect(heard).toHaveLength(2);
    expect(Math.max(...heard.map(({ length }) => length))).toBeLessThanOrEqual(2_000);
    expect(heard[1]).toMatch(/then call me back$/);
  });

  test('a stream that fails is opened again at once, then more and more slowly, then one failure is reported', () => {
    open();
    for (const pause of [0, 250, 500, 1000, 2000, 4000]) {
      const before = streams.length;
      last().fail();
      if (pause > 0) vi.advanceTimersByTime(pause - 1);
      expect(streams).toHaveLength(before);
      vi.advanceTimersByTime(pause > 0 ? 1 : 0);
      expect(streams).toHaveLength(before + 1);
    }
    expect(events).toEqual([]);
    last().fail();
    vi.advanceTimersByTime(60_000);
    expect(events).toEqual([{ type: 'failed', error: transient }]);
    expect(streams).toHaveLength(7);
  });

  test.each(['stalled', 'Opening handshake has timed out'])(
    'a vendor that hangs twice in a row (%s) is given up at once, since the caller has waited long enough',
    (message) => {
      open();
      const hung = new VendorError('scripted', 'transient', message);
      last().emit({ type: 'failed', error: hung });
      vi.advanceTimersByTime(0);
      expect(events).toEqual([]);
      last().emit({ type: 'failed', error: hung });
      expect(events).toEqual([{ type: 'failed', error: hung }]);
    },
  );

  test('a vendor that breaks on every replay is given up too, whatever it says before', () => {
    open();
    for (let attempt = 0; attempt < 7; attempt += 1) {
      last().emit({ type: 'open' });
      last().emit({ type: 'speech-started' });
      last().fail();
      vi.advanceTimersByTime(4000);
    }
    expect(events.at(-1)).toEqual({ type: 'failed', error: transient });
    expect(streams).toHaveLength(7);
  });

  test.each(['a turn', 'half a minute'])('the count of failures begins again after %s', (worked) => {
    const recognition = open();
    for (let failure = 0; failure < 12; failure += 1) {
      if (worked === 'a turn') last().emit({ type: 'end-of-turn', text: 'yes' });
      else for (let at = 0; at < 1500; at += 1) recognition.send(frame(SILENCE));
      last().fail();
      vi.advanceTimersByTime(0);
      expect(streams).toHaveLength(failure + 2);
    }
    expect(events.some((event) => event.type === 'failed')).toBe(false);
  });

  test('a refusal is final at once', () => {
    open();
    last().fail(refused);
    vi.advanceTimersByTime(60_000);
    expect(streams).toHaveLength(1);
    expect(events).toEqual([{ type: 'failed', error: refused }]);
  });

  test('a turn that is heard again is reported once', () => {
    open();
    last().emit({ type: 'open' });
    last().emit({ type: 'speech-started' });
    last().emit({ type: 'words', text: 'a haircut' });
    last().emit({ type: 'words', text: 'a haircut please' });
    last().emit({ type: 'eager-end-of-turn', text: 'a haircut please' });
    last().fail();
    vi.advanceTimersByTime(0);
    last().emit({ type: 'open' });
    last().emit({ type: 'speech-started' });
    last().emit({ type: 'words', text: 'a haircut' });
    last().emit({ type: 'words', text: 'a haircut please' });
    last().emit({ type: 'eager-end-of-turn', text: 'a haircut please' });
    last().emit({ type: 'end-of-turn', text: 'a haircut please' });
    expect(events).toEqual([
      { type: 'open' },
      { type: 'speech-started' },
      { type: 'words', text: 'a haircut' },
      { type: 'words', text: 'a haircut please' },
      { type: 'eager-end-of-turn', text: 'a haircut please' },
      { type: 'end-of-turn', text: 'a haircut please' },
    ]);
  });

  test('an eager end is taken back when the replay hears more', () => {
    open();
    last().emit({ type: 'speech-started' });
    last().emit({ type: 'words', text: 'book' });
    last().emit({ type: 'eager-end-of-turn', text: 'book' });
    last().fail();
    vi.advanceTimersByTime(0);
    last().emit({ type: 'speech-started' });
    last().emit({ type: 'words', text: 'book a trim' });
    last().emit({ type: 'end-of-turn', text: 'book a trim' });
    expect(events.slice(3)).toEqual([
      { type: 'turn-resumed' },
      { type: 'words', text: 'book a trim' },
      { type: 'end-of-turn', text: 'book a trim' },
    ]);
  });

  test('words that a recogniser takes back on an unbroken stream are passed on', () => {
    open();
    last().emit({ type: 'speech-started' });
    last().emit({ type: 'words', text: 'two o' });
    last().emit({ type: 'words', text: 'two' });
    expect(events.at(-1)).toEqual({ type: 'words', text: 'two' });
  });

  test('a finish while the stream is broken finishes the next one, after the replay', () => {
    const recognition = open();
    recognition.send(frame(1));
    last().fail();
    recognition.finish();
    vi.advanceTimersByTime(0);
    expect(last().finished).toBe(true);
    expect(last().bytes).toEqual([...frame(1)]);
  });

  test('an abort ends the attempts to reconnect', () => {
    open();
    last().fail();
    vi.advanceTimersByTime(0);
    last().fail();
    abort.abort();
    vi.advanceTimersByTime(60_000);
    expect(streams).toHaveLength(2);
    expect(events).toEqual([]);
  });
});
