/** The answer of the scripted receptionist to one utterance: the new state of the conversation, and the answer. */
import { book, chooseOffer, namesTime, search, wish, wishesOtherwise, withAnybody } from './booking.ts';
import { call, forgotten, hear, say, sentence, tell, type Conversation, type Step } from './conversation.ts';
import { callBack, messageFrom, takeMessage, withMessage } from './message.ts';
import { find, identified, onOwnBooking, withBooking } from './own-booking.ts';
import { pick } from './pick.ts';
import { askAgain, openQuestion } from './questions.ts';
import type { Utterance } from './utterance.ts';

/** Takes up what the caller said: the first that makes sense of it answers. */
export function heard(before: Conversation, text: string): Step {
  const said = hear(before, before.missed ? before.language.scripted.withoutPresence(text) : text);
  const turn = {
    asked: null,
    answering: before.asked,
    searchNext: false,
    questions: [],
    missed: false,
    leaving: false,
  };
  return (
    courtesy(before, said) ??
    farewell({ ...before, ...turn }, said) ??
    takenUp({ ...before, ...turn }, said) ??
    say(before, askAgain(before))
  );
}

const takenUp = (now: Conversation, said: Utterance): Step | null =>
  callBack(now, said) ??
  atAnyTime(now, said) ??
  answered(now, said) ??
  newGoal(now, said) ??
  carriedOn(now, said) ??
  introduced(now, said);

/** A goodbye ends the call, once what was said in the same breath is done: "yes please, thank you, bye". */
function farewell(now: Conversation, said: Utterance): Step | null {
  if (!said.shows('saysBye')) return null;
  const rest = said.part(now.language.scripted.withoutGoodbye(said.text));
  const idle = now.answering === null || now.answering === 'anything-else';
  if (idle ? rest.wantsMore : !declines(rest)) {
    const step = takenUp({ ...now, leaving: true }, rest);
    if (step !== null && (step.move.call !== null || rest.reply !== 'no')) return step;
  }
  return now.goal === 'message' && now.message !== null
    ? takeMessage({ ...now, leaving: true })
    : call(now, 'end_call', {});
}

/** Says nothing, or no, and nothing with it. */
const declines = (said: Utterance): boolean =>
  said.text === '' || (said.reply !== 'yes' && said.shows('onlyDeclines'));

/** The answer to an utterance that changes nothing: the question stays open. */
function courtesy(before: Conversation, said: Utterance): Step | null {
  const repeated = before.lastSaid || sentence(before, 'help');
  // A sign of life answers "are you still there?"; whatever else is said answers the question before it.
  if (before.missed && said.shows('onlyPresent')) return say({ ...before, missed: false }, repeated);
  if (said.text.trim() === '') return say(before, askAgain(before));
  if (said.shows('wantsPause') && !said.namesTime) return tell(before, 'takeYourTime');
  if (said.shows('wantsRepeat')) return say(before, repeated);
  if (said.shows('asksWhoSpeaks')) return tell(before, 'automated');
  return said.greets && before.asked === null ? tell(before, 'help') : null;
}

/** The answer to an utterance that may follow any question. */
function atAnyTime(now: Conversation, said: Utterance): Step | null {
  const { answering, goal, offers } = now;
  const wantsPerson = said.shows('wantsPerson');
  if (answering === 'message' && !wantsPerson) return null;
  const angry = said.shows('isAngry');
  if (wantsPerson || (angry && !said.wishes)) {
    const urgent = { ...now, goal: 'message', message: null, urgent: true } as const;
    return call(urgent, 'ask_for_person', { reason: said.text }, angry ? sentence(now, 'sorry') : '');
  }
  if (said.shows('givesUp')) {
    if (goal === 'book') return tell(forgotten(now), 'dropped');
    if (goal === 'move') return tell(forgotten(now), 'kept');
  }
  if (isGoodbye(now, said)) return call(now, 'end_call', {});
  const leaves = said.shows('wantsMessage') && answering !== 'want-message';
  if (leaves || (said.hasNews && offers.length === 0)) return messageFrom(now, said);
  if (goal === 'book' && offers.length > 0 && !said.shows('namesBooking'))
    // "I can't make three", "change it to four": about the times on offer, not about an appointment made before.
    return said.shows('namesCancelling') ? tell(forgotten(now), 'dropped') : null;
  const shifts = now.bookings.length > 0 && answering === 'anything-else' && said.shows('shifts');
  if (shifts || said.shows('wantsMove')) return onOwnBooking(now, 'move', said);
  return said.shows('wantsCancel') && answering !== 'confirm-cancel'
    ? onOwnBooking(now, 'cancel', said)
    : null;
}

function isGoodbye({ answering }: Conversation, said: Utterance): boolean {
  if (answering !== null && answering !== 'anything-else') return false;
  if (said.shows('saysGoodbye')) return true;
  return answering !== null && said.reply === 'no' && said.shows('onlyDeclines');
}

