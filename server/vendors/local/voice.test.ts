import { afterEach, describe, expect, test } from 'vitest';
import type { VoiceEvent } from '../../call/ports.ts';
import { textToSpeechContract } from '../contract-text-to-speech.ts';
import { createLocalVoice, type LocalVoice } from './voice.ts';

const made: LocalVoice[] = [];
const localVoice = (): LocalVoice => {
  const one = createLocalVoice();
  made.push(one);
  return one;
};
afterEach(async () => {
  for (const one of made.splice(0)) await one.close();
});

textToSpeechContract('the local voice', localVoice);

/** Speaks sentences to their end and tells all that was heard. */
async function hear(voice: LocalVoice, sentences: readonly string[]): Promise<VoiceEvent[]> {
  const events: VoiceEvent[] = [];
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const utterance = voice.open(new AbortController().signal).speak((event) => {
    events.push(event);
    if (event.type !== 'audio') resolve(undefined);
  }, new AbortController().signal);
  for (const sentence of sentences) utterance.add(sentence);
  utterance.end();
  await promise;
  return events;
}

describe('the local voice', () => {
  test('speaks sentences in order, in pieces of at most 200 ms that give their words back', async () => {
    const sentences = ['You are booked for Tuesday. ', 'See you then!'];
    const events = await hear(localVoice(), sentences);
    const pieces = events.flatMap((event) => (event.type === 'audio' ? [event] : []));
    expect(pieces.map(({ text }) => text).join('')).toBe(sentences.join(''));
    expect(Math.max(...pieces.map(({ audio }) => audio.length))).toBe(1600);
    expect(Math.min(...pieces.map(({ audio }) => audio.length))).toBeGreaterThan(0);
    expect(pieces.length).toBeGreaterThan(8);
    expect(events.at(-1)).toEqual({ type: 'done' });
  });

  test('an utterance that cannot be spoken fails once', async () => {
    const voice = localVoice();
    const outcome = hear(voice, ['One.', 'Two.']);
    await voice.close();
    expect((await outcome).map(({ type }) => type)).toEqual(['failed']);
  });
});
