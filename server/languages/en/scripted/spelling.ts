import { spellingReader } from '../../spelling.ts';

/** "N as in November", "double L", "O apostrophe B R I E N". */
export const spellingParts = spellingReader({
  repeats: { double: 2, triple: 3 },
  marks: { apostrophe: "'", hyphen: '-', dash: '-' },
  suchAs: /^(?:as|for|like|is)$/,
  behindSuchAs: /^in$/,
  between: /^(?:[,.-]|and|then|capital)$/,
  alphabet: new Set(
    'alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey whisky xray x-ray yankee zulu'.split(
      ' ',
    ),
  ),
  letters: {},
});
