/** The words of the widget, in the language of the site that shows it. */
import { widget as de } from '../languages/de/widget.ts';
import { widget as en } from '../languages/en/widget.ts';
import { widget as es } from '../languages/es/widget.ts';
import { widget as fr } from '../languages/fr/widget.ts';

export type Words = typeof en;

const LANGUAGES: ReadonlyMap<string, Words> = new Map(Object.entries({ de, en, es, fr }));

/** @param language of the page that shows it, BCP 47; one that is not known is read in English. */
export const wordsIn = (language: string): Words => LANGUAGES.get(language.slice(0, 2).toLowerCase()) ?? en;

/** The words for a code of one kind; null: there are none for it. */
export const wordsFor = (words: Readonly<Record<string, string>>, code: string): string | null =>
  Object.hasOwn(words, code) ? (words[code] ?? null) : null;
