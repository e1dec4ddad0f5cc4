/**
 * Card numbers, their codes and social security numbers in what somebody said or wrote: nobody keeps them. They are found
 * by their digits, in figures or in words, also where they are said in several turns; telephone numbers, days and times
 * stay.
 */
import { isCard, LONGEST_CARD } from './card-networks.ts';
import { digitsIn, isAtEnd, type Part, type Run, runsIn } from './digit-runs.ts';
import type { Language } from './language.ts';

export type PrivateNumber = 'card' | 'code' | 'security';

export interface WithoutNumbers {
  /** With a word in place of each number. */
  readonly text: string;
  /** What was taken out; empty: nothing, and the text is as it was. */
  readonly removed: readonly PrivateNumber[];
}

interface Found {
  readonly kind: PrivateNumber;
  readonly parts: readonly Part[];
}

/** Takes the numbers out of one text. Linear in it. */
export const withoutCardNumbers = (text: string, language: Language): WithoutNumbers =>
  withoutNumbersIn([text], language)[0] ?? { text, removed: [] };

/** Takes the numbers out of consecutive turns of the same person, the oldest first. */
export function withoutNumbersIn(turns: readonly string[], language: Language): readonly WithoutNumbers[] {
  const spans = foundIn(turns, language).flatMap(({ kind, parts }) =>
    [...Map.groupBy(parts, ({ turn }) => turn)].map(([turn, [first, ...more]]) => ({
      kind,
      turn,
      start: first?.start ?? 0,
      end: (more.at(-1) ?? first)?.end ?? 0,
    })),
  );
  const { removed } = language.privateNumbers;
  return turns.map((text, turn) => {
    const here = spans.filter((span) => span.turn === turn).sort((a, b) => a.start - b.start);
    return {
      text: here.reduceRight(
        (rest, { kind, start, end }) => rest.slice(0, start) + removed[kind] + rest.slice(end),
        text,
      ),
      removed: here.map(({ kind }) => kind),
    };
  });
}

/** The digits at the very end of consecutive turns; '' where they end in words. */
export const digitsAtEnd = (turns: readonly string[], language: Language): string =>
  digitsIn(partsAtEnd(turns, language));

/** Whether what is said next may make a private number of the end of these turns; a telephone number is whole. */
export function mayGoOn(turns: readonly string[], language: Language): boolean {
  const parts = partsAtEnd(turns, language);
  const isBegun = digitsIn(parts).length >= FEWEST_OF_CARD && !isPhone(parts);
  return isBegun || announcedIn(turns.at(-1) ?? '', language) !== null;
}
const FEWEST_OF_CARD = 3;

function partsAtEnd(turns: readonly string[], language: Language): readonly Part[] {
  const run = runsIn(turns, language).at(-1);
  if (run === undefined || run.isForeign || !isAtEnd(run, turns, language)) return [];
  return withoutPhones(run).at(-1)?.parts ?? [];
}

/** What a text announces last: the digits that follow are that. */
export function announcedIn(text: string, { privateNumbers }: Language): PrivateNumber | null {
  if (privateNumbers.code.test(text)) return 'code';
  if (privateNumbers.security.test(text)) return 'security';
  return privateNumbers.card.test(text) ? 'card' : null;
}

function foundIn(turns: readonly string[], language: Language): readonly Found[] {
  const found: Found[] = [];
  let before: Part | undefined;
  for (const run of runsIn(turns, language)) {
    const first = run.parts[0];
    const announced = first === undefined ? null : announcedIn(between(turns, before, first), language);
    before = run.parts.at(-1);
    if (run.isForeign) continue;
    const runs = announced === 'card' ? [run] : withoutPhones(run);
    runs.forEach((each, at) => {
      found.push(...foundInRun(each.parts, turns, at === 0 ? announced : null, found.at(-1)));
    });
  }
  return found;
}

/** What is said between two words. */
function between(turns: readonly string[], from: Part | undefined, to: Part): string {
  if (from?.turn === to.turn) return (turns[to.turn] ?? '').slice(from.end, to.start);
  const tail = from === undefined ? '' : (turns[from.turn] ?? '').slice(from.end);
  const whole = turns.slice((from?.turn ?? -1) + 1, to.turn);
  return [tail, ...whole, (turns[to.turn] ?? '').slice(0, to.start)].join(' ');
}

/** The numbers in a run: a private one ends where a turn does, and what is said after it is looked at by itself. */
function foundInRun(
  parts: readonly Part[],
  turns: readonly string[],
  announced: PrivateNumber | null,
  last: Found | undefined,
): readonly Found[] {
  const here = firstIn(parts, turns, announced);
  if (here === null) {
    const isAfterCard = last?.kind === 'card' && (parts[0]?.turn ?? 0) - (last.parts.at(-1)?.turn ?? 0) <= 1;
    const isAnnounced = announced === 'code' || (announced === null && isAfterCard);
    return isAnnounced && isCode(parts, turns) ? [{ kind: 'code', parts }] : [];
  }
  const end = here.parts.at(-1);
  const rest = end === undefined ? [] : parts.slice(parts.indexOf(end) + 1);
  const repeated = { kind: here.kind, parts: saidBefore(parts, here) };
  const more = rest.length === 0 ? [] : foundInRun(rest, turns, null, here);
  return [...(repeated.parts.length === 0 ? [] : [repeated]), here, ...more];
}

