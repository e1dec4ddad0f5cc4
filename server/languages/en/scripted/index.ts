import { nameWord } from './name-words.ts';
import { names } from './names.ts';
import { clausesIn, isChoosing, withoutAny } from './choosing.ts';
import {
  endsOnGoodbye,
  questionsIn,
  intents,
  servicesIn,
  withoutGoodbye,
  withoutPresence,
} from './intents.ts';
import { reactionsIn } from './reactions.ts';
import { again, noOthers, proposals, questions, sentences } from './sentences.ts';

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'].map(
  (name) => new RegExp(String.raw`^(?:\w+\W+){0,2}${name}\W*$`),
);

/** Where something is moved to, unlike "I need to move it". */
const MOVED_TO =
  /\b(?:to|until|till)\b(?! (?:move|change|switch|push|reschedule|cancel|come|do|see|get|have|make|bring|shift|postpone|swap)\b)/gi;

/** Where an appointment is moved by a step: "a week later", "same time". */
const MOVED_BY =
  /\b(?:(?:an?|one|two|three|four|half an?) (?:week|day|hour|month|minute)s? (?:later|earlier)|(?:back|forward|up|out|ahead)(?: by)? (?:an?|one|two|three|four|half an?|\d+) (?:week|day|hour|month|minute)s?|(?:the |at the )?same time|(?:later|earlier) (?:on|in|that|the))\b/i;

/** People are named by their own names, and in capitals, or it is "today's" or "my wife's". */
const OWNER =
  /(?<!\p{L})(?<name>\p{Lu}\p{L}{1,30}(?: \p{Lu}\p{L}{1,30})?)'s (?:\w+ )?(?:appointment|booking|reservation|haircut|visit|slot|cut|trim)\b/u;

const orOf = (choices: readonly string[]) => choices.join(', or ');

function stepIn(text: string): readonly (readonly [string, string])[] {
  const at = MOVED_BY.exec(text)?.index;
  return at === undefined ? [] : [[text.slice(0, at), text.slice(at)]];
}

/** "Cancel Tim's": the first word of a sentence has its capital by that alone. */
function ownerIn(text: string): string | null {
  const words = (OWNER.exec(text)?.groups?.['name'] ?? '').split(' ');
  return words.filter((word) => nameWord(word.toLowerCase()) !== 'none').join(' ') || null;
}

/**
 * How English is heard and spoken by the scripted receptionist, who understands callers by rules, without a model. Times and
 * telephone numbers are not here: dates/ and numbers.ts read them for everybody.
 */
export const scripted = {
  reactionsIn,
  /** An utterance's words, in lower case, as the patterns read them. */
  plain: (words: string): string => words,
  intents,
  clausesIn,
  isChoosing,
  withoutAny,
  names,
  servicesIn,
  endsOnGoodbye,
  withoutGoodbye,
  withoutPresence,
  questionsIn,
  /** A wish without the people whom it names, or only without those whom it refuses. */
  withoutNames: (text: string) =>
    text.replaceAll(/\b(with|by|have|see|prefer|want) \p{Lu}\p{L}+|\bwith \p{L}+/gu, '').trim(),
  withoutRefusals: (text: string) =>
    text.replaceAll(
      /\b(?:any(?:one|body) )?(?:not|except|but|without|isn't|don't (?:want|like))(?: with)? \p{Lu}\p{L}+/gu,
      '',
    ),
  /** A wish for whoever is free. */
  anybody: 'with anyone',
  /** What an appointment is for: "your haircut with Sam, Tuesday" is a "haircut". */
  serviceOf: (booking: string) =>
    booking
      .replace(/^(you have )?(your|an?|the) /i, '')
      .split(/[,:]? (?:on|at|with|for|this|next|today|tomorrow|\w+day)\b/i, 1)[0] ?? '',
  /** Where what an appointment is now may end, and when it should be instead begin: "my Thursday one" and "Friday at two". */
  movesIn: (text: string) =>
    [
      Array.from(text.matchAll(MOVED_TO)).at(-1)?.index,
      /\b(?:what|how) about\b/i.exec(text)?.index,
      /\b(can|could|may) (i|we|you)\b/i.exec(text)?.index,
    ]
      .flatMap((end) =>
        end === undefined ? [] : [[text.slice(0, end), text.slice(end).replace(/^\w+\s+/, '')] as const],
      )
      .concat(stepIn(text)),
  /** Whose appointment is spoken of: "cancel Tim's appointment". */
  ownerIn,
  /** The position that a choice is named by, from 0, -1 for the last: "the second one", "any of them". */
  placeIn: (words: string) => {
    if (/\b(any ?one|doesn't matter|don't care|you (choose|pick|decide))\b/.test(words)) return 0;
    const place = ORDINALS.findIndex((ordinal) => ordinal.test(words));
    return place < 0 ? null : place;
  },
  sentences,
  proposals,
  again,
  noOthers,
  questions,
  /** A question about what is talked of: "how much is it?", of a haircut. */
  questionOf: (question: string, services: readonly string[]) =>
    services.length === 0 ? question : `${question} (${services.join(' and ')})`,
  orOf,
  /** "Would you like the first, or the second?" */
  whichOf: (choices: readonly string[]) => `Would you like ${orOf(choices)}?`,
  whichBooking: (bookings: readonly string[]) => `${sentences.whichBooking} ${orOf(bookings)}?`,
  wasName: (name: string) => `Was that the name: ${name}?`,
  thanksFor: (name: string) => `Thank you, ${name}.`,
  /** Said of what was found by another name than the one that was asked for. */
  underName: (name: string, found: string) => `That is under the name ${name}. ${found}`,
  alsoFor: (time: string) => `And what name should I put the other one under, ${time}?`,
  firstOf: (booking: string) => `One after the other. First, ${booking}.`,
  /** Messages that the receptionist leaves for a caller. */
  otherName: (name: string, wrong: string | null) =>
    `The appointment that was just booked is for ${name}${wrong === null ? '' : `, not for ${wrong}`}.`,
  callBack: { name: 'A caller who could not be heard', message: 'Please call back.' },
};
