/** When a word is somebody's name. */
import type { Mention, NamePiece } from '../people.ts';
import { fold, plainApostrophes } from '../fold.ts';
import { set } from './word-set.ts';

/** The longest text that is read. */
const LONGEST = 4_000;

/** They are names only where the words around them say so. */
const ALSO_WORDS = set(
  'will may mark hope art bill rose drew jack june april august grace pat sue rob frank chase grant miles rich ray dawn eve faith joy autumn summer winter ivy lily olive violet iris daisy basil clay cliff dale dean earl ford gene glen guy harry hunter jay mason max nick norm penny pierce reed rex robin rusty sandy skip sky skye stone sunny wade ward bob buck buddy chip chuck cash christian cooper crystal destiny dolly dot ginger glory haven heath holly honey jewel king kit lane lee major melody mercy misty nova patience pearl peg phoenix piper poppy precious princess queen randy reese ruby sage star storm sterling trinity trip true van west woody young long short price black white green brown gray day bush wood cook baker barber taylor carter carpenter wells bell banks rice pope bishop church cross field fields flowers fox gates hall hand hill lake love marsh mills moon noble park parks parker perry power powers rivers sharp silver small snow spring street strong walker waters west wise worth son sun hung thu song kim more less late early free open close clean sharp good best nice sweet fine next last first friday sunday monday saturday wednesday tuesday thursday march january february july september october november december time noon',
);
/** Hardly ever names, since every sentence has them. */
const SMALL_WORDS = set(
  'on an so do in my no to me he she we you i a at is it the or of if as be by go up us am hi oh ok let see can has had who how was are not may',
);
const MONTHS = set('may june april august march january february july september october november december');
const TIMES = set('friday sunday monday saturday wednesday tuesday thursday noon');

const WITH = set('with see seeing than ask asking mr mrs ms miss dr doctor named called request prefer');
const BEFORE_NAME = set(
  'by for from like want wants rather get have take use book and or except besides but',
);
const ASKS_ABOUT = set('is does has can could did was');
const OBJECTS = set('me it you us him her them my your that this the a an');
const IS_THERE = set('in there working available free off around here back');
const ENDS = set(
  'please if at on tomorrow today this next and or is for instead then thanks who around about between',
);
/** Said around the name in an answer that is nothing but a name. */
const AROUND_ANSWER = set(
  'please um uh er yes yeah yep ok okay just maybe probably thanks thank you id ill like take prefer with oh well sure actually then i go for lets say um hmm it be would',
);
const KIN = set(
  'son daughter husband wife kid child brother sister friend mother mom mum father dad partner boyfriend girlfriend nephew niece boss',
);
/** Behind these a caller tells their own name. */
const OWN_NAME = set('this|is im i|am name|is names name under');

