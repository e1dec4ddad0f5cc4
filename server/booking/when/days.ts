/** Which day, or which span of days, the words about days mean together. */
import { isDay, type DayToken, type Token } from '../../languages/dates.ts';
import { type Chosen, combine, ends, type Joint, name, namedDays } from './named-days.ts';
import { ask, type WhenAsk, type WhenContext } from './when.ts';

/** "After Friday" has no end; nobody books further ahead than this. */
export const FAR_AHEAD_DAYS = 366;

export type Day = { readonly type: 'none' } | Chosen | WhenAsk;

/** Settles which day, or days, all the words about days mean together. */
export function chooseDay(tokens: readonly Token[], context: WhenContext): Day {
  const groups = groupDays(tokens);
  const anchor = groups
    .flatMap((group) => group.tokens)
    .find((token) => token.kind === 'span' && !token.bound);
  let whole: Chosen | undefined;
  for (const { tokens: group, joint } of groups) {
    const day = chooseGroup(
      group,
      context,
      groups.length > 1 && anchor?.kind === 'span' ? anchor.from : undefined,
    );
    if (day.type === 'ask') return day;
    const both: Chosen | WhenAsk = whole ? combine(whole, day, joint, context) : day;
    if (both.type === 'ask') return both;
    whole = both;
  }
  return whole ?? { type: 'none' };
}

interface DayGroup {
  readonly joint: Joint;
  readonly tokens: DayToken[];
}

/** Day words that stand together name one day; "or", "to" and "before" begin another. */
function groupDays(tokens: readonly Token[]): readonly DayGroup[] {
  const groups: DayGroup[] = [];
  let joint: Joint = 'same';
  let between = false;
  for (const token of tokens) {
    if (token.kind === 'or') joint = between ? 'to' : 'or';
    else if (token.kind === 'to') joint = 'to';
    if (!isDay(token)) continue;
    const group = groups[groups.length - 1];
    if (group && joint === 'same' && !token.bound) group.tokens.push(token);
    else {
      const first = group?.tokens[0];
      const until =
        joint === 'same' &&
        (token.bound === 'by' || token.bound === 'through') &&
        first &&
        !first.bound &&
        first.kind !== 'span';
      groups.push({ joint: until ? 'to' : joint, tokens: [token] });
    }
    between = token.bound === 'between';
    joint = 'same';
  }
  return groups;
}

function chooseGroup(
  tokens: readonly DayToken[],
  context: WhenContext,
  anchor: Temporal.PlainDate | undefined,
): Chosen | WhenAsk {
  const today = context.now.toPlainDate();
  const day = namedDays(tokens, context, anchor);
  const bound = tokens[0]?.bound;
  if (day.type === 'ask') return day;
  const { from, to } = ends(day);
  if (bound === undefined || bound === 'between') return day;
  const { stretches, questions } = context.dates;
  const words = stretches.bounded(bound, name(day, context));
  const end = today.add({ days: FAR_AHEAD_DAYS });
  switch (bound) {
    case 'after':
      return { type: 'span', from: to.add({ days: 1 }), to: end, words };
    case 'before':
      return Temporal.PlainDate.compare(from, today) <= 0
        ? ask('past', questions.nothingBefore(name(day, context)))
        : { type: 'span', from: today, to: from.subtract({ days: 1 }), words };
    case 'by':
    case 'through':
      return { type: 'span', from: today, to, words };
    case 'from':
      return { type: 'span', from, to: end, words };
  }
}
