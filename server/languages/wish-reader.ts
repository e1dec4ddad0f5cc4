/** Which words of a caller's may name a service, and which of them are refused or taken back. */
import { fold, plainApostrophes } from './fold.ts';
import type { Wish, WishWord } from './wishes.ts';

/** The longest text of which the words are read; a wish is shorter. */
const LONGEST = 4_000;
/** Of more words that may name a service the last are read: two minutes of talk have fewer, and each is held against every service. */
const MOST_WORDS = 100;
/** Nobody begins anew more often in one wish; the last of them count. */
const MOST_BEGINNINGS = 4;

type Words = ReadonlySet<string>;

/** The words of a language by which a wish is read, folded. */
interface WishWords {
  /** What is taken off a word before it is read: "'s". */
  readonly possessive: RegExp;
  /** They tell no service from another. */
  readonly filling: Words;
  readonly joints: Words;
  readonly or: Words;
  readonly no: string;
  readonly not: string;
  readonly why: string;
  /** Begins what the caller says of themselves, which ends a refusal: "no beard I want a cut". */
  readonly speaker: string;
  /** They refuse what follows, alone or as a pair ("instead|of"). */
  readonly without: Words;
  readonly withoutPairs: Words;
  /** "Don't", and what is not wished behind it: "don't need", and not "don't forget"; `only` behind both refuses nothing. */
  readonly dont: Words;
  readonly wished: Words;
  readonly only: Words;
  /** "No, I want ..." and "no, a ..." answer a question. */
  readonly answers: Words;
  /** "Not sure", "not before ten" and "not just a cut" refuse no service. */
  readonly notOfService: Words;
  /** They end a refusal: "no beard but a haircut". */
  readonly ends: Words;
  /** With these a caller begins anew: "a haircut, sorry, a beard trim"; not before these ("instead of"); behind what is said anew ("beard trim instead"). */
  readonly anew: Words;
  readonly notAnewBefore: Words;
  readonly anewBehind: Words;
  /** With these it is added to what was said before: "actually, the beard, too". */
  readonly added: Words;
  /** Before a length that is a moment: "in 30 minutes". */
  readonly beforeMoment: Words;
  readonly stems: (word: string) => readonly string[];
  readonly meaning: (stem: string) => string;
  readonly mayBe: (stem: string) => string;
  /** A length and a number that begin at a word. */
  readonly minutesAt: (words: readonly string[], at: number) => Length | null;
  readonly numberAt: (words: readonly string[], at: number) => Count | null;
}
interface Length {
  readonly minutes: number;
  readonly words: number;
}
interface Count {
  readonly value: number;
  readonly words: number;
}

interface Piece {
  readonly text: string;
  readonly isMark: boolean;
}

/** Words without their possessive, and marks. */
function pieces(text: string, { possessive }: WishWords): readonly Piece[] {
  const plain = plainApostrophes(text.slice(0, LONGEST)).replaceAll(possessive, '');
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
function refusals(said: readonly Piece[], words: WishWords): readonly boolean[] {
  let since: number | null = null;
  return said.map((_, at) => {
    if (since !== null && endsRefusal(said, at, since, words)) since = null;
    if (refuses(said, at, words)) since = at + 1;
    return since !== null && at >= since;
  });
}

function endsRefusal(
  said: readonly Piece[],
  at: number,
  since: number,
  { joints, ends, no, speaker }: WishWords,
): boolean {
  const { text, isMark } = said[at] ?? { text: '', isMark: true };
  // "No beard and a haircut", but "I don't need the beard and the wash".
  const ofOne = said[since - 1]?.text === no && joints.has(text);
  return isMark || ends.has(text) || ofOne || (text === speaker && at > since + 1);
}

function refuses(said: readonly Piece[], at: number, words: WishWords): boolean {
  const word = said[at]?.text ?? '';
  const before = said[at - 1]?.text ?? '';
  const next = said[at + 1];
  if (next === undefined || next.isMark) return false;
  if (word === words.no) return !words.answers.has(next.text);
  if (words.without.has(word)) return !words.dont.has(before);
  if (words.withoutPairs.has(`${before}|${word}`)) return true;
  if (words.dont.has(before) && words.wished.has(word)) return !words.only.has(next.text);
  return (
    word === words.not &&
    before !== words.why &&
    !words.wished.has(next.text) &&
    !words.notOfService.has(next.text)
  );
}

/** Where the caller began anew, the last first. */
function beginnings(said: readonly Piece[], words: WishWords): readonly number[] {
  const found = said.flatMap(({ text }, at) => {
    const next = said[at + 1];
    if (text === words.no)
      return next?.isMark === true || words.answers.has(next?.text ?? '') ? [at + 1] : [];
    if (!words.anew.has(text) || words.notAnewBefore.has(next?.text ?? '')) return [];
    // "Beard trim instead" tells it before the word.
    const clause = said.slice(0, at).findLastIndex(({ isMark }) => isMark) + 1;
    return [words.anewBehind.has(text) && clause < at ? clause : at + 1];
  });
  return found
    .slice(-MOST_BEGINNINGS)
    .filter((at) => !said.slice(at).some(({ text }) => words.added.has(text)))
    .reverse();
}

/** Reads the words of a text that may name a service; of a service's name just so. */
export const wishReader =
  (words: WishWords) =>
  (text: string): Wish =>
    readWish(text, words);

function readWish(text: string, language: WishWords): Wish {
  const said = pieces(text, language);
  const texts = said.map((piece) => piece.text);
  const refused = refusals(said, language);
  const words: WishWord[] = [];
  const minutes: number[] = [];
  let sentence = 0;
  let part = 0;
  let choice = 0;
  for (let at = 0; at < said.length; at += 1) {
    const word = texts[at] ?? '';
    if (/^[.!?]$/.test(word)) sentence += 1;
    if (language.joints.has(word)) part += 1;
    if (language.or.has(word)) choice += 1;
    const beside = { before: texts[at - 1] ?? '', after: texts[at + 1] ?? '' };
    const place = { ...beside, at, sentence, part, choice, refused: refused[at] === true };
    const add = (each: string) =>
      words.push({
        word,
        stem: each,
        meaning: language.meaning(each),
        mayBe: language.mayBe(each),
        ...place,
      });
    const length = language.minutesAt(texts, at);
    const number = language.numberAt(texts, at);
    if (length !== null) {
      // "In 30 minutes" is when, and not how long.
      if (!language.beforeMoment.has(texts[at - 1] ?? '')) {
        minutes.push(length.minutes);
        add(`${length.minutes}min`);
      }
      at += length.words - 1;
    } else if (number !== null) {
      add(String(number.value));
      at += number.words - 1;
    } else if (said[at]?.isMark === false && !language.filling.has(word) && !language.joints.has(word)) {
      language.stems(word).forEach(add);
    }
  }
  const last = words.slice(-MOST_WORDS);
  return {
    words: last,
    minutes,
    anew: beginnings(said, language).map((start) => last.filter(({ at }) => at >= start)),
  };
}
