/** The voices of an account at ElevenLabs. */
import { z } from 'zod';
import { type VoiceChoice, VendorError } from '../../call/ports.ts';

/** The form of a voice id of ElevenLabs; those of other vendors differ. */
export const isVoiceId = (id: string): boolean => /^[A-Za-z0-9]{20}$/.test(id);

const answer = z.object({
  voices: z.array(
    z.object({
      voice_id: z.string(),
      name: z.string().nullish(),
      labels: z.record(z.string(), z.string().nullish()).nullish(),
    }),
  ),
});

/** The labels that tell what a voice sounds like. */
const TELLING = ['gender', 'accent', 'age', 'descriptive', 'description'];
/** Keys and plans are looked at again when somebody asks again. */
const REFUSALS = new Set([401, 402, 403]);

/** @throws VendorError when they are not told. */
export async function listVoices(url: string, apiKey: string, signal: AbortSignal): Promise<VoiceChoice[]> {
  const address = new URL(url);
  address.protocol = address.protocol.replace('ws', 'http');
  address.pathname = `${address.pathname.replace(/\/$/, '')}/v1/voices`;
  const failed = (kind: VendorError['kind'], cause: unknown) =>
    new VendorError('elevenlabs', kind, 'did not tell its voices', { cause });
  try {
    const response = await fetch(address, { headers: { 'xi-api-key': apiKey }, redirect: 'error', signal });
    if (!response.ok) {
      await response.body?.cancel();
      throw failed(REFUSALS.has(response.status) ? 'refused' : 'transient', `answered ${response.status}`);
    }
    const { voices } = answer.parse(await response.json());
    return voices.map(({ voice_id: id, name, labels }) => ({
      id,
      name: name ?? id,
      about: about(labels ?? {}),
      vendor: 'elevenlabs',
    }));
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof VendorError ? error : failed('transient', error);
  }
}

function about(labels: Readonly<Record<string, string | null | undefined>>): string {
  const words = TELLING.flatMap((label) => labels[label]?.replaceAll('_', ' ').trim() ?? []);
  const text = words.filter((word) => word !== '').join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
