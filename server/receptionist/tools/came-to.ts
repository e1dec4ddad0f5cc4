/** What a conversation came to in which nothing was changed: whether the caller got what they wanted, as its tool runs tell. */
import type { DialogueState } from './dialogue-state.ts';
import type { ToolResult } from './tool.ts';

/** What a caller can want beside an answer to a question. */
export type Wish = 'book' | 'move' | 'cancel' | 'look-up' | 'message' | 'person';

export interface CameTo {
  /** What the caller wanted and did not get. */
  readonly open: readonly Wish[];
  /** Questions that found no answer. */
  readonly openQuestions: readonly string[];
  /** Something was told that the caller wanted to know. */
  readonly answered: boolean;
}

export const NOTHING_WANTED: CameTo = { open: [], openQuestions: [], answered: false };

/** The same after one more run. */
export function afterRun(
  before: CameTo,
  name: string,
  {
    status,
    reason,
    openQuestion,
  }: Pick<ToolResult, 'status' | 'openQuestion'> & { readonly reason?: unknown },
  { aim, about }: Pick<DialogueState, 'aim' | 'about'>,
): CameTo {
  // The model's own mistake, which it mends with its next run.
  if (reason === 'bad-input') return before;
  switch (name) {
    case 'answer_question':
      return openQuestion === undefined
        ? { ...before, answered: true }
        : { ...before, openQuestions: withOne(before.openQuestions, openQuestion) };
    // Free times are no appointment yet.
    case 'find_openings':
    case 'book':
      return wanting(before, isMove(aim, about) ? 'move' : 'book');
    case 'reschedule':
      return wanting(before, 'move');
    case 'cancel_booking':
      return wanting(before, 'cancel');
    case 'find_bookings':
      return status === 'found'
        ? { ...before, open: before.open.filter((wish) => wish !== 'look-up'), answered: true }
        : wanting(before, 'look-up');
    case 'recall_customer':
      return status === 'recalled' ? { ...before, answered: true } : before;
    case 'take_message':
      return wanting(before, 'message');
    case 'ask_for_person':
      return wanting(before, 'person');
    default:
      return before;
  }
}

/** An appointment that was looked up is to be moved until the caller wants another one. */
const isMove = (aim: DialogueState['aim'], about: DialogueState['about']): boolean =>
  aim === null ? about.type === 'found' : aim.type === 'move';

const wanting = (before: CameTo, wish: Wish): CameTo => ({ ...before, open: withOne(before.open, wish) });

const withOne = <Each>(all: readonly Each[], one: Each): readonly Each[] =>
  all.includes(one) ? all : [...all, one];

/** Null: the tools were not asked for anything. */
export function outcomeOf({ open, openQuestions, answered }: CameTo): 'answered' | 'unresolved' | null {
  if (open.length + openQuestions.length > 0) return 'unresolved';
  return answered ? 'answered' : null;
}
