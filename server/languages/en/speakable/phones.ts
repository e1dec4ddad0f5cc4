/** Telephone numbers as they are said: digit by digit, with a breath between the groups. */
import type { SpokenRule } from '../../spoken-rules.ts';
import { digitWords } from '../number-words.ts';

export const PHONES: readonly SpokenRule[] = [
  [
    /\b(?<one>1-)?(?<code>8(?:00|88|77|66|55|44|33))-(?:(?<more>\d{3})-)?(?<word>[A-Z]{4,10})\b/g,
    ({ one, code = '', more, word = '' }) =>
      [
        one === undefined ? [] : 'one',
        code === '800' ? 'eight hundred' : digitWords(code),
        more === undefined ? [] : digitWords(more),
        word.charAt(0) + word.slice(1).toLowerCase(),
      ]
        .flat()
        .join(' '),
  ],
  [
    /\b(?<before>call|dial|text|ring|phone)\s(?<number>\d{3})\b(?!-)/gi,
    ({ before = '', number = '' }) => `${before} ${digitWords(number)}`,
  ],
  [
    /(?<![\w.])(?<number>\+\d{1,3}[\s.-]?(?:\(?\d{1,4}\)?[\s.-]?){1,4}\d{2,4}|(?:1[\s.-])?(?:\(\d{3,5}\)\s?|\d{3,5}[\s.-])\d{3,4}[\s.-]?\d{3,4}|\d{3}-\d{4}|\d{10,11})(?![\d])(?:,?\s?(?:x|#)\s?(?<extension>\d{1,6})\b)?/g,
    ({ number = '', extension }) =>
      `${phone(number)}${extension === undefined ? '' : `, extension ${digitWords(extension)}`}`,
  ],
  [
    /\b(?:ext\b\.?|extension)(?:\s?[:#]|\sno\.|\snumber)?\s?(?<extension>\d{1,6})\b/gi,
    ({ extension = '' }) => `extension ${digitWords(extension)}`,
  ],
];

/** Ten digits in a row are grouped as in North America. */
function phone(written: string): string {
  const groups = /^\+?1?\d{10}$/.test(written)
    ? written.replace(/^(?:\+?1)?(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3').split(' ')
    : written.replace(/^\+1\D/, '').match(/\d+/g);
  return (groups ?? [])
    .flatMap((group) => group.match(/\d{1,4}/g) ?? [])
    .map(digitWords)
    .join(', ');
}
