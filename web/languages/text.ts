/**
 * The texts of the dashboard in the language of the page. Pages import them from here and from nowhere else. As a namespace,
 * and not an object, each area is loaded with the pages that use it.
 */
import type * as english from './en/index.ts';

export * as text from './en/index.ts';

/** What each language says; tsc tells what another one lacks. */
export type Catalogue = typeof english;

/** The text for a code that comes from elsewhere; null: there is none for it. */
export const textFor = (texts: Readonly<Record<string, string>>, code: string): string | null =>
  Object.hasOwn(texts, code) ? (texts[code] ?? null) : null;
