/** The check for what a language lacks beside English: sections, sentences, words and facts. */
import { expect, test } from 'vitest';
import { languageContract } from './contract-language.ts';
import { english } from './en/index.ts';
import { samples as englishSamples } from './en/testing-samples.ts';
import { spanish } from './es/index.ts';
import { samples as spanishSamples } from './es/testing-samples.ts';
import { LANGUAGE_TAGS, LANGUAGES, languageOf } from './languages.ts';

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof RegExp);
const isEmpty = (value: unknown) => value === '' || (Array.isArray(value) && value.length === 0);

/** The paths at which `other` has less than `whole`. */
function lacks(whole: Fields, other: Fields, path = ''): readonly string[] {
  return Object.entries(whole).flatMap(([name, value]) => {
    const at = `${path}${name}`;
    const theirs = other[name];
    if (theirs === undefined) return [`${at} is missing`];
    // By its own words.
    if (at === 'privateNumbers.repeats') return isFields(theirs) ? [] : [`${at} is no section`];
    if (isFields(value)) return isFields(theirs) ? lacks(value, theirs, `${at}.`) : [`${at} is no section`];
    if (typeof value === 'function') {
      if (typeof theirs !== 'function') return [`${at} takes no facts`];
      return theirs.length < value.length ? [`${at} takes ${theirs.length} of ${value.length} facts`] : [];
    }
    if (typeof theirs !== typeof value) return [`${at} is no ${typeof value}`];
    return isEmpty(theirs) && !isEmpty(value) ? [`${at} is empty`] : [];
  });
}

test.each(LANGUAGES.map((language) => [language.tag, language] as const))(
  'the language %s is complete',
  (_, language) => {
    expect(lacks({ ...english }, { ...language })).toEqual([]);
  },
);

test('the check names everything that an incomplete language lacks', () => {
  const { mails: _, ...some } = english;
  const invented = {
    ...some,
    calls: { ...english.calls, goodbye: '', connectCode: 'Le code' },
    dates: { ...english.dates, sayDay: () => 'un jour', sayTime: 'une heure' },
    emergency: { ...english.emergency, signs: [] },
  };
  expect(lacks({ ...english }, invented)).toEqual([
    'calls.goodbye is empty',
    'calls.connectCode is no section',
    'dates.sayDay takes 0 of 2 facts',
    'dates.sayTime takes no facts',
    'emergency.signs is empty',
    'mails is missing',
  ]);
});

test('a business can choose only an existing language', () => {
  for (const tag of LANGUAGE_TAGS) expect(tag.startsWith(`${languageOf(tag).tag}-`)).toBe(true);
});

test('a tag finds its language whatever its country, and otherwise English', () => {
  expect(['en', 'en-GB', 'en-NZ', 'tlh', ''].map((tag) => languageOf(tag).tag)).toEqual(
    Array.from({ length: 5 }, () => 'en'),
  );
});

languageContract(english, englishSamples);
languageContract(spanish, spanishSamples);