/** The words and marks of an utterance. */
export function readNames(text: string): readonly NamePiece[] {
  const plain = plainApostrophes(text.slice(0, LONGEST));
  const found = [...plain.normalize('NFC').matchAll(/[\p{L}\p{M}\p{N}']+|[.,;:!?&/]/gu)].map(
    ([each]) => each,
  );
  return found.map((each, at) => {
    const isMark = /^[.,;:!?&/]$/.test(each);
    const possessive = /'s$|s'$/i.test(each);
    const before = found[at - 1];
    return {
      text: fold(each.replace(/'s$/i, '')),
      isMark,
      possessive,
      capital: /^\p{Lu}\p{Ll}/u.test(each) && before !== undefined && /^[\p{Ll}'I]/u.test(before),
    };
  });
}

/** Ends a name: "under Reyes on Tuesday". */
const NO_NAME = set(
  'the a an my your his her their our it that this i we you for on at in to from and or but please thanks thank with is was will would can could tomorrow today tonight monday tuesday wednesday thursday friday saturday sunday',
);

/** The name that the words themselves announce: "it's under Reyes", "my name is Ann Lee"; empty: none. */
export function nameGiven(text: string): string {
  const said = readNames(text);
  const isNamed = said.findLastIndex(
    ({ text: word }, at) =>
      (word === 'under' && said[at + 1]?.text !== 'the') ||
      (word === 'of' && said[at - 1]?.text === 'name') ||
      (word === 'is' && said[at - 1]?.text === 'name') ||
      (word === 'name' &&
        said[at - 1]?.text === 'the' &&
        said[at - 2]?.text === 'under' &&
        said[at + 1]?.text !== 'of'),
  );
  if (isNamed < 0) return '';
  const rest = said.slice(isNamed + 1, isNamed + 5);
  const end = rest.findIndex(({ text: word, isMark }) => isMark || NO_NAME.has(word) || /\d/.test(word));
  return (end < 0 ? rest : rest.slice(0, end)).map(({ text: word }) => word).join(' ');
}

/** The place around which a name is said, as words. */
interface Around {
  readonly said: readonly NamePiece[];
  readonly at: number;
  readonly end: number;
}

const textAt = ({ said }: Around, at: number): string => said[at]?.text ?? '';
const isEnd = ({ said }: Around, at: number): boolean =>
  said[at] === undefined || said[at].isMark || ENDS.has(said[at].text);

/**
 * What the words from `at` to before `end` stand for, which are like a name.
 * @param sure they are a first and a last name.
 */
export function mention(said: readonly NamePiece[], at: number, end: number, sure: boolean): Mention {
  const around = { said, at, end };
  if (isOwnName(around)) return 'word';
  if (!sure && !isPerson(around)) return 'word';
  return isRefused(said, at) ? 'refused' : 'person';
}

/** "This is Sam", "my son Sam", "the name is Sam": who calls, or comes. */
function isOwnName(around: Around): boolean {
  const before = textAt(around, around.at - 1);
  const two = `${textAt(around, around.at - 2)}|${before}`;
  if (OWN_NAME.has(two) || OWN_NAME.has(before) || KIN.has(before)) return true;
  return ['calling', 'speaking'].includes(textAt(around, around.end));
}

function isPerson(around: Around): boolean {
  const { said, at, end } = around;
  const word = textAt(around, at);
  const small = SMALL_WORDS.has(word);
  if (!small && !ALSO_WORDS.has(word)) return true;
  if (isWholeAnswer(around)) return true;
  const before = textAt(around, at - 1);
  const ends = isEnd(around, end);
  if (small && word !== 'may') return WITH.has(before) && ends && word !== textAt(around, end);
  if (TIMES.has(word)) return before === 'with' || before === 'see';
  if (said[end - 1]?.possessive === true) return true;
  if (WITH.has(before)) return true;
  if (asksAbout(around)) return true;
  if (MONTHS.has(word)) return false;
  if (said[at]?.capital === true) return true;
  return BEFORE_NAME.has(before) && ends && !(before === 'for' && word === 'long');
}

/** "Is Will in?", "does Mark work on Fridays?", and not "can bill me". */
function asksAbout(around: Around): boolean {
  const { said, at, end } = around;
  if (!ASKS_ABOUT.has(textAt(around, at - 1))) return false;
  const asker = said[at - 2];
  if (asker !== undefined && !asker.isMark && asker.text !== 'and') return false;
  const next = textAt(around, end);
  return textAt(around, at - 1) === 'is' ? IS_THERE.has(next) : next !== '' && !OBJECTS.has(next);
}

/** "Will, please." */
function isWholeAnswer({ said, at, end }: Around): boolean {
  const isBreak = (piece: NamePiece | undefined) => piece === undefined || /^[.!?;]$/.test(piece.text);
  let from = at;
  while (!isBreak(said[from - 1])) from -= 1;
  let to = end;
  while (!isBreak(said[to])) to += 1;
  if (to - from > end - at + 6) return false;
  const others = [...said.slice(from, at), ...said.slice(end, to)];
  // "May I" asks, and "will you" does.
  if (OBJECTS.has(said[end]?.text ?? '') || said[end]?.text === 'i') return false;
  return others.every(({ text, isMark }) => isMark || AROUND_ANSWER.has(text));
}

const NEGATIONS = set('not dont never isnt cant cannot without except besides apart avoid wont doesnt');
/** What may stand between a refusal and its name: "I don't want an appointment with Sam". */
const BETWEEN = set(
  'else from to see have want like get be take go by appointment booking really with an a the of and for or',
);
const ANYBODY = set('anyone anybody anything everyone everybody someone somebody');

/** "Not Sam", "anybody but Sam", "instead of Sam", "I don't like Sam". */
function isRefused(said: readonly NamePiece[], at: number): boolean {
  const skip = (from: number) => {
    let place = from;
    while (place >= 0 && BETWEEN.has(said[place]?.text ?? '')) place -= 1;
    return place;
  };
  const place = skip(at - 1);
  const word = said[place]?.text ?? '';
  const earlier = said[place - 1]?.text ?? '';
  if (word === 'but') return ANYBODY.has(said[skip(place - 1)]?.text ?? '');
  if (word === 'instead') return said[place + 1]?.text === 'of';
  if (word === 'than') return earlier === 'other' || earlier === 'rather';
  // "Why not Sam?" wishes.
  return NEGATIONS.has(word) && earlier !== 'why';
}
