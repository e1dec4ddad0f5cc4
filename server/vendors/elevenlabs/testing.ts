/** A fake ElevenLabs and voices that ask it: what the tests of the adapter share. */
import { afterEach, expect, vi } from 'vitest';
import type { TextToSpeech } from '../../call/ports.ts';
import {
  type ElevenLabsConnection,
  type FakeElevenLabs,
  type FakeElevenLabsOptions,
  startFakeElevenLabs,
} from '../../fakes/elevenlabs.ts';
import { createElevenLabs } from '../elevenlabs.ts';

export { call, hear, kinds, said, speak } from '../testing-voice.ts';

const started: FakeElevenLabs[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const fake of started.splice(0)) await fake.close();
});

export async function serve(
  options: FakeElevenLabsOptions = {},
): Promise<{ fake: FakeElevenLabs; voices: TextToSpeech }> {
  const fake = await startFakeElevenLabs({ apiKey: 'xi-test', voiceId: 'rachel', ...options });
  started.push(fake);
  const voices = createElevenLabs({
    url: fake.url,
    apiKey: 'xi-test',
    voiceId: 'rachel',
    model: 'eleven_flash_v2_5',
  });
  return { fake, voices };
}

export async function connected(fake: FakeElevenLabs, index = 0): Promise<ElevenLabsConnection> {
  await expect.poll(() => fake.connections.length).toBeGreaterThan(index);
  const connection = fake.connections[index];
  if (connection === undefined) throw new Error('no connection');
  return connection;
}
