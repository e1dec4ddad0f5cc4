/** The clauses of what somebody says about danger: plain words, and whether each tells what is so now. */
import type { Mood } from '../../danger.ts';
import { plainApostrophes } from '../../fold.ts';

/** Contractions as whole words, then words that tell nothing of their own. */
const SPELLED: readonly (readonly [RegExp, string])[] = [
  [/\bw(?:on't|ont)\b/g, 'will not'],
  [/\bca(?:n't|nt)\b|\bcannot\b/g, 'can not'],
  [/\b(is|are|was|were|do|does|did|has|have|had|could|would|should)n'?t\b/g, '$1 not'],
  [/\bi'm\b|\bim\b/g, 'i am'],
  [/\b(can|let)'s\b/g, '$1 us'],
  [/'s\b/g, ' is'],
  [/'re\b/g, ' are'],
  [/'ve\b/g, ' have'],
  [/'ll\b/g, ' will'],
  [/'d\b/g, ' would'],
  [/\bgonna\b/g, 'going to'],
  [/\bwanna\b/g, 'want to'],
  [/(?<![\w-])[\w-]{1,12}[ -](?:year|month|week)s?[ -]old\b/g, 'child'],
  [/\b9[ -]1[ -]1\b|\bnine one one\b/g, '911'],
  [/\b9[ -]9[ -]9\b|\b(?:nine nine|triple) nine\b/g, '999'],
  [/\b0[ -]0[ -]0\b|\btriple (?:zero|o|oh)\b/g, '000'],
  [/\b1[ -]1[ -]2\b|\bone one two\b/g, '112'],
  [/\b1[ -]1[ -]1\b|\btriple one\b/g, '111'],
  [/\b(?:um|uh|er|erm|please|really|actually|literally|very|so|quite|kind of|sort of|you know|even)\b/g, ' '],
];

/** Calls for attention, which end whatever was said before. */
const INTERJECTION =
  /\b(?:what (?:do|should|can|shall) (?:i|we) do|(?<!\b(?:you|they|to|not|would|will|might|may|does|could|can|i|it|that) )help(?: (?:me|us))?(?! (?:people|with|you|your|him|her|desk|line|wanted|someone|anyone))|hurry(?: up)?|quick(?:ly)?|come (?:quick|fast)|oh my (?:god|gosh)|listen|oh no|hello|hi|are you (?:still )?there|is (?:any|some)(?:body|one) there|is this (?:the )?\w+|can you hear me|i do not know what to do)\b/g;

const words = (utterance: string): string =>
  SPELLED.reduce((text, [from, to]) => text.replaceAll(from, to), plainApostrophes(utterance.toLowerCase()));

/** The clauses in order; the word that makes one depend on another stays at its head, and a question mark at its end. */
export const clausesOf = (utterance: string): readonly string[] =>
  words(utterance)
    .replaceAll(INTERJECTION, ' | $& | ')
    .replaceAll('?', ' ? | ')
    .replaceAll(
      /(?<![.!;,:|])[.!;,:|]+(?=\s|$)|\b(?:and|but|because|then|or|while|though|although)\b/g,
      ' | ',
    )
    .replaceAll(/\b(?:if|when|whenever|unless|in case|every time)\b/g, ' | $&')
    .replaceAll(/[^\p{L}\p{N}'|?]+/gu, ' ')
    .split('|')
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');

const HELP = '(?:you|someone|somebody|anyone|anybody|they)';
/** A question, unless it asks for somebody to come or call. */
const ASKED = new RegExp(
  String.raw`^(?:(?:yes|yeah|ok|okay|well|also|just|sorry|excuse me|good (?:morning|afternoon|evening)|i was wondering|i wonder|do you know|can you tell me) )*(?!(?:can|could|would|will) ${HELP} (?:call|send|get|help|come)\b|\w+ not\b|where is (?:\w+ )?(?:epi ?pen|inhaler)\b)(?:do|does|did|are|is|was|were|am|can|could|would|will|should|shall|may|have|has|how|what|which|who|when|where|why|whether)\b|\bwould like to know\b`,
);
/** What is asked about whoever is there: nobody knows yet. */
const ASKED_OF_NOW =
  /\b(?:should i|do i need|do we need|could (?:it|this|that|he|she|i)|is (?:he|she|it|this|that)|am i|is my \w+)\b/;

/** What is only thought of. */
const SUPPOSED = /^(?:if|unless|in case|whenever|when)\b|\bwhat if\b|\b(?:imagine|suppose|let us say)\b/;

/** What comes and goes, or has been there for long. */
const HABIT =
  /\b(?:sometimes|often|usually|occasionally|every (?:day|night|time|morning|few)|now and then|from time to time|on and off|chronic|tends? to|always|lately|for (?:weeks|months|years|\w+ (?:weeks|months|years)))\b/;

/** What is long over; with "since" before it, it still goes on. */
const LONG_AGO =
  /(?<!since )\b(?:last (?:night|week|weekend|month|year|spring|summer|fall|autumn|winter|time|christmas|\w+day)|yesterday|(?:day|week|month|year)s? ago|a while (?:ago|back)|the other day|used to|as an? (?:kid|child|baby|toddler|teenager)|when (?:i|he|she|we|they) (?:was|were)|in (?:19|20)\d\d|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|in the past|(?:during|at|in|after) (?:my|our|the) last|(?<!at )once|previously|years back|history of|recover\w*|surviv\w+|earlier this (?:week|month|year)|over the weekend|back in|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/;

/** What is talked about as a thing: goods, services, stories, jokes. */
const NOT_REAL =
  /\b(?:joke|joking|kidding|laugh\w*|movie|film|show|series|game|novel|song|band|costume|tattoo|poster|brand|called|named|documentary|podcast|(?:insurance|policy|lawsuit|sue|suing|settlement|claim|will and testament)|class|course|training|lesson|certifi\w+|seminar|workshop|drill)\b/;
/** An errand: what it names is to be done, bought or looked at some day. */
const ERRAND =
  /\b(?:book|booking|schedule|appointment|quote|estimate|price|pricing|offer|sell|buy|order (?:an?|some|the|more)|install\w*|inspect\w*|replac\w+|repair\w*|fix|fixed|maintenance|service[ds]?|certificate|tested|check(?:ed|up)?)\b/;

/** "When I run": what was said before it comes and goes. */
const WHENEVER =
  /^(?:whenever|every time|when (?:i|we|you|he|she|they|it) (?!was\b|were\b|had\b|saw\b|fell\b|stood\b|got\b|came\b|went\b|heard\b|\w+ed\b))/;

/** Whether a clause tells what is so now; `next` is the one behind it. */
export function moodOf(clause: string, next = ''): Mood {
  if (SUPPOSED.test(clause) || NOT_REAL.test(clause) || LONG_AGO.test(clause)) return 'not-now';
  const asked = ASKED.test(clause) || clause.endsWith('?') || next === '?';
  if (asked && ASKED_OF_NOW.test(clause) && !ERRAND.test(clause)) return 'perhaps';
  if (asked || ERRAND.test(clause)) return 'not-now';
  return HABIT.test(clause) || WHENEVER.test(next) ? 'perhaps' : 'now';
}

export const isLongAgo = (clause: string): boolean => LONG_AGO.test(clause);

/** The caller came for something else, and tells why: what happened to somebody may be over. */
export const isErrand = (utterance: string): boolean =>
  /\b(?:cancel\w*|reschedul\w*|appointment|book(?:ing)?|move (?:it|my|our)|make it|change my|haircut|table for)\b/.test(
    words(utterance),
  );
