/** What a receptionist makes of a tool's result: it speaks the server's sentence, and leads on from there. */
import { z } from 'zod';
import { say, type Choice, type Conversation, type Step } from './conversation.ts';
import { lookForTimes, withBooking } from './hear.ts';
import { askedIn, PHRASES } from './phrases.ts';

const choice = (key: 'offer' | 'booking') =>
  z
    .array(z.object({ [key]: z.string(), say: z.string() }))
    .transform((all): Choice[] => all.map((one) => ({ id: one[key] ?? '', say: one['say'] ?? '' })))
    .catch([]);

const Result = z.object({
  status: z.string(),
  say: z.string().catch(''),
  ask: z.string().optional().catch(undefined),
  phone: z.string().optional().catch(undefined),
  offers: choice('offer'),
  bookings: choice('booking'),
});
type Result = z.infer<typeof Result>;

/** Takes up what a tool has answered. */
export function learned(before: Conversation, tool: string, content: string): Step {
  const result = read(content);
  if (result === null) return say({ ...before, searchNext: false }, PHRASES.unable);
  const now = { ...before, asked: askFrom(result) ?? before.asked };
  switch (tool) {
    case 'answer_question':
      return afterAnswer(now, result);
    case 'find_openings':
      return afterOffers({ ...now, offers: result.offers, offer: null }, result);
    case 'book':
    case 'reschedule':
      if (result.status === 'taken')
        return afterOffers({ ...now, offers: result.offers, offer: null }, result);
      if (result.status === 'ask') return say({ ...now, phone: result.phone ?? now.phone }, result.say);
      return done(now, result);
    case 'find_bookings':
      return afterBookings(now, result);
    case 'take_message':
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

function askFrom({ status, ask }: Result): Conversation['asked'] {
  if (status === 'verify') return 'verify';
  if (status !== 'ask') return null;
  switch (ask) {
    case 'service':
    case 'when':
    case 'name':
    case 'phone':
    case 'confirm-phone':
    case 'message':
      return ask;
    default:
      return null;
  }
}

/** Says the server's sentence, and a question behind it where it has none of its own. */
const andAsk = (sentence: string, question: string): string =>
  sentence.trimEnd().endsWith('?') ? sentence : `${sentence} ${question}`;

function afterAnswer(now: Conversation, result: Result): Step {
  if (now.searchNext) {
    const search = lookForTimes(now);
    return { ...search, move: { ...search.move, say: result.say } };
  }
  return say(now, andAsk(result.say, pending(now) ?? PHRASES.anythingElse));
}

/** The question that was open when the caller asked something else. */
function pending(now: Conversation): string | null {
  if (now.goal === 'book' && now.offer !== null) return PHRASES.name;
  if (now.offers.length > 1) return PHRASES.whichOffer;
  if (now.offers.length === 1) return now.goal === 'move' ? PHRASES.moveThere : PHRASES.bookThat;
  if (now.goal === 'cancel' && now.booking !== null) return PHRASES.cancelIt;
  if (now.goal === 'move' && now.booking !== null) return PHRASES.newTime;
  return null;
}

function afterOffers(now: Conversation, result: Result): Step {
  const [only, ...others] = result.offers;
  if (only === undefined) return say({ ...now, asked: now.asked ?? 'when' }, result.say);
  const single = now.goal === 'move' ? PHRASES.moveThere : PHRASES.bookThat;
  const question = others.length > 0 ? PHRASES.whichOffer : single;
  return say({ ...now, asked: 'which-offer' }, andAsk(result.say, question));
}

function afterBookings(now: Conversation, result: Result): Step {
  if (result.status !== 'found') {
    const asked = now.asked ?? askedIn(result.say);
    return asked === null && result.status === 'none'
      ? done(now, result)
      : say({ ...now, asked }, result.say);
  }
  const [only, ...others] = result.bookings;
  const known = { ...now, bookings: result.bookings, booking: others.length === 0 ? (only ?? null) : null };
  return withBooking({ ...known, asked: null }, result.say);
}

/** What the caller wanted is done, or cannot be done: on to whatever else there is. */
function done(now: Conversation, result: Result): Step {
  const next: Conversation = {
    ...now,
    goal: 'none',
    wish: [],
    when: null,
    offers: [],
    offer: null,
    bookings: [],
    booking: null,
    asked: 'anything-else',
  };
  return say(next, andAsk(result.say, PHRASES.anythingElse));
}
