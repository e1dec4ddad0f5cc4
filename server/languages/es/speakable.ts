/**
 * Turns what is written into what a voice should say: "35 € a las 15:30" is "treinta y cinco euros a las quince treinta".
 * Voices differ in how they read signs; words they all read alike. Words that are plain already stay as they are.
 */
import type { SpeakableOptions } from '../facts.ts';
import { applyRules, LAYOUT, type SpokenRule } from '../spoken-rules.ts';
import { MONTHS } from './names.ts';
import { beforeFeminine, cardinal, digitWords, numberWords } from './number-words.ts';
import { MONEY } from './speakable/money.ts';

const spelled = (text: string): string =>
  text
    .replaceAll('@', ' arroba ')
    .replaceAll('.', ' punto ')
    .replaceAll('-', ' guion ')
    .replaceAll('_', ' guion bajo ')
    .replaceAll('/', ' barra ');

const WEB: readonly SpokenRule[] = [
  [/https?:\/\/(?=\S)/g, ''],
  [/\bwww\.(?=\S)/g, 'w w w punto '],
];

const ADDRESSES: readonly SpokenRule[] = [
  [
    /(?<address>(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})/g,
    ({ address = '' }) => spelled(address),
  ],
  [
    /(?<address>(?<![\w-])[a-z][\w-]{1,62}\.(?:com|es|org|net|mx|ar|co|cl|info)(?![\w-])(?:\/[\w/-]{1,100})?)/gi,
    ({ address = '' }) => spelled(address),
  ],
];

const hourWords = (hour: number): string => beforeFeminine(hour);

function clockWords(hour: number, minute: number): string {
  const hours = hourWords(hour);
  if (minute === 0) return hour > 12 || hour === 0 ? `${hours} horas` : hours;
  if (hour < 13 && hour > 0 && minute === 30) return `${hours} y media`;
  if (hour < 13 && hour > 0 && minute === 15) return `${hours} y cuarto`;
  return minute < 10 ? `${hours} y ${cardinal(minute)}` : `${hours} ${cardinal(minute)}`;
}

const TIMES: readonly SpokenRule[] = [
  [
    /(?<![\d:])(?<hour>[01]?\d|2[0-3]):(?<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:])(?:\s?h(?:rs?|s)?\b\.?)?/g,
    ({ hour = '', minute = '' }) => clockWords(Number(hour), Number(minute)),
  ],
  [/(?<=\d)\s?h(?:rs|s)?\b\.?/g, ' horas'],
  [/\ba\.\s?m\./g, 'de la mañana'],
  [/\bp\.\s?m\./g, 'de la tarde'],
  [/\bla 1\b(?![.,:]\d)/g, 'la una'],
];

const MONTH_FIRST = new Set(['US', 'PR', 'PH']);
const DATES: readonly SpokenRule[] = [
  [
    /(?<![\d/])(?<first>\d{1,2})\/(?<second>\d{1,2})(?:\/(?<year>\d{4}))?(?![\d/])/g,
    ({ first = '', second = '', year }, { country }) => {
      const [day, month] = MONTH_FIRST.has(country) ? [second, first] : [first, second];
      const name = MONTHS[Number(month) - 1];
      if (name === undefined || Number(day) > 31)
        return `${first} ${second}${year === undefined ? '' : ` ${year}`}`;
      return `${cardinal(Number(day))} de ${name}${year === undefined ? '' : ` de ${cardinal(Number(year))}`}`;
    },
  ],
];

const PHONES: readonly SpokenRule[] = [
  [/\+(?=\d)/g, 'más '],
  [
    /(?<![\d.,])(?<digits>\(?\d{2,4}\)?(?:[ -]\d{2,4}){2,6})(?![\d.,]\d)/g,
    ({ digits = '' }) =>
      digits
        .split(/[^\d]+/)
        .filter((group) => group !== '')
        .map(digitWords)
        .join(', '),
  ],
  [/(?<![\d.,])(?<digits>\d{9,20})(?![\d.,]\d)/g, ({ digits = '' }) => digitWords(digits)],
];

const MEASURES: readonly SpokenRule[] = [
  [/(?<=\d)\s?%/g, ' por ciento'],
  [/(?<=\d)\s?°\s?C\b/g, ' grados'],
  [/(?<=\d)\s?°/g, ' grados'],
  [/(?<=\d)\s?min\b\.?/g, ' minutos'],
  [/(?<=\d)\s?km\b/g, ' kilómetros'],
  [/(?<=\d)\s?kg\b/g, ' kilos'],
  [/(?<=\d)\s?cm\b/g, ' centímetros'],
  [/(?<=\d)\s?m(?:\u00b2|2)\b/g, ' metros cuadrados'],
];

const ORDINALS = [
  'primer',
  'segund',
  'tercer',
  'cuart',
  'quint',
  'sext',
  'séptim',
  'octav',
  'noven',
  'décim',
];
const ABBREVIATIONS: readonly SpokenRule[] = [
  [
    /\b(?<place>10|[1-9])\.?(?<end>[ºªo°a])(?![\p{L}\p{N}])/gu,
    ({ place = '', end = '' }) => `${ORDINALS[Number(place) - 1] ?? ''}${/[ªa]/.test(end) ? 'a' : 'o'}`,
  ],
  [/\bSr\.(?=\s)/g, 'señor'],
  [/\bSra\.(?=\s)/g, 'señora'],
  [/\bSrta\.(?=\s)/g, 'señorita'],
  [/\bDr\.(?=\s)/g, 'doctor'],
  [/\bDra\.(?=\s)/g, 'doctora'],
  [/\bAv(?:da)?\.(?=\s)/g, 'avenida'],
  [/\bC\/(?=\s?\p{L})/gu, 'calle '],
  [/\bn\.?[ºo°]\s?(?=\d)/gi, 'número '],
  [/\bEE\.?\s?UU\.?/g, 'Estados Unidos'],
];

const SIGNS: readonly SpokenRule[] = [
  [/(?<=\d)-(?=\p{L})|(?<=\p{L})-(?=\d)/gu, ' '],
  [/\s=\s/g, ' igual a '],
  [/[\u2605\u2606]/g, ''],
  [/#\s?(?=\d)/g, 'número '],
  [/&/g, ' y '],
  [/~\s?(?=\d)/g, 'unos '],
  [/(?<=\d)\s?\+\s?(?=\d)/g, ' más '],
  [/(?<=\d)\+/g, ' o más'],
  [/(?<=\d)\s?[-\u2013]\s?(?=\d)/g, ' a '],
  [/(?<=\w)\s?\/\s?(?=\w)/g, ' o '],
  [
    /(?<lead>\p{L}?)(?<number>\d{1,30}(?:[.,]\d{1,30}){0,6})(?=(?<tail>\p{L}?))/gu,
    ({ lead = '', number = '', tail = '' }) => `${lead}${lead && ' '}${numberWords(number)}${tail && ' '}`,
  ],
  [/[<>|/\\^{}[\]~=_#@\u2044+*]+/g, ' '],
  [/ {2,}/g, ' '],
  [/ (?=[.,;!?])/g, ''],
];

/** What is taken for one thing is words afterwards, and no later rule reads it as another. */
const RULES = [LAYOUT, WEB, ADDRESSES, DATES, TIMES, MONEY, PHONES, MEASURES, ABBREVIATIONS, SIGNS].flat();

export const speakable = (text: string, options: SpeakableOptions): string =>
  applyRules(RULES, text, options);
