/**
 * The one way to a booking, a move or a cancellation: the act that a question proposed, and a clear yes to it. Whatever is
 * less than that is asked again.
 */
import { namesTime, wishesOtherwise } from './booking.ts';
import type { Act } from './act.ts';
import { call, forgotten, say, tell, type Conversation, type Step } from './conversation.ts';
import { namesWhom, pick } from './pick.ts';
import type { Utterance } from './utterance.ts';

/** The act that the question which is open proposes; null when it proposes none. */
export function proposedBy({ asked, goal, offers, booking }: Conversation): Act | null {
  const [offer, ...others] = offers;
  if (asked === 'confirm-cancel') return booking === null ? null : { type: 'cancel', booking };
  if (asked !== 'which-offer' || offer === undefined || others.length > 0) return null;
  if (goal !== 'move') return { type: 'book', offer };
  return booking === null ? null : { type: 'move', booking, offer };
}

/** The caller answers to the proposal; null when the answer is about something else. */
export function onProposal(now: Conversation, act: Act, said: Utterance): Step | null {
  const answer = said.answerTo(act.type);
  const otherwise = act.type !== 'cancel' && saysOtherwise(now, act, said);
  switch (answer) {
    case 'yes':
      return otherwise ? null : agreed(now, act, said);
    case 'no':
      if (act.type === 'cancel') return tell(forgotten(now), 'kept');
      return otherwise ? null : tell({ ...now, offers: [], offer: null }, 'otherTime');
    case 'thanks':
    case 'unclear':
      return otherwise ? null : sayYesOrNo(now, act);
    case 'unsure':
      return tell({ ...now, asked: now.answering }, 'takeYourTime');
    case null:
      return null;
  }
}

/** Another time, person or service than the one proposed. */
function saysOtherwise(now: Conversation, act: Exclude<Act, { type: 'cancel' }>, said: Utterance): boolean {
  if (wishesOtherwise(now, said) && (said.shows('refuses') || !namesWhom(said, [act.offer]))) return true;
  return namesTime(now, said) && (said.shows('looksFurther') || pick(now, said, [act.offer]).length === 0);
}

export const sayYesOrNo = (now: Conversation, { type }: Act): Step =>
  say(now, now.language.scripted.proposals[type]);

/** Whether that was what was said last. */
export const isYesOrNo = ({ lastSaid, language }: Conversation, { type }: Act): boolean =>
  lastSaid === language.scripted.proposals[type];

/** Carries out what was agreed; a booking needs a name. */
export function agreed(now: Conversation, act: Act, said: Utterance): Step {
  switch (act.type) {
    case 'cancel':
      return call(now, 'cancel_booking', { booking: act.booking.id });
    case 'move':
      return call(now, 'reschedule', { booking: act.booking.id, offer: act.offer.id });
    case 'book': {
      const known = {
        ...now,
        offer: act.offer.id,
        others: act.offer.then ?? [],
        name: said.name() ?? now.name,
      };
      return known.name === null ? tell(known, 'name') : book(known);
    }
  }
}

/** Books what was agreed to, with all that is known of the caller. */
export const book = (now: Conversation, confirmed = false): Step =>
  call(now, 'book', { offer: now.offer, name: now.name, phone: now.phone, phone_confirmed: confirmed });
