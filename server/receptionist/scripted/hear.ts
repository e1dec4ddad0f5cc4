/** The answer of the scripted receptionist to one utterance: the new state of the conversation, and the answer. */
import { answered, named } from './answered.ts';
import { namesTime, search, wish } from './booking.ts';
import { chooseOffer } from './choose.ts';
import { call, forgotten, hear, say, sentence, tell, type Conversation, type Step } from './conversation.ts';
import type { Question, SentenceName } from '../../languages/language.ts';
import { cannotWait, unlessInDanger } from './danger.ts';
import { callBack, messageFrom, offerMessage, takeMessage } from './message.ts';
import { find, onOwnBooking } from './own-booking.ts';
import { isYesOrNo, proposedBy, sayYesOrNo } from './proposed.ts';
import { askAgain, openQuestion, unlessTold } from './questions.ts';
import { onTheTable } from './table.ts';
import type { Utterance } from './utterance.ts';

/** Takes up what the caller said. */
export const heard = (before: Conversation, text: string): Step => unlessInDanger(before, text, answer);

/** The first that makes sense of it answers. */
function answer(before: Conversation, text: string): Step {
  const said = hear(before, before.missed ? before.language.scripted.withoutPresence(text) : text);
  const now = {
    ...before,
    asked: null,
    answering: before.asked,
    proposed: proposedBy(before),
    searchNext: false,
    questions: [],
    missed: false,
    leaving: false,
  };
  const polite = courtesy(before, said);
  if (polite !== null) return polite;
  const step = onTheTable(now, said) ?? farewell(now, said) ?? takenUp(now, said);
  if (step === null) return say(before, askAgain(before));
  return said.thanks ? step : unlessTold(before, step, otherwise(step));
}

/** "Would you like the first, or the second?" put otherwise: a yes to it chooses none. */
const otherwise = ({ now }: Step): string =>
  askAgain({ ...now, asked: now.asked ?? now.answering, confusions: now.offers.length > 1 ? 1 : 0 });

const takenUp = (now: Conversation, said: Utterance): Step | null =>
  callBack(now, said) ??
  atAnyTime(now, said) ??
  answered(now, said) ??
  newGoal(now, said) ??
  carriedOn(now, said) ??
  introduced(now, said) ??
  cannotWait(now, said) ??
  notForMe(now, said);

