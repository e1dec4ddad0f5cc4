/** What a receptionist makes of a tool's result: it speaks the server's sentence, and leads on from there. */
import { z } from 'zod';
import { call, say, type Choice, type Conversation, type Question, type Step } from './conversation.ts';
import { lookForTimes } from './booking.ts';
import { forgotten, withBooking } from './own-booking.ts';
import { andAsk, openQuestion, PHRASES, withoutQuestion } from './phrases.ts';

const choice = (key: 'offer' | 'booking') =>
  z
    .array(z.object({ [key]: z.string(), say: z.string() }))
    .transform((all): Choice[] => all.map((one) => ({ id: one[key] ?? '', say: one['say'] ?? '' })))
    .catch([]);

const Result = z.object({
  status: z.string(),
  say: z.string().catch(''),
  ask: z.string().optional().catch(undefined),
  offers: choice('offer'),
  bookings: choice('booking'),
});
type Result = z.infer<typeof Result>;

/** Takes up what a tool has answered. */
export function learned(before: Conversation, tool: string, content: string): Step {
  const result = read(content);
  if (result === null) return say({ ...before, searchNext: false }, PHRASES.unable);
  const question = askFrom(tool, result);
  if (question !== null && result.say === before.lastSaid && before.confusions > 0)
    return say({ ...before, asked: 'want-message' }, PHRASES.lost);
  const now = {
    ...before,
    asked: question ?? before.asked,
    serverAsked: question === null ? null : { say: result.say, question },
    booked: tool === 'book' ? result.status === 'booked' : before.booked && tool === 'answer_question',
  };
  switch (tool) {
    case 'answer_question':
      return afterAnswer(now, result);
    case 'find_openings':
      return afterOffers({ ...now, offers: result.offers, offer: null }, result);
    case 'book':
    case 'reschedule':
      if (result.status === 'taken')
        return afterOffers({ ...now, offers: result.offers, offer: null }, result);
      if (result.status === 'ask') return say(now, result.say);
      return done(now, result);
    case 'find_bookings':
      return afterBookings(now, result);
    case 'take_message':
      if (now.unheard && result.status === 'taken')
        return call(forgotten(now), 'end_call', {}, PHRASES.callBack);
      return result.status === 'ask'
        ? say(now, result.say)
        : done({ ...now, message: null, urgent: false }, result);
    case 'ask_for_person':
      return say({ ...now, goal: 'message', urgent: true, asked: 'message' }, result.say);
    case 'end_call':
      return say(now, result.say || PHRASES.goodbye);
    default:
      return done(now, result);
  }
}

function read(content: string): Result | null {
  try {
    const result = Result.safeParse(JSON.parse(content));
    return result.success && (result.data.say !== '' || result.data.status === 'ending') ? result.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** What the server asks the caller for. */
const ASKS = ['service', 'when', 'staff', 'name', 'phone', 'confirm-phone', 'message'] as const;

function askFrom(tool: string, { status, ask, bookings }: Result): Question | null {
  if (status === 'verify') return ask === 'day' ? 'verify-day' : 'verify';
  if (tool === 'find_bookings' && bookings.length > 1) return 'which-booking';
  return status === 'ask' ? (ASKS.find((question) => question === ask) ?? null) : null;
}

function afterAnswer(now: Conversation, result: Result): Step {
  const [next, ...questions] = now.questions;
  if (next !== undefined)
    return call({ ...now, questions }, 'answer_question', { question: next }, result.say);
  if (now.searchNext) {
    const search = lookForTimes(now);
    return { ...search, move: { ...search.move, say: result.say } };
  }
  const otherwise = result.status === 'unknown' ? PHRASES.wantMessage : PHRASES.anythingElse;
  return say(now, andAsk(result.say, openQuestion(now) ?? otherwise));
}

function afterOffers(now: Conversation, result: Result): Step {
  const [only, ...others] = result.offers;
  if (only === undefined) return say({ ...now, asked: now.asked ?? 'when' }, result.say);
  const single = now.goal === 'move' ? PHRASES.moveThere : PHRASES.bookThat;
  const question = others.length > 0 ? PHRASES.whichOffer : single;
  return say({ ...now, asked: 'which-offer' }, andAsk(result.say, question));
}

function afterBookings(now: Conversation, result: Result): Step {
  if (result.status === 'none')
    return say({ ...now, name: null, asked: 'verify' }, andAsk(result.say, PHRASES.otherName));
  if (result.status === 'withheld') return done(now, result);
  if (result.status === 'locked')
    return say({ ...forgotten(now), asked: 'want-message' }, andAsk(result.say, PHRASES.wantMessage));
  if (result.status !== 'found') return say(now, result.say);
  const [only, ...others] = result.bookings;
  const known = { ...now, bookings: result.bookings, booking: others.length === 0 ? (only ?? null) : null };
  return withBooking({ ...known, asked: null }, result.say);
}

/** What the caller wanted is done, or cannot be done: on to whatever else there is. */
function done(now: Conversation, result: Result): Step {
  if (now.leaving) return call(forgotten(now), 'end_call', {}, withoutQuestion(result.say));
  return say({ ...forgotten(now), asked: 'anything-else' }, andAsk(result.say, PHRASES.anythingElse));
}
