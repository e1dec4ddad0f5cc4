import type { Groups, Rule } from '../../date-grammar.ts';
import type { Pick, Reading, Token } from '../../dates.ts';
import { MOVE } from './link-rules.ts';
import { ANY, CLEAR, clock, IN_ONE, NOT_A_CLOCK, shifted, spokenTime, TWELVE, window } from './clocks.ts';
import { part, PARTS } from './parts.ts';
import { AFTER_HOUR, PUZZLE, rule, UNAMBIGUOUS_MONTH, WEEKDAY } from './rules.ts';

const VAGUE =
  '(?:(?:at|around|about|approximately|roughly|say|near|toward|towards|closer to|close to|exactly|maybe|like|by about|for|any|sometime|preferably|let s say) ){0,4}';
const TAIL = '(?: (?:ish|or so|sharp|on the dot|or thereabouts|exactly|hours|there or thereabouts)){0,2}';
const IN =
  '(?:in|after)(?: (?:about|around|like|another|maybe|roughly|approximately|say|just|only|exactly|a good|under|over|just over|just under)){0,2} ';
/** "Move it from three to four" names two bookings, not a stretch. */
const NOT_MOVING = `(?<!${MOVE})`;
const HOUR_PHRASES =
  '(?:how about|what about|make it|make that|lets do|lets say|lets make it|lets go with|lets go for|go with|go for|do|id like|ill take|ill do|we do|prefer|rather|take|want|or|no|sorry|wait|correction|rather|actually|mean|meant|said|have|got|to|is|was|would|does|could|will|and|the)';

