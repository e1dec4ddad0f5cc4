/** The answer to a question that wants a yes or a no, by what reacts to it and what else was said. */
import type { Reaction, Reactions } from '../../languages/language.ts';
import type { Act } from './act.ts';

/** `thanks` and `unclear` may mean yes, and are asked about; `unsure` says that the caller does not know yet. */
export type Answer = 'yes' | 'no' | 'thanks' | 'unsure' | 'unclear';

const ACTS: readonly Reaction[] = ['book', 'move', 'cancel'] satisfies readonly Act['type'][];

/**
 * @param act what the question proposes to do; null: it only asks.
 * @param isContrary whether words beside a yes take it back, or ask something.
 * @returns null when what was said is about something else.
 */
export function answerIn(
  { kinds, before, content }: Reactions,
  act: Act['type'] | null,
  isContrary: (content: string) => boolean,
): Answer | null {
  const isYes = (kind: Reaction | undefined) =>
    kind !== undefined && (kind === 'yes' || kind === (act ?? 'book'));
  const agrees = kinds.some((kind) => isYes(kind) || kind === 'praise');
  // Who cannot come refuses a time, and wants to cancel.
  const refuses = kinds.includes('no') || (kinds.includes('unable') && act !== 'cancel');
  if (kinds.some((kind) => ACTS.includes(kind) && kind !== (act ?? 'book'))) return agrees ? 'unclear' : null;
  if (content !== '') {
    if (refuses) return 'no';
    if (kinds.includes('unsure')) return 'unsure';
    if (!isYes(before[0]) || isContrary(content)) return null;
    // "Book me a haircut" may mean another one.
    return before[0] === 'yes' ? 'yes' : 'unclear';
  }
  // "Yeah no" means no, "no, that's fine" may mean either.
  if (refuses)
    return agrees && kinds.findLast((kind) => kind !== 'thanks') !== 'no' && kinds[0] === 'no'
      ? 'unclear'
      : 'no';
  if (kinds.includes('unsure')) return agrees ? 'unclear' : 'unsure';
  if (agrees) return 'yes';
  if (kinds.includes('done')) return 'unclear';
  return kinds.includes('thanks') ? 'thanks' : null;
}
