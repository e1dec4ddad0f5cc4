/** Booked already: the caller wants to know when, to move it, or to cancel it. It is found first. */
import { lookForTimes, wish } from './booking.ts';
import {
  andAsk,
  call,
  forgotten,
  say,
  tell,
  type Conversation,
  type Goal,
  type Step,
} from './conversation.ts';
import { pick } from './pick.ts';
import type { Utterance } from './utterance.ts';

/** Takes up a wish about the caller's own booking. */
export function onOwnBooking(now: Conversation, goal: Goal, said: Utterance): Step {
  const { bookings } = now;
  const [from, to] = goal === 'move' ? fromAndTo(now, said) : [said, null];
  const owner = now.language.scripted.ownerIn(said.text);
  const others = owner !== null || said.shows('ofSomebodyElse');
  const name = owner ?? said.name() ?? said.nameBeside ?? (others ? null : now.name);
  const known = { ...forgotten(now), goal, bookings, name, owner: others ? (owner ?? '') : null };
  const wished = to === null ? known : wish(known, to);
  if (bookings.length === 0 || others) return find(wished, from);
  const [meant = null, ...more] = bookings.length === 1 ? bookings : pick(now, from, bookings);
  return withBooking({ ...wished, booking: more.length === 0 ? meant : null });
}

/** "Move my Thursday appointment to Friday at two" tells which one, and when instead. */
function fromAndTo({ language }: Conversation, said: Utterance): readonly [Utterance, Utterance | null] {
  const moves = language.scripted
    .movesIn(said.text)
    .map(([from, to]) => [said.part(from), said.part(to)] as const);
  return moves.find(([, to]) => to.namesTime) ?? [said, null];
}

/** Asks for the caller's bookings, by what proves that they are the caller's: a name, or a time. */
export const find = (now: Conversation, said: Utterance | null): Step =>
  lookUp(now, said?.namesTime === true ? said.text.trim() : null);

/** What they had before, or what they have booked. */
const lookUp = (now: Conversation, words: string | null): Step =>
  call(now, now.recalls ? 'recall_customer' : 'find_bookings', { name: now.name, words });

/** Who cannot prove who they are says what they want. */
const withoutRecall = (now: Conversation): Step =>
  tell({ ...now, recalls: false, recalled: true, asked: 'service' }, 'whichService');

/** The caller answers with a name or a time of the booking; null when it is neither. */
export function identified(now: Conversation, said: Utterance): Step | null {
  if (said.shows('asksToBook')) return null;
  const day = now.answering === 'verify-day';
  if (day && (said.namesTime || said.mayNameTime)) return lookUp(now, said.text.trim());
  // Who does not know when it is, is helped by a person.
  const gaveUp = day && (said.shows('forgets') || said.reply === 'no');
  if (now.recalls && (gaveUp || said.reply === 'no')) return withoutRecall(now);
  if (gaveUp) return tell({ ...forgotten(now), asked: 'want-message' }, 'dayUnknown');
  const name = said.heardName(true)?.name ?? (said.namesTime ? now.name : undefined);
  if (name !== undefined) return find({ ...now, name }, said);
  return said.reply === 'no' ? tell({ ...forgotten(now), name: null }, 'noMessage') : null;
}

/** The booking is found, and perhaps introduced by the server's words: on to what the caller wants with it. */
export function withBooking(now: Conversation, found = ''): Step {
  const { booking, bookings, goal, language } = now;
  if (booking === null)
    return found === ''
      ? say(now, language.scripted.whichBooking(bookings.map((each) => each.say)))
      : andAsk(now, found, 'whichBooking');
  const intro = found === '' ? `${booking.say.charAt(0).toUpperCase()}${booking.say.slice(1)}.` : found;
  if (goal === 'details') return call(now, 'send_details', { booking: booking.id });
  if (goal === 'move')
    return now.wish.length === 0 ? andAsk(now, intro, 'newTime') : lookForTimes(now, intro);
  return andAsk(now, intro, goal === 'cancel' ? 'cancelIt' : 'anythingElse');
}