/** A goodbye ends the call, once what was said in the same breath is done: "yes please, thank you, bye". */
function farewell(now: Conversation, said: Utterance): Step | null {
  if (!said.saysBye) return null;
  const rest = said.part(now.language.scripted.withoutGoodbye(said.text));
  const { proposed } = now;
  // "OK, bye" is asked once what it means; who says it again has agreed to nothing.
  if (proposed !== null && rest.praises)
    return isYesOrNo(now, proposed) ? call(now, 'end_call', {}) : sayYesOrNo(now, proposed);
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
  said.text === '' || said.reactsOnly('no', 'done') || said.reactsOnly('thanks');

/** The answer to an utterance that changes nothing: the question stays open. */
function courtesy(before: Conversation, said: Utterance): Step | null {
  const repeated = before.lastSaid || sentence(before, 'help');
  // A sign of life answers "are you still there?"; whatever else is said answers the question before it.
  if (before.missed && said.shows('onlyPresent')) return say({ ...before, missed: false }, repeated);
  if (said.text.trim() === '') return say(before, askAgain(before));
  if (said.part(before.lastSaid).shows('saysEmergency') && !said.deniesEmergency)
    return say(before, before.lastSaid);
  if (said.shows('wantsPause') && !said.namesTime && !said.shows('asksTable'))
    return tell(before, 'takeYourTime');
  if (said.shows('asksWhoSpeaks')) return tell(before, 'automated');
  if (said.shows('wantsRepeat') && !said.shows('asksTable')) return say(before, repeated);
  if (before.asked !== 'name' && before.asked !== 'verify' && said.isForeign)
    return tell({ ...before, message: before.message ?? said.whole, asked: 'want-message' }, 'onlyThis');
  return said.greets && before.asked === null ? tell(before, 'help') : null;
}

/** The answer to an utterance that may follow any question. */
function atAnyTime(now: Conversation, said: Utterance): Step | null {
  const { answering, goal, offers } = now;
  const wantsPerson =
    said.shows('wantsPerson') && !said.shows('wantsMessage') && (answering !== 'message' || said.isShort);
  if (answering === 'message' && !wantsPerson) return null;
  const step = stopping(now, said) ?? inWriting(now, said);
  if (step !== null) return step;
  const news = offers.length === 0 && said.hasNews;
  if (news && !wantsPerson) return messageFrom(now, said);
  const angry = said.shows('isAngry');
  if (wantsPerson && now.tried.length > 0) {
    const known = { ...now, tried: [], message: null, urgent: true, asked: 'want-message' } as const;
    return say(known, now.language.transfers.nobodyTook(now.tried));
  }
  if (wantsPerson || (angry && !said.wishes)) {
    const urgent = { ...now, goal: 'message', message: null, urgent: true } as const;
    return call(urgent, 'ask_for_person', { reason: said.text }, angry ? sentence(now, 'sorry') : '');
  }
  if (said.shows('givesUp') && !said.namesTime) {
    if (goal === 'book') return tell(forgotten(now), 'dropped');
    if (goal === 'move') return tell(forgotten(now), 'kept');
  }
  if (isGoodbye(now, said)) return call(now, 'end_call', {});
  if (said.shows('wantsMessage') && answering !== 'want-message') return messageFrom(now, said);
  return aboutBooked(now, said);
}

/** The caller wants to wait for nobody any more, or no calls and texts at all. */
function stopping(now: Conversation, said: Utterance): Step | null {
  if (said.shows('wantsNoContact')) return call(now, 'opt_out', {});
  const waitsNoMore = said.shows('stopsWaiting') || (said.shows('givesUp') && !said.namesTime);
  return now.ringing && waitsNoMore ? call(now, 'stop_ringing', {}) : null;
}

/** The caller wants the details of the appointment in writing. */
function inWriting(now: Conversation, said: Utterance): Step | null {
  if (!said.shows('wantsDetails')) return null;
  const isOpen = now.offers.length > 0 || now.offer !== null;
  return isOpen || now.booked !== null ? call(now, 'send_details', {}) : onOwnBooking(now, 'details', said);
}

/** What was booked before is to be moved, cancelled or changed. */
function aboutBooked(now: Conversation, said: Utterance): Step | null {
  const { answering, goal, offers, offer } = now;
  const open = offers.length > 0 || offer !== null || answering === 'when' || answering === 'service';
  if (goal === 'book' && open && !said.shows('namesBooking'))
    // "I can't make three", "change it to four": about the times on offer, not about an appointment made before.
    return said.shows('namesCancelling') ? tell(forgotten(now), 'dropped') : null;
  if (offers.length === 0 && goal !== 'book' && said.shows('changesService'))
    return offerMessage(now, said, 'cannotChange');
  const shifts = now.bookings.length > 0 && answering === 'anything-else' && said.shows('shifts');
  if (shifts || said.shows('wantsMove')) return onOwnBooking(now, 'move', said);
  return said.shows('wantsCancel') && answering !== 'confirm-cancel'
    ? onOwnBooking(now, 'cancel', said)
    : null;
}

/** The whole utterance is a goodbye, or the answer that there is nothing more. */
function isGoodbye({ answering }: Conversation, said: Utterance): boolean {
  if (!said.saysNothing) return false;
  if (answering === null) return said.reactsOnly('bye', 'done');
  return answering === 'anything-else' && said.reactsOnly('bye', 'done', 'no');
}

/** What is asked again, where the state does not tell it. */
const QUESTIONS: Partial<Readonly<Record<Question, SentenceName>>> = {
  when: 'newTime',
  service: 'whichService',
};

/** A name that was not asked for is kept all the same, and what was asked is asked again. */
function introduced(now: Conversation, said: Utterance): Step | null {
  const name = said.name() ?? said.nameAlone;
  if (name === null || (now.answering === null && !said.isShort)) return null;
  const thanks = now.language.scripted.thanksFor(name);
  const question = openQuestion(now) ?? QUESTIONS[now.answering ?? 'anything-else'] ?? 'help';
  const asked = question === 'help' ? null : now.answering;
  return say({ ...now, asked, name }, `${thanks} ${sentence(now, question)}`);
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
    const [question, ...questions] = each.length > 0 ? each : [said.text];
    // "It's Pat, do you take cards?" answers what was asked, too.
    const name = said
      .part(said.text.slice(0, said.text.indexOf(question ?? said.text)))
      .name(now.answering === 'name');
    const talkedOf = said.shows('namesService') ? said.text : now.talkedOf;
    return askFact(
      { ...known, name: name ?? known.name, asked: now.answering, questions, talkedOf },
      question ?? said.text,
    );
  }
  const idle = now.answering === null || now.answering === 'anything-else';
  if (idle && said.onlyMentionsTime) return null;
  return now.offers.length === 0 && said.wishes ? search(now, said) : null;
}

/** "How much is it?" is about the service that is talked of; where nobody knows, the question may be passed on. */
function askFact(now: Conversation, question: string): Step {
  const { servicesIn, questionOf } = now.language.scripted;
  const services = servicesIn(question).length > 0 ? [] : [...new Set(now.wish.flatMap(servicesIn))];
  return call({ ...now, message: question }, 'answer_question', { question: questionOf(question, services) });
}

/** Nothing else fits: the words may still carry on what is under way. */
function carriedOn(now: Conversation, said: Utterance): Step | null {
  const { offer, answering } = now;
  if (offer !== null && now.name === null && answering === null) return named({ ...now, goal: 'book' }, said);
  // A number that was asked for is no time, whole or in part.
  const isNumber = (answering === 'phone' || answering === 'confirm-phone') && /\d/.test(said.words);
  if (offer !== null && !isNumber && namesTime(now, said)) return search(now, said);
  const isOpen = now.offers.length > 0 && offer === null && now.goal !== 'message';
  const chosen = isOpen ? chooseOffer(now, said) : null;
  if (chosen !== null) return chosen;
  if (said.shows('asksAnything')) return askFact({ ...now, asked: answering }, said.text);
  if (said.thanks && openQuestion(now) === null) return tell(now, 'welcome');
  if (answering !== null) return null;
  if (now.goal === 'cancel') return now.booking === null ? find(now, said) : tell(now, 'cancelIt');
  return said.reply === 'yes' && said.saysNothing ? tell(now, 'goOn') : null;
}

/** Whatever is told and is nothing that can be done here may be for somebody of the team. */
function notForMe(now: Conversation, said: Utterance): Step | null {
  const idle = now.answering === null || now.answering === 'anything-else';
  return idle && !said.isMumble ? offerMessage(now, said, 'passOn') : null;
}
