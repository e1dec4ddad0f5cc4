/** The language of the pages: what the user chose, else what the browser asks for, else English. */
import { useSyncExternalStore } from 'react';
import { type PageLanguage, speak, text } from './text.ts';

/** Each by its own name, so that whoever does not read the present one finds theirs. */
export const LANGUAGES: Readonly<Record<PageLanguage, string>> = {
  en: 'English',
  es: 'Español',
  fr: 'Français',
  de: 'Deutsch',
};

/** Where this browser keeps the choice: it is needed before anybody has signed in. */
const KEY = 'ahoy-language';

const listeners = new Set<() => void>();

export const isPageLanguage = (value: unknown): value is PageLanguage =>
  typeof value === 'string' && Object.hasOwn(LANGUAGES, value);

/** The first of the browser's languages that there are texts in: `de-AT` is German. */
export function languageFor(asked: readonly string[]): PageLanguage {
  return asked.map((tag) => tag.toLowerCase().split('-')[0]).find(isPageLanguage) ?? 'en';
}

/** Loads the language that the pages begin with. @throws where not even English can be loaded. */
export async function beginLanguage(): Promise<void> {
  const remembered = remembers();
  const first = isPageLanguage(remembered) ? remembered : languageFor(navigator.languages);
  await speak(first).catch(() => speak('en'));
  told();
}

/**
 * Shows the pages in another language, and remembers it in this browser. What is open is drawn again and keeps what was
 * typed, where it uses `usePageLanguage`.
 */
export async function changeLanguage(language: PageLanguage): Promise<void> {
  await speak(language);
  remember(language);
  told();
}

/** Goes over to the language of the account that is signed in, if it has chosen one. */
export async function followAccount(chosen: unknown): Promise<void> {
  if (!isPageLanguage(chosen) || chosen === currentLanguage()) return;
  // Pages in another language are better than none.
  await changeLanguage(chosen).catch(() => undefined);
}

/** The language of the page; what calls it is drawn again when that changes. */
export const usePageLanguage = (): PageLanguage => useSyncExternalStore(listen, currentLanguage);

const currentLanguage = (): PageLanguage =>
  isPageLanguage(text.common.language) ? text.common.language : 'en';

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function told(): void {
  document.documentElement.lang = text.common.language;
  for (const listener of listeners) listener();
}

/** A browser may refuse to keep anything: the choice then lasts as long as the page. */
function remembers(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function remember(language: PageLanguage): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // See above.
  }
}
