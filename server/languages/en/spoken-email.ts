/** E-mail addresses as people say them, and as they are spelled back. */
import { REPEATS } from './spoken-digits.ts';

const SIGNS: Readonly<Record<string, string>> = {
  at: '@',
  dot: '.',
  point: '.',
  period: '.',
  underscore: '_',
  dash: '-',
  hyphen: '-',
  minus: '-',
  plus: '+',
};
/** What stands before an address, and in none. */
const BEFORE = new Set(
  "is it's its that's address email e-mail mail my to so um uh yes yeah okay ok sure the would be".split(' '),
);
/** In characters: a sentence with an address at its end. */
const LONGEST = 400;

/** The address in what a caller said ("it's a n n a at example dot com"), joined; null: there is none that has a domain. Whether mail can go there is not checked. */
export function spokenEmail(text: string): string | null {
  const pieces = text
    .slice(-LONGEST)
    .toLowerCase()
    .replaceAll(/[,;:!?"]/g, ' ')
    .split(/\s+/)
    .map((word) => SIGNS[word] ?? word);
  const at = pieces.findLastIndex((piece) => piece.includes('@'));
  if (at === -1) return null;
  const begins = pieces.slice(0, at).findLastIndex((piece) => BEFORE.has(piece)) + 1;
  const behind = pieces.slice(at + 1);
  const lastDot = behind.findLastIndex((piece) => piece.includes('.'));
  const end = behind[lastDot] === '.' ? lastDot + 2 : lastDot + 1;
  const address = repeated([...pieces.slice(begins, at + 1), ...behind.slice(0, end)])
    .join('')
    .replace(/\.$/, '');
  // Not "on Saturday at 10", "at 3.30" or "at St. John's".
  return /\.[a-z]{2,}$/.test(address.slice(address.lastIndexOf('@'))) ? address : null;
}

/** "Double n" is two of them. */
const repeated = (pieces: readonly string[]): string[] =>
  pieces.flatMap((piece, at) => {
    const times = REPEATS[pieces[at - 1] ?? ''];
    if (piece in REPEATS && at + 1 < pieces.length) return [];
    return [times === undefined ? piece : piece.repeat(times)];
  });

const SAID: Readonly<Record<string, string>> = { '.': 'dot', _: 'underscore', '-': 'dash', '+': 'plus' };

/** "a n n a at example dot com". */
export function spellEmail(address: string): string {
  const at = address.lastIndexOf('@');
  const letters = Array.from(address.slice(0, at), (letter) => SAID[letter] ?? letter);
  const domain = address.slice(at + 1).replaceAll('.', ' dot ');
  return `${letters.join(' ')} at ${domain}`;
}
