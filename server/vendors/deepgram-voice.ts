/** Deepgram's Aura-2 voices over one WebSocket a call, in the line's own audio format. */
import type { TextToSpeech } from '../call/ports.ts';
import { endpointOf, VoiceConnection } from './deepgram/voice-connection.ts';
import { DeepgramUtterance } from './deepgram/voice-utterance.ts';
import { AURA_VOICES, isAuraVoice, USUAL_VOICE } from './deepgram/voices.ts';

export interface DeepgramVoiceOptions {
  /** Deepgram's origin, http(s) or ws(s). */
  readonly url: string;
  readonly apiKey: string;
}

/**
 * Makes the voice. A call's socket opens with `open`, so that it is warm when the greeting is over; where it was closed, is
 * in use, or has been flushed too often, the next utterance opens another.
 */
export function createDeepgramVoice({ url, apiKey }: DeepgramVoiceOptions): TextToSpeech {
  return {
    name: 'deepgram-voice',
    voices: () => Promise.resolve(AURA_VOICES),
    isVoice: isAuraVoice,
    open: ({ voiceId }, callSignal) => {
      const model = voiceId !== null && isAuraVoice(voiceId) ? voiceId : USUAL_VOICE;
      const connections = new Set<VoiceConnection>();
      const connect = (): VoiceConnection => {
        const free = [...connections].find(({ isFree }) => isFree);
        if (free !== undefined) return free;
        const made = new VoiceConnection(endpointOf(url, model), apiKey, () => connections.delete(made));
        connections.add(made);
        return made;
      };
      if (!callSignal.aborted) warm(connect);
      callSignal.addEventListener('abort', () => connections.forEach((each) => each.close()), { once: true });
      return {
        speak: (listener, signal) =>
          new DeepgramUtterance(connect, listener, AbortSignal.any([callSignal, signal])),
      };
    },
  };
}

/** A key or an address that cannot be used is told by the first utterance, which another voice then speaks. */
function warm(connect: () => VoiceConnection): void {
  try {
    connect();
  } catch {
    // Told by the first utterance.
  }
}
