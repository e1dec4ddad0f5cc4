/**
 * Turns what is written into what a voice should say: "$35 at 3:30 PM" is "thirty five dollars at three thirty P M".
 * Voices differ in how they read signs; words they all read alike. Words that are plain already stay as they are.
 */
import type { SpeakableOptions } from '../facts.ts';
import { applyRules, LAYOUT, type SpokenRule } from '../spoken-rules.ts';
import { numberWords } from './number-words.ts';
import { DATES } from './speakable/dates.ts';
import { MEASURES } from './speakable/measures.ts';
import { MONEY } from './speakable/money.ts';
import { NUMBER } from './speakable/parts.ts';
import { PHONES } from './speakable/phones.ts';
import { ABBREVIATIONS, PLACE_NUMBERS } from './speakable/places.ts';
import { SLASHES } from './speakable/slashes.ts';
import { TIMES } from './speakable/times.ts';
import { WEB_ADDRESSES } from './speakable/web-addresses.ts';

const COMPARISONS: readonly SpokenRule[] = [
  [/<\s?(?=[\d\p{Sc}])/gu, 'less than '],
  [/>\s?(?=[\d\p{Sc}])/gu, 'more than '],
  [/\u2265\s?(?=[\d\p{Sc}])/gu, 'at least '],
  [/\u2264\s?(?=[\d\p{Sc}])/gu, 'at most '],
];

const SIGNS: readonly SpokenRule[] = [
  [/(?<=\d)-(?=\p{L})|(?<=\p{L})-(?=\d)/gu, ' '],
  [/\s=\s/g, ' equals '],
  [/[\u2605\u2606]/g, ''],
  [/#\s?(?=\d)/g, 'number '],
  [/&/g, ' and '],
  [/(?<=\s)@\s+/g, 'at '],
  [/~\s?(?=\d)/g, 'about '],
  [/(?<=\d)\s?\+\s?(?=\d)/g, ' plus '],
  [/(?<=\d)\+/g, ' or more'],
  [/(?<=\w)\s?\/\s?(?=\w)/g, ' or '],
  [
    new RegExp(String.raw`(?<lead>\p{L}?)(?<number>${NUMBER})(?=(?<tail>\p{L}?))`, 'gu'),
    ({ lead = '', number = '', tail = '' }) => `${lead}${lead && ' '}${numberWords(number)}${tail && ' '}`,
  ],
  [/[<>|/\\^{}[\]~=_#@\u2044]+/g, ' '],
  [/ {2,}/g, ' '],
  [/ (?=[.,;!?])/g, ''],
];

/** What is taken for one thing is words afterwards, and no later rule reads it as another. */
const RULES = [
  LAYOUT,
  WEB_ADDRESSES,
  SLASHES,
  DATES,
  TIMES,
  PHONES,
  PLACE_NUMBERS,
  COMPARISONS,
  MONEY,
  MEASURES,
  ABBREVIATIONS,
  SIGNS,
].flat();

export const speakable = (text: string, options: SpeakableOptions): string =>
  applyRules(RULES, text, options);
