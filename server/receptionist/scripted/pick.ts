/** Which of the things that were offered a caller means: "the second one", "three works", "Wednesday then", "with Sam". */
import type { Token } from '../../languages/dates.ts';
import type { Choice, Conversation } from './conversation.ts';
import { isBareHour, type Utterance } from './utterance.ts';

/** The choices that an utterance fits; empty when it names none of them. */
export function pick(
  { language }: Pick<Conversation, 'language'>,
  said: Utterance,
  choices: readonly Choice[],
): readonly Choice[] {
  const { placeIn, servicesIn } = language.scripted;
  const tokens = said.read(true);
  const place = placeIn(said.words) ?? optionIn(tokens);
  const placed = place === null ? undefined : choices.at(place);
  if (placed !== undefined) return [placed];

  const offered = choices.map((choice) => ({ choice, said: said.part(choice.say) }));
  const spoken = new Set([...(said.words.match(/[\p{L}'-]+/gu) ?? []), ...servicesIn(said.text)]);
  /** Whom and what a choice names: "beard trim with Alex". */
  const tells = ({ text }: Utterance) => [
    ...Array.from(text.matchAll(/\b\p{Lu}[\p{L}'-]{2,}/gu), ([name]) => name)
      .filter((name) => said.part(name).read(false).length === 0)
      .map((name) => name.toLowerCase()),
    ...servicesIn(text),
  ];
  const all = offered.map((one) => tells(one.said));
  const named = choices.filter((_, at) =>
    all[at]?.some((name) => spoken.has(name) && !all.every((others) => others.includes(name))),
  );
  const meant = tokens.flatMap(traits);
  if (meant.length === 0) return named;
  const fitting = offered
    .filter((one) => fits(meant, one.said.read(false).flatMap(traits)))
    .map(({ choice }) => choice);
  const both = fitting.filter((choice) => named.includes(choice));
  if (both.length > 0) return both;
  return fitting.length > 0 ? fitting : byBareNumber(said.words, tokens, choices);
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
const fits = (meant: readonly Trait[], offered: readonly Trait[]): boolean =>
  Map.groupBy(meant, ([kind]) => kind)
    .values()
    .every((ways) =>
      ways.some(([kind, value]) => offered.some((one) => one[0] === kind && one[1] === value)),
    );

type Trait = readonly [kind: string, value: string | number];

/** What a token tells of an offer: a time, a day, a month; "this week" tells none. */
function traits(token: Token): readonly Trait[] {
  switch (token.kind) {
    case 'clock': {
      const { hour, minute, half } = token.time;
      // An hour said without its half of the day fits both.
      return (half === undefined ? ['am', 'pm'] : [half]).map((each) => [
        'time',
        `${hour % 12}:${minute} ${each}`,
      ]);
    }
    case 'weekday':
      return [['weekday', token.weekday]];
    case 'date':
      return [['date', token.day], ...(token.month === undefined ? [] : [['month', token.month] as const])];
    case 'day':
      return [['day', token.date.toString()]];
    case 'span':
      return token.to.equals(token.from.add({ months: 1 }).subtract({ days: 1 }))
        ? [['month', token.from.month]]
        : [];
    default:
      return [];
  }
}
