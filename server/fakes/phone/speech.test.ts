import { afterAll, expect, test } from 'vitest';
import { WordDecoder } from '../words-in-audio.ts';
import { FRAME_BYTES, isAudible } from './sound.ts';
import { mumble, openCallerVoice } from './speech.ts';

const voice = openCallerVoice();
afterAll(() => voice.close());

/** Deepgram takes this long without a new word for the end of an utterance. */
const UTTERANCE_END_MS = 1_000;

test.each([
  'Hi, I need to move my appointment.',
  'Hello, I have to cancel my appointment.',
  'Then I would like a beard trim on Wednesday, December 23rd at 11 in the morning.',
  'No.',
])('every word of a line is heard, in time for a recogniser that waits for the next: %s', async (line) => {
  const { frames, firstWordMs } = await voice.speak(line);
  const words = new WordDecoder().push(Buffer.concat(frames.map(({ audio }) => audio)));
  expect(words.map(({ text }) => text)).toEqual(line.split(' '));
  const ends = words.map(({ endsAtSample }) => endsAtSample / 8);
  expect(firstWordMs).toBeCloseTo(ends[0] ?? NaN, 0);
  ends.forEach((end, index) => expect(end - (ends[index - 1] ?? 0)).toBeLessThan(UTTERANCE_END_MS));
  expect(frames.every(({ audio }) => audio.length === FRAME_BYTES)).toBe(true);
});

test('a line ends where its audio does, since that is when the other side may answer', async () => {
  const { frames } = await voice.speak('Friday at three, please.');
  expect(frames.slice(-2).some(({ audio }) => isAudible(audio))).toBe(true);
});

test('a line is synthesized once for all callers who say it', async () => {
  expect(await voice.speak('The first one.')).toBe(await voice.speak('The first one.'));
});

test('a mumble has sound, and no words', () => {
  const { frames } = mumble(1_000);
  expect(frames).toHaveLength(50);
  expect(frames.filter(({ audio }) => isAudible(audio)).length).toBeGreaterThan(30);
  expect(new WordDecoder().push(Buffer.concat(frames.map(({ audio }) => audio)))).toEqual([]);
});
