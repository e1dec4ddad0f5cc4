/** The answer to the question that is open; null when what was said is none. */
import { namesTime, search, wish, wishesOtherwise, withAnybody } from './booking.ts';
import { chooseOffer } from './choose.ts';
import { call, forgotten, say, tell, type Conversation, type Goal, type Step } from './conversation.ts';
import { messageFrom, takeMessage, withMessage } from './message.ts';
import { find, identified, withBooking } from './own-booking.ts';
import { pick } from './pick.ts';
import { book, onProposal, sayYesOrNo } from './proposed.ts';
import { askAgain } from './questions.ts';
import type { Utterance } from './utterance.ts';

export function answered(now: Conversation, said: Utterance): Step | null {
  const { reply } = said;
  switch (now.answering) {
    case null:
      return null;
    case 'anything-else':
      if (said.thanks) return tell(now, 'welcome');
      return (
        withEmail(now, said) ??
        corrected(now, said) ??
        (reply === 'yes' && said.saysNothing ? tell(forgotten(now), 'goOn') : null)
      );
    case 'want-message':
      return wantsMessage(now, said);
    case 'message':
      return withMessage(now, said);
    case 'verify':
    case 'name':
      return named(now, said);
    case 'confirm-name':
      if (reply === 'yes' && now.maybeName !== null) return withName(now, now.maybeName);
      return reply === 'no' && said.heardName(true) === null
        ? tell({ ...now, maybeName: null }, 'name')
        : named(now, said);
    case 'verify-day':
      return identified(now, said);
    case 'phone':
      return withPhone(now, said);
    case 'confirm-phone':
      if (reply === 'yes') return now.goal === 'message' ? takeMessage(now) : book(now, true);
      return withPhone(now, said) ?? (reply === 'no' ? tell({ ...now, phone: null }, 'otherPhone') : null);
    case 'email':
      return withEmail(now, said) ?? (reply === 'no' ? tell(forgotten(now), 'goOn') : null);
    case 'confirm-email':
      if (reply === 'yes' && now.email !== null)
        return call(now, 'note_email', { email: now.email, confirmed: true });
      return (
        withEmail(now, said) ??
        (reply === 'no' ? tell({ ...now, email: null, asked: 'email' }, 'otherEmail') : null)
      );
    case 'confirm-cancel':
      return (now.proposed === null ? null : onProposal(now, now.proposed, said)) ?? meantAgain(now, said);
    case 'which-booking':
      return whichBooking(now, said);
    case 'which-offer':
      return (now.proposed === null ? null : onProposal(now, now.proposed, said)) ?? chooseOffer(now, said);
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

/** A message was offered, perhaps with the words that were said already; whoever says their name then agrees. */
function wantsMessage(now: Conversation, said: Utterance): Step | null {
  if (said.shows('asksToBook') || said.asksFact) return null;
  const { message } = now;
  switch (said.reply) {
    case 'no':
      // "No, please take a message": no to what was offered before.
      return said.shows('wantsMessage') && !said.shows('refusesMessage')
        ? messageFrom(now, said)
        : tell(forgotten(now), 'noMessage');
    case 'yes':
      return message === null
        ? messageFrom(now, said)
        : takeMessage({ ...now, name: said.name() ?? now.name });
    case null: {
      if (said.shows('wantsMessage')) return messageFrom(now, said);
      if (message === null || said.wishes) return null;
      if (!said.isShort && !said.isQuestion) return withMessage({ ...now, goal: 'message' }, said);
      const name = said.name() ?? said.nameAlone;
      return name === null
        ? say({ ...now, asked: now.answering }, askAgain({ ...now, asked: now.answering }))
        : takeMessage({ ...now, name });
    }
  }
}

/** "It is on Friday at 11": which one is to be cancelled, once more. */
function meantAgain(now: Conversation, said: Utterance): Step | null {
  const { booking } = now;
  const again = booking !== null && said.namesTime && pick(now, said, [booking]).length > 0;
  return again ? withBooking(now) : null;
}

function whichBooking(now: Conversation, said: Utterance): Step | null {
  const [first] = now.bookings;
  if (said.shows('meansAll') && first !== undefined)
    return withBooking({ ...now, booking: first }, now.language.scripted.firstOf(first.say));
  const [meant, ...more] = pick(now, said, now.bookings);
  return meant === undefined || more.length > 0 ? null : withBooking({ ...now, booking: meant });
}

/** What was just booked is not what the caller meant: another time moves it, another name is passed on. */
function corrected(now: Conversation, said: Utterance): Step | null {
  const another = said.shows('asksToBook') || said.shows('namesService') || said.shows('addsService');
  const contradicts = said.shows('contradicts');
  if (now.booked === null || now.leaving || another) return null;
  if (!contradicts && !said.shows('shifts')) return null;
  const talked: Conversation = { ...now, answering: 'when' };
  if (namesTime(talked, said) || said.shows('namesSomebody'))
    return find(wish({ ...talked, goal: 'move' }, said), null);
  const name = contradicts ? (said.name() ?? correctedName(said)) : null;
  if (name === null) return null;
  const message = now.language.scripted.otherName(name, now.name);
  return takeMessage({ ...now, goal: 'message', message, name });
}

/** "No sorry, Tom": a name alone, behind what contradicts. */
const correctedName = (said: Utterance): string | null =>
  said.reactions.kinds[0] === 'no' && said.isShort ? said.name(true) : null;

/** A day or a service was asked for; what names neither must at least be more than a mumble. */
const wished = (now: Conversation, said: Utterance): Step | null =>
  !said.thanks && (said.wishes || namesTime(now, said) || /[\p{L}\p{N}_]{4}/u.test(said.words))
    ? search(now, said)
    : null;

/** What is wanted with a booking that was made before. */
const OWN: ReadonlySet<Goal> = new Set<Goal>(['look-up', 'move', 'cancel', 'details']);

/** A name was asked for: of a booking, of who leaves a message, or for whom to book. */
export function named(now: Conversation, said: Utterance): Step | null {
  const isOwn = OWN.has(now.goal);
  if (now.recalls || (isOwn && now.bookings.length === 0)) return identified(now, said);
  const isNone = said.saysNothing || said.shows('asks') || said.shows('asksToBook');
  const heard = isNone ? null : said.heardName(true);
  const name = heard?.name ?? null;
  const other = now.goal === 'book' && (namesTime(now, said) || wishesOtherwise(now, said));
  const { offer } = now;
  if (name === null && offer !== null && now.goal === 'book' && said.answerTo('book') === 'no' && !other)
    return withdrawn(now, offer);
  if (other && (name === null || said.shows('changesMind'))) return search(now, said);
  if (heard === null) return null;
  return heard.sure
    ? withName(now, heard.name)
    : say({ ...now, maybeName: heard.name }, now.language.scripted.wasName(heard.name));
}

function withName(before: Conversation, name: string): Step | null {
  const now = { ...before, name, maybeName: null };
  if (now.goal === 'message') return takeMessage(now);
  return now.offer === null ? null : book(now);
}

/** Whoever says no when asked for a name may not want the time any more. */
function withdrawn(now: Conversation, offer: string): Step {
  const offers = now.offers.filter(({ id }) => id === offer);
  const [only] = offers;
  return only === undefined
    ? tell({ ...now, offer: null, offers: [] }, 'otherTime')
    : sayYesOrNo({ ...now, offer: null, offers }, { type: 'book', offer: only });
}

/** An address is said, for the details of what was booked. */
function withEmail(now: Conversation, { text }: Utterance): Step | null {
  if (now.language.tools.email.read(text) === null) return null;
  return call({ ...now, email: text }, 'note_email', { email: text });
}

/** So many digits are a telephone number, and with fewer than the least of them it is none. */
const WHOLE_NUMBER = 10;
const LEAST_NUMBER = 7;

/** A whole number, or a piece of one, which waits for the rest. */
function withPhone(now: Conversation, { phone, digitsPiece }: Utterance): Step | null {
  const digits = now.digits + digitsPiece;
  const isWhole = digits.replace('+', '').length >= WHOLE_NUMBER || digitsPiece === '';
  if (!isWhole && (now.digits !== '' || phone === null)) return tell({ ...now, digits }, 'restOfNumber');
  const whole = now.digits === '' ? phone : digits;
  if (whole === null || whole.length < LEAST_NUMBER) return null;
  const known = { ...now, phone: whole, digits: '' };
  return now.goal === 'message' ? takeMessage(known) : book(known);
}
