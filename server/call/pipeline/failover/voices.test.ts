import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { VendorError, type SpeakOptions, type TextToSpeech, type VoiceEvent } from '../../ports.ts';
import { FIRST_AUDIO_MS, NEXT_AUDIO_MS, withVoiceFailover } from './voices.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A voice that speaks so many letters in all, at once and piece by piece, and then fails; the audio is its number. */
class StubVoice implements TextToSpeech {
  readonly name: string;
  readonly spoken: string[] = [];
  opened = 0;
  /** Speaks through an utterance that was aborted, as a vendor does whose audio is late. */
  late: (() => void)[] = [];
  letters: number;
  ending: 'fails' | 'stalls';
  readonly #number: number;

  constructor(number: number, letters = Infinity, ending: 'fails' | 'stalls' = 'fails') {
    this.name = `voice ${number}`;
    this.#number = number;
    this.letters = letters;
    this.ending = ending;
  }

  /** Which voices were asked for. */
  readonly voiceIds: (string | null)[] = [];

  voices() {
    return Promise.resolve([{ id: `of ${this.name}`, name: this.name, about: '', vendor: this.name }]);
  }
  isVoice(id: string) {
    return id === `of ${this.name}`;
  }
  open({ voiceId }: SpeakOptions) {
    this.voiceIds.push(voiceId);
    this.opened += 1;
    return {
      speak: (listener: (event: VoiceEvent) => void, signal: AbortSignal) => {
        const audio = Uint8Array.of(this.#number);
        const tell = (event: VoiceEvent): void => {
          if (!signal.aborted) listener(event);
        };
        let left = this.letters;
        let over = false;
        this.late.push(() => listener({ type: 'audio', audio, text: 'late' }));
        return {
          add: (text: string) => {
            this.spoken.push(text);
            if (over) return;
            for (const piece of text.slice(0, left).match(/.{1,3}/gsu) ?? []) {
              tell({ type: 'audio', audio, text: piece });
            }
            over = left < text.length;
            left -= text.length;
            if (over && this.ending === 'fails') {
              tell({ type: 'failed', error: new VendorError(this.name, 'transient', 'failed') });
            }
          },
          end: () => {
            if (!over) tell({ type: 'done' });
          },
        };
      },
    };
  }
}

function speak(voices: readonly TextToSpeech[], clauses: readonly string[], voiceId = 'chosen') {
  const failures: string[] = [];
  const events: VoiceEvent[] = [];
  const call = new AbortController();
  const interruption = new AbortController();
  const voice = withVoiceFailover(voices, { onFailure: (error) => failures.push(error.message) }).open(
    { voiceId },
    call.signal,
  );
  const utterance = voice.speak((event) => events.push(event), interruption.signal);
  for (const clause of clauses) utterance.add(clause);
  utterance.end();
  return { events, failures, call, interruption, utterance };
}

const said = (events: readonly VoiceEvent[]): string =>
  events.map((event) => (event.type === 'audio' ? event.text : '')).join('');
const speakers = (events: readonly VoiceEvent[]): number[] => [
  ...new Set(events.flatMap((event) => (event.type === 'audio' ? [...event.audio] : []))),
];
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
const CLAUSES = ['You are booked, ', 'Tuesday at three. ', 'See you then!'];

describe('a voice that fails', () => {
  test('each vendor is asked for the same voice, whether it knows it or not, and the first lists the voices', async () => {
    const voices = [new StubVoice(1, 3), new StubVoice(2)] as const;
    const speech = speak(voices, ['One. ', 'Two.']);
    vi.runAllTimers();
    expect(speech.failures).toHaveLength(1);
    expect(voices.map(({ voiceIds }) => voiceIds)).toEqual([['chosen'], ['chosen']]);
    const both = withVoiceFailover(voices, { onFailure: () => undefined });
    expect(await both.voices(new AbortController().signal)).toEqual(await voices[0].voices());
  });

  test('the vendor of the chosen voice speaks first, and the last one only stands in', () => {
    const voices = [new StubVoice(1), new StubVoice(2, 24), new StubVoice(3)] as const;
    const { events } = speak(voices, CLAUSES, 'of voice 2');
    expect([plain(said(events)), speakers(events)]).toEqual([CLAUSES.join(''), [2, 1]]);
    expect(speakers(speak(voices, CLAUSES, 'of voice 3').events)).toEqual([1]);
  });

  test('the voices of all vendors but the last are listed, of those that tell them', async () => {
    const voices = [new StubVoice(1), new StubVoice(2), new StubVoice(3)] as const;
    const all = withVoiceFailover(voices, { onFailure: () => undefined });
    const listed = async () => (await all.voices(new AbortController().signal)).map(({ vendor }) => vendor);
    expect(await listed()).toEqual(['voice 1', 'voice 2']);
    const down = () => Promise.reject(new VendorError('voice', 'transient', 'is down'));
    voices[0].voices = down;
    expect(await listed()).toEqual(['voice 2']);
    voices[1].voices = down;
    await expect(listed()).rejects.toThrow('is down');
  });

  test('the second voice is not opened while the first one speaks', () => {
    const voices = [new StubVoice(1), new StubVoice(2)] as const;
    const { events, failures } = speak(voices, CLAUSES);
    expect([said(events), speakers(events), failures]).toEqual([CLAUSES.join(''), [1], []]);
    expect(events.filter(({ type }) => type !== 'audio')).toEqual([{ type: 'done' }]);
    expect([voices[0].opened, voices[1].opened]).toEqual([1, 0]);
  });

  test('the next voice follows, from the clause that was cut', () => {
    const voices = [new StubVoice(1, 24), new StubVoice(2)] as const;
    const { events, failures } = speak(voices, CLAUSES);
    expect(voices[1].spoken).toEqual(CLAUSES.slice(1));
    expect([plain(said(events)), speakers(events)]).toEqual([CLAUSES.join(''), [1, 2]]);
    expect(failures).toEqual(['voice 1: failed']);
    expect(events.at(-1)).toEqual({ type: 'done' });
  });

  test('its failure is reported once when there is no other voice', () => {
    const { events, failures, utterance } = speak([new StubVoice(1, 4), new StubVoice(2, 0)], CLAUSES);
    utterance.add('Too late.');
    expect(events.map(({ type }) => type)).toEqual(['audio', 'audio', 'failed']);
    expect(failures).toEqual(['voice 1: failed', 'voice 2: failed']);
  });

  test('no text is lost or repeated, wherever voices fail', () => {
    const clause = fc.string({ unit: fc.constantFrom('a', 'b', '.', ' '), minLength: 1 });
    fc.assert(
      fc.property(fc.array(clause), fc.array(fc.nat(30), { maxLength: 3 }), (clauses, limits) => {
        const voices = [...limits.map((letters, index) => new StubVoice(index, letters)), new StubVoice(9)];
        const { events } = speak(voices, clauses);
        const letters = (text: string) => text.replaceAll(/\s/g, '');
        expect(letters(said(events))).toBe(letters(clauses.join('')));
        expect(events.filter(({ type }) => type !== 'audio')).toEqual([{ type: 'done' }]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a voice that is silent', () => {
  test('the next voice follows in time, and late audio of the first is dropped', () => {
    const voices = [new StubVoice(1, 0, 'stalls'), new StubVoice(2)] as const;
    const { events, failures } = speak(voices, CLAUSES);
    vi.advanceTimersByTime(FIRST_AUDIO_MS - 1);
    expect(events).toEqual([]);
    vi.advanceTimersByTime(1);
    voices[0].late.forEach((speakLate) => speakLate());
    expect([said(events), speakers(events)]).toEqual([CLAUSES.join(''), [2]]);
    expect(failures).toEqual([`voice 1: did not begin within ${FIRST_AUDIO_MS} ms`]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('a second silent voice is waited for less long than the first', () => {
    const voices = [new StubVoice(1, 0, 'stalls'), new StubVoice(2, 0, 'stalls'), new StubVoice(3)];
    const { events, failures } = speak(voices, CLAUSES);
    vi.advanceTimersByTime(FIRST_AUDIO_MS + NEXT_AUDIO_MS);
    expect([said(events), speakers(events), failures.length]).toEqual([CLAUSES.join(''), [3], 2]);
  });

  test('it may be slow when there is no other voice', () => {
    const { events } = speak([new StubVoice(1, 0, 'stalls')], CLAUSES);
    expect(vi.getTimerCount()).toBe(0);
    expect(events).toEqual([]);
  });

  test.each(['call', 'interruption'] as const)(
    'is not followed by anybody after the end of the %s',
    (which) => {
      const voices = [new StubVoice(1, 0, 'stalls'), new StubVoice(2)] as const;
      const speech = speak(voices, CLAUSES);
      speech[which].abort();
      expect(vi.getTimerCount()).toBe(0);
      speech.utterance.add('Nobody hears this.');
      voices[0].late.forEach((speakLate) => speakLate());
      expect([speech.events, speech.failures, voices[1].opened]).toEqual([[], [], 0]);
    },
  );
});

test('the circuit breaker of a voice that failed twice in a row is open for 15 s', () => {
  const voices = [new StubVoice(1, 0), new StubVoice(2)] as const;
  const voice = withVoiceFailover(voices, { onFailure: () => undefined }).open(
    { voiceId: null },
    new AbortController().signal,
  );
  const hear = (): number[] => {
    const events: VoiceEvent[] = [];
    const utterance = voice.speak((event) => events.push(event), new AbortController().signal);
    utterance.add('Hello.');
    utterance.end();
    return speakers(events);
  };
  for (let turn = 0; turn < 4; turn += 1) expect(hear()).toEqual([2]);
  expect(voices[0].spoken).toHaveLength(2);
  voices[0].letters = Infinity;
  expect(hear()).toEqual([2]);
  vi.advanceTimersByTime(15_000);
  expect(hear()).toEqual([1]);
});
