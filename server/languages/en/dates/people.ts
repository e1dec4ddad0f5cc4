/** How many people come, by the caller's words: "two of us", "me and my son", "a party of four". */
import { digitsForNumberWords } from './digits.ts';
import { plainWords } from './plain-words.ts';

/** Nobody brings more; a greater number counts something else. */
const MOST = 30;

const ONE =
  '(?:son|daughter|wife|husband|partner|fiancee?|boyfriend|girlfriend|brother|sister|mother|father|mom|mum|dad|grandma|grandpa|grandmother|grandfather|friend|buddy|mate|kid|child|boy|girl|baby|toddler|teenager|nephew|niece|cousin|roommate|colleague|guest|\\d+ year old)';
const MANY =
  '(?:sons|daughters|brothers|sisters|friends|buddies|mates|kids|children|boys|girls|babies|toddlers|teenagers|nephews|nieces|cousins|roommates|colleagues|guests|people|persons|person|adults|men|women|guys|ladies|heads|grandkids|grandchildren|(?:year )?olds)';
const POSSIBLY = '(?:my|our|the|a|an|his|her|another) ';
/** One who comes, or several of a kind. */
const MEMBER = `(?:${POSSIBLY})?(?:(?<many>\\d+) (?:other |little |young )?${MANY}|${ONE})|me|myself|i`;
const member = new RegExp(`(?:${MEMBER})(?![\\w:])`, 'y');
/** Begins a member whom no "and" joins: "me, my wife"; "killing me, I need" and "said to me dad" are no list. */
const ANOTHER = /^(?:my|our|his|her|another|\d)/;
const joint = / (?:and |plus |with |and also |as well as )?/y;

/** Said of the whole party; the group `n` is how many. */
const WHOLE = [
  `(?:(?:party|group|family) of|table (?:of|for)) (?<n>\\d{1,2})(?! ?(?:[ap]m|oclock))`,
  `(?<n>\\d{1,2}) (?:of us|of them|of you)`,
  `(?:for|were|there(?:ll be| will be| are)|theres|bringing|were bringing) (?:the |all )?(?<n>\\d{1,2}) (?:of us|of them|${MANY})`,
  `(?<n>\\d{1,2}) (?:people|persons|adults|guests)`,
  `(?<n>\\d{1,2}) (?:back to back|in a row|one after (?:the other|another))`,
  `(?<n>\\d{1,2}) (?:\\w+ )?(?:appointments|bookings|slots|spots|seats|places|haircuts|cuts|trims|chairs)(?: for us)?`,
].map((source) => new RegExp(`\\b(?:${source})(?![\\w:])`));
const PAIR = /\b(?:(?:both|the two|a couple|couple) of us|us both|us two)\b/;

/** How many come, where the words say it; null where they do not. "For four" alone may be the hour. */
export function peopleIn(words: string): number | null {
  const text = digitsForNumberWords(plainWords(words));
  const whole = WHOLE.map((pattern) => Number(pattern.exec(text)?.groups?.['n'] ?? NaN)).find(
    (count) => count > 0 && count <= MOST,
  );
  return whole ?? (PAIR.test(text) ? 2 : listed(text));
}

/** Adds up those who are named one after the other: "me, my wife and our two kids". */
function listed(text: string): number | null {
  let most = 0;
  for (const { index } of text.matchAll(/\b/g)) {
    const { count, members, speaker } = chain(text, index);
    if (members > 1 && speaker) most = Math.max(most, count);
  }
  return most > 1 && most <= MOST ? most : null;
}

function chain(text: string, start: number): { count: number; members: number; speaker: boolean } {
  let [at, count, members, speaker, joined] = [start, 0, 0, false, true];
  for (;;) {
    member.lastIndex = at;
    const match = member.exec(text);
    if (!match || !(joined || ANOTHER.test(match[0]))) return { count, members, speaker };
    members += 1;
    count += Number(match.groups?.['many'] ?? 1);
    speaker ||= /^(?:me|myself|i)$/.test(match[0]);
    joint.lastIndex = at + match[0].length;
    const link = joint.exec(text)?.[0] ?? '';
    joined = link.trim() !== '';
    at += match[0].length + link.length;
  }
}