export const TIME_RULES: readonly Rule[] = [
  // ---- stretches of a day
  rule(`(?:between |from )?now (?:and|until|till|to) (?<to>${ANY})${NOT_A_CLOCK}`, ({ to }, { today }) => {
    const token = window(undefined, to);
    return token && [{ kind: 'day', date: today }, token];
  }),
  rule(
    '(?:at )?(?:(?:half|quarter) (?:past|to|after)(?: the hour)?|(?:5|10|20|25) (?:past|to)(?: the hour|(?=$| please)))',
    () => PUZZLE,
  ),
  rule(
    `(?:(?:anytime|any time|sometime|somewhere) )?(?:between|${NOT_MOVING}from) (?<from>${ANY}) (?:and|to|till|til|until) (?<to>${ANY})${NOT_A_CLOCK}`,
    ({ from, to }) => window(from, to),
  ),
  rule(
    `${VAGUE}(?<from>${ANY}) (?:to|till|til|until|through) (?<to>${ANY})${NOT_A_CLOCK}${NOT_MOVING}`,
    ({ from, to }) => window(from, to),
  ),
  rule(
    `${VAGUE}(?<from>${ANY}) (?:or later|or after|onwards?|and later|and after|at the earliest)`,
    ({ from }) => window(from, undefined),
  ),
  rule(
    `${VAGUE}(?<to>${ANY}) (?:or earlier|or before|or sooner|at the latest|latest|and earlier)`,
    ({ to }) => window(undefined, to),
  ),
  rule(
    `(?:(?:any|some)? ?time )?(?:after|past|later than|no earlier than|no sooner than|not before|not earlier than|not until|starting(?: at| from)?|from|since|as of) (?:about |around |like )?(?<from>${ANY})${NOT_A_CLOCK}${TAIL}(?: on(?:wards?)?(?! ))?`,
    ({ from }) => window(from, undefined),
  ),
  rule(
    `(?:(?:any|some)? ?time )?(?:before|by|until|till|til|earlier than|no later than|not later than|not after|up to|sooner than) (?:about |around |like )?(?<to>${ANY})${NOT_A_CLOCK}${TAIL}`,
    ({ to }) => window(undefined, to),
  ),

  // ---- moments from now
  rule(
    `${IN}(?<from>\\d{1,4}) to (?<n>\\d{1,4}) minutes(?: from now|s time| time)?|(?<from2>\\d{1,4}) to (?<n2>\\d{1,4}) minutes from now`,
    ({ from, from2, n, n2 }) => ({ kind: 'instant', minutes: Number(n ?? n2), from: Number(from ?? from2) }),
  ),
  rule(
    '(?:(?:with)?in|over|during)(?: the)? next (?:\\d{1,4} to )?(?<n>\\d{1,4}) minutes?|within (?:the )?(?:about )?(?:\\d{1,4} to )?(?<n2>\\d{1,4}) minutes?|(?:with)?in the next (?<hour>hour)',
    ({ n, n2, hour }) => ({ kind: 'instant', minutes: hour ? 60 : Number(n ?? n2), from: 0 }),
  ),
  rule(
    `${IN}(?<n>\\d{1,4}) minutes?(?: from now|s time| time)?|(?<n2>\\d{1,4}) minutes? from now`,
    ({ n, n2 }) => ({ kind: 'instant', minutes: Number(n ?? n2) }),
  ),
  rule(
    `(?<n>\\d{1,3}) minutes? (?<side>before|after|past) (?<at>${ANY})${NOT_A_CLOCK}`,
    ({ n, side, at }) => {
      const time = spokenTime(at ?? '');
      return time && { kind: 'clock', time: shifted(time, Number(n) * (side === 'before' ? -1 : 1)) };
    },
  ),
  // A few, a couple: nobody knows how many.
  rule(
    '(?:in|within|after) (?:the next |a |another |like a )?(?:few|several|couple|some|bunch of) (?:more )?(?:hours?|minutes?)(?: from now| time)?',
    () => PUZZLE,
  ),
  // At this hour, or for once.
  rule(`this time(?= (?:on |next |this )?${WEEKDAY})`, () => PUZZLE),
  rule('in a (?:bit|while|little(?: (?:bit|while))?|jiffy)', () => PUZZLE),
  rule(
    '(?:about |around )?this time (?<day>tomorrow|next (?:week|month)|today week)',
    ({ day }, { today }) => ({
      kind: 'instant',
      minutes: 0,
      days: day === 'tomorrow' ? 1 : day === 'next month' ? today.until(today.add({ months: 1 })).days : 7,
    }),
  ),

  // ---- which of the offered openings
  rule(
    '(?<nth>first|second|3rd|last)(?= (?:works|is (?:fine|good|great|perfect)|please|sounds|would))|the (?<nth>earliest|soonest)(?=$| (?:works|please|is (?:fine|good|great)|sounds))',
    pickToken,
  ),
  // Of what?
  rule(
    'the (?:first|second|3rd|4th|5th|last|earlier|later|middle) (?:one|option|choice|of (?:those|them))(?! (?:you|i|we|was|available|of the))',
    (_, { offered, previous }) => (offered || previous ? undefined : PUZZLE),
  ),
  rule(
    '(?:the )?(?:first|earliest|next|soonest) (?:available|free|open|possible)(?: \\w+)??(?: (?:slot|opening|time|appointment|spot|one))?|(?:the )?next (?:opening|slot|appointment|spot)|(?:the )?next time(?= \\w+ (?:is|are) (?:free|available))|(?:your|the) (?:earliest|soonest)(?: (?:slot|opening|time|appointment|availability|spot))?(?! (?:one|of those|of them|of the))',
    () => ({ kind: 'soon' }),
  ),
  rule(
    '(?:the |your |that )?(?<nth>first|1st|second|2nd|3rd|4th|5th|last|latter|former|early|earlier|earliest|later|latest|late|middle)(?: (?:one|ones|option|choice|slot|opening|offer|time|appointment|of those|of them|of the \\w+)){1,3}',
    pickToken,
  ),
  rule('(?:the )?(?<nth>latter|former)', pickToken),
  rule('(?:option|number|choice) (?<nth>\\d)', (groups, reading) => pickToken(groups, reading) ?? []),
  rule(
    '(?:the |your )(?<nth>first|second|3rd|4th|5th|last|earlier|later|earliest|latest)(?! (?:time|available|thing|of \\w|week|month|day|name|\\d))',
    pickToken,
  ),
  rule(
    '(?:either|any)(?: one)? of (?:those|them|the \\w+)|either(?: one)?(?= (?:is|works|would|will)|$)|whichever(?: one)?',
    (_, { offered }) => (offered ? { kind: 'option', pick: 'any' } : undefined),
  ),

  // ---- relative to what was offered
  rule('(?:the )?same time', () => ({ kind: 'same-time' })),
  rule(
    `(?:(?:anything|something|somewhat|any|a bit|a little(?: bit)?|much|slightly) ){0,4}(?<direction>earlier|sooner|later)(?: (?:than that|that day|on that day|on|in the day))?`,
    ({ direction }, { previous, offered }) =>
      previous || offered
        ? { kind: 'relative', direction: direction === 'later' ? 'later' : 'earlier' }
        : undefined,
  ),

  // ---- as soon as can be
  rule(
    'as (?:soon|quickly|early) as (?:possible|you can|i can|you have|can be)|asap|a s a p|soonest|the earliest(?: you(?:ve| have)? (?:got|have|can))?|earliest(?: (?:possible|available|slot|opening|time|appointment))?|any ?time(?: (?:at all|is fine|works))?(?! (?:after|before|between|from|past|but|except|\\d))|any ?day(?! (?:but|except))(?: (?:works|is fine))?|now(?=$| please)|your first (?:opening|slot|appointment|spot|time)|when(?:ever)?(?= (?:works|is (?:good|fine|convenient)|you (?:can|have|want|like)|youre free)|$)|right away|straight away|right now|immediately|next available|first available|soon',
    () => ({ kind: 'soon' }),
  ),

  // ---- the clock
  rule(`${VAGUE}(?<at>${CLEAR})${TAIL}`, ({ at }) => clock(at)),
  rule(
    `(?:at|around|about|approximately|roughly|say|near|toward|towards|closer to|close to|like|maybe) (?:like |about |around |say )?(?<at>\\d{3,4}|\\d{1,2})${NOT_A_CLOCK}${TAIL}`,
    ({ at }) => clock(at),
  ),
  rule(`(?<at>\\d{1,2}) ish`, ({ at }) => clock(at)),
  rule(
    `(?<=\\b(?:${HOUR_PHRASES}|tomorrow|today|tonight|morning|afternoon|evening|${WEEKDAY}|\\d(?:st|nd|rd|th)|${UNAMBIGUOUS_MONTH} \\d{1,2}) )(?<at>${IN_ONE}|${TWELVE})${AFTER_HOUR}`,
    ({ at }) => clock(at),
  ),
  rule(
    `(?<=\\b(?:me|us|it|that|in|down|him|her|them|appointment|book|slot|something|anything|spot|today|tomorrow|day) )for (?<at>${TWELVE})${AFTER_HOUR}`,
    ({ at }) => clock(at),
  ),
  rule(`for (?<at>${TWELVE})${AFTER_HOUR}`, ({ at }) => ({ kind: 'puzzle', for: Number(at) })),
  rule(
    `(?<=^(?:(?:yes|yeah|yep|ok|okay|sure|so|well|hi|great|perfect|maybe|i think|um) ){0,5})(?<at>${IN_ONE}|${TWELVE})${AFTER_HOUR}`,
    ({ at }) => clock(at),
  ),
  rule(
    `(?<at>${TWELVE})(?= (?:tomorrow|today|tonight|on (?:the )?(?:${WEEKDAY}|\\d)|${WEEKDAY}|in the (?:morning|afternoon|evening)|works|would|is (?:fine|good|great|ok|okay|perfect)|please|instead|or \\d{1,2}(?::\\d\\d)?\\b))`,
    ({ at }) => clock(at),
  ),
  // A number that could well be an hour, and nothing says so.
  rule(`${TWELVE}${AFTER_HOUR}|(?<=^)\\d{1,2}$`, () => PUZZLE),
  rule(`(?:at|around) \\d{1,4}${NOT_A_CLOCK}`, () => PUZZLE),

  // ---- parts of a day
  ...PARTS.map(([phrase, token]) => rule(`(?:sometime |any ?time |some time )?(?:${phrase})`, () => token)),
  rule(
    '(?:(?:too|really|very|quite|rather) )?early(?= (?:on|tomorrow|today|mon|tue|wed|thu|fri|sat|sun))',
    () => PART_EARLY,
  ),
  rule(
    `(?:late(?= (?:on|tomorrow|today|mon|tue|wed|thu|fri|sat|sun))|(?<=\\b(?:tomorrow|today|${WEEKDAY}) )late)`,
    () => PART_LATE,
  ),
];

const PART_EARLY = part('early', 0, 11, 'am');
const PART_LATE = part('late', 15, 24, 'pm');

const PICKS = new Map<string, Pick>(
  (
    [
      ['first 1st former 1', 0],
      ['second 2nd middle 2', 1],
      ['3rd 3', 2],
      ['4th 4', 3],
      ['5th 5', 4],
      ['last latter', 'last'],
      ['early earlier earliest soonest', 'earlier'],
      ['late later latest', 'later'],
    ] as const
  ).flatMap(([words, pick]) => words.split(' ').map((word) => [word, pick] as const)),
);

/** Without offers, "the second one" is something that only the caller sees. */
function pickToken({ nth = '' }: Groups, { offered }: Reading): Token | undefined {
  const pick = PICKS.get(nth);
  return offered && pick !== undefined ? { kind: 'option', pick } : undefined;
}
