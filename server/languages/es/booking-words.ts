/** How callers speak of a booking that they have, and of another one beside it. They are read as they were said, with accents. */
import type { Language } from '../language.ts';
import { RELATIONS } from './relations.ts';

/** Which of several is meant, from the first on; -1 is the last. */
const PLACES: readonly (readonly [RegExp, number])[] = [
  [/\b(?:la|el|mi) primer[oa]?(?: (?:cita|reserva|hora|una?))?\b(?! (?:de|hora))/i, 0],
  [/\b(?:la|el|mi) segund[oa](?: (?:cita|reserva|hora))?\b/i, 1],
  [/\b(?:la|el|mi) tercer[oa]?(?: (?:cita|reserva|hora))?\b/i, 2],
  [/\b(?:la|el|mi) (?:[uú]ltim[oa]|de m[aá]s tarde)(?: (?:cita|reserva|hora))?\b/i, -1],
];
const USUAL =
  /\b(?:lo (?:mismo|de siempre|mismo de siempre|mismo que (?:la [uú]ltima vez|siempre|la otra vez))|lo de siempre|lo habitual|como (?:siempre|la [uú]ltima vez)|igual que (?:siempre|la [uú]ltima vez)|la misma de siempre)/i;
const EVERY_USUAL = new RegExp(USUAL, 'gi');
/** With the accents that fold away: "mi mamá". */
const RELATED = RELATIONS.map((word) =>
  word
    .replace(/^mama$/, 'mam[aá]')
    .replace(/^papa$/, 'pap[aá]')
    .replace(/^bebe$/, 'beb[eé]')
    .replace(/^ti(?=[oa]$)/, 't[ií]')
    .replace('nin', 'ni[nñ]')
    .replace('compan', 'compa[nñ]')
    .replace('cunad', 'cu[nñ]ad'),
).join('|');

export const bookingWords: Language['tools']['bookings'] = {
  another:
    /\b(?:otra (?:cita|reserva)|una (?:cita )?m[aá]s\b|(?:una )?(?:cita|reserva) (?:nueva|adicional|extra|aparte)|(?:una )?nueva cita|una segunda cita)/i,
  forSomebody: new RegExp(
    String.raw`\bpara (?:(?:mi|mis|nuestr[oa]|su|un|una) (?:[\p{L}]{1,20} )?(?:${RELATED})|[eé]l|ella|ellos|ellas|otra persona|alguien m[aá]s)(?![\p{L}])`,
    'iu',
  ),
  books: /\b(?:reserv|cita|quiero un|quisiera un|necesito un|tener un|pedir|apunt)/i,
  also: /\b(?:tambi[eé]n|adem[aá]s|otra vez)/i,
  moves:
    /\b(?:en (?:vez|lugar) de|mejor|prefiero|en realidad|cambi|mov|muev|pas(?:ar|e|o) |aplaz|pospon|adelant|retras|modific|otr[oa] (?:d[ií]a|hora)|no,? espere|quise decir|perd[oó]n)/i,
  changesService: /\b(?:cambi|que sea|a[nñ]ad|agreg|solo|s[oó]lo|en vez de|en lugar de|adem[aá]s)/i,
  shifts: /\b(?:m[aá]s (?:tarde|temprano|pronto)|antes|despu[eé]s)/i,
  movesOwn:
    /\b(?:cambi|mov|muev|pas|aplaz|pospon|adelant|retras|modific)\p{L}{0,10} (?:la m[ií]a|mi|nuestra|su) ?(?:\p{L}{1,20} ){0,2}(?:cita|reserva|hora|turno)?/iu,
  usual: USUAL,
  withoutUsual: (text) => text.replaceAll(EVERY_USUAL, ' '),
  withoutPast: (text) =>
    text.replaceAll(
      /\b(?:el |la )?pasad[oa] (?=\p{L})|(?<=\p{L}) pasad[oa](?!\p{L})|\b[uú]ltim[oa] (?=\p{L})/giu,
      '',
    ),
  whichOf: (text, count) => {
    const place = PLACES.find(([pattern]) => pattern.test(text))?.[1];
    if (place === undefined || place >= count) return null;
    return place < 0 ? count - 1 : place;
  },
  withoutWhich: (text) => PLACES.reduce((rest, [pattern]) => rest.replace(pattern, ' '), text),
};
