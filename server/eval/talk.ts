/** A call in words alone: what the caller of a card and the receptionist say to each other. */
import type { LanguageModel, ModelMessage } from '../call/ports.ts';
import { createReceptionist } from '../receptionist/receptionist.ts';
import type { Toolset } from '../receptionist/tools/toolset.ts';
import { CardCaller } from './caller.ts';
import type { Card } from './card.ts';

export interface Line {
  readonly speaker: 'caller' | 'receptionist';
  readonly text: string;
}

export interface Talk {
  readonly lines: readonly Line[];
  /** The receptionist ended the call, as it does when the caller is done. */
  readonly ended: boolean;
}

/** Turns of a caller; a call that lasts longer leads nowhere. */
const MOST_TURNS = 16;
/** A caller who hears the same so many times hangs up. */
const MOST_REPEATS = 3;
/** Tools that a model may ask for in one turn. */
const MOST_ROUNDS = 8;

export async function talk(card: Card, toolset: Toolset, model: LanguageModel): Promise<Talk> {
  const receptionist = createReceptionist(toolset);
  const greeting = receptionist.sentence('greeting');
  const lines: Line[] = [{ speaker: 'receptionist', text: greeting }];
  const messages: ModelMessage[] = [
    { role: 'system', content: receptionist.systemPrompt() },
    { role: 'assistant', content: greeting },
  ];
  const caller = new CardCaller(card, toolset.language);
  let words = card.opens;
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    lines.push({ speaker: 'caller', text: words });
    messages.push({ role: 'user', content: words });
    receptionist.callerSpoke(words, null);
    const emergency = receptionist.emergency(words);
    const answer =
      emergency === null ? await reply(receptionist, messages, model) : { text: emergency, ends: false };
    if (emergency !== null) messages.push({ role: 'assistant', content: emergency });
    lines.push({ speaker: 'receptionist', text: answer.text });
    if (answer.ends) return { lines, ended: true };
    if (lines.filter(({ text }) => text === answer.text).length >= MOST_REPEATS) break;
    words = caller.answer(answer.text);
  }
  return { lines, ended: false };
}

async function reply(
  receptionist: ReturnType<typeof createReceptionist>,
  messages: ModelMessage[],
  model: LanguageModel,
): Promise<{ readonly text: string; readonly ends: boolean }> {
  const said: string[] = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { tools } = receptionist;
    let text = '';
    let ends = false;
    const toolCalls = [];
    for await (const event of model.reply(
      { language: 'en', messages, tools },
      new AbortController().signal,
    )) {
      if (event.type === 'text') text += event.delta;
      if (event.type === 'tool-call') toolCalls.push(event.call);
    }
    if (text !== '') said.push(text);
    messages.push({ role: 'assistant', content: text, toolCalls });
    for (const call of toolCalls) {
      const run = await receptionist.runTool(call);
      messages.push({ role: 'tool', callId: call.id, name: call.name, content: run.content });
      if (run.endsCall) {
        ends = true;
        said.push(run.result.say);
      }
    }
    if (toolCalls.length === 0 || ends) return { text: said.join(' '), ends };
  }
  return { text: said.join(' '), ends: false };
}
