/** What an owner may want to look at in a conversation, as its turns and tools show it. Pure. */
import type { toolRun, turn } from '../../../db/schema.ts';
import type { FlagKind } from '../../events/events.ts';
import { foldedWords } from '../../languages/fold.ts';

export type Turn = Pick<
  typeof turn.$inferSelect,
  'position' | 'speaker' | 'said' | 'heard' | 'interrupted' | 'at' | 'timings'
>;
export type Run = Pick<typeof toolRun.$inferSelect, 'name' | 'result' | 'at'>;

export interface Flag {
  readonly kind: FlagKind;
  readonly position: number;
  /** When the turn at that position began. */
  readonly at: Date;
}

/** Longer than a slow answer with a look-up takes; most callers ask whether anybody is there. */
const DEAD_AIR_MS = 4_000;
/** One interruption is how people talk. */
const FEWEST_INTERRUPTIONS = 2;
/** "One moment, please." is said again by anybody. */
const FEWEST_WORDS = 6;
/** Whoever has seen ten of a kind has seen enough. */
const MOST_OF_A_KIND = 10;

/** The flags that are measured, in the order of the conversation. @param turns in their order */
export function measuredFlags(turns: readonly Turn[], runs: readonly Run[]): readonly Flag[] {
  return inOrder([
    ...unanswered(turns, runs),
    ...talkedOver(turns),
    ...turns.filter(({ timings }) => (timings?.firstFrame ?? 0) > DEAD_AIR_MS).map(flagOf('dead-air')),
    ...repeated(turns),
  ]);
}

/** Each flag once, in the order of the conversation, and not too many of a kind. */
export function inOrder(flags: readonly Flag[]): readonly Flag[] {
  const once = new Map(flags.map((flag) => [`${flag.kind} ${flag.position}`, flag]));
  const kinds = Map.groupBy(
    [...once.values()].sort((a, b) => a.position - b.position),
    ({ kind }) => kind,
  );
  return [...kinds.values()]
    .flatMap((each) => each.slice(0, MOST_OF_A_KIND))
    .sort((a, b) => a.position - b.position || a.kind.localeCompare(b.kind));
}

export const flagOf =
  (kind: FlagKind) =>
  ({ position, at }: Turn): Flag => ({ kind, position, at });

/** The turn in which a question was asked that a tool found no answer to. */
function unanswered(turns: readonly Turn[], runs: readonly Run[]): readonly Flag[] {
  return runs
    .filter(({ result }) => typeof result['openQuestion'] === 'string')
    .flatMap(({ at }) => turns.findLast((turn) => turn.speaker === 'caller' && turn.at <= at) ?? [])
    .map(flagOf('unanswered'));
}

function talkedOver(turns: readonly Turn[]): readonly Flag[] {
  const interrupted = turns.filter((turn) => turn.speaker === 'receptionist' && turn.interrupted);
  return interrupted.length < FEWEST_INTERRUPTIONS ? [] : interrupted.map(flagOf('talked-over'));
}

function repeated(turns: readonly Turn[]): readonly Flag[] {
  const said = new Set<string>();
  return turns
    .filter(({ speaker }) => speaker === 'receptionist')
    .filter((turn) => {
      const words = foldedWords(turn.heard);
      const text = words.join(' ');
      if (words.length >= FEWEST_WORDS && said.has(text)) return true;
      said.add(text);
      return false;
    })
    .map(flagOf('repeated'));
}
