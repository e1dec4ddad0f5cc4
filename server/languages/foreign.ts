/** Telling which language words are of, by the small words that no sentence of a language does without. */
import type { Language } from './language.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** By the tag of the language, also of some that Ahoy does not speak; left out are words and names that others of them have, too. */
const SMALL_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: words(
    'the a an and is are i you my me it to of for on at in with please can could do would want need have hello hi thanks yes no not what when where how tomorrow today this that there be was we',
  ),
  es: words(
    'hola buenos buenas días dias tardes quisiera quiero una el la los las que por para con usted tengo puedo cita mañana manana hoy cómo como está esta español espanol habla hablan inglés gracias favor necesito del mi su es cortarme pelo cuándo cuando dónde donde señor señora sí adiós',
  ),
  fr: words(
    "bonjour bonsoir je j'ai j'aimerais voudrais un une le les des est vous pour avec rendez vous demain aujourd'hui parlez français francais anglais merci s'il plaît plait puis pouvez avoir mon ma à quelle heure oui c'est suis salut cheveux coupe",
  ),
  de: words(
    'guten tag morgen hallo ich möchte mochte moechte einen eine ein der das ist für fur mit und sie sprechen deutsch englisch bitte danke termin heute haben kann können habe nicht mein meine um uhr brauche wann wie ja haare schneiden',
  ),
  it: words(
    'buongiorno buonasera ciao vorrei un una il gli che per con domani oggi parla parlate italiano inglese grazie prego appuntamento posso ho bisogno mio mia è sono capelli quando dove',
  ),
  pt: words(
    'olá ola bom boa dia tarde queria gostaria quero um uma os as para com amanhã amanha hoje fala português portugues inglês obrigado obrigada preciso meu minha é marcar cabelo quando onde não nao você voce',
  ),
  pl: words(
    'dzień dzien dobry chciałbym chcialbym chciałabym się sie jest na nie czy mówi mowi po polsku jutro dzisiaj proszę prosze dziękuję dziekuje wizytę wizyte umówić umowic',
  ),
};
const smallWordsOf = ({ tag }: Language) => SMALL_WORDS[tag] ?? new Set<string>();

/** Any letter of a script that none of our languages is written in. */
const OTHER_SCRIPT =
  /[\p{Script=Cyrillic}\p{Script=Han}\p{Script=Arabic}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Devanagari}\p{Script=Greek}]{2}/u;

/** How many different small words of a language are said that are none of the caller's supposed one. */
const count = (said: readonly string[], small: ReadonlySet<string>, own: ReadonlySet<string>): number =>
  new Set(said.filter((word) => small.has(word) && !own.has(word))).size;

const wordsOf = (utterance: string): readonly string[] =>
  utterance.toLowerCase().match(/[\p{L}\p{N}_']+/gu) ?? [];

/** Two small words of another language, and more of them than of its own. */
const outweighs = (known: number, own: number, said: number): boolean =>
  known > own && known >= Math.min(2, said) && known * 4 >= said;

const ownOf = (said: readonly string[], language: Language): number =>
  said.filter((word) => smallWordsOf(language).has(word)).length;

/** Whether words are of a language other than this one, as far as its small words tell. */
export function isForeignTo(language: Language, utterance: string): boolean {
  if (OTHER_SCRIPT.test(utterance)) return true;
  const said = wordsOf(utterance);
  const own = ownOf(said, language);
  const mine = smallWordsOf(language);
  return Object.values(SMALL_WORDS)
    .filter((small) => small !== mine)
    .some((small) => outweighs(count(said, small, mine), own, said.length));
}

/** Which of these languages the words are of, where they are not of the one that is spoken now; null: they do not tell. */
export function languageHeard(
  utterance: string,
  now: Language,
  others: readonly Language[],
): Language | null {
  const said = wordsOf(utterance);
  const own = ownOf(said, now);
  const counted = others
    .map((language) => ({ language, known: count(said, smallWordsOf(language), smallWordsOf(now)) }))
    .filter(({ known }) => outweighs(known, own, said.length))
    .toSorted((a, b) => b.known - a.known);
  return counted[0]?.language ?? null;
}

/** The language that the words ask for: "in English, please", "hablo espa\u00f1ol"; null: none of these. */
export const languageWanted = (utterance: string, languages: readonly Language[]): Language | null =>
  languages.find(({ choice }) => choice.wanted.test(utterance)) ?? null;
