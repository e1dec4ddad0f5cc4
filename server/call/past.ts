/** What a model is told of a call before it was taken up again. */
import type { Language } from '../languages/language.ts';
import { forModel } from '../receptionist/tools/tool.ts';
import type { ModelMessage } from './ports.ts';
import type { Past } from './session.ts';

/** What was said and done, in order of time. */
export function pastMessages({ turns, tools }: Past, { notes }: Language): ModelMessage[] {
  const said = turns.map((turn) => ({ at: turn.at.getTime(), messages: [turnMessage(turn, notes)] }));
  const done = tools.map((run) => ({ at: run.at.getTime(), messages: toolMessages(run) }));
  return [...said, ...done].sort((a, b) => a.at - b.at).flatMap(({ messages }) => messages);
}

function turnMessage(
  { speaker, said, heard }: Past['turns'][number],
  notes: Language['notes'],
): ModelMessage {
  switch (speaker) {
    case 'caller':
      return { role: 'user', content: said };
    case 'receptionist':
      return { role: 'assistant', content: heard };
    case 'person':
      return { role: 'system', content: notes.said(said) };
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
