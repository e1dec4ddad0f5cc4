import type { DayPart, TimeToken } from '../../dates.ts';

export const part = (
  name: string,
  from: number,
  to: number,
  half?: 'am' | 'pm',
  more: Pick<DayPart, 'edge' | 'night'> = {},
): TimeToken => ({ kind: 'part', part: { name, from, to, ...(half && { half }), ...more } });

/** What the names of a day's parts mean here, in hours. A business's own hours narrow them further. */
export const MORNING = part('morning', 0, 12, 'am');
export const AFTERNOON = part('afternoon', 12, 17, 'pm');
export const EVENING = part('evening', 17, 24, 'pm');
export const NIGHT = part('night', 17, 24, 'pm', { night: true });

/** Longer phrases before the shorter ones that they hold. */
export const PARTS: readonly (readonly [phrase: string, token: TimeToken])[] = [
  [
    '(?:the )?first thing(?: in the morning| in the day)?|as early as (?:possible|you can)|when(?:ever)? you open|right when you open|at opening',
    part('morning', 0, 12, 'am', { edge: 'opening' }),
  ],
  [
    '(?:the )?(?:last thing|end of (?:the )?(?:day|business(?: day)?)|close of business|as late as (?:possible|you can)|last (?:slot|appointment|opening)(?: of the day)?|before you close|(?:just |right )?before closing(?: time)?|(?:at |around )?closing time|late in the day)|(?<!\\bat )(?:the |your )latest(?: (?:you(?:ve)? (?:have|can|got|do)(?: got)?|possible|available|slot|opening|time|appointment|one))?',
    part('end of the day', 12, 24, 'pm', { edge: 'closing' }),
  ],
  [
    '(?:by|before|until|till)(?: the)? end of (?:the )?(?:day|business(?: day)?)|before close of business',
    part('by the end of the day', 0, 24),
  ],
  [
    '(?:not|nothing|dont want(?: it)?|isnt)(?: be)? (?:too|so|very|that|super|really) early(?: in the (?:day|morning))?|not first thing(?: in the morning)?|not at the crack of dawn',
    part('not too early', 10, 24),
  ],
  [
    '(?:not|nothing|isnt)(?: be)? (?:too|so|very|that|super|really) late(?: in the (?:day|afternoon|evening))?|not last thing',
    part('not too late', 0, 16),
  ],
  ['later in the day', part('later in the day', 12, 24)],
  ['earlier in the day|early in the day', part('early in the day', 0, 12)],
  ['in the am|(?<=(?:day|tomorrow) )am', part('morning', 0, 12, 'am')],
  ['in the pm|(?<=(?:day|tomorrow) )pm', part('afternoon', 12, 24, 'pm')],
  ['(?:in the |the )?early (?:in the )?mornings?', part('early morning', 0, 10, 'am')],
  ['(?:in the |the )?late(?:r in the)? mornings?', part('late morning', 10, 12, 'am')],
  ['(?:in the )?mid ?mornings?', part('mid-morning', 9, 11, 'am')],
  ['(?:in the )?early (?:in the )?afternoons?', part('early afternoon', 12, 15, 'pm')],
  ['(?:in the |the )?late(?:r in the)? afternoons?', part('late afternoon', 15, 18, 'pm')],
  ['(?:in the )?mid ?afternoons?', part('mid-afternoon', 14, 16, 'pm')],
  ['(?:in the )?early (?:in the )?evenings?', part('early evening', 17, 19, 'pm')],
  ['(?:in the )?late(?:r in the)? evenings?|late at night', part('late evening', 19, 24, 'pm')],
  ['before lunch(?:time)?', part('before lunch', 0, 12, 'am')],
  ['after lunch(?:time)?', part('after lunch', 13, 17, 'pm')],
  [
    '(?:around |at |over |during |about )?(?:my |the )?lunch ?(?:time|hour|break)|(?:around|at|over|during) lunch',
    part('at lunchtime', 12, 14),
  ],
  ['(?:around |at |over )?breakfast ?time', part('at breakfast time', 7, 10, 'am')],
  ['(?:around |at |about )?tea ?time', part('around tea time', 15, 18, 'pm')],
  ['(?:around |at |about )?(?:dinner|supper) ?time', part('at dinner time', 17, 20, 'pm')],
  ['after (?:work|the office|dinner)(?: hours)?', part('after work', 17, 24, 'pm')],
  ['before (?:work|school)', part('before work', 0, 9, 'am')],
  ['after school', part('after school', 15, 18, 'pm')],
  ['(?:in the |the )?mornings?', MORNING],
  ['(?:in the |the )?afternoons?', AFTERNOON],
  ['(?:in the |the )?evenings?', EVENING],
  ['(?:at |the )?nights?', NIGHT],
];
