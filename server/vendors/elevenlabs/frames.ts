/** The messages of ElevenLabs, read as far as they are used. */
import { z } from 'zod';

const alignment = z
  .object({ chars: z.array(z.string()) })
  .nullish()
  .catch(null);

const frame = z.object({
  /** The specification spells it in one way, the service at times in the other. */
  contextId: z.string().nullish(),
  context_id: z.string().nullish(),
  audio: z.string().nullish(),
  isFinal: z.boolean().nullish(),
  is_final: z.boolean().nullish(),
  alignment,
  normalizedAlignment: alignment,
  error: z.string().nullish(),
});

export type Frame =
  /** `letters`: how many characters other than blanks it speaks; null when it does not say. */
  | {
      readonly type: 'audio';
      readonly context: string;
      readonly audio: Buffer;
      readonly letters: number | null;
    }
  | { readonly type: 'final'; readonly context: string }
  | { readonly type: 'error'; readonly error: string };

/** Audio and the end of its context may come in one message; what is not known is nothing. */
export function readFrames(data: string): readonly Frame[] {
  const { data: message } = frame.safeParse(parse(data));
  if (message === undefined) return [];
  if (typeof message.error === 'string') return [{ type: 'error', error: message.error }];
  const context = message.contextId ?? message.context_id ?? '';
  const frames: Frame[] = [];
  if (typeof message.audio === 'string' && message.audio !== '') {
    const chars = (message.alignment ?? message.normalizedAlignment)?.chars;
    const letters = chars === undefined ? null : chars.join('').replaceAll(/\s+/g, '').length;
    frames.push({ type: 'audio', context, audio: Buffer.from(message.audio, 'base64'), letters });
  }
  if (message.isFinal === true || message.is_final === true) frames.push({ type: 'final', context });
  return frames;
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
