/** What a receptionist makes of one utterance: the new state of the conversation, and the answer. */
import { book, chooseOffer, namesTime, search, wish, wishesOtherwise, withAnybody } from './booking.ts';
import { call, say, type Conversation, type Goal, type Question, type Step } from './conversation.ts';
import { callBack, messageFrom, takeMessage, withMessage } from './message.ts';
import { dated, find, forgotten, identified, onOwnBooking, withBooking } from './own-booking.ts';
import { personName, phoneNumber } from './person.ts';
import { askAgain, openQuestion, PHRASES } from './phrases.ts';
import { pick } from './pick.ts';
import * as words from './words.ts';

/** Takes up what the caller said: the first that makes sense of it answers. */
export function heard(before: Conversation, text: string): Step {
  const { asked } = before;
  const now: Conversation = {
    ...before,
    asked: null,
    answering: asked,
    searchNext: false,
    questions: [],
    missed: false,
    leaving: false,
  };
  return (
    courtesy(before, text) ??
    farewell(before, now, text) ??
    takenUp(before, now, text) ??
    say(before, askAgain(asked, before.confusions))
  );
}

function takenUp(before: Conversation, now: Conversation, text: string): Step | null {
  const { asked } = before;
  return (
    callBack(now, text) ??
    atAnyTime(now, asked, text) ??
    (asked === null ? null : answered(now, asked, text)) ??
    newGoal(now, asked, text) ??
    carriedOn(now, asked, text) ??
    introduced(before, text)
  );
}

/** A goodbye ends the call, once what was said in the same breath is done: "yes please, thank you, bye". */
function farewell(before: Conversation, now: Conversation, text: string): Step | null {
  if (!words.takesLeave(text)) return null;
  const rest = words.withoutLeave(text);
  const idle = before.asked === null || before.asked === 'anything-else';
  if (idle ? words.wantsMore(rest) : !declines(rest)) {
    const step = takenUp({ ...before, leaving: true }, { ...now, leaving: true }, rest);
    if (step !== null && (step.move.call !== null || words.yesOrNo(rest) !== 'no')) return step;
  }
  return now.goal === 'message' && now.message !== null
    ? takeMessage({ ...now, leaving: true })
    : call(now, 'end_call', {});
}

/** Says nothing, or no, and nothing with it. */
const declines = (text: string): boolean =>
  text === '' || (words.yesOrNo(text) !== 'yes' && words.onlyDeclines(text));

/** What changes nothing: the question that was asked stays asked. */
function courtesy(before: Conversation, text: string): Step | null {
  if (text.trim() === '') return say(before, askAgain(before.asked, before.confusions));
  if (before.missed && words.yesOrNo(text) === 'yes')
    return say({ ...before, missed: false }, before.lastSaid || PHRASES.help);
  if (words.wantsPause(text) && !words.namesTime(text)) return say(before, PHRASES.takeYourTime);
  if (words.wantsRepeat(text)) return say(before, before.lastSaid || PHRASES.help);
  if (words.asksWhoSpeaks(text)) return say(before, PHRASES.automated);
  return words.greets(text) && before.asked === null ? say(before, PHRASES.help) : null;
}

/** What a caller may say whatever was asked. */
function atAnyTime(now: Conversation, asked: Question | null, text: string): Step | null {
  if (asked === 'message' && !words.wantsPerson(text)) return null;
  const upset = words.isAngry(text) && !words.wishes(text);
  if (words.wantsPerson(text) || upset) {
    const urgent = { ...now, goal: 'message', message: null, urgent: true } as const;
    return call(urgent, 'ask_for_person', { reason: text }, words.isAngry(text) ? PHRASES.sorry : '');
  }
  if (words.givesUp(text)) {
    if (now.goal === 'book') return say(forgotten(now), PHRASES.dropped);
    if (now.goal === 'move') return say(forgotten(now), PHRASES.kept);
  }
  if (isGoodbye(text, asked)) return call(now, 'end_call', {});
  if (words.wantsMessage(text) && asked !== 'want-message') return messageFrom(now, text);
  if (words.hasNews(text) && now.offers.length === 0) return messageFrom(now, text);
  if (now.goal === 'book' && now.offers.length > 0 && !/\b(appointment|booking|reschedul\w*)\b/i.test(text)) {
    // "I can't make three", "change it to four": about the times on offer, not about an appointment made before.
    return /\bcancel/i.test(text) ? say(forgotten(now), PHRASES.dropped) : null;
  }
  const shifts = now.bookings.length > 0 && asked === 'anything-else' && words.shifts(text);
  if (words.wantsMove(text) || shifts) return onOwnBooking(now, 'move', text);
  if (words.wantsCancel(text) && asked !== 'confirm-cancel') return onOwnBooking(now, 'cancel', text);
  return null;
}

function isGoodbye(text: string, asked: Question | null): boolean {
  if (words.saysGoodbye(text)) return asked === 'anything-else' || asked === null;
  return asked === 'anything-else' && words.yesOrNo(text) === 'no' && words.onlyDeclines(text);
}

