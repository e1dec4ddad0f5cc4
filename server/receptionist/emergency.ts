/**
 * Tells an emergency in what a caller says, and what to answer at once, without the model: to hang up and call for help. Only
 * what is certain is answered at once; what may be danger is asked about, by the model or the scripted receptionist.
 */
import type { BusinessProfile } from '../business/business.ts';
import type { Language } from '../languages/language.ts';
import { languageOf } from '../languages/languages.ts';
import { crisisLine, helpNumber, type HelpService } from './emergency-numbers.ts';

type Words = Language['emergency'];
type Danger = Parameters<Words['say']>[0];
type Who = ReturnType<Words['subjectOf']>;
type Place = Pick<BusinessProfile, 'trade' | 'country' | 'language'>;

/** `urgent`: nobody is in danger, but it cannot wait. */
export type Reading =
  | { readonly kind: 'certain'; readonly danger: Danger }
  | { readonly kind: 'perhaps' }
  | { readonly kind: 'urgent' }
  | { readonly kind: 'none' };

/** Who comes; nobody comes for an animal. */
const SERVICE: Readonly<Record<Danger, HelpService>> = {
  medical: 'ambulance',
  'self-harm': 'ambulance',
  animal: 'ambulance',
  fire: 'fire',
  gas: 'fire',
  violence: 'police',
};
/** Of several dangers the first one chooses the answer. */
const ORDER: readonly Danger[] = ['self-harm', 'gas', 'fire', 'violence', 'medical', 'animal'];

/** The sentence for a caller who certainly speaks of danger to life, or null. */
export function emergencyIn(utterance: string, business: Place): string | null {
  const reading = readEmergency(utterance, business);
  return reading.kind === 'certain' ? emergencySentence(reading.danger, business) : null;
}

export function emergencySentence(danger: Danger, { country, language }: Place): string {
  return languageOf(language).emergency.say(
    danger,
    helpNumber(country, SERVICE[danger]),
    crisisLine(country),
  );
}

/** Stands for a clause that does not tell what is so now. */
const LEFT_OUT = '…';

/** What an utterance tells of danger. */
export function readEmergency(
  utterance: string,
  { trade, language }: Pick<Place, 'trade' | 'language'>,
): Reading {
  const words = languageOf(language).emergency;
  const clauses = sinceAllClear(words.clausesOf(utterance), words);
  const told = clauses.map((clause, at) => ({ clause, mood: words.moodOf(clause, clauses[at + 1]) }));
  const only = (...moods: readonly string[]) =>
    told.map(({ clause, mood }) => (moods.includes(mood) ? clause : LEFT_OUT)).join(' | ');
  const circumstances = {
    words,
    trade: trade.toLowerCase(),
    over: clauses.some((clause) => words.isLongAgo(clause)),
    errand: words.isErrand(utterance),
  };
  const now = dangersIn(only('now'), circumstances);
  const [danger] = now.certain.toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
  if (danger !== undefined) return { kind: 'certain', danger };
  const perhaps = dangersIn(only('now', 'perhaps'), circumstances);
  if (perhaps.doubtful.length + perhaps.certain.length > 0) return { kind: 'perhaps' };
  const urgent = ofTrade(circumstances).some((each) => each.urgent?.test(only('now')));
  return { kind: urgent ? 'urgent' : 'none' };
}

/** "No no, I'm fine" takes back whatever was said before it. */
const sinceAllClear = (clauses: readonly string[], { allClear }: Words): readonly string[] =>
  clauses.slice(clauses.findLastIndex((clause) => allClear.test(clause)) + 1);

interface Circumstances {
  readonly words: Words;
  /** In lower case. */
  readonly trade: string;
  /** Something in the utterance is long over. */
  readonly over: boolean;
  /** The caller came to book, move or cancel. */
  readonly errand: boolean;
}

interface Dangers {
  readonly certain: readonly Danger[];
  readonly doubtful: readonly Danger[];
}

const ofTrade = ({ words, trade }: Circumstances) => words.trades.filter((each) => each.trade.test(trade));

/** The dangers that clauses tell of. */
function dangersIn(text: string, circumstances: Circumstances): Dangers {
  const signs = [...circumstances.words.signs, ...ofTrade(circumstances).flatMap(({ danger }) => danger)];
  const found = signs.flatMap((sign) =>
    Array.from(text.matchAll(sign.says), (match) => meant(sign, match, text, circumstances)),
  );
  return {
    certain: found.flatMap((each) => (each?.certain === true ? [each.danger] : [])),
    doubtful: found.flatMap((each) => (each?.certain === false ? [each.danger] : [])),
  };
}

/** What a sign means where it stands; null: nothing. */
function meant(
  sign: Words['signs'][number],
  match: RegExpMatchArray,
  text: string,
  circumstances: Circumstances,
): { readonly danger: Danger; readonly certain: boolean } | null {
  const { words, over, errand } = circumstances;
  const before = text.slice(0, match.index);
  const rest = text.slice(before.length + match[0].length);
  if (words.denied.test(before) || sign.unless?.test(rest) === true) return null;
  if (sign.danger === 'gas' && isOtherGas(text, match[0], circumstances)) return null;
  const had = words.had.test(before);
  const past = sign.past === true || had;
  if (past && over) return null;
  const who = whoIn(before, words);
  const fits = sign.of === undefined || sign.of.includes(who);
  // Somebody whom no known word names, and nothing said of them but this.
  const mayFit = who === null && /^\s*(?:\||$)/.test(rest);
  if (!fits && !mayFit) return null;
  const justNow =
    !past || (!had && (!errand || words.justNow.test(before.slice(before.lastIndexOf('|') + 1))));
  return {
    danger: sign.danger === 'medical' && isAnimal(who, text, circumstances) ? 'animal' : sign.danger,
    certain: fits && justNow && sign.perhaps !== true,
  };
}

/** The subject of what follows; "it" is whatever a clause before told of, and where no subject is named, it is that clause's. */
function whoIn(before: string, { subjectOf, firstSubjectOf }: Words): Who {
  const [own = '', ...earlier] = before.split('|').toReversed();
  const who = subjectOf(own);
  if (who !== null && who !== 'pronoun') return who;
  for (const clause of earlier) {
    const told = subjectOf(clause);
    const first = who === null && told === 'thing' ? firstSubjectOf(clause.trim()) : told;
    if (first !== null && first !== 'pronoun') return first;
  }
  return null;
}

/** At a vet's, "he" and "it" are the patient. */
const isAnimal = (who: Who, text: string, { words, trade }: Circumstances): boolean =>
  who === 'animal' || (words.trade.animals.test(trade) && words.pet.test(text) && !words.people.test(text));

function isOtherGas(text: string, sign: string, { words, trade }: Circumstances): boolean {
  if (sign.includes('rotten')) return words.otherRotten.test(text);
  return /\bgas/.test(sign) && (words.trade.cars.test(trade) || words.otherGas.test(text));
}
