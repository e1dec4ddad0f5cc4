/** Taking a message: what it is, from whom, and how to call back; the server asks for what is missing. */
import { call, forgotten, sentence, tell, type Conversation, type Step } from './conversation.ts';
import type { Utterance } from './utterance.ts';

/** The caller wants to leave a message, and may have said it already. */
export function messageFrom(now: Conversation, said: Utterance): Step {
  if (said.shows('onlyAnnounces') || said.shows('announces'))
    return tell({ ...now, goal: 'message', message: null }, 'message');
  const { now: then, move } = withMessage(now, said) ?? tell({ ...now, goal: 'message' }, 'message');
  return { now: then, move: said.shows('isSad') ? { ...move, say: sentence(now, 'sorry') } : move };
}

/** The caller said the message; null when it only reacts, or asks for somebody once more. */
export function withMessage(now: Conversation, said: Utterance): Step | null {
  if (said.reactsOnly('no')) return tell(forgotten(now), 'noMessage');
  if (said.saysNothing) return null;
  if (said.nameAlone !== null) return tell({ ...now, goal: 'message', name: said.nameAlone }, 'message');
  return takeMessage({
    ...now,
    goal: 'message',
    message: now.goal === 'message' && now.message !== null ? `${now.message}. ${said.whole}` : said.whole,
    name: said.name() ?? now.name,
    urgent: now.urgent || said.shows('isUrgent'),
  });
}

/** The receptionist cannot do what the caller wants, and offers to pass on their words. */
export const offerMessage = (now: Conversation, said: Utterance, why: 'passOn' | 'cannotChange'): Step =>
  tell({ ...now, message: said.whole, name: said.name() ?? now.name, asked: 'want-message' }, why);

/** A caller whom nobody hears typed a number: that is their message. */
export function callBack(now: Conversation, { text, phone }: Utterance): Step | null {
  if (!now.unheard || phone === null || !/^\s*\+?\d+\s*$/.test(text)) return null;
  const { name, message } = now.language.scripted.callBack;
  return takeMessage({ ...now, goal: 'message', message, name: now.name ?? name, phone });
}

/** Hands over what is known of the message. */
export function takeMessage(now: Conversation): Step {
  const { message, name, phone, urgent, leaving } = now;
  if (message === null) return tell(now, 'message');
  return call({ ...now, goal: 'message' }, 'take_message', { message, name, phone, urgent, leaving });
}
