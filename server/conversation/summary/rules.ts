/** The summary that is written without a model: by what the tools did, and a few words that tell a mood. Pure. */
import type { Outcome } from '../../events/events.ts';
import type { Language } from '../../languages/language.ts';
import type { Draft } from './draft.ts';
import type { Run, Turn } from './flags.ts';

export interface Conversation {
  readonly outcome: Outcome | null;
  /** In their order. */
  readonly turns: readonly Turn[];
  readonly runs: readonly Run[];
}

type Words = Language['summaries'];
type Wish = keyof Words['wanted'];

/** The wish that a tool serves, and the status of its result when the wish is fulfilled. */
const TOOLS: Readonly<Record<string, { readonly wish: Wish; readonly done: string }>> = {
  find_openings: { wish: 'book', done: '' },
  book: { wish: 'book', done: 'booked' },
  reschedule: { wish: 'move', done: 'moved' },
  cancel_booking: { wish: 'cancel', done: 'cancelled' },
  find_bookings: { wish: 'look-up', done: 'found' },
  answer_question: { wish: 'answer', done: 'found' },
  take_message: { wish: 'message', done: 'taken' },
  ask_for_person: { wish: 'person', done: '' },
  emergency: { wish: 'help', done: 'call-for-help' },
};
/** Of questions; the same number of open matters as a model may tell. */
const MOST_OPEN = 5;

/** Facts to remember are none: telling one needs somebody who understands what was said. */
export function ruledDraft({ outcome, turns, runs }: Conversation, words: Words): Draft {
  const moves = runs.some(({ name }) => name === 'reschedule');
  const wanted = new Set<Wish>();
  const done = new Set<Wish>();
  for (const { name, result } of runs) {
    const tool = TOOLS[name];
    if (tool === undefined) continue;
    // Free times that were looked for are those to move to.
    const wish = name === 'find_openings' && moves ? 'move' : tool.wish;
    wanted.add(wish);
    if (tool.done !== '' && result['status'] === tool.done) done.add(wish);
  }
  const open = [...wanted].filter((wish) => !done.has(wish) && wish !== 'answer');
  // Whoever left a message was promised a call; what they wanted before is in it.
  const left = done.has('message') ? [words.open.reply] : open.map((wish) => words.open.wish[wish]);
  const unhappy = turns.filter(({ speaker, said }) => speaker === 'caller' && words.isUnhappy(said));
  return {
    wanted: [...wanted].map((wish) => words.wanted[wish]).join(' '),
    done: [...done].map((wish) => words.done[wish]).join(' '),
    open: [...questionsOf(runs).map(words.open.question), ...left].slice(0, MOST_OPEN),
    sentiment: unhappy.length > 0 ? 'bad' : isPleased(outcome, turns, words) ? 'good' : 'neutral',
    facts: [],
    flags: unhappy.slice(0, 10).map(({ position }) => ({ kind: 'unhappy', turn: position })),
  };
}

/** The questions that found no answer, each once. */
function questionsOf(runs: readonly Run[]): readonly string[] {
  const asked = runs.flatMap(({ result }) => {
    const question = result['openQuestion'];
    return typeof question === 'string' && question.trim() !== '' ? [question.trim()] : [];
  });
  return [...new Set(asked)];
}

/** They said so at the end, and got what they wanted: "thank you" alone is politeness. */
function isPleased(outcome: Outcome | null, turns: readonly Turn[], words: Words): boolean {
  const last = turns.findLast(({ speaker }) => speaker === 'caller');
  const reached = outcome !== null && outcome !== 'unresolved' && outcome !== 'failed';
  return reached && last !== undefined && words.isPleased(last.said);
}
