import type { DayPart, TimeToken } from '../../dates.ts';

const part = (part: DayPart): TimeToken => ({ kind: 'part', part });

/** What the names of a day's parts mean here, in hours. A business's own hours narrow them further. */
export const MORNING = part({ name: 'morning', from: 0, to: 12, half: 'am' });
export const AFTERNOON = part({ name: 'afternoon', from: 12, to: 17, half: 'pm' });
export const EVENING = part({ name: 'evening', from: 17, to: 24, half: 'pm' });
export const NIGHT = part({ name: 'night', from: 17, to: 24, half: 'pm', night: true });

/** Longer phrases before the shorter ones that they hold. */
export const PARTS: readonly (readonly [phrase: string, token: TimeToken])[] = [
  [
    '(?:the )?first thing(?: in the morning| in the day)?|as early as (?:possible|you can)|when(?:ever)? you open|right when you open|at opening',
    part({ name: 'morning', from: 0, to: 12, half: 'am', edge: 'opening' }),
  ],
  [
    '(?:the )?(?:last thing|end of (?:the )?(?:day|business(?: day)?)|close of business|as late as (?:possible|you can)|last (?:slot|appointment|opening)(?: of the day)?|before you close|late in the day)',
    part({ name: 'end of the day', from: 12, to: 24, half: 'pm', edge: 'closing' }),
  ],
  [
    '(?:in the |the )?early (?:in the )?mornings?',
    part({ name: 'early morning', from: 0, to: 10, half: 'am' }),
  ],
  [
    '(?:in the |the )?late(?:r in the)? mornings?',
    part({ name: 'late morning', from: 10, to: 12, half: 'am' }),
  ],
  ['(?:in the )?mid ?mornings?', part({ name: 'mid-morning', from: 9, to: 11, half: 'am' })],
  [
    '(?:in the )?early (?:in the )?afternoons?',
    part({ name: 'early afternoon', from: 12, to: 15, half: 'pm' }),
  ],
  [
    '(?:in the |the )?late(?:r in the)? afternoons?',
    part({ name: 'late afternoon', from: 15, to: 18, half: 'pm' }),
  ],
  ['(?:in the )?mid ?afternoons?', part({ name: 'mid-afternoon', from: 14, to: 16, half: 'pm' })],
  ['(?:in the )?early (?:in the )?evenings?', part({ name: 'early evening', from: 17, to: 19, half: 'pm' })],
  [
    '(?:in the )?late(?:r in the)? evenings?|late at night',
    part({ name: 'late evening', from: 19, to: 24, half: 'pm' }),
  ],
  ['before lunch(?:time)?', part({ name: 'before lunch', from: 0, to: 12, half: 'am' })],
  ['after lunch(?:time)?', part({ name: 'after lunch', from: 13, to: 17, half: 'pm' })],
  [
    '(?:around |at |over |during |about )?(?:my |the )?lunch ?(?:time|hour|break)|(?:around|at|over|during) lunch',
    part({ name: 'at lunchtime', from: 12, to: 14 }),
  ],
  ['after (?:work|the office|dinner)(?: hours)?', part({ name: 'after work', from: 17, to: 24, half: 'pm' })],
  ['before (?:work|school)', part({ name: 'before work', from: 0, to: 9, half: 'am' })],
  ['after school', part({ name: 'after school', from: 15, to: 18, half: 'pm' })],
  ['(?:in the |the )?mornings?', MORNING],
  ['(?:in the |the )?afternoons?', AFTERNOON],
  ['(?:in the |the )?evenings?', EVENING],
  ['(?:at |the )?nights?', NIGHT],
];
