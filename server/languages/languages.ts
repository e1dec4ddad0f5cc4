/** The languages there are. */
import { english } from './en/index.ts';
import type { Language } from './language.ts';

export const LANGUAGES: readonly Language[] = [english];

/** The language of a BCP 47 tag ("en-GB"); English where there is none better. */
export const languageOf = (tag: string): Language =>
  LANGUAGES.find((language) => language.tag === tag.split('-')[0]) ?? english;
