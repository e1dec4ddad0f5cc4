/** What makes a written text speakable in any language: a table of patterns, applied in order. */
import type { SpeakableOptions } from './facts.ts';

/** A pattern and what is said instead; the match is handed over as its named groups. */
export type SpokenRule = readonly [RegExp, string | ((found: Found, options: SpeakableOptions) => string)];
type Found = Readonly<Record<string, string | undefined>>;

/** Markdown, pictures and line breaks, which no voice reads. */
export const LAYOUT: readonly SpokenRule[] = [
  [/!?\[(?<text>[^[\]\n]{0,300})\]\([^()\n]{0,500}\)/g, ({ text = '' }) => text],
  [/\p{Cf}|\p{Regional_Indicator}|\p{Emoji_Modifier}|[\ufe00-\ufe0f\u20e3]/gu, ''],
  [/(?<!\s)\s+(?=\p{Extended_Pictographic})|\p{Extended_Pictographic}/gu, ''],
  [/^\s{0,3}(?:#{1,6}|[-*+\u2022]|>)\s+/gm, ''],
  [/[*`]|~~|(?<!\w)_+|(?<!_)_+(?!\w)/g, ''],
  [/[\u2018\u2019]/g, "'"],
  [/[\u201c\u201d]/g, '"'],
  [/(?<=[^\s.,:;!?])[^\S\n]*\n\s*(?=\S)/g, ', '],
  [/(?<!\s)[^\S\n]*\n\s*/g, ' '],
];

export const applyRules = (rules: readonly SpokenRule[], text: string, options: SpeakableOptions): string =>
  rules.reduce(
    (said, [pattern, say]) =>
      said.replace(pattern, (...found: readonly unknown[]) =>
        typeof say === 'string' ? say : say(found.at(-1) as Found, options),
      ),
    text,
  );
