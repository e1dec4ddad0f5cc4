/** A recognition stream over a recogniser that breaks anywhere; the seed is printed when a word is lost. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Recognition } from './recognition.ts';
import { SILENCE, type SpeechEvent, type SpeechToText } from './ports.ts';
import { frame, FRAME_BYTES, ScriptedStream } from './testing-recognition.ts';

let streams: ScriptedStream[] = [];
let events: SpeechEvent[] = [];
let abort = new AbortController();

const open = (speechToText: SpeechToText) =>
  new Recognition(
    speechToText,
    { languages: ['en-US'], keyterms: [] },
    (event) => events.push(event),
    abort.signal,
  );

beforeEach(() => {
  vi.useFakeTimers();
  streams = [];
  abort = new AbortController();
});
afterEach(() => {
  abort.abort();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

/** Hears a frame's value as a word, always `lag` frames late, and ends a turn after five silent frames. */
function lagging(lag: number): SpeechToText {
  return {
    name: 'lagging',
    open: (_options, listener) => {
      const waiting: number[] = [];
      let words: number[] = [];
      let silent = 0;
      const hear = (value: number) => {
        if (value !== SILENCE) {
          if (words.length === 0) listener({ type: 'speech-started' });
          words.push(value);
          silent = 0;
          listener({ type: 'words', text: words.join(' ') });
          return;
        }
        silent += 1;
        if (silent !== 5 || words.length === 0) return;
        const text = words.join(' ');
        words = [];
        listener({ type: 'end-of-turn', text, speechEndMs: (5 + waiting.length) * 20 });
      };
      const stream = new ScriptedStream(listener);
      stream.send = (audio) => {
        for (let at = 0; at < audio.length; at += FRAME_BYTES) {
          waiting.push(audio[at] ?? SILENCE);
          if (waiting.length > lag) hear(waiting.shift() ?? SILENCE);
        }
      };
      streams.push(stream);
      return stream;
    },
  };
}

test('every word is heard once and in order, wherever the streams break', () => {
  const line = fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constant('word' as const) },
      { weight: 1, arbitrary: fc.constant('pause' as const) },
      { weight: 1, arbitrary: fc.constant('break' as const) },
    ),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(line, fc.nat(8), (steps, lag) => {
      events = [];
      const said: number[] = [];
      const recognition = open(lagging(lag));
      let breaks = 0;
      for (const step of [...steps, 'pause', 'pause'] as const) {
        if (step === 'word') {
          said.push((said.length % 200) + 1);
          recognition.send(frame(said.at(-1) ?? 1));
        } else if (step === 'pause') {
          for (let at = 0; at < 9; at += 1) recognition.send(frame(SILENCE));
        } else if (breaks < 6) {
          breaks += 1;
          streams.at(-1)?.fail();
          vi.advanceTimersByTime(4000);
        }
      }
      const heard = events.flatMap((event) => (event.type === 'end-of-turn' ? event.text.split(' ') : []));
      expect(heard).toEqual(said.map(String));
    }),
  );
});
