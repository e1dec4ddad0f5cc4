/** Times of something else than the appointment: "I get up at seven", "my train is at eight", "I have a dentist at one". */
import type { Rule } from '../../date-grammar.ts';
import { CLEAR } from './clocks.ts';
import { AFTER_HOUR, rule, WEEKDAY } from './rules.ts';

/** What people do, or what happens to them, at a time. */
const DOES =
  '(?:get up|wake up|gets up|wakes up|got up|woke up|(?:get|gets|got|getting|am|are|is|im|be) (?:off|out|done|back|home|in from)(?: of)?(?: (?:work|school|class|church))?|finish(?:es|ed)?|start(?:s|ed)?|work(?:s|ed)?|leave|leaves|close|eat|eats|sleep|sleeps|fly|flies|land|lands|arrive home|drop (?:\\w+ ){0,3}off|pick (?:\\w+ ){0,3}up|(?:pick up|drop off)(?: \\w+){1,3}?|(?:got|have|has|had) (?:\\w+ ){0,2}?(?:work|school|class|church|practice|training|court|lunch|dinner|surgery))';
/** "Can I start at nine" asks for the appointment. */
const OWNER =
  '(?<!\\b(?:can|could|may|should|shall|might|would) )(?:i|we|he|she|they|id|ill|my (?:\\w+ )?\\w+|our \\w+|his \\w+|her \\w+|(?:the )?(?:kids|boys|girls|bus|train|school|class|church|practice|work))';
/** What is not booked here. */
const EVENT =
  '(?:dentist|doctors?|docs?|meeting|class|lesson|flight|train|bus|plane|ferry|interview|exam|test|game|match|practice|rehearsal|concert|show|movie|film|party|wedding|funeral|call|conference|shift|lecture|lunch|dinner|brunch|breakfast|date|graduation|ceremony|recital|court|gym|church|school|work|job|hearing|checkout|check in|playdate|pickup|physio|therapy)';
const THING = `(?:(?:have|has|had|got|ive got|theres|there is) (?:a|an|my|the|this|another|to be at|to be in) (?:\\w+ ){0,2}?${EVENT}(?: \\w+)??|(?:my|the|a|his|her|our) (?:\\w+ )?${EVENT}(?: (?:\\w+ )?(?:is|starts|ends|finishes|leaves|begins|was|gets out|lets out|departs))?)`;
const AT = '(?: (?:at|until|till|til|from|by|around|about|before|after|is|to)){1,2}';
const HOUR = `(?:${CLEAR}|\\d{3,4}|(?:1[0-2]|[1-9])${AFTER_HOUR})`;
const MORE = `(?: (?:to|until|till|and) ${HOUR})?`;

export const MENTION_RULES: readonly Rule[] = [
  rule(`${OWNER} (?:\\w+ ){0,2}?${DOES}(?: \\w+){0,1}?${AT} ${HOUR}${MORE}`, () => ({ kind: 'mention' })),
  rule(`${THING}(?: on ${WEEKDAY})?${AT} ${HOUR}${MORE}`, () => ({ kind: 'mention' })),
];
