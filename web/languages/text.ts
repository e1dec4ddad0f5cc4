/** The texts of the dashboard in the language of the page. Pages import them from here and from nowhere else. */
import { english } from './en/index.ts';

/** What each language says; tsc tells what another one lacks. */
export type Catalogue = typeof english;

export const text: Catalogue = english;

/** The text for a code that comes from elsewhere; null: there is none for it. */
export const textFor = (texts: Readonly<Record<string, string>>, code: string): string | null =>
  Object.hasOwn(texts, code) ? (texts[code] ?? null) : null;
