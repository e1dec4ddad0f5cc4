/** The caller answers to times that were offered: which of them is meant, and how certain that is. */
import { namesTime, search, wishesOtherwise, namesOtherService } from './booking.ts';
import type { Choice } from './act.ts';
import { capital, say, sentence, tell, type Conversation, type Step } from './conversation.ts';
import { namesWhom, pick } from './pick.ts';
import { agreed } from './proposed.ts';
import { onTheTable } from './table.ts';
import type { Utterance } from './utterance.ts';

/**
 * How certain it is which ones are meant: `clear` when a part of the utterance chooses and says nothing else, `likely`
 * when something that fits was said among other things. A time that is only mentioned or refused chooses nothing.
 */
type Meant =
  | { readonly type: 'clear' | 'likely'; readonly offers: readonly [Choice, ...Choice[]] }
  | { readonly type: 'refused' | 'mentioned' | 'none' };

/** Takes up the choice; null when the answer is about something else. */
export function chooseOffer(now: Conversation, said: Utterance): Step | null {
  if (namesOtherService(now, said)) return search(now, said);
  const meant = meantBy(now, said);
  switch (meant.type) {
    case 'clear': {
      const [offer, ...others] = meant.offers;
      if (others.length > 0) return askWhich(now, meant.offers);
      // The question was another one: what is to be booked has to be said first.
      return now.answering === 'want-message' ? propose(now, offer) : chosen(now, offer, said);
    }
    case 'likely': {
      const [offer, ...others] = meant.offers;
      return others.length > 0 ? askWhich(now, meant.offers) : propose(now, offer);
    }
    case 'mentioned':
      return said.asksFact ? null : putAgain(now);
    case 'refused':
      return refused(now, said);
    case 'none':
      return otherwise(now, said);
  }
}

function meantBy(now: Conversation, said: Utterance): Meant {
  const { offers } = now;
  const others = wishesOtherwise(now, said) && !namesWhom(said, offers);
  if (said.shows('looksFurther') || others || namesOtherTime(now, said)) return { type: 'none' };
  const chosenBy = said.clauses.findLast((clause) => isClear(now, clause, said.refuses));
  if (chosenBy !== undefined) return unlessTakenBack(now, said, chosenBy);
  const fitting = pick(now, said, offers);
  if (said.isQuestion && fitting.length > 0) return { type: 'mentioned' };
  if (said.refuses) return { type: 'refused' };
  if (said.shows('mentions')) return { type: fitting.length > 0 ? 'mentioned' : 'none' };
  return meaning('likely', fitting);
}

/** "In the afternoon, around four": a part of it fits no offer. */
const namesOtherTime = (now: Conversation, said: Utterance): boolean =>
  said.clauses.some(
    (clause) =>
      !clause.refuses &&
      !clause.shows('mentions') &&
      namesTime(now, clause) &&
      pick(now, clause, now.offers).length === 0,
  );

/** The clause chooses, and says nothing else. After a refusal, "in the morning" asks for more than what was offered. */
const isClear = (now: Conversation, clause: Utterance, refuses: boolean): boolean =>
  !clause.refuses &&
  !clause.isQuestion &&
  !(refuses && clause.namesPart) &&
  clause.isOnlyAbout(now.offers) &&
  pick(now, clause, now.offers).length > 0;

/** "Nine? No way" chooses nothing. */
function unlessTakenBack(now: Conversation, said: Utterance, chosenBy: Utterance): Meant {
  const at = said.clauses.findIndex(({ text }) => text === chosenBy.text);
  const then = said.clauses.slice(at + 1).map((clause) => clause.answerTo('book'));
  if (then.includes('no')) return { type: 'refused' };
  return meaning(then.includes('unsure') ? 'likely' : 'clear', pick(now, chosenBy, now.offers));
}

function meaning(type: 'clear' | 'likely', [first, ...others]: readonly Choice[]): Meant {
  return first === undefined ? { type: 'none' } : { type, offers: [first, ...others] };
}

/** What was turned down is not booked by a yes to something else; what is left is offered. */
function refused(now: Conversation, said: Utterance): Step {
  const more = said.clauses.some(
    (clause) =>
      !clause.refuses &&
      namesTime(now, clause) &&
      (clause.namesPart || pick(now, clause, now.offers).length === 0),
  );
  if (more || wishesOtherwise(now, said)) return search(now, said);
  const turnedDown = pick(now, said, now.offers);
  const left = now.offers.filter((offer) => !turnedDown.includes(offer));
  if (turnedDown.length > 0 && left.length > 0) return askWhich({ ...now, offers: left, offer: null }, left);
  return namesTime(now, said) ? search(now, said) : tell({ ...now, offers: [], offer: null }, 'otherTime');
}

/** Nothing that was offered is meant. */
function otherwise(now: Conversation, said: Utterance): Step | null {
  if (said.asksFact) return null;
  if (said.isQuestion && said.shows('asksTable')) return onTheTable(now, said);
  if (said.shows('mentions') && !said.isQuestion && !said.shows('asksToBook')) return putAgain(now);
  if (namesTime(now, said) || wishesOtherwise(now, said)) return search(now, said);
  if (said.shows('looksFurther')) return tell({ ...now, offers: [], offer: null }, 'otherTime');
  switch (said.answerTo(now.goal === 'move' ? 'move' : 'book')) {
    case 'no':
      return tell({ ...now, offers: [], offer: null }, 'otherTime');
    case 'yes':
    case 'thanks':
    case 'unclear':
      return askWhich(now, now.offers);
    case 'unsure':
      return tell({ ...now, asked: now.answering }, 'takeYourTime');
    case null:
      return null;
  }
}

/** Says the offers, or the one, and asks again. */
function putAgain(now: Conversation): Step {
  const [only, ...others] = now.offers;
  return only !== undefined && others.length === 0 ? propose(now, only) : askWhich(now, now.offers);
}

/** Says back what was understood, and asks for the yes. */
const propose = (now: Conversation, offer: Choice): Step =>
  say(
    { ...now, offers: [offer], offer: null },
    `${capital(offer.say)}. ${sentence(now, now.goal === 'move' ? 'moveThere' : 'bookThat')}`,
  );

const askWhich = (now: Conversation, choices: readonly Choice[]): Step =>
  say(now, now.language.scripted.whichOf(choices.map((choice) => choice.say)));

/** One of several was chosen: it is said back, and what is still needed is asked. */
function chosen(now: Conversation, offer: Choice, said: Utterance): Step {
  const { booking, goal, offers } = now;
  const moves = goal === 'move' && booking !== null;
  const known = { ...now, name: said.name() ?? now.name };
  // Where nothing more is asked, a choice among several is no yes yet.
  if (offers.length > 1 && (moves || known.name !== null)) return propose(known, offer);
  const step = agreed(now, moves ? { type: 'move', booking, offer } : { type: 'book', offer }, said);
  const again = offers.length > 1 && step.move.call === null;
  return again ? say(step.now, `${capital(offer.say)}. ${step.move.say}`) : step;
}
