import { afterEach, describe, expect, test } from 'vitest';
import { createFlite, type Flite, type FliteVoice } from './flite.ts';
import { decode } from './mu-law.ts';

const made: Flite[] = [];
const flite = (): Flite => {
  const one = createFlite();
  made.push(one);
  return one;
};
afterEach(async () => {
  for (const one of made.splice(0)) await one.close();
});

/** Loudness of each 10 ms. */
const levels = (audio: Uint8Array): number[] => {
  const samples = decode(audio);
  return Array.from(
    { length: Math.floor(samples.length / 80) },
    (_, index) => Math.hypot(...samples.subarray(index * 80, (index + 1) * 80)) / Math.sqrt(80),
  );
};

describe('flite', () => {
  test.each<FliteVoice>(['slt', 'rms', 'awb', 'kal16'])(
    'speaks with voice %s at once, with a pause at the end, neither faint nor clipped',
    async (voice) => {
      const audio = await flite().synthesise('Your haircut is booked for Tuesday.', voice);
      const loud = levels(audio).map((level) => level > 150);
      expect(loud.indexOf(true) * 10).toBeLessThan(50);
      const tail = (loud.length - 1 - loud.lastIndexOf(true)) * 10;
      expect(tail).toBeGreaterThanOrEqual(150);
      expect(tail).toBeLessThanOrEqual(200);
      const speaking = levels(audio).filter((level) => level > 150);
      const loudness = Math.sqrt(speaking.reduce((sum, level) => sum + level ** 2, 0) / speaking.length);
      expect(loudness).toBeGreaterThan(2500);
      expect(loudness).toBeLessThan(5000);
      expect(Math.max(...decode(audio).map(Math.abs))).toBeLessThan(30_000);
      expect(audio.length / 8000).toBeGreaterThan(1.2);
      expect(audio.length / 8000).toBeLessThan(3.5);
    },
  );

  test('gives a short pause for text without a word', async () => {
    for (const text of ['', '...', '🙂']) {
      const audio = await flite().synthesise(text);
      expect(audio.length).toBeLessThan(2000);
      expect(new Set(decode(audio))).toEqual(new Set([0]));
    }
  });

  test('speaks a word with accents', async () => {
    const speaker = flite();
    expect(await speaker.synthesise('Zoë’s café')).toEqual(await speaker.synthesise("Zoe's cafe"));
  });

  test('gives a sentence said before from memory', async () => {
    const speaker = flite();
    const first = await speaker.synthesise('Thanks for calling.');
    expect(await speaker.synthesise('Thanks for calling.')).toBe(first);
  });

  test('skips an aborted sentence, and speaks those behind it', async () => {
    const speaker = flite();
    const hangUp = new AbortController();
    const first = speaker.synthesise('The first sentence is being spoken.');
    const dropped = speaker.synthesise('Nobody waits for this.', 'slt', hangUp.signal);
    const last = speaker.synthesise('Somebody waits for this.');
    hangUp.abort(new Error('hung up'));
    await expect(dropped).rejects.toThrow('hung up');
    expect((await first).length).toBeGreaterThan(0);
    expect((await last).length).toBeGreaterThan(0);
  });

  test('loses only one sentence when its thread dies', async () => {
    const speaker = flite();
    const deadly = speaker.synthesise('Hello.', 'nobody' as FliteVoice);
    const next = speaker.synthesise('Still here.');
    await expect(deadly).rejects.toThrow('voice nobody');
    expect((await next).length).toBeGreaterThan(0);
  });

  test('rejects on close what was not spoken yet', async () => {
    const speaker = flite();
    const unspoken = ['One.', 'Two.'].map((text) => speaker.synthesise(text));
    const outcomes = Promise.allSettled(unspoken);
    await speaker.close();
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(speaker.synthesise('Three.')).rejects.toThrow('closed');
  });
});
