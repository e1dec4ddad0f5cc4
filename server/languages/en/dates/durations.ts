/**
 * Lengths of time in plain words, brought to whole numbers of one unit: "two and a half hours", "an hour and twenty
 * minutes" and "1/2 hour" are `150 minutes`, `80 minutes` and `30 minutes`, "a couple of weeks" is `2 weeks`, "an hour or
 * two" is `60 to 120 minutes`. Where the number is no whole one, as in "a week and a half", it becomes `half`.
 */

interface Read<T> {
  readonly value: T;
  readonly next: number;
}

type Unit = 'minutes' | 'days' | 'weeks' | 'months' | 'years';

/** Each name of a unit: what it is counted in, and how many of that it is. */
const UNITS: ReadonlyMap<string, readonly [Unit, number]> = new Map(
  (
    [
      ['minute minutes min mins', 'minutes', 1],
      ['hour hours hr hrs', 'minutes', 60],
      ['day days', 'days', 1],
      ['week weeks wk wks', 'weeks', 1],
      ['fortnight fortnights', 'weeks', 2],
      ['month months', 'months', 1],
      ['year years yr yrs', 'years', 1],
    ] as const
  ).flatMap(([names, unit, size]) => names.split(' ').map((name) => [name, [unit, size]] as const)),
);

const PARTS: Readonly<Record<string, number>> = {
  half: 0.5,
  quarter: 0.25,
  '1/2': 0.5,
  '1/4': 0.25,
  '3/4': 0.75,
};
const ONE = /^(?:an?|1|another)$/;
const LEADS_IN = /^(?:in|within|about|around|another|every|next|like|by|up)$/;
const FOLLOWS = /^(?:from|on|after|later|earlier|sooner|before|ago|prior|hence|time|and|or|long)$/;
/** Behind these a bare number is an hour of the clock, not minutes: "an hour and 3 pm". */
const CLOCK = /^(?:[ap]m|oclock)$/;

/** Rewrites every length in the words of a text. */
export function wholeDurations(text: string): string {
  const words = text.split(' ');
  const out: string[] = [];
  let at = 0;
  while (at < words.length) {
    const found = duration(words, at);
    out.push(found?.value ?? words[at] ?? '');
    at = found?.next ?? at + 1;
  }
  return out.join(' ');
}

function duration(words: readonly string[], start: number): Read<string> | undefined {
  const first = quantity(words, start);
  const second = first && alternative(words, first.next);
  const count = second ?? first;
  if (!first || !count) return undefined;
  const [unit, size] = UNITS.get(words[count.next] ?? '') ?? [];
  if (unit === undefined || size === undefined) return undefined;
  if (ONE.test(words[start] ?? '') && first.next === start + 1 && !isLength(words, start, count.next))
    return undefined;
  const rest = remainder(words, count.next + 1, unit, size);
  const orMore = second ? undefined : alternative(words, count.next + 1);
  const least = first.value * size;
  if (orMore && words[count.next + 1] === 'or' && !rest && !UNITS.has(words[orMore.next] ?? ''))
    return { value: `${inUnits(least)} to ${inUnits(orMore.value * size)} ${unit}`, next: orMore.next };
  const most = count.value * size + (rest?.value ?? 0);
  const next = rest?.next ?? count.next + 1;
  if (second) return { value: `${inUnits(least)} to ${inUnits(most)} ${unit}`, next };
  const said = words[count.next] ?? '';
  return { value: `${inUnits(most)} ${said === unit.slice(0, -1) ? said : unit}`, next };
}

const inUnits = (value: number): string => (Number.isInteger(value) ? String(value) : 'half');

/** "A day" and "an hour" are said in many ways that are no length: "what a day". */
const isLength = (words: readonly string[], start: number, unit: number): boolean =>
  /^\d+$/.test(words[start] ?? '') ||
  words[start] === 'another' ||
  /^(?:hours?|hr)$/.test(words[unit] ?? '') ||
  LEADS_IN.test(words[start - 1] ?? '') ||
  FOLLOWS.test(words[unit + 1] ?? '');

