import { expect, test } from 'vitest';
import * as english from './en/index.ts';

type Texts = ReadonlyMap<string, unknown>;
type Sentence = (...facts: readonly unknown[]) => unknown;

/** Every text of a catalogue by its path; lists count as one text. */
function textsOf(value: unknown, path = ''): Texts {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map([[path, value]]);
  return new Map(
    Object.entries(value).flatMap(([key, each]) => [...textsOf(each, path === '' ? key : `${path}.${key}`)]),
  );
}

const isSentence = (value: unknown): value is Sentence => typeof value === 'function';

const model = textsOf(english);
const translations = Object.entries(import.meta.glob('./*/index.ts', { eager: true }))
  .map(([path, catalogue]): [string, Texts] => [path.split('/')[1] ?? '', textsOf(catalogue)])
  .filter(([language]) => language !== 'en');

/** What is the same in another language: names, what the programs of others call it, and what callers hear in English. */
const SAME =
  /^(ui\.(product|pages|local|command|spamCall)|setup\.atCarrier\.\w+\.(voice|fallback|status|sms)$|bookingNotices\.(channel|reviewLinkExample)|notices\.channels|receptionist\.(voiceVendors|usualConsent|usualGreeting|assistant|itself|help)|business\.minutesUnit)/;
/** Words that another language has in common with English. */
const LOANED = new Set([
  'Date',
  'E-mail',
  'Formal',
  'Long silence',
  'Manager',
  'Message',
  'Messages',
  'Minutes',
  'Name',
  'Neutral',
  'Note',
  'Question',
  'Team',
  'Total',
  'Urgent',
  'Website',
]);

/** Facts of every kind that a text is filled in with. */
const FACTS = ['Quokka', 7, 1, true, null, ['Quokka']];

const fillings = (count: number): unknown[][] =>
  count === 0 ? [[]] : fillings(count - 1).flatMap((rest) => FACTS.map((fact) => [...rest, fact]));

/** What a text says of these facts; null where they are not of the kind that it takes. */
function say(sentence: Sentence, facts: readonly unknown[]): string | null {
  try {
    const said = JSON.stringify(sentence(...facts)) as string | undefined;
    return said === undefined || /undefined|NaN|null|true|\[object/.test(said) ? null : said;
  } catch {
    return null;
  }
}

test('every language has the texts of English, and no others', () => {
  expect(translations.length).toBeGreaterThan(0);
  for (const [language, texts] of translations)
    expect([language, [...texts.keys()].sort()]).toEqual([language, [...model.keys()].sort()]);
});

test('no text is empty, and each marks as many words as in English', () => {
  const brackets = (text: unknown) => String(text).replaceAll(/[^[\]]/g, '');
  for (const [language, texts] of [['en', model] as const, ...translations])
    for (const [path, text] of texts) {
      if (typeof text !== 'string') continue;
      expect([language, path, text.trim() === '']).toEqual([language, path, false]);
      expect([language, path, brackets(text)]).toEqual([language, path, brackets(model.get(path))]);
    }
});

test('no text is left in English, and none is much longer', () => {
  for (const [language, texts] of translations) {
    const pairs = [...model].flatMap(([path, text]): [string, string, string][] => {
      const other = texts.get(path);
      return typeof text === 'string' && typeof other === 'string' ? [[path, text, other]] : [];
    });
    const left = pairs.filter(
      ([path, text, other]) =>
        text === other && /[a-z]{3}/.test(text) && !SAME.test(path) && !LOANED.has(text),
    );
    expect([language, left.map(([path, text]) => `${path}: ${text}`)]).toEqual([language, []]);
    const long = pairs.filter(([, text, other]) => other.length > 2 * text.length + 12);
    expect([language, long.map(([path, , other]) => `${path}: ${other}`)]).toEqual([language, []]);
  }
});

test('every text that is filled in tells the facts that English tells', () => {
  for (const [language, texts] of translations) {
    const silent = [...model].flatMap(([path, text]) => {
      const other = texts.get(path);
      if (!isSentence(text) || !isSentence(other)) return [];
      return fillings(text.length).flatMap((facts) => {
        const [here, there] = [say(text, facts), say(other, facts)];
        if (here === null || there === null) return [];
        const lost = ['Quokka', '7'].filter((fact) => here.includes(fact) && !there.includes(fact));
        return lost.length > 0 || (there === '""' && here !== there) ? [`${path}: ${there}`] : [];
      });
    });
    expect([language, [...new Set(silent)]]).toEqual([language, []]);
  }
});
