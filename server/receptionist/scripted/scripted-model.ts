/**
 * A receptionist without a language model: it fills slots by rules, and asks for the same tools as a model would. It
 * serves where there is no key, and takes over in the middle of a call when the model is down, since all it knows it
 * reads from the history.
 */
import { setImmediate } from 'node:timers/promises';
import type { LanguageModel, ModelEvent, ModelRequest } from '../../call/ports.ts';
import { PHRASES } from './phrases.ts';
import { nextStep } from './recall.ts';

/** Makes the receptionist; between replies it keeps nothing but what it has understood of the messages. */
export function createScriptedReceptionist(): LanguageModel {
  return { name: 'scripted', reply };
}

/** Each with the space before it. */
const wordsOf = (text: string): readonly string[] =>
  text.trim() === '' ? [] : text.trimEnd().split(/(?<=\S)(?=\s)/);

/** Word by word, as a model speaks, so that an abort is heeded in between. */
async function* reply(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
  const { move } = nextStep(request.messages);
  const able = move.call === null || request.tools.some(({ name }) => name === move.call?.name);
  for (const delta of wordsOf(able ? move.say : PHRASES.unable)) {
    await setImmediate();
    signal.throwIfAborted();
    yield { type: 'text', delta };
  }
  signal.throwIfAborted();
  if (move.call !== null && able) {
    yield { type: 'tool-call', call: { id: `scripted-${request.messages.length}`, ...move.call } };
  }
  yield { type: 'done' };
}
