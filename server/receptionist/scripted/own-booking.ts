/** Booked already: the caller wants to know when, to move it, or to cancel it. It is found first. */
import { either, lookForTimes, wish } from './booking.ts';
import { call, say, type Conversation, type Goal, type Step } from './conversation.ts';
import { personName } from './person.ts';
import { andAsk, PHRASES } from './phrases.ts';
import { pick } from './pick.ts';
import * as words from './words.ts';

/** The wish is done or given up; who calls stays known. */
export const forgotten = (now: Conversation): Conversation => ({
  ...now,
  goal: 'none',
  wish: [],
  when: null,
  offers: [],
  offer: null,
  bookings: [],
  booking: null,
});

/** Takes up a wish about the caller's own booking. */
export function onOwnBooking(now: Conversation, goal: Goal, text: string): Step {
  const { bookings } = now;
  const [from, to] = goal === 'move' ? fromAndTo(text) : [text, ''];
  const before = words.ofSomebodyElse(text) ? null : now.name;
  const known = { ...forgotten(now), goal, bookings, name: personName(text, false) ?? before };
  const wished = to === '' ? known : wish(known, to);
  const meant = bookings.length === 1 ? bookings : pick(from, bookings);
  if (bookings.length > 0 && !words.ofSomebodyElse(text))
    return withBooking({ ...wished, booking: (meant.length === 1 ? meant[0] : undefined) ?? null });
  return find(wished, from);
}

/** Where the new time begins. */
const turns = (text: string): readonly (number | undefined)[] => [
  Array.from(text.matchAll(/\b(to|until|till)\b/gi)).at(-1)?.index,
  /\b(can|could|may) (i|we|you)\b/i.exec(text)?.index,
];

/** "Move my Thursday appointment to Friday at two" tells which one, and when instead. */
function fromAndTo(text: string): readonly [string, string] {
  for (const end of turns(text)) {
    const to = end === undefined ? '' : text.slice(end).replace(/^\w+\s+/, '');
    if (words.namesTime(to)) return [text.slice(0, end), to];
  }
  return [text, ''];
}

/** Asks for the caller's bookings, by what proves that they are the caller's: a name, or a time. */
export function find(now: Conversation, text: string): Step {
  return call(now, 'find_bookings', { name: now.name, words: words.namesTime(text) ? text.trim() : null });
}

/** The caller answers with a name or a time of the booking; null when it is neither. */
export function identified(now: Conversation, text: string): Step | null {
  if (words.asksToBook(text)) return null;
  const name = personName(text, true);
  if (name !== null || words.namesTime(text)) return find({ ...now, name: name ?? now.name }, text);
  return words.yesOrNo(text) === 'no' ? say({ ...forgotten(now), name: null }, PHRASES.noMessage) : null;
}

/** The caller answers when the appointment is; who does not know is helped by a person. Null when it is neither. */
export function dated(now: Conversation, text: string): Step | null {
  if (words.asksToBook(text)) return null;
  if (words.namesTime(text) || words.namesBareHour(text))
    return call(now, 'find_bookings', { name: now.name, words: text.trim() });
  if (words.forgets(text) || words.yesOrNo(text) === 'no')
    return say({ ...forgotten(now), asked: 'want-message' }, PHRASES.dayUnknown);
  const name = personName(text, true);
  return name === null ? null : find({ ...now, name }, text);
}

/** The booking is found, and perhaps introduced by the server's words: on to what the caller wants with it. */
export function withBooking(now: Conversation, found = ''): Step {
  const { booking } = now;
  if (booking === null)
    return say(
      now,
      found === '' ? `${PHRASES.whichBooking} ${either(now.bookings)}?` : andAsk(found, PHRASES.whichBooking),
    );
  const intro = found === '' ? `${booking.say.charAt(0).toUpperCase()}${booking.say.slice(1)}.` : found;
  if (now.goal === 'cancel') return say(now, andAsk(intro, PHRASES.cancelIt));
  if (now.goal !== 'move') return say(now, andAsk(intro, PHRASES.anythingElse));
  if (now.wish.length === 0) return say(now, andAsk(intro, PHRASES.newTime));
  const search = lookForTimes(now);
  return { ...search, move: { ...search.move, say: intro } };
}
