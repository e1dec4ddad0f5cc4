/** Which of the things that were offered a caller means: "the second one", "three works", "Wednesday then", "with Sam". */
import type { Token } from '../../languages/dates.ts';
import type { Choice } from './act.ts';
import type { Conversation } from './conversation.ts';
import { isBareHour, type Utterance } from './utterance.ts';

/** The choices that an utterance fits; empty when it names none of them. */
export function pick(
  { language }: Conversation,
  said: Utterance,
  choices: readonly Choice[],
): readonly Choice[] {
  const { placeIn, servicesIn, withoutAny } = language.scripted;
  const tokens = said.part(withoutAny(said.text)).read(true);
  const parts = tokens.flatMap((token) => (token.kind === 'part' ? [token.part] : []));
  const among = choices.filter((choice) =>
    parts.every((part) => hoursOf(said.part(choice.say)).some((hour) => hour >= part.from && hour < part.to)),
  );
  const place = placeIn(said.words) ?? optionIn(tokens);
  const placed = place === null ? undefined : among.at(place);
  if (placed !== undefined) return [placed];

  const spoken = new Set([...(said.words.match(/[\p{L}'-]+/gu) ?? []), ...servicesIn(said.text)]);
  const offered = among.map((choice) => {
    const told = said.part(choice.say);
    const whom = whomIn(said, choice.say);
    /** Whom and what a choice names: "beard trim with Alex". */
    return { choice, tells: [...whom, ...servicesIn(choice.say)], traits: told.read(false).flatMap(traits) };
  });
  const named = offered.filter(({ tells }) =>
    tells.some((name) => spoken.has(name) && !offered.every((other) => other.tells.includes(name))),
  );
  const meant = tokens.flatMap(traits);
  const fitting = offered.filter((one) => fits(meant, one.traits));
  const both = meant.length === 0 ? named : fitting.filter((one) => named.includes(one));
  const best = both.length > 0 || meant.length === 0 ? both : fitting;
  if (best.length === 0 && meant.length === 0 && parts.length > 0) return among;
  return best.length > 0 ? best.map(({ choice }) => choice) : byBareNumber(said.words, tokens, choices);
}

/** Whether somebody who is named does one of these. */
export const namesWhom = (said: Utterance, choices: readonly Choice[]): boolean =>
  choices.some(({ say }) => whomIn(said, say).some((name) => said.words.split(/[^\p{L}-]+/u).includes(name)));

/** The people in a choice's words, in lower case. */
const whomIn = (said: Utterance, choice: string): readonly string[] =>
  Array.from(choice.matchAll(/\b\p{Lu}[\p{L}'-]{2,}/gu), ([name]) => said.part(name))
    .filter((name) => name.read(false).length === 0)
    .map((name) => name.text.toLowerCase());

/** The hours of the day that a choice names. */
const hoursOf = (choice: Utterance): readonly number[] =>
  choice.read(false).flatMap((token) => {
    if (token.kind !== 'clock') return [];
    const { hour, half } = token.time;
    return half === undefined ? [hour] : [(hour % 12) + (half === 'pm' ? 12 : 0)];
  });

/** The position of the option that is named last, since callers correct themselves. */
function optionIn(tokens: readonly Token[]): number | null {
  const option = tokens.findLast((token) => token.kind === 'option')?.pick;
  if (option === undefined && tokens.some(({ kind }) => kind === 'soon')) return 0;
  switch (option) {
    case undefined:
      return null;
    case 'last':
    case 'later':
      return -1;
    case 'earlier':
    case 'any':
      return 0;
    default:
      return option;
  }
}

/** A bare "two" is the second one, where nothing is at two. */
function byBareNumber(
  words: string,
  [hour]: readonly Token[],
  choices: readonly Choice[],
): readonly Choice[] {
  if (hour?.kind !== 'clock' || !isBareHour(hour) || words.includes(' ')) return [];
  return choices.slice(hour.time.hour - 1, hour.time.hour);
}

/** All that was named must fit, each in one of the ways in which it was named. */
const fits = (meant: readonly string[], offered: readonly string[]): boolean =>
  Map.groupBy(meant, (trait) => trait.split(' ', 1)[0])
    .values()
    .every((ways) => ways.some((way) => offered.includes(way)));

/** The fact of an offer that a token names: a time, a day, a month; "this week" names none. */
function traits(token: Token): readonly string[] {
  switch (token.kind) {
    case 'clock': {
      const { hour, minute, half } = token.time;
      // An hour said without its half of the day fits both.
      return (half === undefined ? ['am', 'pm'] : [half]).map(
        (each) => `time ${hour % 12}:${minute} ${each}`,
      );
    }
    case 'weekday':
      return [`weekday ${token.weekday}`];
    case 'date':
      return [`date ${token.day}`, ...(token.month === undefined ? [] : [`month ${token.month}`])];
    case 'day':
      return [`day ${token.date.toString()}`];
    case 'span': {
      const wholeMonth = token.to.equals(token.from.add({ months: 1 }).subtract({ days: 1 }));
      return wholeMonth ? [`month ${token.from.month}`] : [];
    }
    default:
      return [];
  }
}
