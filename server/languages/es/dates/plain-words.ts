import { fold } from '../../fold.ts';
import { slipsOf } from '../../slips.ts';
import { MONTHS, WEEKDAYS } from '../names.ts';
import { clockIdioms, lengths, numerals } from './digits.ts';
import { WEEKDAY } from './rules.ts';

/** An utterance is a few sentences; whatever is longer is cut, so that no text can make us work for long. */
const LONGEST = 1000;

const PHONE = /\+?\d[\d .-]{6,24}\d/g;
const PRICE =
  /[$\u20ac\u00a3] ?\d+(?:[.,]\d+)?|\b\d+(?:[.,]\d+)? ?(?:[$\u20ac\u00a3]|(?:euros?|dolares|pesos|por ciento)\b)/g;
const FILLERS =
  /\b(?:e+h+|e+m+|m{2,9}|m{1,5}h{1,5}m{0,5}|este|o sea|a ver|pues)\b(?! (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|mes|finde|fin|ano|\d))/g;

const NAMES = [...WEEKDAYS, ...MONTHS.filter((month) => month.length > 5)].map(fold);
/** Slips that are words of their own. */
const NO_SLIPS = new Set([
  'marte',
  'lune',
  'jugo',
  'julia',
  'julio',
  'junio',
  'junto',
  'marta',
  'sabada',
  'sabido',
  'vierte',
  'domino',
  'agosto',
  'martas',
  'merces',
]);
const MEANT: ReadonlyMap<string, string> = new Map(
  slipsOf(NAMES).filter(([written]) => !NO_SLIPS.has(written) && written.length > 4),
);

/** Idioms that become one word, so that no rule reads a part of them. */
const IDIOMS: readonly (readonly [RegExp, string])[] = [
  [/\bpasado manana\b/g, 'pasadomanana'],
  [/\b(?:por|en|de|a) las? mananas?\b|\bde manana\b(?= temprano)/g, 'pormanana'],
  [/\b(?:por|en|de|a) las? tardes?\b/g, 'portarde'],
  [/\b(?:por|en|de|a) las? noches?\b/g, 'pornoche'],
  [/\b(?:cualquier|alguna|una) (manana|tarde|noche)\b/g, 'por$1'],
  [/\besta manana\b/g, 'estamanana'],
  [/\bfin(?:es)? de semana\b/g, 'finde'],
  [/\b(?:la |el )?(?:proxim[oa]|siguiente) (semana|mes|finde|ano)\b/g, 'proximo $1'],
  [
    /\b(?:la |el )?(semana|mes|finde|ano) (?:que viene|que entra|proxim[oa]|siguiente|entrante)\b/g,
    'proximo $1',
  ],
  [new RegExp(`\\b(?:el )?(?:proximo|siguiente) (${WEEKDAY})\\b`, 'g'), 'proximo $1'],
  [new RegExp(`\\b(?:el )?(${WEEKDAY}) (?:que viene|que entra|proximo)\\b`, 'g'), 'proximo $1'],
];

/**
 * Brings an utterance, as a recogniser or a keyboard wrote it, to one plain form: lower case, no accents, single spaces, no
 * marks but the `:` and `/` of times and dates, numbers in digits, the spoken clock as `h:mm`; telephone numbers and prices are gone.
 */
export function plainWords(utterance: string): string {
  const plain = fold(utterance.slice(0, LONGEST).replaceAll('\u00bd', ' y media').normalize('NFKC'))
    .slice(0, LONGEST)
    .replace(/\b(\d{4})-(\d{1,2})-(\d{1,2})\b/g, '$3/$2/$1')
    .replace(/\b(\d{1,2})[-.](\d{1,2})[-.](\d{4}|\d\d)\b/g, '$1/$2/$3')
    .replace(PRICE, ' precio ')
    .replace(PHONE, (found) => (found.replaceAll(/\D/g, '').length > 6 ? ' telefono ' : found))
    .replace(/\b(\d{1,2})\.(\d\d)\b/g, '$1:$2')
    .replace(
      /\b(\d{1,2}) ?h(?:s|rs)?(?![a-z])\.?(?: ?(\d\d)\b)?/g,
      (_, hour: string, minute = '00') => `${hour}:${String(minute)}`,
    )
    .replace(
      /\b([ap])\. ?m\b\.?|(?<=\d ?)([ap]) ?m\b\.?/g,
      (_, one?: string, other?: string) => ` ${one ?? other ?? ''}m `,
    )
    .replace(/(\d) ?[-\u2013] ?(?=\d)/g, '$1 a ')
    .replace(/(?<!\d):|:(?!\d)|(?<!\d)\/|\/(?!\d)|[^\p{L}\p{N}:/ ]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\b[a-z]{5,12}\b/g, (word) => MEANT.get(word) ?? word)
    .replace(FILLERS, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const timed = clockIdioms(numerals(plain));
  return lengths(IDIOMS.reduce((text, [from, to]) => text.replace(from, to), timed)).slice(0, LONGEST);
}
