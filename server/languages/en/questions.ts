/** How a caller's questions are told apart, and which words tell what they are about. */
import { foldedWords } from '../fold.ts';
import { meaning, stem, stems } from './stem.ts';
import { set } from './word-set.ts';

/** The longest question that is read. */
const LONGEST = 1_000;

/** Too common to tell one question from another. */
const COMMON = set(
  'a am an and are at be been being can could do does did doing done for have has had having how i if in into is isnt it its me my myself mine of off on or our out please tell than that the their them then there these they this those to too up us was we were what whats when where which who why will with would you your yours about any anything some something just like really so well okay ok hi hello thanks thank im id ill ive youre gonna wanna want wants wanted need needs know wondering wonder ask question possible also still even ever actually maybe guess think say says said let lets see not no yes dont doesnt cant couldnt wont but not from by as all get gets getting got go going come comes coming came take takes taking accept use using give gives make makes sell sells selling carry offer offers offering provide bring allowed allow here now today tomorrow tonight place shop guys folks people someone somebody anybody anyone minute minutes hour hours time times day days week much many more most very bit little right sure one two three four five six seven eight nine ten twenty thirty old run running buy buying only must lot lots monday tuesday wednesday thursday friday saturday sunday happen happens',
);

/** The words that a text is about, by their meaning. */
export const topics = (text: string): readonly string[] =>
  foldedWords(text.slice(0, LONGEST).replaceAll(/\bwi-?\s?fi\b/gi, 'wifi'))
    .filter((word) => !COMMON.has(word) && word.length > 1 && !/^\d+$/.test(word))
    .flatMap((word) => stems(word).map(meaning));

/** Whether words ask, beside what only leads up to a question. */
export const asks = (text: string): boolean =>
  /^(?:(?:and|so|also|hi|hello|oh|but|um|uh|well|then)[\s,]+)*(?:do|does|is|are|am|can|could|how|what|whats|what's|where|when|which|who|will|would|should|may|have|has|any)\b/iu.test(
    text.slice(0, LONGEST),
  );

/** Begins another question behind "and" or a comma. */
const ANOTHER =
  /(?:,|\band\b|\bor\b)\s+(?:also\s+)?(?=(?:do|does|is|are|can|could|how|what|where|when|which|who|will|would|should|may)\s)/iu;

/** The questions in what a caller asked: "is there parking, and do you take cards?" are two. */
export const questionsIn = (text: string): readonly string[] =>
  text
    .slice(0, LONGEST)
    .split(/[?!;]|\.(?=\s|$)/u)
    .flatMap((sentence) => sentence.split(ANOTHER))
    .map((question) => question.trim())
    .filter((question) => question !== '');

/** What a text says is done: "waxing", "do you wax beards". */
export const doings = (text: string): readonly string[] =>
  Array.from(
    text
      .slice(0, LONGEST)
      .matchAll(
        /\b(?:(?:do|can|could|will|would) (?:you|they|i|we) (?:also )?(?<done>\w+)|(?<doing>\w{3,20}ing))\b/giu,
      ),
    ({ groups }) => topics(groups?.['done'] ?? groups?.['doing'] ?? ''),
  ).flat();

/** Whether a text tells of things that are sold, and not of what is done. */
export const isOfGoods = (text: string): boolean => /\b(?:sell|carry|stock|buy|products?)\b/i.test(text);

/** The days that a question names, one by one: "on Thanksgiving and the Friday after". */
export const daysIn = (question: string): readonly string[] =>
  question.slice(0, LONGEST).split(/\band\b|\bor\b|,|&/iu);

/** What a question is about; its words are no topic of it. */
export const about = {
  hours:
    /\b(?:hours|(?<!been )open|opens|opened|opening|close(?! (?:by|to)\b)|closed|closes|closing|shut)\b/i,
  price: /\b(?:price|prices|pricing|cost|costs|how much|charge|charges|fee|fees|rate|rates|expensive)\b/i,
  length: /\b(?:how long(?! (?:have|has)\b)|how much time|duration)\b/i,
  services: /\b(?:services|what do you (?:do|offer)|treatments|menu)\b/i,
  email: /\be-?mail\b/i,
  address: /\b(?:where|address|located|location|directions|find you|whereabouts)\b/i,
  staff: /\b(?:who works|barbers|stylists|staff|who is working|who's working)\b/i,
  holidays: /\bholidays?\b/i,
  /** Whether something is done at all. */
  offered: /\b(?:do|can|could) (?:you|i|we|he|she)\b|\bis there\b|\bhave you\b/i,
};

/** Words that say what kind of answer is wanted, and nothing of what it is about. */
const KINDS = new Set(
  'hours open opened opening close closed closing shut price pricing cost charge fee rate expensive long duration service treatment menu email mail address located location direction find whereabouts staff working work holiday holidays'
    .split(' ')
    .map((word) => meaning(stem(word))),
);
export const isKind = (topic: string): boolean => KINDS.has(topic);
