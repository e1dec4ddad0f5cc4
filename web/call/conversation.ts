/** A call's turns, tool runs and supervisor actions as one conversation, in the order in which they happened. */
import type { RouterOutputs } from '../api.ts';

type Found = RouterOutputs['calls']['get'];
export type CallTurn = Found['turns'][number];
export type CallTool = Found['tools'][number];
export type SupervisorAction = Found['visits'][number];

type Aside =
  | { readonly type: 'tool'; readonly key: string; readonly tool: CallTool }
  | { readonly type: 'supervisor'; readonly key: string; readonly action: SupervisorAction };
export type ConversationItem =
  { readonly type: 'turn'; readonly key: string; readonly turn: CallTurn } | Aside;

/** Turns keep their order; a tool run or a supervisor's action stands before the first turn that began after it. */
export function conversation({
  turns,
  tools,
  visits,
}: {
  readonly turns: readonly CallTurn[];
  readonly tools: readonly CallTool[];
  readonly visits: readonly SupervisorAction[];
}): ConversationItem[] {
  const asides: readonly (readonly [at: number, aside: Aside])[] = [
    ...tools.map((tool) => [Date.parse(tool.at), { type: 'tool', key: `tool ${tool.key}`, tool }] as const),
    ...visits.map(
      (action, index) =>
        [Date.parse(action.at), { type: 'supervisor', key: `visit ${index}`, action }] as const,
    ),
  ];
  const items: ConversationItem[] = [];
  let waiting = asides.toSorted(([one], [other]) => one - other);
  const putBefore = (limit: number) => {
    const done = waiting.filter(([at]) => at < limit);
    items.push(...done.map(([, aside]) => aside));
    waiting = waiting.slice(done.length);
  };
  for (const turn of turns) {
    putBefore(Date.parse(turn.at));
    items.push({ type: 'turn', key: `turn ${turn.position}`, turn });
  }
  putBefore(Infinity);
  return items;
}

/** The end of a turn that was said but not heard; null when all was heard, or when the two do not match. */
export function unheard({ said, heard, interrupted }: CallTurn): string | null {
  if (!interrupted || !said.startsWith(heard)) return null;
  const rest = said.slice(heard.length);
  return rest.trim() === '' ? null : rest;
}
