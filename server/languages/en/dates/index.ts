/**
 * The English of dates. A caller's words are read in these steps:
 *   plain-words.ts   one plain form, whatever the recogniser wrote
 *   digits.ts        "half past three" to 3:30, "twenty fourth" to 24th
 *   ignored-phrases.ts, day-rules.ts, span-rules.ts, time-rules.ts, link-rules.ts   everything that speaks of time
 */
import { tokenize, type DateGrammar } from '../../date-grammar.ts';
import type { Bound, DateWords, Reading } from '../../dates.ts';
import { DAY_RULES } from './day-rules.ts';
import { DEADLINE_RULES } from './deadline-rules.ts';
import { digitsForNumberWords } from './digits.ts';
import { IGNORED_PHRASES } from './ignored-phrases.ts';
import { LINK_RULES } from './link-rules.ts';
import { MENTION_RULES } from './mention-rules.ts';
import { peopleIn } from './people.ts';
import { plainWords } from './plain-words.ts';
import { questions } from './questions.ts';
import { FULL_WEEKDAY } from './rules.ts';
import * as say from './say.ts';
import { STEP_TIMES, STEPS } from './step-rules.ts';
import { stretches } from './stretches.ts';
import { TIME_RULES } from './time-rules.ts';
import { ZONE_RULES } from './zone-rules.ts';

const END_OF = '(?:before|by|until|till|prior to)(?: the)?(?: very)? end of';
const NAMES_TIME =
  '(?:today|tomorrow|tonight|yesterday|oclock|pm|noon|midday|midnight|weeks?|months?|fortnights?|weekdays?|weekends?|mornings?|afternoons?|evenings?|quarter|christmas|xmas|easter|thanksgiving)';

const BOUNDS: Readonly<Record<string, Bound>> = {
  after: 'after',
  before: 'before',
  'prior to': 'before',
  by: 'by',
  until: 'by',
  till: 'by',
  'no later than': 'by',
  'on or before': 'by',
  between: 'between',
};

const GRAMMAR: DateGrammar = {
  ignored: IGNORED_PHRASES,
  bound: new RegExp(
    `(?:(?:any ?time|sometime|anything|any day|some time) )?(?<word>${END_OF}|no later than|no earlier than|not before|not until|not till|on or after|on or before|after|before|prior to|by|until|till|from|since|starting|as of|between)(?: on)? `,
    'y',
  ),
  boundWord: (word) => (/end of$/.test(word) ? 'through' : (BOUNDS[word] ?? 'from')),
  over: / (?:(?:is|s) )?(?:over|out|up|ends|finishes|done)(?![\w:])/y,
  steps: STEPS,
  days: DAY_RULES,
  others: [...DEADLINE_RULES, ...MENTION_RULES, ...STEP_TIMES, ...ZONE_RULES, ...TIME_RULES, ...LINK_RULES],
  begins: /[a-z\d]/,
  glue: /^(?:on|at|in|the|this|that|a|an|for|any|anything|some|be|do|make|come|it|go|to|able|really|my|our|your|appointment|booking|slot|free|available|of|with you|during|until|either|too|want|have|there|as|like|working|much|can)$/,
  timeWord: new RegExp(
    `^(?:${FULL_WEEKDAY}|january|february|july|september|october|november|december|${NAMES_TIME})$|\\d`,
  ),
};

const ASKS_FOR_OTHERS =
  /\b(?:else|other|another|different|more|any|anything|sometime|whenever|what(?! about)|which|have|got|available|free)\b/;

/**
 * How English speaks of dates and times. It reads a caller's words into tokens; what date they mean, the resolver decides
 * (booking/when/); and it says dates, stretches and questions.
 */
export const dates = {
  /** Everything in an utterance, of any length, that speaks of time. */
  read(words: string, reading: Reading): DateWords {
    const text = digitsForNumberWords(plainWords(words));
    return { tokens: tokenize(GRAMMAR, text, reading), asksForOthers: ASKS_FOR_OTHERS.test(text) };
  },
  peopleIn,
  ...say,
  stretches,
  questions,
};
