/** The words with which a caller chooses among times, so that what says more than they do is no clear choice. */
import { set } from '../word-set.ts';

const CHOOSING = set(
  `i i'll i'd we we'll we'd you he she it it's that that's this the a an of and my me us for with at on in to by past
  will would could can may let's please take have go do get give grab choose pick prefer like want need rather love make
  book put reserve think guess suppose probably then just actually maybe well um uh er oh hmm so mate thanks thank yes yeah
  yep yup ok okay sure right no is be are works work suits suit sounds looks seems best better good great fine perfect lovely
  brilliant nice cool ideal ones one option number slot time appointment spot opening either any them those these whichever
  first second third fourth fifth last latest later earliest earlier early late middle latter former next
  morning afternoon evening noon midday lunchtime night o'clock oclock am pm half quarter thirty fifteen fortyfive forty
  twenty ten five two three four six seven eight nine eleven twelve oh
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december today tomorrow day down in up really very possible if that'd that'll i'm m a.m p.m p a about
  around him her them why not bad`,
);

/** Whether a word helps to choose and tells nothing else. */
export const isChoosing = (word: string): boolean =>
  CHOOSING.has(word) || /^\d{1,2}(?::\d\d)?(?:am|pm|st|nd|rd|th)?$/.test(word);

/** Nobody chooses in more of them, and each is read for itself. */
const MOST_CLAUSES = 8;

/** The last parts of an utterance, each of which may choose or refuse for itself. */
export const clausesIn = (text: string): readonly string[] =>
  text
    .split(/[,;!?]+|(?<=\p{L}{3})\.|\b(?:so|but|because|since)\b/iu)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '')
    .slice(-MOST_CLAUSES);

/** "Either one of the afternoon ones" means the afternoon, and any of it. */
export const withoutAny = (text: string): string =>
  text.replaceAll(/\b(?:either|any|one)(?: one)? of (?:the|those|these)\b/gi, 'the');
