/** The clauses of what somebody says about danger: plain words, and whether each tells what is so now. */
import type { Mood } from '../../danger.ts';
import { fold } from '../../fold.ts';

/** Numbers as they are dialled, and words that tell nothing of their own. */
const SPELLED: readonly (readonly [RegExp, string])[] = [
  [/\b9[ -]1[ -]1\b|\bnueve (?:uno uno|once)\b/g, '911'],
  [/\b1[ -]1[ -]2\b|\b(?:uno uno dos|ciento doce)\b/g, '112'],
  [
    /\b(?:eh+|em+|por favor|la verdad|de verdad|realmente|muy|mucho|mucha|tan|ahora mismo|pues|es que|o sea)\b/g,
    ' ',
  ],
];

const words = (utterance: string): string =>
  SPELLED.reduce((text, [from, to]) => text.replaceAll(from, to), fold(utterance));

/** Calls for attention, which end whatever was said before. */
const INTERJECTION =
  /\b(?:ayuda(?:me|nos)?|ayudeme|ayudenos|socorro|auxilio|rapido|dios mio|oiga|que hago|que hacemos|dese prisa|corran?)\b/g;

/** The clauses in order; the word that makes one depend on another stays at its head, and a question mark at its end. */
export const clausesOf = (utterance: string): readonly string[] =>
  words(utterance)
    .replaceAll(INTERJECTION, ' | $& | ')
    .replaceAll('?', ' ? | ')
    .replaceAll(/[.!;,:|]|\b(?:y|e|pero|porque|entonces|aunque|mientras)\b/g, ' | ')
    .replaceAll(/\b(?:si|cuando|por si|siempre que|cada vez que)\b/g, ' | $&')
    .replaceAll(/[^\p{L}\p{N}|?]+/gu, ' ')
    .split('|')
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');

const ASKED =
  /^(?:(?:si|oiga|perdone|bueno|tambien|y) )*(?:que|cual|quien|como|cuando|cuanto|donde|hay que|puedo|puede|pueden|tienen|hacen|es posible|debo|deberia)\b(?! (?:alguien|mandar|enviar|llamar|venir)\b)/;
/** What is only thought of. */
const SUPPOSED =
  /^(?:si|por si|siempre que|cada vez que)\b(?! (?:he|senor|senora|claro)\b)|\b(?:imagin\w+|supong\w+|digamos)\b/;
/** What comes and goes, or has been there for long. */
const HABIT =
  /\b(?:a veces|a menudo|de vez en cuando|todos los dias|siempre|ultimamente|desde hace (?:semanas|meses|anos|\w+ (?:semanas|meses|anos))|cronic\w+|suele|suelo)\b/;
/** What is long over. */
const LONG_AGO =
  /\b(?:ayer|anteayer|anoche|(?:la semana|el mes|el ano|el \w+) pasad[oa]|hace (?:\w+ )?(?:dias?|semanas?|mes(?:es)?|anos?|tiempo|mucho)|de (?:pequen[oa]|nin[oa]|joven)|cuando era|en (?:19|20)\d\d|en el pasado|antes tenia|tuve|tuvo|una vez|hace poco)\b/;
/** What is talked about as a thing: goods, stories, jokes; and what is to be done or bought some day. */
const NOT_REAL =
  /\b(?:broma|bromeando|pelicula|serie|novela|cancion|disfraz|tatuaje|curso|cursillo|clase|taller|formacion|simulacro|seguro de|poliza|podcast|documental)\b/;
const ERRAND =
  /\b(?:cita|reserv\w+|presupuesto|precio|vend\w+|compr\w+|instal\w+|revis\w+|cambiar|reparar|arreglar|mantenimiento|certificado|extintor(?:es)?|detector(?:es)?)\b/;

/** Whether a clause tells what is so now; `next` is the one behind it. */
export function moodOf(clause: string, next = ''): Mood {
  if (SUPPOSED.test(clause) || NOT_REAL.test(clause) || LONG_AGO.test(clause)) return 'not-now';
  const asked = ASKED.test(clause) || clause.endsWith('?') || next === '?';
  if (asked || ERRAND.test(clause)) return ERRAND.test(clause) ? 'not-now' : 'perhaps';
  return HABIT.test(clause) || /^(?:cuando|cada vez que|siempre que)\b/.test(next) ? 'perhaps' : 'now';
}

export const isLongAgo = (clause: string): boolean => LONG_AGO.test(clause);

/** The caller came for something else, and tells why: what happened to somebody may be over. */
export const isErrand = (utterance: string): boolean =>
  /\b(?:cancelar|anular|cambiar|mover|aplazar|cita|reserva\w*|corte)\b/.test(words(utterance));