/** How many: "2", "2 and a half", "2 1/2", "a couple of", "half an", "a quarter of an", "3 quarters of an". */
function quantity(words: readonly string[], start: number): Read<number> | undefined {
  const word = words[start] ?? '';
  // "Within the next hour or two".
  if (word === 'fortnight') return { value: 1, next: start };
  if (/^(?:hour|minute)$/.test(word) && words[start - 1] === 'next') return { value: 1, next: start };
  const bare = ONE.test(word) && PARTS[words[start + 1] ?? ''] !== undefined ? start + 1 : start;
  const part = PARTS[words[bare] ?? ''];
  if (part !== undefined) return { value: part, next: article(words, bare + 1) };
  if (word === '3' && /^quarters?$/.test(words[start + 1] ?? ''))
    return { value: 0.75, next: article(words, start + 2) };
  const couple = /^(?:a|the)$/.test(word) ? start + 1 : start;
  if (words[couple] === 'couple')
    return { value: 2, next: words[couple + 1] === 'of' ? couple + 2 : couple + 1 };
  const value = /^\d{1,4}(?:\.\d{1,2})?$/.test(word) ? Number(word) : ONE.test(word) ? 1 : undefined;
  if (value === undefined) return undefined;
  const more = fraction(words, start + 1);
  return more ? { value: value + more.value, next: more.next } : { value, next: start + 1 };
}

function article(words: readonly string[], at: number): number {
  const next = words[at] === 'of' ? at + 1 : at;
  return /^an?$/.test(words[next] ?? '') ? next + 1 : next;
}

/** "And a half", "1/2". */
function fraction(words: readonly string[], start: number): Read<number> | undefined {
  let at = words[start] === 'and' ? start + 1 : start;
  if (at > start && ONE.test(words[at] ?? '')) at += 1;
  const word = words[at] ?? '';
  const part = PARTS[word];
  const joined = at > start || word.includes('/');
  if (part === undefined || !joined) return undefined;
  return UNITS.has(words[at + 1] ?? '') ? { value: part, next: at + 1 } : undefined;
}

/** "Or two", "to three". */
function alternative(words: readonly string[], at: number): Read<number> | undefined {
  if (!/^(?:or|to|until)$/.test(words[at] ?? '')) return undefined;
  const more = quantity(words, at + 1);
  return more && Number.isInteger(more.value) && /^\d/.test(words[at + 1] ?? '') ? more : undefined;
}

/** What follows the unit: "(an hour) and a half", "(2 hours) and 30 minutes", "(1 hour) 20". */
function remainder(
  words: readonly string[],
  start: number,
  unit: Unit,
  size: number,
): Read<number> | undefined {
  const and = words[start] === 'and';
  let at = and ? start + 1 : start;
  const halves = /^(?:an?|1)$/.test(words[at] ?? '') ? at + 1 : at;
  const part = PARTS[words[halves] ?? ''];
  if (and && part !== undefined && !/^(?:past|to|after|until|till?)$/.test(words[halves + 1] ?? ''))
    return { value: part * size, next: halves + 1 };
  const count = quantity(words, at);
  if (!count || !/^\d/.test(words[at] ?? '')) return undefined;
  at = count.next;
  const [lesser, lesserSize] = UNITS.get(words[at] ?? '') ?? [];
  if (lesser === undefined || lesserSize === undefined) {
    const closes = !and || words[at] === undefined || words[at] === 'please';
    const minutes = size === 60 && closes && count.value < 60 && count.value >= 5;
    return minutes && !CLOCK.test(words[at] ?? '') ? { value: count.value, next: at } : undefined;
  }
  if (lesser === unit && lesserSize < size) return { value: count.value * lesserSize, next: at + 1 };
  // "A week and two days": no whole number of weeks.
  return and && unit !== 'minutes' && lesser === 'days' ? { value: NaN, next: at + 1 } : undefined;
}
