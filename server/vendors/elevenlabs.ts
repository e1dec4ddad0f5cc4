/** ElevenLabs' voices over one WebSocket a call, with many utterances in it. Its SDK takes over a second to load. */
import type { TextToSpeech } from '../call/ports.ts';
import { Connection, endpointOf } from './elevenlabs/connection.ts';
import { ElevenLabsUtterance } from './elevenlabs/utterance.ts';
import { isVoiceId, listVoices } from './elevenlabs/voices.ts';

export interface ElevenLabsOptions {
  /** ElevenLabs' origin, http(s) or ws(s). */
  readonly url: string;
  readonly apiKey: string;
  /** The voice of businesses that have not chosen one. */
  readonly voiceId: string;
  /** Any model that speaks over multi-context sockets, e.g. `eleven_flash_v2_5`. */
  readonly model: string;
}

/**
 * Makes the voice. A call's socket opens with `open`, so that it is warm when the greeting is over; where it was closed
 * or is full of interrupted utterances, the next utterance opens another. Blanks at the end of an utterance may be left
 * out of its events' texts.
 */
export function createElevenLabs({ url, apiKey, voiceId, model }: ElevenLabsOptions): TextToSpeech {
  return {
    name: 'elevenlabs',
    voices: (signal) => listVoices(url, apiKey, signal),
    isVoice: isVoiceId,
    open: (options, callSignal) => {
      const chosen = options.voiceId !== null && isVoiceId(options.voiceId) ? options.voiceId : voiceId;
      const dial = () => new Connection(endpointOf(url, chosen, model), apiKey);
      let connection = callSignal.aborted ? null : warm(dial);
      const connect = (): Connection => {
        if (connection?.hasRoom === true) return connection;
        connection?.retire();
        return (connection = dial());
      };
      callSignal.addEventListener('abort', () => connection?.close(), { once: true });
      return {
        speak: (listener, signal) =>
          new ElevenLabsUtterance(connect, listener, AbortSignal.any([callSignal, signal])),
      };
    },
  };
}

/** A key or an address that cannot be used is told by the first utterance, which another voice then speaks. */
function warm(dial: () => Connection): Connection | null {
  try {
    return dial();
  } catch {
    return null;
  }
}
