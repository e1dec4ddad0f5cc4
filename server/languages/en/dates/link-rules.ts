import type { Rule } from '../../date-grammar.ts';
import { MONTH, rule, WEEKDAY } from './rules.ts';

/** Not further back than a sentence: each phrase that looks back to the beginning makes the time quadratic. */
export const MOVE = '\\b(?:move|moved|moving|change|switch|push|reschedule|rebook|bump|shift|swap)\\b.{0,80}';

/** Words that join what is said, take it back, or refuse it. */
export const LINK_RULES: readonly Rule[] = [
  rule(
    `(?:or|nor|and)(?= (?:on )?(?:the )?(?:${WEEKDAY}|tomorrow|today|\\d|mornings?|afternoons?|evenings?)\\b)`,
    () => ({
      kind: 'or',
      joined: true,
    }),
  ),
  rule('(?:if not|or)(?: (?:else|maybe|even|possibly))?(?! rather)|and', () => ({ kind: 'or' })),
  rule(
    '(?:instead of|neither(?: of)?|rather than|other than|except(?: for)?|anything but|any ?(?:day|time) but|besides|but not(?! (?:before|after|until|earlier|later))|(?:i )?(?:cant|cannot|can not|couldnt|wont|dont want to|dont want|dont like|wouldnt|not able to|dont have time|im busy|im working|i work|(?:(?:im|i am|ill be|i will be|were|we are|well be|we will be) )?(?:away|out of town|on vacation|on holiday|on leave|abroad|traveling|travelling|not (?:back|here|around))|im not free|im not available)(?: (?:do|make|come|be there|come in))?(?: it)?(?: in)?|not(?! (?:sure|before|after|until|later|earlier|too|really|that)))',
    () => ({ kind: 'not', side: 'next' }),
  ),
  rule(
    '(?<!\\bif (?:that|it) )(?:is (?:out|bad|(?:(?:a bit|a little|way|much|far) )?too (?:early|late|soon|far(?: (?:out|off|away))?))|(?:doesnt|does not|dont|do not|wont|will not|isnt|is not|is no|are no|no)(?: really| quite)? (?:work(?:s|ing)?|good|possible|great|suit|fit|an option|available|ideal|convenient|be possible)(?: for me| for us)?)',
    () => ({ kind: 'not', side: 'last' }),
  ),
  rule(
    '(?:(?:oh|wait|sorry|no|actually|scratch that|rather|excuse me|my mistake|my bad|correction) ){0,5}(?:no(?! (?:earlier|later|sooner|good|more|before|after))|sorry|i mean|i meant|meant|actually|make (?:that|it)|or rather|scratch that|wait|correction|instead make it|change that to|rather|how about|what about|but (?:can|could|id like|i want|i need|lets|is there))',
    () => ({ kind: 'take-back', move: false }),
  ),
  rule(`(?:to|for|until|till|into)(?<=${MOVE})(?= )`, () => ({ kind: 'take-back', move: true })),
  rule(
    `(?:to|through|thru|until|till)(?= (?:the |this |next )?(?:${WEEKDAY}|${MONTH}|\\d|tomorrow|today)\\b)`,
    () => ({ kind: 'to' }),
  ),
];
