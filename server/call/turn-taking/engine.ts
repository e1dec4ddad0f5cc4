/** An engine, of what carries its calls: turn-taking and the sentences that are said word for word are the same for all. */
import type { SpeechToText, TextToSpeech } from '../ports.ts';
import type { Engine } from '../session.ts';
import { createPromptCache } from './prompt-cache.ts';
import { requestAllowance } from './request-allowance.ts';
import { CallSession } from './session.ts';
import type { OpenSpeech } from './speech.ts';

/** A vendor that has not told its voices by then is not waited for. */
const VOICES_MS = 5_000;

export interface EngineParts {
  /** What carries a call, and behind it what takes it over when that is lost. */
  readonly speeches: readonly [OpenSpeech, ...OpenSpeech[]];
  /** What carries the call of somebody who reads what is said. */
  readonly reading: OpenSpeech;
  /** Understands a human agent; null: they are heard, but not understood. */
  readonly speechToText: SpeechToText | null;
  /** Speaks what is said word for word. */
  readonly textToSpeech: TextToSpeech;
  readonly onError: (error: unknown) => void;
}

export function createEngine(engine: EngineParts): Engine {
  const { textToSpeech, onError } = engine;
  // A sentence sounds the same for every business that speaks in the same voice, so one cache serves all.
  const prompts = createPromptCache(textToSpeech, onError);
  return {
    prepare: (sentences, speaker) => prompts.prepare(sentences, speaker),
    start: (parts) =>
      new CallSession({
        ...parts,
        mayAsk: requestAllowance(parts.mayAsk),
        ...(parts.reads === true
          ? { speeches: [engine.reading], speechToText: null, cachedAudio: () => null }
          : {
              speeches: engine.speeches,
              speechToText: engine.speechToText,
              cachedAudio: (text: string) => prompts.get(text, parts.receptionist),
            }),
      }),
    voices: () => textToSpeech.voices(AbortSignal.timeout(VOICES_MS)),
    async sample(sentence, speaker) {
      await prompts.prepare([sentence], speaker);
      return prompts.get(sentence, speaker);
    },
  };
}
