/** The contract of every voice: one suite, run on each. */
import { describe, expect, test } from 'vitest';
import type { TextToSpeech, Voice, VoiceEvent } from '../call/ports.ts';

const SENTENCES = ['You are booked for Tuesday. ', 'See you then, and bring your hat!'];

/** Declares the suite; call it from a test file, which stops what `make` started. */
export function textToSpeechContract(name: string, make: () => TextToSpeech | Promise<TextToSpeech>): void {
  /** Opens a voice for a call that the test ends when it is over, so that nothing stays open. */
  async function inCall<T>(
    test: (voice: Voice, endCall: () => void) => Promise<T>,
    voiceId: string | null = null,
  ): Promise<T> {
    const call = new AbortController();
    const voice = (await make()).open({ voiceId }, call.signal);
    try {
      return await test(voice, () => call.abort());
    } finally {
      call.abort();
    }
  }

  describe(`${name} as a voice`, () => {
    test('lists its voices, and speaks in each of them', async () => {
      const voices = await (await make()).voices(new AbortController().signal);
      expect(voices.length).toBeGreaterThan(1);
      expect(new Set(voices.map(({ id }) => id)).size).toBe(voices.length);
      for (const voice of voices) {
        expect(voice.name).not.toBe('');
        const events = await inCall((chosen) => hear(chosen, SENTENCES), voice.id);
        expect(words(events)).toBe(plain(SENTENCES.join('')));
      }
    });

    test("speaks in a voice of its own when it is asked for another vendor's", async () => {
      const events = await inCall((voice) => hear(voice, SENTENCES), 'nobody');
      expect(words(events)).toBe(plain(SENTENCES.join('')));
    });

    test('speaks the added texts in order, and reports once that it is done', async () => {
      const events = await inCall((voice) => hear(voice, SENTENCES));
      expect(words(events)).toBe(plain(SENTENCES.join('')));
      expect(events.filter(({ type }) => type === 'done')).toHaveLength(1);
      expect(events.at(-1)).toEqual({ type: 'done' });
      // Nobody speaks forty characters a second: fewer bytes than that is not the whole text.
      expect(bytes(events)).toBeGreaterThan((plain(SENTENCES.join('')).length / 40) * 8000);
    });

    test('gives no empty piece', async () => {
      const events = await inCall((voice) => hear(voice, SENTENCES));
      for (const event of events) if (event.type === 'audio') expect(event.audio.length).toBeGreaterThan(0);
    });

    test('begins to speak before it knows the end', async () => {
      await inCall(async (voice) => {
        const began = Promise.withResolvers<VoiceEvent>();
        voice.speak(began.resolve, new AbortController().signal).add('One moment, please.');
        expect((await began.promise).type).toBe('audio');
      });
    });

    test('ends an utterance that has no words', async () => {
      expect(await inCall((voice) => hear(voice, []))).toEqual([{ type: 'done' }]);
    });

    test('speaks one utterance after the other', async () => {
      await inCall(async (voice) => {
        for (const sentence of SENTENCES) {
          expect(words(await hear(voice, [sentence]))).toBe(plain(sentence));
        }
      });
    });

    test('stops when its listener interrupts, and speaks the next utterance in full', async () => {
      await inCall(async (voice) => {
        const interruption = new AbortController();
        const { promise: interrupted, resolve } = Promise.withResolvers<undefined>();
        const events: VoiceEvent[] = [];
        const utterance = voice.speak((event) => {
          events.push(event);
          interruption.abort();
          resolve(undefined);
        }, interruption.signal);
        for (const sentence of SENTENCES) utterance.add(sentence);
        utterance.end();
        await interrupted;
        utterance.add('Too late.');
        expect(words(await hear(voice, ['This is the next answer.']))).toBe('This is the next answer.');
        expect(events).toHaveLength(1);
      });
    });

    test('gives nothing when it was interrupted before it began', async () => {
      await inCall(async (voice) => {
        const events: VoiceEvent[] = [];
        const utterance = voice.speak((event) => events.push(event), AbortSignal.abort());
        utterance.add('Nobody hears this.');
        utterance.end();
        await hear(voice, ['Somebody hears this.']);
        expect(events).toEqual([]);
      });
    });

    test('stops at the end of its call, and no other call does', async () => {
      const voices = await make();
      const calls = [new AbortController(), new AbortController()] as const;
      const [ending, other] = [
        voices.open({ voiceId: null }, calls[0].signal),
        voices.open({ voiceId: null }, calls[1].signal),
      ];
      const events: VoiceEvent[] = [];
      const utterance = ending.speak((event) => events.push(event), new AbortController().signal);
      utterance.add('Nobody hears this.');
      utterance.end();
      calls[0].abort();
      expect(words(await hear(other, SENTENCES))).toBe(plain(SENTENCES.join('')));
      expect(events).toEqual([]);
      calls[1].abort();
    });
  });
}

/** Speaks sentences to their end and tells all that was heard. */
async function hear(voice: Voice, sentences: readonly string[]): Promise<VoiceEvent[]> {
  const events: VoiceEvent[] = [];
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const utterance = voice.speak((event) => {
    events.push(event);
    if (event.type !== 'audio') resolve(undefined);
  }, new AbortController().signal);
  for (const sentence of sentences) utterance.add(sentence);
  utterance.end();
  await promise;
  return events;
}

/** The text of the pieces; voices may treat blanks as they like. */
const words = (events: readonly VoiceEvent[]): string =>
  plain(events.map((event) => (event.type === 'audio' ? event.text : '')).join(''));

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

const bytes = (events: readonly VoiceEvent[]): number =>
  events.reduce((sum, event) => sum + (event.type === 'audio' ? event.audio.length : 0), 0);
