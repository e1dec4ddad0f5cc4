/** A call's turns and tool runs as one conversation, in the order in which they happened. */
import type { RouterOutputs } from '../api.ts';

export type CallTurn = RouterOutputs['calls']['get']['turns'][number];
export type CallTool = RouterOutputs['calls']['get']['tools'][number];

export type ConversationItem =
  | { readonly type: 'turn'; readonly key: string; readonly turn: CallTurn }
  | { readonly type: 'tool'; readonly key: string; readonly tool: CallTool };

/** Turns keep their order; a tool stands before the first turn that began after it ran. */
export function conversation(turns: readonly CallTurn[], tools: readonly CallTool[]): ConversationItem[] {
  const items: ConversationItem[] = [];
  let waiting = [...tools].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const put = (ran: readonly CallTool[]) => {
    for (const tool of ran) items.push({ type: 'tool', key: `tool ${tool.key}`, tool });
    waiting = waiting.slice(ran.length);
  };
  for (const turn of turns) {
    const at = Date.parse(turn.at);
    put(waiting.filter((tool) => Date.parse(tool.at) < at));
    items.push({ type: 'turn', key: `turn ${turn.position}`, turn });
  }
  put(waiting);
  return items;
}

/** What of a turn was said but not heard, behind what was; null when all was heard, or when the two do not match. */
export function unheard({ said, heard, interrupted }: CallTurn): string | null {
  if (!interrupted || !said.startsWith(heard)) return null;
  const rest = said.slice(heard.length);
  return rest.trim() === '' ? null : rest;
}
