/** Which of the things that were offered a caller means: "the second one", "three works", "Wednesday then", "with Sam". */
import type { Choice } from './conversation.ts';
import { namesService } from './words.ts';
import { traits, type Time, type Traits } from './traits.ts';

const NUMBERS = 'zero one two three four five'.split(' ');
/** By its position, what names a choice. */
const PLACES = ['first', 'second', 'third', 'fourth', 'fifth'].map((name, position) => {
  const place = String.raw`(?:${name}|${position + 1}(?:st|nd|rd|th))`;
  return new RegExp(
    String.raw`\b${place} (?:one|time|option|slot|appointment|booking)\b|\bthe ${name}(?! of)\b|^(?:\w+\W+){0,2}${name}\W*$`,
  );
});

/** The choices that an utterance fits; empty when it names none of them. */
export function pick(text: string, choices: readonly Choice[]): readonly Choice[] {
  const words = text.toLowerCase().replaceAll('\u2019', "'");
  const placed = byPlace(words, choices);
  if (placed !== undefined) return [placed];
  const named = choices.filter((choice) => hasOwnName(words, choice, choices));
  const meant = traits(words);
  if (meant.times.length + meant.days.length + meant.months.length + meant.dates.length === 0) return named;
  const fitting = choices.filter((choice) => fits(meant, traits(choice.say.toLowerCase())));
  const both = fitting.filter((choice) => named.includes(choice));
  if (both.length > 0) return both;
  return fitting.length > 0 ? fitting : byBareNumber(words, choices);
}

function byPlace(words: string, choices: readonly Choice[]): Choice | undefined {
  if (
    /\b(any( of (them|those|these))|any ?one|either|whichever|doesn't matter|don't care|you (choose|pick|decide))\b/.test(
      words,
    )
  )
    return choices[0];
  if (/\bthe (last|latter|latest|later)\b|\b(last|later|latest) one\b/.test(words)) return choices.at(-1);
  if (/\bthe (earliest|earlier|former|soonest)\b|\b(earliest|earlier) one\b/.test(words)) return choices[0];
  const counted = /\b(?:number|option) (\w+)/.exec(words)?.[1];
  if (counted !== undefined) return choices[toNumber(counted) - 1];
  return choices[PLACES.findIndex((place) => place.test(words))];
}

/** A bare "two" is the second one, where nothing is at two. */
function byBareNumber(words: string, choices: readonly Choice[]): readonly Choice[] {
  const bare = /^(?:um |uh |the )*(\w+)\W*$/.exec(words.trim())?.[1] ?? '';
  const choice = choices[toNumber(bare) - 1];
  return choice === undefined ? [] : [choice];
}

const toNumber = (word: string): number => (/^\d+$/.test(word) ? Number(word) : NUMBERS.indexOf(word));

/** Whom a choice names; days and months are told by their traits. */
const names = (text: string): string[] =>
  Array.from(text.matchAll(/\b\p{Lu}[\p{L}'-]{2,}/gu), ([name]) => name.toLowerCase()).filter((name) => {
    const { days, months } = traits(name);
    return days.length + months.length === 0;
  });

/** Whom and what a choice names: "beard trim with Alex". */
const tells = (text: string): string[] => [
  ...names(text),
  ...(text.match(/\p{Ll}+/gu) ?? []).filter(namesService),
];

/** Whether the utterance holds a name that tells this choice from the others: "the one with Sam". */
function hasOwnName(words: string, choice: Choice, choices: readonly Choice[]): boolean {
  const spoken = new Set(words.match(/[\p{L}'-]+/gu));
  return tells(choice.say).some(
    (name) => spoken.has(name) && !choices.every((other) => tells(other.say).includes(name)),
  );
}

/** All that was named must fit. */
function fits(meant: Traits, offered: Traits): boolean {
  return (
    (meant.times.length === 0 ||
      meant.times.some((time) => offered.times.some((other) => sameTime(time, other)))) &&
    (meant.days.length === 0 || meant.days.some((day) => offered.days.includes(day))) &&
    (meant.months.length === 0 || meant.months.some((month) => offered.months.includes(month))) &&
    (meant.dates.length === 0 || meant.dates.some((date) => offered.dates.includes(date)))
  );
}

/** An hour said without its half of the day fits both. */
function sameTime(one: Time, other: Time): boolean {
  const turn = one.certain && other.certain ? 24 * 60 : 12 * 60;
  return one.minutes % turn === other.minutes % turn;
}
