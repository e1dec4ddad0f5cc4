/** The questions that the receptionist puts: which one is open, how it is put again, and which one a text ends on. */
import type { Question, SentenceName } from '../../languages/language.ts';
import { shows } from '../../languages/sign.ts';
import { hear, say, sentence, type Conversation, type Step } from './conversation.ts';

/** Asks once more, otherwise than before; the third time it offers to take a message. */
export function askAgain(now: Conversation): string {
  const { again } = now.language.scripted;
  const single = now.asked === 'which-offer' && now.offers.length === 1;
  const which = single ? (now.goal === 'move' ? 'move-there' : 'book-that') : (now.asked ?? 'nothing');
  return again[which][now.confusions] ?? lost(now);
}

/** Offers a message, and not twice in the same words. */
function lost(now: Conversation): string {
  const offer = sentence(now, 'lost');
  return now.lastSaid === offer ? now.language.scripted.again['want-message'][0] : offer;
}

/** Whether a spoken text told the caller that they were not understood. */
export const isAskedAgain = ({ language }: Conversation, text: string): boolean =>
  [...Object.values(language.scripted.again).flat(), ...Object.values(language.scripted.noOthers)].includes(
    text.trim(),
  );

/** What was said already is put otherwise the second time; the third time a message is offered. */
export function unlessTold(before: Conversation, step: Step, otherwise = askAgain(step.now)): Step {
  const { now, move } = step;
  if (move.call !== null || move.say !== before.told || !move.say.trimEnd().endsWith('?')) return step;
  return before.confusions === 0 ? say(now, otherwise) : say({ ...now, asked: 'want-message' }, lost(before));
}

/** As often in a row a caller hears the same who asks for it. */
const MOST_REPEATS = 3;

/** Says the same, but not without end; whom to call in danger is said as often as it takes. */
export const unlessTooOften = (before: Conversation, step: Step): Step =>
  step.move.call === null &&
  step.move.say === before.lastSaid &&
  before.repeats >= MOST_REPEATS - 1 &&
  !hear(before, before.lastSaid).shows('saysEmergency')
    ? say({ ...step.now, asked: 'want-message' }, lost(before))
    : step;

/** The server's sentence without the question behind it, for a caller who is leaving. */
export function withoutQuestion(sentence: string): string {
  const said = sentence.trimEnd();
  return said.endsWith('?') ? said.slice(0, questionStart(said, said.length - 1)) : sentence;
}

/** Where the question begins whose mark stands at `mark`: looked for backwards, as a pattern would be quadratic here. */
const questionStart = (text: string, mark: number): number =>
  1 + Math.max(...['.', '!', '?'].map((end) => text.slice(0, mark).lastIndexOf(end)));

/** The longest question in characters. */
const LONGEST_QUESTION = 400;

/** The question that is open by what is known, when the caller has turned to something else. */
export function openQuestion({ goal, offer, offers, booking }: Conversation): SentenceName | null {
  if (goal === 'book' && offer !== null) return 'name';
  if (offers.length > 1) return 'whichOffer';
  if (offers.length === 1) return goal === 'move' ? 'moveThere' : 'bookThat';
  if (booking === null) return null;
  return goal === 'cancel' ? 'cancelIt' : goal === 'move' ? 'newTime' : null;
}

/** Which question a text ends on; null when it asks nothing that is known. */
export function askedIn({ language }: Pick<Conversation, 'language'>, text: string): Question | null {
  const mark = text.lastIndexOf('?');
  if (mark < 0) return null;
  const start = Math.max(questionStart(text, mark), mark - LONGEST_QUESTION);
  const last = language.scripted.plain(text.slice(start, mark + 1).toLowerCase());
  return language.scripted.questions.find(([, sign]) => shows(sign, last))?.[0] ?? null;
}