/** The answer to what was asked; null when it is none. */
function answered(now: Conversation, asked: Question, text: string): Step | null {
  const reply = words.yesOrNo(text);
  switch (asked) {
    case 'anything-else':
      if (words.thanks(text)) return say(now, PHRASES.welcome);
      return (
        corrected(now, text) ??
        (reply === 'yes' && !words.wishes(text) ? say(forgotten(now), PHRASES.goOn) : null)
      );
    case 'want-message':
      if (words.asksToBook(text)) return null;
      if (reply === 'no') return say({ ...now, goal: 'none' }, PHRASES.noMessage);
      return reply === 'yes' || words.wantsMessage(text) ? messageFrom(now, text) : null;
    case 'message':
      return withMessage(now, text);
    case 'verify':
    case 'name':
      return named(now, text);
    case 'verify-day':
      return dated(now, text);
    case 'phone':
      return withPhone(now, text);
    case 'confirm-phone':
      if (reply === 'yes') return now.goal === 'message' ? takeMessage(now) : book(now, true);
      return (
        withPhone(now, text) ?? (reply === 'no' ? say({ ...now, phone: null }, PHRASES.otherPhone) : null)
      );
    case 'confirm-cancel':
      if (reply === 'no') return say(forgotten(now), PHRASES.kept);
      return reply === null || now.booking === null
        ? null
        : call(now, 'cancel_booking', { booking: now.booking.id });
    case 'which-booking': {
      const [first] = now.bookings;
      if (words.meansAll(text) && first !== undefined)
        return withBooking({ ...now, booking: first }, `One after the other. First, ${first.say}.`);
      const [meant] = pick(text, now.bookings);
      return meant === undefined ? null : withBooking({ ...now, booking: meant });
    }
    case 'which-offer':
      return chooseOffer(now, text);
    case 'staff':
      return reply === 'yes' ? withAnybody(now) : search(now, text);
    case 'service':
    case 'when':
      if (words.asksFact(text)) return null;
      return (
        (now.offers.length > 0 ? chooseOffer(now, text) : null) ?? (reply === 'no' ? null : wished(now, text))
      );
  }
}

const CONTRADICTS = /^\W*(?:oh|wait|no|nope|sorry|actually|hold on|hang on|um|uh)\b/i;

/** What was just booked is not what the caller meant: another time moves it, another name is passed on. */
function corrected(now: Conversation, text: string): Step | null {
  if (
    !now.booked ||
    now.leaving ||
    !CONTRADICTS.test(text) ||
    words.asksToBook(text) ||
    words.namesService(text)
  )
    return null;
  const talked: Conversation = { ...now, answering: 'when' };
  if (namesTime(talked, text) || words.namesSomebody(text))
    return find(wish({ ...talked, goal: 'move' }, text), '');
  const name = personName(text, false);
  return name === null
    ? null
    : takeMessage({
        ...now,
        goal: 'message',
        message: `The appointment that was just booked is for ${name}${now.name === null ? '' : `, not for ${now.name}`}.`,
        name,
      });
}

/** A day or a service was asked for; what names neither must at least be more than a mumble. */
const wished = (now: Conversation, text: string): Step | null =>
  !words.thanks(text) && (words.wishes(text) || namesTime(now, text) || /\w{4,}/.test(text))
    ? search(now, text)
    : null;

/** A name was asked for: of a booking, of who leaves a message, or for whom to book. */
function named(now: Conversation, text: string): Step | null {
  const isOwn = now.goal === 'look-up' || now.goal === 'move' || now.goal === 'cancel';
  if (isOwn && now.bookings.length === 0) return identified(now, text);
  const name = personName(text, true);
  const other = now.goal === 'book' && (namesTime(now, text) || wishesOtherwise(now, text));
  if (other && (name === null || words.changesMind(text))) return search(now, text);
  if (name === null) return null;
  if (now.goal === 'message') return takeMessage({ ...now, name });
  return now.offer === null ? null : book({ ...now, name });
}

function withPhone(now: Conversation, text: string): Step | null {
  const phone = phoneNumber(text);
  if (phone === null) return null;
  return now.goal === 'message' ? takeMessage({ ...now, phone }) : book({ ...now, phone });
}

/** A name that was not asked for is kept all the same. */
function introduced(before: Conversation, text: string): Step | null {
  const name = personName(text, false);
  return name === null
    ? null
    : say({ ...before, name }, `Thank you, ${name}. ${openQuestion(before) ?? PHRASES.help}`);
}

/** Something new is asked or wished. */
function newGoal(now: Conversation, asked: Question | null, text: string): Step | null {
  if (words.wantsLookUp(text)) return onOwnBooking(now, 'look-up', text);
  if (words.asksFact(text)) {
    const goal: Goal = now.goal === 'move' ? 'move' : 'book';
    const alsoWished = words.asksToBook(text) ? { ...wish({ ...now, goal }, text), searchNext: true } : now;
    const [first, ...questions] = words.questionsIn(text);
    const talkedOf = words.namesService(text) ? text : now.talkedOf;
    return call({ ...alsoWished, asked, questions, talkedOf }, 'answer_question', {
      question: questions.length > 0 ? first : text,
    });
  }
  if (now.offers.length > 0) return null;
  return words.wishes(text) ? search(now, text) : null;
}

/** Nothing else fits: the words may still carry on what is under way. */
function carriedOn(now: Conversation, asked: Question | null, text: string): Step | null {
  if (now.offer !== null && now.name === null && asked === null) return named({ ...now, goal: 'book' }, text);
  if (now.offer !== null && namesTime(now, text)) return search(now, text);
  const chosen = now.offers.length > 0 && now.offer === null ? chooseOffer(now, text) : null;
  if (chosen !== null) return chosen;
  if (words.asksAnything(text)) return call({ ...now, asked }, 'answer_question', { question: text });
  if (words.thanks(text)) return say(now, PHRASES.welcome);
  if (asked === null && now.goal === 'cancel')
    return now.booking === null ? find(now, text) : say(now, PHRASES.cancelIt);
  return asked === null && words.yesOrNo(text) === 'yes' ? say(now, PHRASES.goOn) : null;
}