/** The answer to what was asked; null when it is none. */
function answered(now: Conversation, said: Utterance): Step | null {
  const { reply } = said;
  switch (now.answering) {
    case null:
      return null;
    case 'anything-else':
      if (said.thanks) return tell(now, 'welcome');
      return corrected(now, said) ?? (reply === 'yes' && !said.wishes ? tell(forgotten(now), 'goOn') : null);
    case 'want-message':
      if (said.shows('asksToBook')) return null;
      if (reply === 'no') return tell({ ...now, goal: 'none' }, 'noMessage');
      return reply === 'yes' || said.shows('wantsMessage') ? messageFrom(now, said) : null;
    case 'message':
      return withMessage(now, said);
    case 'verify':
    case 'name':
      return named(now, said);
    case 'verify-day':
      return identified(now, said);
    case 'phone':
      return withPhone(now, said);
    case 'confirm-phone':
      if (reply === 'yes') return now.goal === 'message' ? takeMessage(now) : book(now, true);
      return withPhone(now, said) ?? (reply === 'no' ? tell({ ...now, phone: null }, 'otherPhone') : null);
    case 'confirm-cancel':
      if (reply === 'no') return tell(forgotten(now), 'kept');
      if (now.booking === null) return null;
      if (reply === 'yes') return call(now, 'cancel_booking', { booking: now.booking.id });
      // "It is on Friday at 11": which one is meant, once more.
      return said.namesTime && pick(now, said, [now.booking]).length > 0 ? withBooking(now) : null;
    case 'which-booking': {
      const [first] = now.bookings;
      if (said.shows('meansAll') && first !== undefined)
        return withBooking({ ...now, booking: first }, now.language.scripted.firstOf(first.say));
      const [meant] = pick(now, said, now.bookings);
      return meant === undefined ? null : withBooking({ ...now, booking: meant });
    }
    case 'which-offer':
      return chooseOffer(now, said);
    case 'staff':
      return reply === 'yes' ? withAnybody(now) : search(now, said);
    case 'service':
    case 'when':
      if (said.asksFact) return null;
      return (
        (now.offers.length > 0 ? chooseOffer(now, said) : null) ?? (reply === 'no' ? null : wished(now, said))
      );
  }
}

/** What was just booked is not what the caller meant: another time moves it, another name is passed on. */
function corrected(now: Conversation, said: Utterance): Step | null {
  const another = said.shows('asksToBook') || said.shows('namesService');
  if (!now.booked || now.leaving || another || !said.shows('contradicts')) return null;
  const talked: Conversation = { ...now, answering: 'when' };
  if (namesTime(talked, said) || said.shows('namesSomebody'))
    return find(wish({ ...talked, goal: 'move' }, said), null);
  const name = said.name();
  if (name === null) return null;
  const message = now.language.scripted.otherName(name, now.name);
  return takeMessage({ ...now, goal: 'message', message, name });
}

/** A day or a service was asked for; what names neither must at least be more than a mumble. */
const wished = (now: Conversation, said: Utterance): Step | null =>
  !said.thanks && (said.wishes || namesTime(now, said) || /[\p{L}\p{N}_]{4}/u.test(said.words))
    ? search(now, said)
    : null;

/** A name was asked for: of a booking, of who leaves a message, or for whom to book. */
function named(now: Conversation, said: Utterance): Step | null {
  const isOwn = now.goal === 'look-up' || now.goal === 'move' || now.goal === 'cancel';
  if (isOwn && now.bookings.length === 0) return identified(now, said);
  const name = said.name(true);
  const other = now.goal === 'book' && (namesTime(now, said) || wishesOtherwise(now, said));
  if (other && (name === null || said.shows('changesMind'))) return search(now, said);
  if (name === null) return null;
  if (now.goal === 'message') return takeMessage({ ...now, name });
  return now.offer === null ? null : book({ ...now, name });
}

function withPhone(now: Conversation, { phone }: Utterance): Step | null {
  if (phone === null) return null;
  return now.goal === 'message' ? takeMessage({ ...now, phone }) : book({ ...now, phone });
}

/** A name that was not asked for is kept all the same, and what was asked is asked again. */
function introduced(now: Conversation, said: Utterance): Step | null {
  const name = said.name();
  if (name === null) return null;
  const thanks = now.language.scripted.thanksFor(name);
  return say(
    { ...now, asked: now.answering, name },
    `${thanks} ${sentence(now, openQuestion(now) ?? 'help')}`,
  );
}

/** Something new is asked or wished. */
function newGoal(now: Conversation, said: Utterance): Step | null {
  if (said.wantsLookUp) return onOwnBooking(now, 'look-up', said);
  if (said.asksFact) {
    const goal = now.goal === 'move' ? 'move' : 'book';
    const known = said.shows('asksToBook') ? { ...wish({ ...now, goal }, said), searchNext: true } : now;
    const each = now.language.scripted.questionsIn(said.text).filter((question) => {
      const part = said.part(question);
      return part.shows('aboutFacts') && !part.shows('asksToBook');
    });
    const [question, ...questions] = each.length > 1 ? each : [said.text];
    const talkedOf = said.shows('namesService') ? said.text : now.talkedOf;
    return call({ ...known, asked: now.answering, questions, talkedOf }, 'answer_question', { question });
  }
  return now.offers.length === 0 && said.wishes ? search(now, said) : null;
}

/** Nothing else fits: the words may still carry on what is under way. */
function carriedOn(now: Conversation, said: Utterance): Step | null {
  const { offer, answering } = now;
  if (offer !== null && now.name === null && answering === null) return named({ ...now, goal: 'book' }, said);
  if (offer !== null && namesTime(now, said)) return search(now, said);
  const chosen = now.offers.length > 0 && offer === null ? chooseOffer(now, said) : null;
  if (chosen !== null) return chosen;
  if (said.shows('asksAnything'))
    return call({ ...now, asked: answering }, 'answer_question', { question: said.text });
  if (said.thanks) return tell(now, 'welcome');
  if (answering !== null) return null;
  if (now.goal === 'cancel') return now.booking === null ? find(now, said) : tell(now, 'cancelIt');
  return said.reply === 'yes' ? tell(now, 'goOn') : null;
}
