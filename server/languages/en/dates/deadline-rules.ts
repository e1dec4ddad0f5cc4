/** By when an appointment has to be over, and by when somebody can be there: "done by noon", "I can be there by ten". */
import type { Rule } from '../../date-grammar.ts';
import type { Token } from '../../dates.ts';
import { ANY, clock, NOT_A_CLOCK, spokenTime } from './clocks.ts';
import { rule } from './rules.ts';

const WHO =
  '(?:(?:i|we|he|she|they|id|ill|im|it|its|must|has|have|need|needs|got|gotta|to|want|should)(?: \\w+){0,4}? )?';
const OVER =
  '(?:done|finished|out|gone|through|over|over with|out of (?:there|here)|finish|leave|wrapped up|on my way|on the road)(?: with (?:it|everything|that))?(?: again)?';
const BY = '(?:by|before|no later than|prior to)(?: about| around| like)?';
const AFTER_EVENT =
  '(?=$| (?:on|today|tomorrow|please|if|thats|and|so|because|ideally|then|is|would|works|appointment|meeting|class|thing|lesson|flight|train|shift|call|interview)\\b)';

export const DEADLINE_RULES: readonly Rule[] = [
  rule(
    `${WHO}(?:(?:be|get|all|have it|am|are) ){0,2}${OVER} ${BY} (?<to>${ANY})${NOT_A_CLOCK}(?: at the latest)?`,
    ({ to }) => ends(to),
  ),
  // "Before my two o'clock", "before my three o'clock meeting".
  rule(
    `before (?:my|our|his|her) (?<to>${ANY})(?: (?!works|would|is|please|on|today|tomorrow)\\w+)??${AFTER_EVENT}`,
    ({ to }) => ends(to),
  ),
  rule(
    `(?:(?:can|could|will|would|i|we|ill|id) ){0,2}(?:be|get|make it|come|arrive|show up)(?: (?:there|here|in|over|down|in there)){0,2} by (?:(?:about|around|like) )?(?<at>${ANY})${NOT_A_CLOCK}(?: say)?`,
    ({ at }) => clock(at),
  ),
];

function ends(to: string | undefined): Token | undefined {
  const time = spokenTime(to ?? '');
  return time && { kind: 'window', to: time, ends: true };
}
