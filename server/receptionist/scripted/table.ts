/** What is on the table, for a caller who asks about it: the state tells, and the open question is put again. */
import { andAsk, capital, say, sentence, type Conversation, type Step } from './conversation.ts';
import { openQuestion } from './questions.ts';
import type { Utterance } from './utterance.ts';

/** "What time is it again?", "with whom?"; null when nothing is on the table. */
export function onTheTable(now: Conversation, said: Utterance): Step | null {
  if (!said.shows('asksTable')) return null;
  const subject = subjectOf(now);
  if (subject === null) return null;
  const question = openQuestion(now);
  if (question === null) return andAsk({ ...now, asked: 'anything-else' }, subject, 'anythingElse');
  return say({ ...now, asked: now.answering }, `${capital(subject)}. ${sentence(now, question)}`);
}

/** What is talked about, in the server's words. */
function subjectOf({ offer, offers, booking, booked, answering, language }: Conversation): string | null {
  const chosen = offers.find(({ id }) => id === offer);
  if (chosen !== undefined) return chosen.say;
  if (offers.length > 0) return language.scripted.orOf(offers.map((each) => each.say));
  if (booking !== null) return booking.say;
  return answering === 'anything-else' ? booked : null;
}
