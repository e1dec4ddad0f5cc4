/** The conversation as the model sees it: what was said and heard, the tools that ran, and the notes beside it. */
import type { CallSoFar } from '../../conversation/so-far.ts';
import { forModel } from '../../receptionist/tools/tool.ts';
import { recent } from './history.ts';
import type { ModelMessage } from '../ports.ts';
import { Reply } from './reply.ts';

export class Conversation {
  /** Oldest first; a reply stays itself while its tools may still add to it. */
  #items: (ModelMessage | Reply)[];

  constructor(past: readonly ModelMessage[]) {
    this.#items = [...past];
  }

  callerSaid(content: string): void {
    this.#items.push({ role: 'user', content });
  }

  /** For the receptionist alone: the caller hears nothing of it. */
  note(content: string): void {
    this.#items.push({ role: 'system', content });
  }

  add(reply: Reply): void {
    this.#items.push(reply);
  }

  /**
   * Everything up to now, as far as it is remembered: what does not fit is let go for good, so that a long call costs no
   * more at its end. No tool runs at this point [T16], so no reply but the live one can change any more.
   */
  messages(live: Reply | null): readonly ModelMessage[] {
    const messages = recent(
      this.#items.flatMap((item) => {
        if (!(item instanceof Reply)) return [item];
        return item === live ? [] : item.history();
      }),
    );
    this.#items = live !== null && this.#items.includes(live) ? [...messages, live] : [...messages];
    return messages;
  }
}

/** What the receptionist is told beside the conversation. */
export const NOTES = {
  whispered: (text: string) =>
    `A note from the business, for you alone: "${text}". Act on it in your next reply. Do not read it out, and do not say that you got a note.`,
  takenOver: 'A person of the business now talks with the caller themselves; you only listen.',
  said: (text: string) => `The person of the business said to the caller: "${text}"`,
  handedBack:
    'The person has handed the call back to you. Go on politely from where things stand now, and do not ask again what was answered. What they promised holds. What the person said may be missing here: if you need it, ask the caller.',
  goOn: 'The caller did not mean to interrupt. Go on from where you were cut off, without repeating yourself.',
} as const;

function messageOf({ speaker, said, heard }: CallSoFar['turns'][number]): ModelMessage {
  switch (speaker) {
    case 'caller':
      return { role: 'user', content: said };
    case 'receptionist':
      return { role: 'assistant', content: heard };
    case 'person':
      return { role: 'system', content: NOTES.said(said) };
  }
}

/** What was said and done in a call before it was taken up again. */
export function pastConversation(soFar: CallSoFar): ModelMessage[] {
  const turns = soFar.turns.map((turn) => ({
    at: turn.at.getTime(),
    messages: [messageOf(turn)],
  }));
  const tools = soFar.tools.map((run) => ({
    at: run.at.getTime(),
    messages: [
      {
        role: 'assistant' as const,
        content: '',
        toolCalls: [{ id: run.key, name: run.name, arguments: run.arguments }],
      },
      { role: 'tool' as const, callId: run.key, name: run.name, content: forModel(run.result) },
    ],
  }));
  return [...turns, ...tools].sort((a, b) => a.at - b.at).flatMap((each): ModelMessage[] => each.messages);
}
