/** The audio of sentences that are said again and again, made once and kept. */
import { setMaxListeners } from 'node:events';
import type { MuLaw, TextToSpeech } from '../ports.ts';

/** About 3 s of audio a sentence: 1,000 of them are 24 MB. */
const KEPT = 1_000;
/** A voice that has not made a sentence by then will not make it this time. */
const PATIENCE_MS = 10_000;

export interface PromptCache {
  /** The audio of a sentence in that voice, if it is there already. */
  get(sentence: string, voiceId: string | null): MuLaw | null;
  /** Makes what is missing, one after the other; a sentence that cannot be made now is left for the next time. */
  prepare(sentences: readonly string[], voiceId: string | null): Promise<void>;
}

/** @param speakable makes a written sentence speakable. */
export function createPromptCache(
  voice: TextToSpeech,
  speakable: (text: string) => string,
  onError: (error: unknown) => void,
): PromptCache {
  const kept = new Map<string, MuLaw>();
  const making = new Map<string, Promise<void>>();

  async function make(voiceId: string | null, text: string): Promise<void> {
    const key = keyOf(voiceId, text);
    try {
      const audio = await synthesise(voice, voiceId, speakable(text));
      if (kept.size >= KEPT) kept.delete(kept.keys().next().value ?? '');
      kept.set(key, audio);
    } catch (error) {
      onError(error);
    } finally {
      making.delete(key);
    }
  }

  return {
    get: (sentence, voiceId) => kept.get(keyOf(voiceId, sentence)) ?? null,
    async prepare(sentences, voiceId) {
      for (const text of sentences) {
        const key = keyOf(voiceId, text);
        if (kept.has(key)) continue;
        const running = making.get(key) ?? make(voiceId, text);
        making.set(key, running);
        await running;
      }
    },
  };
}

const keyOf = (voiceId: string | null, text: string): string => `${voiceId ?? ''}\n${text}`;

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
