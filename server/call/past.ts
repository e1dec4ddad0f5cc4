/** What a model is told of a call beside its present turns: how it went before, and notes that the caller does not hear. */
import { forModel } from '../receptionist/tools/tool.ts';
import type { ModelMessage } from './ports.ts';
import type { Past } from './session.ts';

export const NOTES = {
  whispered: (text: string) =>
    `A note from the business, for you alone: "${text}". Act on it in your next reply. Do not read it out, and do not say that you got a note.`,
  takenOver: 'A person of the business now talks with the caller themselves; you only listen.',
  said: (text: string) => `The person of the business said to the caller: "${text}"`,
  handedBack:
    'The person has handed the call back to you. Go on politely from where things stand now, and do not ask again what was answered. What they promised holds. What the person said may be missing here: if you need it, ask the caller.',
  goOn: 'The caller did not mean to interrupt. Go on from where you were cut off, without repeating yourself.',
} as const;

/** What was said and done in a call before it was taken up again, in order of time. */
export function pastMessages({ turns, tools }: Past): ModelMessage[] {
  const said = turns.map((turn) => ({ at: turn.at.getTime(), messages: [turnMessage(turn)] }));
  const done = tools.map((run) => ({ at: run.at.getTime(), messages: toolMessages(run) }));
  return [...said, ...done].sort((a, b) => a.at - b.at).flatMap(({ messages }) => messages);
}

function turnMessage({ speaker, said, heard }: Past['turns'][number]): ModelMessage {
  switch (speaker) {
    case 'caller':
      return { role: 'user', content: said };
    case 'receptionist':
      return { role: 'assistant', content: heard };
    case 'person':
      return { role: 'system', content: NOTES.said(said) };
  }
}

const toolMessages = (run: Past['tools'][number]): ModelMessage[] => [
  {
    role: 'assistant',
    content: '',
    toolCalls: [{ id: run.key, name: run.name, arguments: run.arguments }],
  },
  { role: 'tool', callId: run.key, name: run.name, content: forModel(run.result) },
];
