/** The languages there are. A new one is a folder beside `en/`, a line in LANGUAGES, and its tags. */
import { english } from './en/index.ts';
import { spanish } from './es/index.ts';
import type { Language } from './language.ts';

export const LANGUAGES: readonly Language[] = [english, spanish];

/** A choice of a business: a language as it is heard and written in a country. */
export const LANGUAGE_TAGS = [
  'en-US',
  'en-GB',
  'en-AU',
  'en-NZ',
  'en-IN',
  'es-US',
  'es-MX',
  'es-ES',
] as const;

/** The language of a BCP 47 tag ("en-GB"); English where there is none better. */
export const languageOf = (tag: string): Language =>
  LANGUAGES.find((language) => language.tag === tag.split('-')[0]) ?? english;
