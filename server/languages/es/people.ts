/** When a word is somebody's name. */
import { fold, plainApostrophes } from '../fold.ts';
import type { Mention, NamePiece } from '../people.ts';
import { set } from './word-set.ts';

/** The longest text that is read. */
const LONGEST = 4_000;

/** They are names only where the words around them say so. */
const ALSO_WORDS = set(
  'rosa luz sol mar paz pilar dolores consuelo esperanza gracia gracias milagros remedios angel salvador amparo soledad mercedes socorro victoria gloria rocio nieves blanca clara linda bella marina delgado bueno rubio moreno blanco cano calvo rey reyes santos cruz iglesias casas campos flores prado rios vega torres leon lobo cordero guerra marcos domingo julio agosto abril mas sam abril mayo segundo primero may max will alma aurora estrella perla',
);
const SMALL_WORDS = set(
  'a o y e de la el lo en un una no si se me mi su que con por al del es tu te le ya va ir ver',
);
const TIMES = set(
  'domingo lunes martes miercoles jueves viernes sabado julio agosto abril mayo enero segundo primero',
);
const WITH = set(
  'con sr sra srta senor senora senorita don dona dr dra doctor doctora llamado llamada prefiero pido',
);
const BEFORE_NAME = set('a para de por y o ni excepto menos salvo');
const ENDS = set(
  'por favor si el en a manana hoy esta este y o para gracias entonces sobre entre que puede esta tiene trabaja',
);
const AROUND_ANSWER = set(
  'por favor eh si vale ok bueno pues mejor quizas gracias con quiero quisiera prefiero me gustaria el la a ah oh claro seria creo que',
);
const KIN = set(
  'hijo hija esposo esposa marido mujer nino nina hermano hermana amigo amiga madre padre mama papa pareja novio novia sobrino sobrina jefe jefa',
);
/** Behind these a caller tells their own name. */
const OWN_NAME = set('soy llamo habla|con nombre|es me|llamo');

/** The words and marks of an utterance. */
export function readNames(text: string): readonly NamePiece[] {
  const plain = plainApostrophes(text.slice(0, LONGEST));
  const found = [...plain.normalize('NFC').matchAll(/[\p{L}\p{M}\p{N}']+|[.,;:!?&/\u00bf\u00a1]/gu)].map(
    ([each]) => each,
  );
  return found.map((each, at) => {
    const isMark = /^[.,;:!?&/\u00bf\u00a1]$/.test(each);
    const before = found[at - 1];
    return {
      text: fold(each),
      isMark,
      possessive: false,
      capital: /^\p{Lu}\p{Ll}/u.test(each) && before !== undefined && /^[\p{Ll}]/u.test(before),
    };
  });
}

/** Ends a name: "a nombre de Reyes el martes". */
const NO_NAME = set(
  'el la un una mi su nuestra es que este esta eso yo usted para en al por con y o pero favor gracias era manana hoy lunes martes miercoles jueves viernes sabado domingo',
);

/** The name that the words themselves announce: "a nombre de Reyes", "me llamo Ana López"; empty: none. */
export function nameGiven(text: string): string {
  const said = readNames(text);
  const isNamed = said.findLastIndex(
    ({ text: word }, at) =>
      (word === 'de' && said[at - 1]?.text === 'nombre') ||
      (word === 'es' && said[at - 1]?.text === 'nombre') ||
      (word === 'llamo' && said[at - 1]?.text === 'me') ||
      word === 'soy',
  );
  if (isNamed < 0) return '';
  const rest = said.slice(isNamed + 1, isNamed + 6);
  const end = rest.findIndex(({ text: word, isMark }) => isMark || NO_NAME.has(word) || /\d/.test(word));
  return (end < 0 ? rest : rest.slice(0, end)).map(({ text: word }) => word).join(' ');
}

/**
 * What the words from `at` to before `end` stand for, which are like a name.
 * @param sure they are a first and a last name.
 */
export function mention(said: readonly NamePiece[], at: number, end: number, sure: boolean): Mention {
  const textAt = (place: number) => said[place]?.text ?? '';
  const before = textAt(at - 1);
  if (OWN_NAME.has(`${textAt(at - 2)}|${before}`) || OWN_NAME.has(before) || KIN.has(before)) return 'word';
  if (!sure && !isPerson(said, at, end)) return 'word';
  return isRefused(said, at) ? 'refused' : 'person';
}

function isPerson(said: readonly NamePiece[], at: number, end: number): boolean {
  const word = said[at]?.text ?? '';
  const before = said[at - 1]?.text ?? '';
  const behind = said[end];
  const ends = behind === undefined || behind.isMark || ENDS.has(behind.text);
  const small = SMALL_WORDS.has(word);
  if (!small && !ALSO_WORDS.has(word) && !TIMES.has(word)) return true;
  if (TIMES.has(word) || small) return before === 'con' && ends;
  if (WITH.has(before) || said[at]?.capital === true) return true;
  if (isWholeAnswer(said, at, end)) return true;
  return BEFORE_NAME.has(before) && ends;
}

/** "Rosa, por favor." */
function isWholeAnswer(said: readonly NamePiece[], at: number, end: number): boolean {
  const isBreak = (piece: NamePiece | undefined) => piece === undefined || /^[.!?;]$/.test(piece.text);
  let from = at;
  while (!isBreak(said[from - 1])) from -= 1;
  let to = end;
  while (!isBreak(said[to])) to += 1;
  if (to - from > end - at + 6) return false;
  return [...said.slice(from, at), ...said.slice(end, to)].every(
    ({ text, isMark }) => isMark || AROUND_ANSWER.has(text),
  );
}

const NEGATIONS = set('no nunca sin excepto menos salvo tampoco ni');
/** What may stand between a refusal and its name: "no quiero cita con Sam". */
const BETWEEN = set('a con de quiero quisiera ver que sea el la una cita hora otra vez y o ni para me gusta');
const ANYBODY = set('cualquiera alguien todos nadie otro otra');

/** "No con Sam", "cualquiera menos Sam", "en vez de Sam". */
function isRefused(said: readonly NamePiece[], at: number): boolean {
  let place = at - 1;
  while (place >= 0 && BETWEEN.has(said[place]?.text ?? '') && !/^(?:vez)$/.test(said[place]?.text ?? ''))
    place -= 1;
  const word = said[place]?.text ?? '';
  if (word === 'vez' || word === 'lugar') return said[place - 1]?.text === 'en';
  if (word === 'que') return ANYBODY.has(said[place - 1]?.text ?? '');
  return (
    NEGATIONS.has(word) ||
    (said[at - 1]?.text === 'de' && said[at - 2]?.text === 'vez' && said[at - 3]?.text === 'en')
  );
}
