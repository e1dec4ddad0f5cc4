/** Finds what the owner wrote down that answers a question, by the words that tell questions apart. */
import type { Language } from '../../languages/language.ts';

interface Knowledge {
  readonly question: string;
  readonly answer: string;
}

/** The part of a question's words, by their weight, that an entry has to share; one common word is no match. */
const ENOUGH = 0.6;
/** A word of the answer tells less than one of the question. */
const IN_ANSWER = 0.75;

/**
 * The entry that shares most of a question's words; null: none shares enough. A word weighs the more the fewer entries
 * have it, and most where none has it: what "coffee" is asked for, "sell" does not answer.
 */
export function findKnowledge<K extends Knowledge>(
  question: string,
  entries: readonly K[],
  { tools: { questions } }: Language,
): K | null {
  const { topics, questionsIn, doings, isOfGoods } = questions;
  const asked = new Set(topics(question));
  // Who sells wax does not therefore wax beards.
  const done = new Set(doings(question));
  const known = entries.map((entry) => {
    const inQuestion = questionsIn(entry.question).map(topics);
    return { entry, inQuestion, inAnswer: topics(entry.answer) };
  });
  const having = new Map<string, number>();
  for (const { inQuestion, inAnswer } of known)
    for (const word of new Set([...inQuestion.flat(), ...inAnswer]))
      having.set(word, (having.get(word) ?? 0) + 1);
  const weigh = (word: string) => Math.log(1 + (known.length + 1) / ((having.get(word) ?? 0) + 0.5));
  const whole = sum([...asked].map(weigh));
  const ranked = known.map(({ entry, inQuestion, inAnswer }) => {
    const all = new Set(inQuestion.flat());
    const ofGoods = isOfGoods(entry.question);
    const shared = (word: string) => {
      if (ofGoods && done.has(word)) return 0;
      return all.has(word) ? 1 : inAnswer.includes(word) ? IN_ANSWER : 0;
    };
    // The word that tells it from the others has to be asked for: "do you cut hair" is not about children.
    const isAbout =
      inQuestion.some((words) =>
        words.some((word) => asked.has(word) && words.every((each) => weigh(each) <= weigh(word))),
      ) || [...asked].some((word) => having.get(word) === 1 && shared(word) > 0);
    return { entry, share: isAbout ? sum([...asked].map((word) => shared(word) * weigh(word))) / whole : 0 };
  });
  const [best] = ranked.filter(({ share }) => share >= ENOUGH).sort((a, b) => b.share - a.share);
  return best?.entry ?? null;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
