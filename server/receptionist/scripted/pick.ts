/** Which of the things that were offered a caller means: "the second one", "three works", "Wednesday then", "with Sam". */
import type { Token } from '../../languages/dates.ts';
import type { Choice, Conversation } from './conversation.ts';
import { isBareHour, type Utterance } from './utterance.ts';

/** The choices that an utterance fits; empty when it names none of them. */
export function pick(
  { language }: Conversation,
  said: Utterance,
  choices: readonly Choice[],
): readonly Choice[] {
  const { placeIn, servicesIn } = language.scripted;
  const tokens = said.read(true);
  const place = placeIn(said.words) ?? optionIn(tokens);
  const placed = place === null ? undefined : choices.at(place);
  if (placed !== undefined) return [placed];

  const spoken = new Set([...(said.words.match(/[\p{L}'-]+/gu) ?? []), ...servicesIn(said.text)]);
  const offered = choices.map((choice) => {
    const told = said.part(choice.say);
    const names = Array.from(choice.say.matchAll(/\b\p{Lu}[\p{L}'-]{2,}/gu), ([name]) => told.part(name));
    const whom = names.filter((name) => name.read(false).length === 0).map((name) => name.text.toLowerCase());
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
  return best.length > 0 ? best.map(({ choice }) => choice) : byBareNumber(said.words, tokens, choices);
}

/** The position of the option that is named last, since callers correct themselves. */
function optionIn(tokens: readonly Token[]): number | null {
  const option = tokens.findLast((token) => token.kind === 'option')?.pick;
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
