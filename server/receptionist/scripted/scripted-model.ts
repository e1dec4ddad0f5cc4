/**
 * A receptionist without a language model: it fills slots by rules, and asks for the same tools as a model would. It
 * serves where there is no key, and takes over in the middle of a call when the model is down, since all it knows it
 * reads from the history.
 */
import { setImmediate } from 'node:timers/promises';
import type { LanguageModel } from '../../call/ports.ts';
import type { Language } from '../../languages/language.ts';
import { languageOf } from '../../languages/languages.ts';
import { recallIn } from './recall.ts';

/** Each with the space before it. */
const wordsOf = (text: string): readonly string[] =>
  text.trim() === '' ? [] : text.trimEnd().split(/(?<=\S)(?=\s)/);

/** Makes the receptionist; between replies it keeps nothing but what it has understood of the messages. */
export function createScriptedReceptionist(): LanguageModel {
  const readers = new Map<Language, ReturnType<typeof recallIn>>();
  return {
    name: 'scripted',
    /** Word by word, as a model speaks, so that an abort is heeded in between. */
    async *reply({ language: tag, messages, tools }, signal) {
      const language = languageOf(tag);
      const { move } = readers.getOrInsertComputed(language, recallIn)(messages);
      const able = move.call === null || tools.some(({ name }) => name === move.call?.name);
      for (const delta of wordsOf(able ? move.say : language.scripted.sentences.unable)) {
        await setImmediate();
        signal.throwIfAborted();
        yield { type: 'text', delta };
      }
      signal.throwIfAborted();
      if (move.call !== null && able)
        yield { type: 'tool-call', call: { id: `scripted-${messages.length}`, ...move.call } };
      yield { type: 'done' };
    },
  };
}
