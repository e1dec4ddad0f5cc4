/** Which words of a caller's may name a service, and which of them are refused or taken back. */
import type { Wish, WishWord } from '../wishes.ts';
import { fold, plainApostrophes } from '../fold.ts';
import { minutesAt, numberAt } from './lengths.ts';
import { mayBe, meaning, stems } from './stem.ts';
import { set } from './word-set.ts';

/** The longest text of which the words are read; a wish is shorter. */
const LONGEST = 4_000;
/** Of more words that may name a service the last are read: two minutes of talk have fewer, and each is held against every service. */
const MOST_WORDS = 100;
/** Nobody begins anew more often in one wish; the last of them count. */
const MOST_BEGINNINGS = 4;

/** Words that tell no service from another. */
const FILLING = set(
  'and or plus also with without the a an of for to in on at by my your our his her their me i id we it its is be do done get got have need want like would could can will please just only some number appointment booking service session no not dont there that this when what time day week today tomorrow morning afternoon evening',
);
const JOINTS = set('and plus also with & + / then');

/** They refuse what follows. */
const WITHOUT = set('without minus except skip excluding forget drop');
const WITHOUT_PAIRS = set('instead|of rather|than apart|from other|than leave|out');
const DONT = set('dont wont didnt doesnt not');
/** What is not wished behind "don't": "don't need", and not "don't forget". */
const WISHED = set('need want wanna require have get do like book care think');
/** "No, I want ..." and "no, a ..." answer a question. */
const ANSWERS = set(
  'a an the i id ill im its we just make actually sorry wait thanks that not can could lets problem',
);
/** "Not sure", "not before ten" and "not just a cut" refuse no service. */
const NOT_OF_SERVICE = set(
  'sure yet too just only before after on at until till in by this next so very that really',
);
/** They end a refusal: "no beard but a haircut". */
const ENDS = set('but just only so because instead');

/** With these a caller begins anew: "a haircut, sorry, a beard trim". */
const ANEW = set('actually sorry wait rather instead correction scratch');
/** With these it is added to what was said before: "actually, the beard, too". */
const ADDED = set('and also plus add too with including');

interface Piece {
  readonly text: string;
  readonly isMark: boolean;
}

/** Words without their possessive, and marks. */
function pieces(text: string): readonly Piece[] {
  const plain = plainApostrophes(text.slice(0, LONGEST)).replaceAll(/'s\b|(?<=s)'(?!\p{L})/giu, '');
  return (
    fold(plain)
      .slice(0, LONGEST)
      .match(/[\p{L}\p{N}]+|[.,;:!?&+/]/gu) ?? []
  ).map((each) => ({
    text: each,
    isMark: /^[.,;:!?]$/.test(each),
  }));
}

/** Which pieces are refused. */
function refusals(said: readonly Piece[]): readonly boolean[] {
  let since: number | null = null;
  return said.map((_, at) => {
    if (since !== null && endsRefusal(said, at, since)) since = null;
    if (refuses(said, at)) since = at + 1;
    return since !== null && at >= since;
  });
}

function endsRefusal(said: readonly Piece[], at: number, since: number): boolean {
  const { text, isMark } = said[at] ?? { text: '', isMark: true };
  // "No beard and a haircut", but "I don't need the beard and the wash".
  const ofOne = said[since - 1]?.text === 'no' && JOINTS.has(text);
  return isMark || ENDS.has(text) || ofOne || (text === 'i' && at > since + 1);
}

function refuses(said: readonly Piece[], at: number): boolean {
  const word = said[at]?.text ?? '';
  const before = said[at - 1]?.text ?? '';
  const next = said[at + 1];
  if (next === undefined || next.isMark) return false;
  if (word === 'no') return !ANSWERS.has(next.text);
  if (WITHOUT.has(word)) return !DONT.has(before);
  if (WITHOUT_PAIRS.has(`${before}|${word}`)) return true;
  if (DONT.has(before) && WISHED.has(word)) return next.text !== 'just' && next.text !== 'only';
  return word === 'not' && before !== 'why' && !WISHED.has(next.text) && !NOT_OF_SERVICE.has(next.text);
}

/** Where the caller began anew, the last first. */
function beginnings(said: readonly Piece[]): readonly number[] {
  const found = said.flatMap(({ text }, at) => {
    const next = said[at + 1];
    if (text === 'no') return next?.isMark === true || ANSWERS.has(next?.text ?? '') ? [at + 1] : [];
    if (!ANEW.has(text) || next?.text === 'of' || next?.text === 'than') return [];
    // "Beard trim instead" tells it before the word.
    const clause = said.slice(0, at).findLastIndex(({ isMark }) => isMark) + 1;
    return [text === 'instead' && clause < at ? clause : at + 1];
  });
  return found
    .slice(-MOST_BEGINNINGS)
    .filter((at) => !said.slice(at).some(({ text }) => ADDED.has(text)))
    .reverse();
}

/** Reads the words of a text that may name a service; of a service's name just so. */
export function readWish(text: string): Wish {
  const said = pieces(text);
  const texts = said.map((piece) => piece.text);
  const refused = refusals(said);
  const words: WishWord[] = [];
  const minutes: number[] = [];
  let sentence = 0;
  let part = 0;
  let choice = 0;
  for (let at = 0; at < said.length; at += 1) {
    const word = texts[at] ?? '';
    if (/^[.!?]$/.test(word)) sentence += 1;
    if (JOINTS.has(word)) part += 1;
    if (word === 'or') choice += 1;
    const beside = { before: texts[at - 1] ?? '', after: texts[at + 1] ?? '' };
    const place = { ...beside, at, sentence, part, choice, refused: refused[at] === true };
    const add = (each: string) =>
      words.push({ word, stem: each, meaning: meaning(each), mayBe: mayBe(each), ...place });
    const length = minutesAt(texts, at);
    const number = numberAt(texts, at);
    if (length !== null) {
      // "In 30 minutes" is when, and not how long.
      if (!['in', 'within', 'after'].includes(texts[at - 1] ?? '')) {
        minutes.push(length.minutes);
        add(`${length.minutes}min`);
      }
      at += length.words - 1;
    } else if (number !== null) {
      add(String(number.value));
      at += number.words - 1;
    } else if (said[at]?.isMark === false && !FILLING.has(word) && !JOINTS.has(word)) {
      stems(word).forEach(add);
    }
  }
  const last = words.slice(-MOST_WORDS);
  return {
    words: last,
    minutes,
    anew: beginnings(said).map((start) => last.filter(({ at }) => at >= start)),
  };
}
