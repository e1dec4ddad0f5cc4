/** What a receptionist makes of a tool's result: it speaks the server's sentence, and leads on from there. */
import { z } from 'zod';
import type { Question } from '../../languages/scripted.ts';
import { lookForTimes } from './booking.ts';
import {
  andAsk,
  call,
  forgotten,
  say,
  sentence,
  tell,
  type Choice,
  type Conversation,
  type Step,
} from './conversation.ts';
import { withBooking } from './own-booking.ts';
import { openQuestion, withoutQuestion } from './questions.ts';

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
  if (result === null) return tell({ ...before, searchNext: false }, 'unable');
  const question = askFrom(tool, result);
  if (question !== null && result.say === before.lastSaid && before.confusions > 0)
    return tell({ ...before, asked: 'want-message' }, 'lost');
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
        return call(forgotten(now), 'end_call', {}, sentence(now, 'callBack'));
      return result.status === 'ask'
        ? say(now, result.say)
        : done({ ...now, message: null, urgent: false }, result);
    case 'ask_for_person':
      return say({ ...now, goal: 'message', urgent: true, asked: 'message' }, result.say);
    case 'end_call':
      return say(now, result.say || sentence(now, 'goodbye'));
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
  if (now.searchNext) return lookForTimes(now, result.say);
  const otherwise = result.status === 'unknown' ? 'wantMessage' : 'anythingElse';
  return andAsk(now, result.say, openQuestion(now) ?? otherwise);
}

function afterOffers(now: Conversation, { offers, say: sentence }: Result): Step {
  if (offers.length === 0) return say({ ...now, asked: now.asked ?? 'when' }, sentence);
  const single = now.goal === 'move' ? 'moveThere' : 'bookThat';
  return andAsk({ ...now, asked: 'which-offer' }, sentence, offers.length > 1 ? 'whichOffer' : single);
}

function afterBookings(now: Conversation, result: Result): Step {
  switch (result.status) {
    case 'none':
      return andAsk({ ...now, name: null, asked: 'verify' }, result.say, 'otherName');
    case 'withheld':
      return done(now, result);
    case 'locked':
      return andAsk({ ...forgotten(now), asked: 'want-message' }, result.say, 'wantMessage');
    case 'found': {
      const { bookings } = result;
      const [booking = null] = bookings.length === 1 ? bookings : [];
      return withBooking({ ...now, bookings, booking, asked: null }, result.say);
    }
    default:
      return say(now, result.say);
  }
}

/** What the caller wanted is done, or cannot be done: on to whatever else there is. */
function done(now: Conversation, result: Result): Step {
  if (now.leaving) return call(forgotten(now), 'end_call', {}, withoutQuestion(result.say));
  return andAsk({ ...forgotten(now), asked: 'anything-else' }, result.say, 'anythingElse');
}
