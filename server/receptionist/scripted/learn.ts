/** The answer of the scripted receptionist to a tool's result: the server's sentence, and the next question. */
import { z } from 'zod';
import type { Question } from '../../languages/language.ts';
import type { ToolName, ToolResults } from '../tools/index.ts';
import type { OfferedTime } from '../tools/dialogue-state.ts';
import type { Choice } from './act.ts';
import { lookForTimes } from './booking.ts';
import {
  andAsk,
  call,
  forgotten,
  say,
  sentence,
  tell,
  type Conversation,
  type Step,
} from './conversation.ts';
import { withBooking } from './own-booking.ts';
import { book } from './proposed.ts';
import { openQuestion, unlessTold, withoutQuestion } from './questions.ts';

type Told = {
  [Name in ToolName]: { readonly tool: Name; readonly result: ToolResults[Name] };
}[ToolName];

/** The checked part of a result that the tools have written; one that was too long came without its lists. */
const Result = z.looseObject({
  status: z.string(),
  say: z.string().catch(''),
  offers: z.array(z.unknown()).catch([]),
  bookings: z.array(z.unknown()).catch([]),
});

function read(tool: string, content: string): Told | null {
  try {
    const { success, data } = Result.safeParse(JSON.parse(content));
    return success && (data.say !== '' || data.status === 'ending') ? ({ tool, result: data } as Told) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Takes up what a tool has answered. */
export function learned(before: Conversation, tool: string, content: string): Step {
  const told = read(tool, content);
  if (told === null) return tell({ ...before, searchNext: false }, 'unable');
  const question = askFrom(told);
  const words = told.result.say;
  if (question !== null && words === before.lastSaid && before.confusions > 0)
    return tell({ ...before, asked: 'want-message' }, 'lost');
  const now = {
    ...before,
    asked: question ?? before.asked,
    serverAsked: question === null ? null : { say: words, question },
    booked: bookedBy(told) ?? (tool === 'answer_question' ? before.booked : null),
  };
  switch (told.tool) {
    case 'answer_question':
      return afterAnswer(now, told.result);
    case 'find_openings':
      return afterOffers(now, told.result);
    case 'book':
    case 'reschedule':
      if (told.result.status === 'taken') return afterOffers(now, told.result);
      if (told.result.status === 'ask') return say(now, words);
      return (told.result.status === 'booked' ? nextOfParty(now, words) : null) ?? done(now, words);
    case 'find_bookings':
      return afterBookings(now, told.result);
    case 'recall_customer':
      return afterRecall(now, told.result);
    case 'take_message':
      if (now.unheard && told.result.status === 'taken')
        return call(forgotten(now), 'end_call', {}, sentence(now, 'callBack'));
      return told.result.status === 'ask'
        ? say(now, words)
        : done({ ...now, message: null, urgent: false }, words);
    case 'note_email':
      return told.result.status === 'ask' ? say(now, words) : done(now, words);
    case 'emergency':
      return say({ ...now, asked: null }, words);
    case 'ask_for_person':
      return told.result.status === 'message-needed'
        ? say({ ...now, goal: 'message', urgent: true, asked: 'message' }, words)
        : say(
            { ...now, goal: 'none', urgent: false, asked: null, ringing: told.result.status === 'ringing' },
            words,
          );
    case 'stop_ringing':
      return say({ ...now, asked: null, ringing: false }, words);
    case 'send_details':
      return afterDetails(now, told.result);
    case 'opt_out':
      return told.result.status === 'withheld'
        ? andAsk({ ...forgotten(now), asked: 'want-message' }, words, 'wantMessage')
        : done(now, words);
    case 'end_call':
      return say(now, words || sentence(now, 'goodbye'));
    case 'cancel_booking':
      return done(now, words);
  }
}

/** The server's words for what it has just booked or moved, without its question. */
const bookedBy = ({ tool, result }: Told): string | null =>
  (tool === 'book' && result.status === 'booked') || (tool === 'reschedule' && result.status === 'moved')
    ? withoutQuestion(result.say).trim()
    : null;

/** The fact that the server asks the caller for. */
function askFrom({ tool, result }: Told): Question | null {
  if (result.status === 'verify') return result.ask === 'day' ? 'verify-day' : 'verify';
  // Whom they want is heard as they ask for them once more.
  if (tool === 'ask_for_person') return null;
  if (result.status === 'ask') return result.ask;
  return tool === 'find_bookings' && result.status === 'found' && result.bookings.length > 1
    ? 'which-booking'
    : null;
}

function afterAnswer(now: Conversation, result: ToolResults['answer_question']): Step {
  const [next, ...questions] = now.questions;
  if (next !== undefined)
    return call({ ...now, questions }, 'answer_question', { question: next }, result.say);
  if (now.searchNext) return lookForTimes(now, result.say);
  if (now.goal === 'book' && now.offer !== null && now.name !== null) {
    const step = book(now);
    return { now: step.now, move: { ...step.move, say: result.say } };
  }
  const otherwise = result.status === 'unknown' ? 'wantMessage' : 'anythingElse';
  const draft = result.status === 'unknown' ? now.message : null;
  return andAsk({ ...now, message: draft }, result.say, openQuestion(now) ?? otherwise);
}

function afterOffers(now: Conversation, result: ToolResults['find_openings' | 'book']): Step {
  const offers = 'offers' in result ? result.offers.map(choiceOf) : [];
  const known = { ...now, ...aimOf(now, result), offers, offer: null };
  const { noOthers } = now.language.scripted;
  if (offers.length === 0) {
    const step = say({ ...known, asked: now.asked ?? 'when' }, result.say);
    if (result.status !== 'ask') return unlessTold(now, step, noOthers.day);
    return result.ask === 'which-booking' ? step : unlessTold(now, step);
  }
  const single = known.goal === 'move' ? 'moveThere' : 'bookThat';
  const question = offers.length > 1 ? 'whichOffer' : single;
  const step = andAsk({ ...known, asked: 'which-offer' }, result.say, question);
  return offers.length > 1 ? unlessTold(now, step, noOthers.times) : unlessTold(now, step);
}

const choiceOf = ({ offer: id, say: words, then = [] }: OfferedTime): Choice => ({
  id,
  say: words,
  ...(then.length === 0 ? {} : { then: then.map(choiceOf) }),
});

/** The server may have understood that a booking is to be moved: then these times are for that one. */
function aimOf(now: Conversation, result: ToolResults['find_openings' | 'book']) {
  if (result.status !== 'found' || !result.moves) return {};
  const id = result.moves;
  const booking = now.bookings.find((each) => each.id === id) ?? { id, say: result.service.toLowerCase() };
  return { goal: 'move' as const, booking };
}

function afterBookings(now: Conversation, result: ToolResults['find_bookings']): Step {
  switch (result.status) {
    case 'none':
      return andAsk({ ...now, name: null, asked: 'verify' }, result.say, 'otherName');
    case 'withheld':
      return done(now, result.say);
    case 'locked':
      return andAsk({ ...forgotten(now), asked: 'want-message' }, result.say, 'wantMessage');
    case 'found': {
      const bookings = result.bookings.map(({ booking: id, say: words }) => ({ id, say: words }));
      const [booking = null] = bookings.length === 1 ? bookings : [];
      const found = { ...now, bookings, booking, asked: null };
      const isOther = now.owner !== null && now.name !== null && now.name !== now.owner;
      return withBooking(found, isOther ? now.language.scripted.underName(now.name, result.say) : result.say);
    }
    case 'verify':
    case 'failed':
      return say(now, result.say);
  }
}

function afterDetails(now: Conversation, result: ToolResults['send_details']): Step {
  switch (result.status) {
    case 'failed': {
      // Nothing is booked yet: what was asked before goes on.
      const question = openQuestion(now) ?? 'anythingElse';
      return andAsk({ ...now, asked: now.answering }, result.say, question);
    }
    case 'locked':
      return andAsk({ ...forgotten(now), asked: 'want-message' }, result.say, 'wantMessage');
    case 'refused':
      return say({ ...forgotten(now), goal: 'details', asked: 'verify' }, result.say);
    case 'sent':
    case 'not-sent':
    case 'withheld':
      return done(now, result.say);
  }
}

function afterRecall(now: Conversation, result: ToolResults['recall_customer']): Step {
  const over = { ...now, recalls: false, recalled: true };
  switch (result.status) {
    case 'recalled':
      return lookForTimes(over, result.say);
    case 'none':
      return andAsk({ ...now, name: null, asked: 'verify' }, result.say, 'otherName');
    case 'withheld':
    case 'locked':
      return say({ ...over, asked: 'service' }, `${result.say} ${sentence(over, 'whichService')}`);
    case 'verify':
    case 'failed':
      return say(now, result.say);
  }
}

/** Several come: a yes to all their times was said, and each needs a name. */
function nextOfParty(now: Conversation, words: string): Step | null {
  const [next, ...others] = now.others;
  if (next === undefined) return null;
  const { alsoFor } = now.language.scripted;
  return say(
    { ...now, goal: 'book', offer: next.id, offers: [], others, name: null, asked: 'name' },
    `${withoutQuestion(words).trim()} ${alsoFor(next.say)}`,
  );
}

/** What the caller wanted is done, or cannot be done: on to whatever else there is. */
function done(now: Conversation, words: string): Step {
  if (now.leaving) return call(forgotten(now), 'end_call', {}, withoutQuestion(words));
  return andAsk({ ...forgotten(now), asked: 'anything-else' }, words, 'anythingElse');
}
