/**
 * The texts of the dashboard in the language of the page. Pages import them from here and from nowhere else, and read them
 * when they draw: the language can change while a page is open, so a text that is kept in a constant of a module stays behind.
 */
import type * as english from './en/index.ts';
import type * as first from './en/first.ts';

/** What each language says; tsc tells what another one lacks. */
export type Catalogue = typeof english;

export type PageLanguage = 'en' | 'es' | 'fr' | 'de';

/** Each language is files of its own: what the pages need that one arrives at, and all. */
interface Parts {
  readonly first: () => Promise<typeof first>;
  readonly all: () => Promise<Catalogue>;
}

const LANGUAGES: Readonly<Record<PageLanguage, Parts>> = {
  en: { first: () => import('./en/first.ts'), all: () => import('./en/index.ts') },
  es: { first: () => import('./es/first.ts'), all: () => import('./es/index.ts') },
  fr: { first: () => import('./fr/first.ts'), all: () => import('./fr/index.ts') },
  de: { first: () => import('./de/first.ts'), all: () => import('./de/index.ts') },
};

/**
 * The texts; nothing may be drawn before a language is spoken. Until all are loaded it has the first ones only, and
 * `first-texts.test.ts` holds the pages that are drawn so early to them.
 */
export let text: Catalogue;

/** What is shown where no language could be loaded. */
export const NO_TEXTS = 'Could not reach Ahoy. Reload the page in a moment.';

let wanted: PageLanguage = 'en';
let wantsAll = false;

/** Loads a language, and speaks it from then on. */
export async function speak(language: PageLanguage): Promise<void> {
  wanted = language;
  await load();
}

/** Loads the texts that are not among the first. */
export async function completeText(): Promise<void> {
  wantsAll = true;
  await load();
}

async function load(): Promise<void> {
  const [language, all] = [wanted, wantsAll];
  const { [language]: parts } = LANGUAGES;
  const loaded = all ? await parts.all() : ((await parts.first()) as Catalogue);
  // Meanwhile another language was chosen, or more was needed.
  if (language !== wanted || all !== wantsAll) return load();
  text = loaded;
}

/** The text for a code that comes from elsewhere; null: there is none for it. */
export const textFor = (texts: Readonly<Record<string, string>>, code: string): string | null =>
  Object.hasOwn(texts, code) ? (texts[code] ?? null) : null;
