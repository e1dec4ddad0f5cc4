/** The audio of sentences that are said again and again, made once and kept. */
import { setMaxListeners } from 'node:events';
import { languageOf } from '../../languages/languages.ts';
import type { MuLaw, TextToSpeech } from '../ports.ts';
import type { Speaker } from '../session.ts';

/** About 3 s of audio a sentence: 1,000 of them are 24 MB. */
const KEPT = 1_000;
/** A voice that has not made a sentence by then will not make it this time. */
const PATIENCE_MS = 10_000;

export type PromptCache = ReturnType<typeof createPromptCache>;

export function createPromptCache(voice: TextToSpeech, onError: (error: unknown) => void) {
  const kept = new Map<string, MuLaw>();
  const making = new Map<string, Promise<void>>();

  async function make(key: string, sentence: string, { language, voiceId }: Speaker): Promise<void> {
    try {
      const spoken = languageOf(language).numbers.speakable(sentence, { currency: 'USD', country: 'US' });
      const audio = await synthesise(voice, voiceId, spoken);
      if (kept.size >= KEPT) kept.delete(kept.keys().next().value ?? '');
      kept.set(key, audio);
    } catch (error) {
      onError(error);
    } finally {
      making.delete(key);
    }
  }

  return {
    /** The audio of a sentence, if it is there already. */
    get: (sentence: string, speaker: Speaker): MuLaw | null => kept.get(keyOf(sentence, speaker)) ?? null,
    /** Makes what is missing, one after the other; a sentence that cannot be made now is left for the next time. */
    async prepare(sentences: readonly string[], speaker: Speaker): Promise<void> {
      for (const sentence of sentences) {
        const key = keyOf(sentence, speaker);
        if (kept.has(key)) continue;
        const running = making.get(key) ?? make(key, sentence, speaker);
        making.set(key, running);
        await running;
      }
    },
  };
}

const keyOf = (sentence: string, { language, voiceId }: Speaker): string =>
  `${language}\n${voiceId ?? ''}\n${sentence}`;

/** Speaks one text to its end and gives back its audio. */
async function synthesise(voice: TextToSpeech, voiceId: string | null, text: string): Promise<MuLaw> {
  const close = new AbortController();
  setMaxListeners(0, close.signal);
  const timeout = AbortSignal.timeout(PATIENCE_MS);
  const parts: MuLaw[] = [];
  const done = Promise.withResolvers<undefined>();
  timeout.addEventListener('abort', () => done.reject(timeout.reason));
  const utterance = voice.open({ voiceId }, close.signal).speak((event) => {
    switch (event.type) {
      case 'audio':
        parts.push(event.audio);
        break;
      case 'done':
        done.resolve(undefined);
        break;
      case 'failed':
        done.reject(event.error);
        break;
    }
  }, close.signal);
  utterance.add(text);
  utterance.end();
  try {
    await done.promise;
    return Buffer.concat(parts);
  } finally {
    close.abort();
  }
}