/** Fewer digits than these are no part of a number that somebody began and then said from its first digit again. */
const REPEATED = 4;

/** What was said of a number in the turns before it, by somebody who then said it again as a whole. */
function saidBefore(parts: readonly Part[], { kind, parts: whole }: Found): readonly Part[] {
  const first = whole[0];
  if (kind !== 'card' || first === undefined) return [];
  const digits = digitsIn(whole);
  return [...Map.groupBy(parts.slice(0, parts.indexOf(first)), ({ turn }) => turn).values()]
    .filter((said) => digitsIn(said).length >= REPEATED && digits.includes(digitsIn(said)))
    .flat();
}

/** The first private number in a run, which begins where the run or a turn does. */
function firstIn(
  parts: readonly Part[],
  turns: readonly string[],
  announced: PrivateNumber | null,
): Found | null {
  const starts = parts.flatMap(({ turn }, at) => (turn === parts[at - 1]?.turn ? [] : [at]));
  for (const start of starts) {
    const rest = parts.slice(start);
    const ends = rest.flatMap(({ turn }, at) => (turn === rest[at + 1]?.turn ? [] : [rest.slice(0, at + 1)]));
    const card = ends.find(beginsWithCard);
    if (card !== undefined) return { kind: 'card', parts: card };
    const security = ends.find((said) => isSecurityNumber(said, turns));
    if (security !== undefined) return { kind: 'security', parts: security };
    const part = start === 0 ? ends.findLast((said) => isAnnouncedPart(said, announced)) : undefined;
    if (part !== undefined && announced !== null) return { kind: announced, parts: part };
  }
  return null;
}

/** Digits that were announced as a private number, or as a part of one; a telephone number has other lengths. */
function isAnnouncedPart(parts: readonly Part[], announced: PrivateNumber | null): boolean {
  const { length } = digitsIn(parts);
  switch (announced) {
    case 'card':
      return length >= 12 || length === 8;
    case 'security':
      return length === 9 || length === 4;
    case 'code':
    case null:
      return false;
  }
}

/** Three or four digits that stand alone: no time ("3:30", "three thirty"), and no day. */
const isCode = (parts: readonly Part[], turns: readonly string[]): boolean =>
  [3, 4].includes(digitsIn(parts).length) &&
  parts.length !== 2 &&
  parts.every(
    ({ turn, start, end }) => !/[:/]/.test((turns[turn] ?? '').slice(Math.max(0, start - 1), end + 1)),
  );

/** A card number from the first digit on, which ends where a word does; an expiry date or a code may stand behind it. */
function beginsWithCard(parts: readonly Part[]): boolean {
  let digits = '';
  for (const part of parts) {
    digits += part.digits;
    if (digits.length > LONGEST_CARD) return false;
    if (isCard(digits)) return true;
  }
  return false;
}

/** Three, two and four figures with dashes between them. https://www.ssa.gov/employer/randomization.html */
function isSecurityNumber(parts: readonly Part[], turns: readonly string[]): boolean {
  const [area, group, serial, ...more] = parts;
  if (area === undefined || group === undefined || serial === undefined || more.length > 0) return false;
  // Between two turns nothing is written.
  const join = (from: Part, to: Part) => (from.turn === to.turn ? between(turns, from, to) : '-');
  const dashes = [join(area, group), join(group, serial)];
  if (area.turn !== group.turn && group.turn !== serial.turn) return false;
  const written = [area.digits, dashes[0], group.digits, dashes[1], serial.digits].join('');
  return /^(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}$/.test(written);
}

/** Cuts a run after each turn with which it is a whole telephone number: nothing goes on with that. */
function withoutPhones({ parts, isForeign }: Run): readonly Run[] {
  const runs: Run[] = [];
  let said: Part[] = [];
  parts.forEach((part, at) => {
    said.push(part);
    const isLast = at === parts.length - 1;
    if (!isLast && (part.turn === parts[at + 1]?.turn || !isPhone(said))) return;
    runs.push({ parts: said, isForeign });
    said = [];
  });
  return runs;
}

/** A telephone number of North America, as one says it: a card is said by fours. */
function isPhone(parts: readonly Part[]): boolean {
  const digits = digitsIn(parts);
  if (!/^1?[2-9]\d{2}[2-9]\d{6}$/.test(digits)) return false;
  let length = digits.length === 10 ? 0 : -1;
  const ends = new Set(parts.map((part) => (length += part.digits.length)));
  return ends.has(3) || !ends.has(4);
}
