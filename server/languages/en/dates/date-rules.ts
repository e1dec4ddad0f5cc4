/** Dates by the number of their day, and months: "the 24th", "12/5", "July 13 to 15", "in January 2027". */
import type { Groups, Rule } from '../../date-grammar.ts';
import type { DayToken, Reading, Token } from '../../dates.ts';
import { slashed } from '../../slashed.ts';
import { monthNumber, MONTHS } from '../names.ts';
import { AFTER_HOUR, MONTH, rule, UNAMBIGUOUS_MONTH, WEEKDAY } from './rules.ts';
import { monthSpan } from './span-rules.ts';

export const DATE_RULES: readonly Rule[] = [
  rule('(?<year>\\d{4})/(?<month>\\d{1,2})/(?<day>\\d{1,2})', dateToken),
  rule(
    '(?<first>\\d{1,2})/(?<second>\\d{1,2})(?:/(?<year>\\d{4}|\\d\\d))?',
    ({ first = '', second = '', year }, { country }) => slashed(first, second, year, country),
  ),
  rule(
    `(?:the )?(?<month>${MONTH}) (?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)? (?<joint>to|through|until|till|and|or) (?:the )?(?<until>\\d{1,2})(?:st|nd|rd|th)?(?! ?(?:[ap]m|oclock|minutes?|people)\\b)`,
    (groups) => twoDates(groups),
  ),
  rule(
    `(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)? (?<joint>to|through|until|till|and|or) (?:the )?(?<until>\\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<month>${MONTH})`,
    (groups) => twoDates(groups),
  ),
  rule(
    '(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)? (?<joint>through|to|until|till) (?:the )?(?<until>\\d{1,2})(?:st|nd|rd|th)',
    (groups) => twoDates(groups),
  ),
  rule(
    `(?:the )?(?<month>${MONTH}) (?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?! ?[ap]m\\b| oclock)(?: (?:(?<year>20\\d\\d)(?! ?[ap]m)|(?:of )?(?<nextYear>next year)))?`,
    dateInYear,
  ),
  rule(
    `(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: day)?(?: of)? (?<month>${MONTH})(?! (?:i|be|have))(?: (?:(?<year>20\\d\\d)|(?:of )?(?<nextYear>next year)))?`,
    dateInYear,
  ),
  rule(
    '(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th) of (?<which>this|the|next) month',
    ({ day: dom, which: w }, { today }) => {
      if (w === 'the') return { kind: 'date', day: Number(dom) };
      const month = today.with({ day: 1 }).add({ months: w === 'next' ? 1 : 0 });
      return { kind: 'date', day: Number(dom), month: month.month, year: month.year };
    },
  ),
  // Beside offered times "the third" is one of them, unless a weekday or "on" makes it a date.
  rule(`(?<=\\b(?:on|${WEEKDAY}) )(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)`, dateToken),
  rule('(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)', (groups, { offered }) =>
    offered && Number(groups['day']) <= 5 ? undefined : dateToken(groups),
  ),
  rule(`on the (?<word>first|second)(?! (?:one|thing|option))`, firstOrSecond),
  rule(
    `the (?<word>first|second)(?= (?:at|around|in the (?:morning|afternoon|evening)|(?:of|next) ))`,
    (groups, { offered }) => (offered ? undefined : firstOrSecond(groups)),
  ),
  rule(`the (?<day>[12]\\d|3[01]|[1-9])(?! (?:oclock|[ap]m))${AFTER_HOUR}`, (groups, { offered }) =>
    offered && Number(groups['day']) <= 12 ? undefined : dateToken(groups),
  ),
  rule(
    `(?:in |of )?(?<month>${MONTH})(?: of)? (?:(?<year>20\\d\\d)|(?<nextYear>next year))`,
    ({ month = '', year, nextYear }, { today }) => {
      const on = nextYear ? today.year + 1 : Number(year);
      const first = Temporal.PlainDate.from({ year: on, month: monthNumber(month), day: 1 });
      const words = `${MONTHS[first.month - 1] ?? ''} ${on}`;
      return { kind: 'span', from: first, to: first.with({ day: first.daysInMonth }), words };
    },
  ),
  rule(
    `(?<=\\b(?:in|during|of|this|next|until|till|before|after|by) )(?<month>${MONTH})(?! (?:\\d|i|be|have))`,
    ({ month = '' }, { today }) => monthSpan(today, month),
  ),
  rule(`(?<month>${UNAMBIGUOUS_MONTH})`, ({ month = '' }, { today }) => monthSpan(today, month)),
];

function twoDates({ day: from, until, joint = '', month }: Groups): readonly Token[] | undefined {
  const first = dateToken({ day: from, month });
  const last = dateToken({ day: until, month });
  if (!first || !last) return undefined;
  return [first, { kind: /^(?:and|or)$/.test(joint) ? 'or' : 'to' }, last];
}

function dateInYear(groups: Groups, { today }: Reading): DayToken | undefined {
  return dateToken(groups['nextYear'] ? { ...groups, year: String(today.year + 1) } : groups);
}

function firstOrSecond({ word }: Groups): DayToken {
  return { kind: 'date', day: word === 'first' ? 1 : 2 };
}

export function dateToken({ year, month, day: dom }: Groups): DayToken | undefined {
  const number = Number(dom);
  if (number < 1) return undefined;
  return {
    kind: 'date',
    day: number,
    ...(month ? { month: /\d/.test(month) ? Number(month) : monthNumber(month) } : {}),
    ...(year ? { year: Number(year.length === 2 ? `20${year}` : year) } : {}),
  };
}
