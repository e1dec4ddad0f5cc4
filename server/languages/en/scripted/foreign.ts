/** Telling that a caller does not speak English, by the small words that no sentence of a language does without. */
import { set } from '../word-set.ts';

const ENGLISH = set(
  'the a an and is are i you my me it to of for on at in with please can could do would want need have hello hi thanks yes no not what when where how tomorrow today this that there be was we',
);

/** Left out are those that are English words or names, too. */
const FOREIGN: readonly ReadonlySet<string>[] = [
  set(
    'hola buenos buenas días dias tardes quisiera quiero una el la los las que por para con usted tengo puedo cita mañana manana hoy cómo como está esta español espanol habla hablan inglés gracias favor necesito del mi su es cortarme pelo cuándo cuando dónde donde señor señora sí adiós',
  ),
  set(
    "bonjour bonsoir je j'ai j'aimerais voudrais un une le les des est vous pour avec rendez vous demain aujourd'hui parlez français francais anglais merci s'il plaît plait puis pouvez avoir mon ma à quelle heure oui c'est suis salut cheveux coupe",
  ),
  set(
    'guten tag morgen hallo ich möchte mochte moechte einen eine ein der das ist für fur mit und sie sprechen deutsch englisch bitte danke termin heute haben kann können habe nicht mein meine um uhr brauche wann wie ja haare schneiden',
  ),
  set(
    'buongiorno buonasera ciao vorrei un una il gli che per con domani oggi parla parlate italiano inglese grazie prego appuntamento posso ho bisogno mio mia è sono capelli quando dove',
  ),
  set(
    'olá ola bom boa dia tarde queria gostaria quero um uma os as para com amanhã amanha hoje fala português portugues inglês obrigado obrigada preciso meu minha é marcar cabelo quando onde não nao você voce',
  ),
  set(
    'dzień dzien dobry chciałbym chcialbym chciałabym się sie jest na nie czy mówi mowi po polsku jutro dzisiaj proszę prosze dziękuję dziekuje wizytę wizyte umówić umowic',
  ),
];

/** Any letter of another script, which English is not written in. */
const OTHER_SCRIPT =
  /[\p{Script=Cyrillic}\p{Script=Han}\p{Script=Arabic}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Devanagari}\p{Script=Greek}]{2}/u;

/** Two small words of another language, and more of them than English ones. */
export function isForeign(words: string): boolean {
  if (OTHER_SCRIPT.test(words)) return true;
  const said = words.split(/[ ?:]+/).filter((word) => word !== '');
  const english = said.filter((word) => ENGLISH.has(word)).length;
  return FOREIGN.some((language) => {
    const known = new Set(said.filter((word) => language.has(word))).size;
    return known > english && known >= Math.min(2, said.length) && known * 4 >= said.length;
  });
}
