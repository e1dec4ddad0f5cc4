/** How callers speak of a booking that they have, and of another one beside it. */
import { RELATION } from './relations.ts';

const BOOKING = 'one|appointment|booking|reservation|slot|visit';

/** Which of several is meant, from the first on; -1 is the last. */
const PLACES: Readonly<Record<string, number>> = {
  first: 0,
  '1st': 0,
  former: 0,
  earlier: 0,
  second: 1,
  '2nd': 1,
  third: 2,
  '3rd': 2,
  last: -1,
  latter: -1,
  later: -1,
};
const PLACE = new RegExp(
  String.raw`\b(?:the |my )?(?:(${Object.keys(PLACES).join('|')}) (?:${BOOKING})|(?:the )(former|latter))\b`,
  'i',
);

const USUAL =
  /\b(?:(?:the |exactly the )?same (?:thing |service |one |again )?(?:as|like) (?:(?:the )?last time|before|always|usual|ever|i (?:had|got) (?:the )?last time)|(?:the|my) usual(?: (?:one|thing|service))?|my regular(?: (?:one|thing|appointment))?|(?:what|like) (?:i|we) (?:always|usually|normally) (?:have|get|do|had|got)|like (?:the )?last time)\b/i;

const EVERY_USUAL = new RegExp(USUAL, 'gi');

export const bookingWords = {
  /** Wants one more. */
  another: new RegExp(
    String.raw`\b(?:another(?! (?:time|day|date|hour|week|slot))|one more|(?:new|extra|additional|separate|a second) (?:${BOOKING}))\b`,
    'i',
  ),
  /** For whom, where it is not the caller. */
  forSomebody: new RegExp(
    String.raw`\bfor (?:(?:my|our|his|her|their|the|a) (?:\w{1,20} )?(?:${RELATION})|him|her|them|(?:someone|somebody) else)\b`,
    'i',
  ),
  /** Wants to book, whether or not there is a booking. */
  books: /\b(?:book|(?:and|need|want|like|get|have) an?)\b/i,
  /** Wants it beside something else. */
  also: /\b(?:also|too|as well|again)\b/i,
  /** Wants what is booked to be otherwise. */
  moves:
    /\b(?:instead|rather|actually|moved?|moving|reschedule[d]?|postpone|push|shift|switch|swap|changed?|bring|make (?:it|that|mine)|meant|different (?:day|time)|no,? wait)\b/i,
  /** Wants it to be another service. */
  changesService: /\b(?:make (?:it|that|mine)|change|switch|swap|add|upgrade|just|only)\b/i,
  /** Wants it to be before or after what it is. */
  shifts: /\b(?:later|earlier|sooner)\b/i,
  /** Speaks of a booking of their own as one to be moved. */
  movesOwn: new RegExp(
    String.raw`\b(?:move|reschedule|postpone|change|push|switch) (?:mine|(?:my|our|his|her) (?:\w{1,20} ){0,2}(?:appointment|booking|reservation))\b`,
    'i',
  ),
  /** Wants what they had before. */
  usual: USUAL,
  /** The words without it, since "last" and "the same" tell times, too. */
  withoutUsual: (text: string): string => text.replaceAll(EVERY_USUAL, ' '),
  /** The words for a day that has been without what says so: "last Friday" is "Friday". */
  withoutPast: (text: string): string =>
    text.replaceAll(/\b(?:(?:the |this )?(?:last|past)|back (?:on|in))\s(?=\w)/gi, ''),
  /** Which of so many is meant ("the second one"); null: the words do not say it. */
  whichOf: (text: string, count: number): number | null => {
    const [, ordinal, bare] = PLACE.exec(text) ?? [];
    const place = PLACES[(ordinal ?? bare ?? '').toLowerCase()];
    if (place === undefined || place >= count) return null;
    return place < 0 ? count - 1 : place;
  },
  /** The words without it, since "the second" is a date, too. */
  withoutWhich: (text: string): string => text.replace(PLACE, ' '),
};
