/**
 * The Spanish of dates. A caller's words are brought to one plain form (plain-words.ts, digits.ts) and read by the tables of rules;
 * what date they mean, the resolver decides (booking/when/).
 */
import { type DateGrammar, tokenize } from '../../date-grammar.ts';
import type { Bound, DateWords, Reading } from '../../dates.ts';
import { DAY_RULES, STEPS } from './day-rules.ts';
import { IGNORED_PHRASES } from './ignored-phrases.ts';
import { peopleIn } from './people.ts';
import { plainWords } from './plain-words.ts';
import { questions } from './questions.ts';
import { WEEKDAY } from './rules.ts';
import * as say from './say.ts';
import { stretches } from './stretches.ts';
import { LINK_RULES, TIME_RULES } from './time-rules.ts';

const BOUNDS: readonly (readonly [RegExp, Bound])[] = [
  [/^(?:despues|pasado|luego)/, 'after'],
  [/^antes del? final/, 'through'],
  [/^antes/, 'before'],
  [/^(?:hasta|no mas tarde|como (?:muy )?tarde|a mas tardar|para antes)/, 'by'],
  [/^entre/, 'between'],
];

const GRAMMAR: DateGrammar = {
  ignored: IGNORED_PHRASES,
  bound:
    /(?<word>despues de|despues del|antes del? final de|antes de(?= que (?:acabe|termine))|antes de|antes del|hasta|no mas tarde de|no mas tarde del|como (?:muy )?tarde|a mas tardar|a partir de|a partir del|desde|desde el|entre|pasado)(?: que (?:acabe|termine))?(?: (?:el|la))? (?!\d{1,2}:|las? \d|\d{1,2} ?[ap]m)/y,
  boundWord: (word) => BOUNDS.find(([pattern]) => pattern.test(word))?.[1] ?? 'from',
  over: / (?:acabe|termine)(?![\w:])/y,
  steps: STEPS,
  days: DAY_RULES,
  others: [...TIME_RULES, ...LINK_RULES],
  begins: /[a-z\d]/,
  glue: /^(?:el|la|los|las|en|a|al|de|del|por|para|que|un|una|algo|cita|hora|venir|ir|ser|sea|es|mi|su|con|tambien|hueco|libre|muy|bien)$/,
  timeWord: new RegExp(
    `^(?:${WEEKDAY}|enero|febrero|marzo|abril|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|hoy|manana|pasadomanana|estamanana|pormanana|portarde|pornoche|ayer|semanas?|mes(?:es)?|quincena|finde|mediodia|medianoche|madrugada|navidad|pascua|nochebuena|nochevieja)$|\\d`,
  ),
};

const ASKS_FOR_OTHERS =
  /\b(?:otr[oa]s?|diferente|distint[oa]|mas|algun[oa]?|cualquier|cuando sea|que (?:hay|tiene|horas?|dias?)|tiene[ns]?|hay|disponible|libre)\b/;

/** How Spanish speaks of dates and times, and how a caller's words are read into tokens. */
export const dates = {
  read(words: string, reading: Reading): DateWords {
    const text = plainWords(words);
    return { tokens: tokenize(GRAMMAR, text, reading), asksForOthers: ASKS_FOR_OTHERS.test(text) };
  },
  peopleIn,
  ...say,
  stretches,
  questions,
};
