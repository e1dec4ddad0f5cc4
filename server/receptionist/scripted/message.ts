/** Taking a message: what it is, from whom, and how to call back; the server asks for what is missing. */
import { call, say, type Conversation, type Step } from './conversation.ts';
import { personName, phoneNumber } from './person.ts';
import { PHRASES } from './phrases.ts';
import { isUrgent } from './words.ts';

/** Words that only say that there is a message. */
const ASKING = new Set(
  "a absolutely actually ahead also and be can could course do fine for give go good great have he hello her hi him i i'd i'll if is it just leave like may me message my of ok okay on owner pass please right she sounds sure take that the them then to want we will with works would yeah yep yes you".split(
    ' ',
  ),
);

/** The caller wants to leave a message, and may have said it already. */
export function messageFrom(now: Conversation, text: string): Step {
  const words =
    text
      .toLowerCase()
      .replaceAll('\u2019', "'")
      .match(/[\w']+/g) ?? [];
  return words.every((word) => ASKING.has(word))
    ? say({ ...now, goal: 'message', message: null }, PHRASES.message)
    : withMessage(now, text);
}

/** The caller said the message. */
export function withMessage(now: Conversation, text: string): Step {
  return takeMessage({
    ...now,
    goal: 'message',
    message: text,
    name: personName(text, false) ?? now.name,
    urgent: now.urgent || isUrgent(text),
  });
}

/** A caller whom nobody hears typed a number: that is their message. */
export function callBack(now: Conversation, text: string): Step | null {
  const phone = /^\+?\d+$/.test(text.trim()) ? phoneNumber(text) : null;
  if (!now.unheard || phone === null) return null;
  const name = now.name ?? 'A caller who could not be heard';
  return takeMessage({ ...now, goal: 'message', message: 'Please call back.', name, phone });
}

/** Hands over what is known of the message. */
export function takeMessage(now: Conversation): Step {
  if (now.message === null) return say(now, PHRASES.message);
  const { message, name, phone, urgent, leaving } = now;
  return call(now, 'take_message', { message, name, phone, urgent, leaving });
}
