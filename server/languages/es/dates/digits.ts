/** Numbers and the clock of plain words in digits: "las tres y media" is "las 3:30", "treinta y uno" is "31". */
import { fold } from '../../fold.ts';
import { SMALL, TENS } from '../number-words.ts';
import { MONTH } from './rules.ts';

const ONES = new Map(SMALL.map((word, value) => [fold(word), value] as const));
const TENFOLD = new Map(TENS.slice(3).map((word, index) => [word, (index + 3) * 10] as const));

const UNIT = '(?:minutos?|horas?|dias?|semanas?|mes(?:es)?|anos?)';
const HALF = '(?:de|por|en) la (?:manana|tarde|noche|madrugada)';
/** Where "una" and "uno" are numbers, and no articles. */
const ONE_BEFORE = /^(?:la|dia|el)$/;
const ONE_AFTER = new RegExp(`^(?:${UNIT}|de ${MONTH}|y (?:media|cuarto)|en punto|${HALF})(?: |$)`);

/** Writes the numbers in digits. */
export function numerals(text: string): string {
  const words = text.split(' ');
  const out: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const tens = TENFOLD.get(word);
    const unit = ONES.get(words[at + 2] ?? '');
    if (tens !== undefined && words[at + 1] === 'y' && unit !== undefined && unit > 0 && unit < 10) {
      out.push(String(tens + unit));
      at += 2;
    } else if (tens !== undefined) out.push(String(tens));
    else if (/^(?:un|una|uno)$/.test(word)) out.push(isOne(words, at) ? '1' : word);
    else out.push(String(ONES.get(word) ?? word));
  }
  return out.join(' ');
}

function isOne(words: readonly string[], at: number): boolean {
  const before = words[at - 1] ?? '';
  if (ONE_AFTER.test(words.slice(at + 1, at + 5).join(' '))) return true;
  return ONE_BEFORE.test(before) && words[at] !== 'un';
}

const HOUR = '(1\\d|2[0-4]|[1-9])';
const minutesOf = (words: string): number => (/cuarto|15/.test(words) ? 15 : Number.parseInt(words, 10));
const clock = (hour: number, minutes: number): string =>
  `${String(hour)}:${String(minutes).padStart(2, '0')}`;
const before = (hour: string, minutes: string): string =>
  clock(((Number(hour) + 10) % 12) + 1, 60 - minutesOf(minutes));

/** A clock and the half of the day that is said with it. */
const WITH_HALF =
  /\b(\d{1,2})(:\d\d)?(?: en punto)? (?:(?:de|por|en) la (manana|tarde|noche|madrugada)|del? (mediodia))\b/g;
const HALF_PAST = new RegExp(`\\b${HOUR} y media\\b`, 'g');
const QUARTER_PAST = new RegExp(`\\b${HOUR} y cuarto\\b`, 'g');
const LESS = new RegExp(`\\b${HOUR} menos (cuarto|[1-5]?\\d)\\b`, 'g');
const MINUTES_TO = new RegExp(`\\b(?:(?:un )?cuarto|(5|10|15|20|25))(?: minutos)? para las? ${HOUR}\\b`, 'g');
const MINUTES_AFTER = new RegExp(
  `(?<!\\bentre )\\b(las?) ${HOUR} (?:y|con) ([0-5]?\\d)\\b(?! (?:de ${MONTH}|personas|${UNIT.replace('minutos?|', '')}))(?!:)`,
  'g',
);
const HOUR_AND_MINUTES = new RegExp(
  `\\b(las?) ${HOUR} ([0-5]\\d)\\b(?! (?:de ${MONTH}|personas|${UNIT}))(?!:)`,
  'g',
);

function withHalf(hour: number, minutes: string, half: string): string {
  const written = `${String(hour)}${minutes}`;
  if (half === 'noche' && hour === 12)
    return minutes === '' || minutes === ':00' ? 'medianoche' : `${written} am`;
  if (half === 'madrugada' || (half === 'manana' && hour !== 12)) return `${written} am`;
  return half === 'noche' && hour < 6 ? `${written} am` : `${written} pm`;
}

/** Brings the spoken clock to `h:mm`, `h am` and `h pm`. */
export const clockIdioms = (text: string): string =>
  text
    .replace(/\bmedio dia\b/g, 'mediodia')
    .replace(/\bmedia noche\b/g, 'medianoche')
    .replace(HALF_PAST, '$1:30')
    .replace(QUARTER_PAST, '$1:15')
    .replace(LESS, (_, hour: string, minutes: string) => before(hour, minutes))
    .replace(
      MINUTES_TO,
      (_, minutes: string | undefined, hour: string) => `las ${before(hour, minutes ?? 'cuarto')}`,
    )
    .replace(
      MINUTES_AFTER,
      (_, the: string, hour: string, minutes: string) => `${the} ${clock(Number(hour), Number(minutes))}`,
    )
    .replace(HOUR_AND_MINUTES, '$1 $2:$3')
    .replace(
      /\b(\d{1,2})(:\d\d)? horas\b(?= ?$| (?:de|el|manana|hoy|por)\b)(?<=\blas? \d{1,2}(?::\d\d)? horas)/g,
      (_, hour: string, minutes: string | undefined) =>
        clock(Number(hour), Number((minutes ?? ':00').slice(1))),
    )
    .replace(
      WITH_HALF,
      (_, hour: string, minutes: string | undefined, half: string | undefined, noon: string | undefined) =>
        Number(hour) === 12 && minutes === undefined && noon !== undefined
          ? 'mediodia'
          : withHalf(Number(hour), minutes ?? '', half ?? 'tarde'),
    );

/** Brings lengths to one unit: "hora y media" is `90 minutos`, "quince días" `2 semanas`. */
export const lengths = (text: string): string =>
  text
    .replace(
      /\b(?:(\d{1,2}) )?horas? y media\b/g,
      (_, hours?: string) => `${String(Number(hours ?? '1') * 60 + 30)} minutos`,
    )
    .replace(
      /\b(?:(\d{1,2}) )?horas? y cuarto\b/g,
      (_, hours?: string) => `${String(Number(hours ?? '1') * 60 + 15)} minutos`,
    )
    .replace(/\b(?:media hora)\b/g, '30 minutos')
    .replace(/\b(?:un )?cuarto de hora\b/g, '15 minutos')
    .replace(/\b3 cuartos de hora\b/g, '45 minutos')
    .replace(
      /(?<!\blas? )\b(\d{1,2}) horas?\b/g,
      (_, hours: string) => `${String(Number(hours) * 60)} minutos`,
    )
    .replace(/\b(?:15 dias|1? ?quincena)\b/g, '2 semanas')
    .replace(/\b8 dias\b/g, '1 semanas')
    .replace(/\b(?:un )?par de (dias|semanas|meses)\b/g, '2 $1');
