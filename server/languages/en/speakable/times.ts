/** Clock times as they are said: "3:30 PM" is "three thirty P M". */
import type { SpokenRule } from '../../spoken-rules.ts';
import { numberWords } from '../number-words.ts';
import { clock, RANGE } from './parts.ts';

/** The end of "p.m." is also the sentence's where nothing, or a new sentence, follows. */
const HALF = String.raw`\s?(?<half>[apAP])(?:\.\s?[mM]\.(?:(?<stop>(?=\s*$|\s+[A-Z]))|)|[mM]\b)`;

export const TIMES: readonly SpokenRule[] = [
  [/(?<=\b\d{1,2}:\d\d)(?<half>[ap])\b(?![.\w])/g, ({ half = '' }) => `${half}m`],
  [/(?<=\b\d{1,2})(?<half>[ap])(?=\s?[-\u2013]\s?\d{1,2}(?::\d\d)?[ap]\b)/g, ({ half = '' }) => `${half}m`],
  [
    /(?<=\b\d{1,2}(?::\d\d)?[ap]m\s?[-\u2013]\s?\d{1,2})(?<half>[ap])\b(?!\.)/g,
    ({ half = '' }) => `${half}m`,
  ],
  [
    new RegExp(String.raw`\b(?<from>[Nn]oon|[Mm]idnight)${RANGE}(?=\d)`, 'g'),
    ({ from = '' }) => `${from} to `,
  ],
  [new RegExp(String.raw`(?<=\d)${RANGE}(?=(?:noon|midnight)\b)`, 'g'), ' to '],
  [
    new RegExp(String.raw`\b(?<from>\d{1,2}(?::\d\d)?)(?:${RANGE})(?<to>\d{1,2}(?::\d\d)?)${HALF}`, 'g'),
    ({ from, to, half, stop }) => `${clock(from)} to ${clock(to, half)}${stop === undefined ? '' : '.'}`,
  ],
  [
    new RegExp(
      String.raw`\b(?<time>\d{1,2}(?:[:.][0-5]\d)?)${HALF}(?<range>${RANGE}(?=\d|noon\b|midnight\b))?`,
      'g',
    ),
    ({ time, half, stop, range }) =>
      `${clock(time, half)}${range === undefined ? (stop === undefined ? '' : '.') : ' to '}`,
  ],
  [
    /(?<![\d:.])(?<one>\d{1,2}):(?<other>\d)\b(?![:.]?\d)/g,
    ({ one = '', other = '' }) => `${numberWords(one)} to ${numberWords(other)}`,
  ],
  [
    /\b(?<hour>[01]?\d|2[0-3]):(?<minute>[0-5]\d)\b(?<range>\s?[-\u2013\u2014]\s?(?=\d|noon\b|midnight\b))?/g,
    ({ hour = '', minute = '', range }) => {
      const late = Number(hour) > 12;
      const half = late ? 'p' : hour.startsWith('0') ? 'a' : undefined;
      return `${clock(`${late ? Number(hour) - 12 : Number(hour) || 12}:${minute}`, half)}${range === undefined ? '' : ' to '}`;
    },
  ],
];
