/** OpenAI's Realtime: one model that hears and speaks. Mu-law both ways, so that nothing is resampled. */
import { type SpeechToSpeech, type Talk, type TalkEvent, VendorError } from '../../call/ports.ts';
import { RealtimeTalk } from './realtime/talk.ts';

export interface RealtimeOptions {
  readonly apiKey: string;
  /** With its version, e.g. `wss://api.openai.com/v1/realtime`. */
  readonly url: string;
  readonly model: string;
}

/** Those that OpenAI also reads texts aloud in, so that a business's choice is heard in every sentence. */
const VOICES = new Set([
  'marin',
  'cedar',
  'alloy',
  'ash',
  'ballad',
  'coral',
  'echo',
  'sage',
  'shimmer',
  'verse',
]);
const OWN_CHOICE = 'marin';

export function createRealtime({ apiKey, url, model }: RealtimeOptions): SpeechToSpeech {
  const endpoint = new URL(url);
  endpoint.protocol = endpoint.protocol.replace('http', 'ws');
  endpoint.searchParams.set('model', model);
  return {
    name: 'openai-realtime',
    open(options, listener, signal) {
      const voice = VOICES.has(options.voiceId ?? '') ? (options.voiceId ?? OWN_CHOICE) : OWN_CHOICE;
      try {
        return new RealtimeTalk({ url: endpoint, apiKey, voice, options, listener, signal });
      } catch (cause) {
        // A key that no header can carry throws before anything is sent.
        return unopened(cause, listener, signal);
      }
    },
  };
}

function unopened(cause: unknown, listener: (event: TalkEvent) => void, signal: AbortSignal): Talk {
  const error = new VendorError('openai-realtime', 'refused', 'cannot be asked with this key or address', {
    cause,
  });
  queueMicrotask(() => {
    if (!signal.aborted) listener({ type: 'failed', error });
  });
  const nothing = () => undefined;
  return { send: nothing, tell: nothing, respond: nothing, cancel: nothing, heard: nothing, forget: nothing };
}
