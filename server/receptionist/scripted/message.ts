/** Taking a message: what it is, from whom, and how to call back; the server asks for what is missing. */
import { call, tell, type Conversation, type Step } from './conversation.ts';
import type { Utterance } from './utterance.ts';

/** The caller wants to leave a message, and may have said it already. */
export const messageFrom = (now: Conversation, said: Utterance): Step =>
  said.shows('onlyAnnounces')
    ? tell({ ...now, goal: 'message', message: null }, 'message')
    : withMessage(now, said);

/** The caller said the message. */
export const withMessage = (now: Conversation, said: Utterance): Step =>
  takeMessage({
    ...now,
    goal: 'message',
    message: said.text,
    name: said.name() ?? now.name,
    urgent: now.urgent || said.shows('isUrgent'),
  });

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
  return call(now, 'take_message', { message, name, phone, urgent, leaving });
}
