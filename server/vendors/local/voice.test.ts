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
async function hear(
  voice: LocalVoice,
  sentences: readonly string[],
  voiceId: string | null = null,
): Promise<VoiceEvent[]> {
  const events: VoiceEvent[] = [];
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const utterance = voice.open({ voiceId }, new AbortController().signal).speak((event) => {
    events.push(event);
    if (event.type !== 'audio') resolve(undefined);
  }, new AbortController().signal);
  for (const sentence of sentences) utterance.add(sentence);
  utterance.end();
  await promise;
  return events;
}

describe('the local voice', () => {
  test('speaks sentences in order, in pieces of at most 200 ms that contain their words', async () => {
    const sentences = ['You are booked for Tuesday. ', 'See you then!'];
    const events = await hear(localVoice(), sentences);
    const pieces = events.flatMap((event) => (event.type === 'audio' ? [event] : []));
    expect(pieces.map(({ text }) => text).join('')).toBe(sentences.join(''));
    expect(Math.max(...pieces.map(({ audio }) => audio.length))).toBe(1600);
    expect(Math.min(...pieces.map(({ audio }) => audio.length))).toBeGreaterThan(0);
    expect(pieces.length).toBeGreaterThan(8);
    expect(events.at(-1)).toEqual({ type: 'done' });
  });

  test('sounds different with each of its ids, and like its default without one', async () => {
    const voice = localVoice();
    const spoken = async (voiceId: string | null) =>
      Buffer.concat(
        (await hear(voice, ['Good morning.'], voiceId)).flatMap((event) =>
          event.type === 'audio' ? [event.audio] : [],
        ),
      ).toString('base64');
    const ids = (await voice.voices(new AbortController().signal)).map(({ id }) => id);
    const sounds = await Promise.all(ids.map(spoken));
    expect(new Set(sounds).size).toBe(ids.length);
    expect(sounds).toContain(await spoken(null));
    expect(await spoken('somebody else')).toBe(await spoken(null));
  });

  test('reports one failure for an utterance that cannot be spoken', async () => {
    const voice = localVoice();
    const outcome = hear(voice, ['One.', 'Two.']);
    await voice.close();
    expect((await outcome).map(({ type }) => type)).toEqual(['failed']);
  });
});
