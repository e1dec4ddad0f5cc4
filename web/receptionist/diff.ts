/** The differences between two versions of the receptionist, field by field and word by word. */
import { text, textFor } from '../languages/text.ts';
import { languageNames, type Settings, voiceName, type Voices } from './settings.ts';

export interface Part {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

export interface Difference {
  readonly field: string;
  readonly parts: readonly Part[];
}

/** The fields that differ, in the order of the page; answers are matched by their id, whatever their order. */
export function differences(before: Settings, after: Settings, voices: Voices): Difference[] {
  const yes = (value: boolean) => (value ? text.receptionist.yes : text.receptionist.no);
  const fields: readonly (readonly [string, (settings: Settings) => string])[] = [
    [text.common.name, ({ receptionistName }) => receptionistName],
    [text.receptionist.voice, ({ voiceId }) => voiceName(voiceId, voices)],
    [text.receptionist.language, ({ language }) => textFor(languageNames(), language) ?? language],
    [
      text.receptionist.alsoSpeaks,
      ({ alsoSpeaks }) => alsoSpeaks.map((tag) => textFor(languageNames(), tag) ?? tag).join(', '),
    ],
    [text.receptionist.languageKeys, ({ offersLanguageKeys }) => yes(offersLanguageKeys)],
    [text.receptionist.greeting, ({ greeting }) => greeting],
    [text.receptionist.disclosesShort, ({ disclosesAssistant }) => yes(disclosesAssistant)],
    [text.receptionist.manner, ({ manner }) => text.receptionist.manners[manner].label],
    [text.receptionist.mayDo, ({ mayDo }) => mayDo],
    [text.receptionist.mayNotDo, ({ mayNotDo }) => mayNotDo],
    [text.receptionist.records, ({ recordsCalls }) => yes(recordsCalls)],
    [text.receptionist.consentShort, ({ consentText }) => consentText],
  ];
  const texts = fields.map(([field, read]) => ({ field, was: read(before), is: read(after) }));
  return [...texts, ...knowledge(before, after)]
    .filter(({ was, is }) => was !== is)
    .map(({ field, was, is }) => ({ field, parts: wordDiff(was, is) }));
}

function knowledge(before: Settings, after: Settings) {
  const known = new Map(before.knowledge.map((fact) => [fact.id, fact]));
  const kept = new Set(after.knowledge.map(({ id }) => id));
  const now = after.knowledge.flatMap((fact) => {
    const old = known.get(fact.id);
    const question = old?.question ?? fact.question;
    const answer = {
      field: text.receptionist.quotedAnswer(question),
      was: old?.answer ?? '',
      is: fact.answer,
    };
    return old === undefined
      ? [{ field: text.receptionist.newQuestion, was: '', is: fact.question }, answer]
      : [{ field: text.receptionist.quotedQuestion(question), was: old.question, is: fact.question }, answer];
  });
  const gone = before.knowledge
    .filter(({ id }) => !kept.has(id))
    .map(({ question, answer }) => ({
      field: text.receptionist.quotedAnswer(question),
      was: answer,
      is: '',
    }));
  return [...now, ...gone];
}

/** The words of both texts in order, with as few removed and added ones as possible. */
export function wordDiff(before: string, after: string): Part[] {
  const [was, is] = [wordsOf(before), wordsOf(after)];
  const common = commonLengths(was, is);
  const parts: Part[] = [];
  const push = (kind: Part['kind'], text: string) => {
    const last = parts.at(-1);
    if (last?.kind === kind) parts[parts.length - 1] = { kind, text: last.text + text };
    else parts.push({ kind, text });
  };
  let [from, to] = [0, 0];
  while (from < was.length || to < is.length) {
    const [old, fresh] = [was[from], is[to]];
    if (old !== undefined && old === fresh) {
      push('same', old);
      from += 1;
      to += 1;
    } else if (old !== undefined && (fresh === undefined || common(from + 1, to) >= common(from, to + 1))) {
      push('removed', old);
      from += 1;
    } else if (fresh !== undefined) {
      push('added', fresh);
      to += 1;
    }
  }
  return parts;
}

/** Words with the spaces behind them. */
const wordsOf = (text: string): string[] => text.match(/\s+|\S+\s*/g) ?? [];

/** The number of words, in order, that both texts have in common from two places on. */
function commonLengths(was: readonly string[], is: readonly string[]): (from: number, to: number) => number {
  const width = is.length + 1;
  const lengths = new Uint16Array((was.length + 1) * width);
  const at = (from: number, to: number): number => lengths[from * width + to] ?? 0;
  for (let from = was.length - 1; from >= 0; from -= 1)
    for (let to = is.length - 1; to >= 0; to -= 1)
      lengths[from * width + to] =
        was[from] === is[to] ? at(from + 1, to + 1) + 1 : Math.max(at(from + 1, to), at(from, to + 1));
  return at;
}
