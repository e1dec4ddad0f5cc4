/** The sentences of putting a call through: to whoever is rung, and to the caller who waits. */
import type { NotReached, Screened } from '../facts.ts';
import { list } from './numbers.ts';
import { sayPhone } from './spoken-digits.ts';

const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

/** Each tells the caller why nobody talks with them, and what can be done instead. */
const NOT_REACHED: Readonly<Record<NotReached, (who: string) => string>> = {
  'no-answer': (who: string) => `I'm sorry, ${who} isn't answering right now.`,
  busy: (who: string) => `I'm sorry, ${who} is on another call right now.`,
  voicemail: (who: string) => `I'm sorry, I couldn't reach ${who}: only the voicemail answered.`,
  declined: (who: string) => `I'm sorry, ${who} can't take your call right now.`,
  failed: (who: string) => `I'm sorry, I couldn't get through to ${who}.`,
};

export const transfers = {
  /** Said to whoever answers: who calls and why, and which key takes the call. */
  screen: ({ business, caller, phone, reason }: Screened): string => {
    const from = caller ?? (phone === null ? 'a caller' : `a caller from ${sayPhone(phone)}`);
    const about = reason === '' ? '' : `, about this: ${reason}`;
    return `A call for ${business} from ${sentence(from + about)} Press 1 to take it, or hang up.`;
  },
  test: (business: string): string =>
    `This is a test from Ahoy, for ${business}. Calls can be put through to this phone. Press 1 to confirm.`,
  testDone: 'Thank you. This phone can take calls. Goodbye.',
  /** Said to somebody who pressed 1 too late. */
  tooLate: 'Thank you, but the call is not there any more. Goodbye.',
  callerGone: 'The caller has hung up. Goodbye.',

  /** Said to the caller while the phone begins to ring. */
  trying: (who: string): string =>
    `One moment, I'm trying to reach ${who} for you. Please stay on the line; you can talk to me meanwhile.`,
  /** Somebody of the business puts the caller through. */
  puttingThrough: (who: string): string => `One moment please, I'm putting you through to ${who}.`,
  notReached: (outcome: NotReached, who: string): string =>
    `${NOT_REACHED[outcome](who)} I can also find you an appointment. Should I take a message, so that somebody calls you back?`,
  /** Said to a caller who asks for a person, where these were rung before the call was answered. */
  nobodyTook: (who: readonly string[]): string =>
    `I'm sorry, nobody could take your call: I have tried ${list(who, 'and')}. Should I take a message, so that somebody calls you back?`,
  cancelled: "I'm sorry, nobody can take your call right now. What can I do for you?",
  nobodyOpen: 'Nobody can be put through to right now.',
  already: (who: string): string => `I'm still trying to reach ${who}. Please stay on the line.`,
  whom: (names: readonly string[]): string =>
    `Whom would you like to speak with? You can reach ${list(names, 'or')}.`,
  notRinging: 'Nobody is being rung at the moment.',
  stopped: "All right, I've stopped ringing. What can I do for you?",

  /** What a note tells: whether somebody is being rung; null: nothing of that. */
  ringsNow: (note: string): boolean | null => {
    if (note.includes(' is being rung for the caller now')) return true;
    return note.includes(' was rung and could not be reached') ? false : null;
  },
  /** Notes for the model. */
  noteRinging: (who: string): string =>
    `${who} is being rung for the caller now, who waits with music. Answer what they say meanwhile, briefly. If they do not want to wait, use stop_ringing. Do not say that anybody has answered.`,
  noteNotReached: (who: string): string =>
    `${who} was rung and could not be reached; the caller was told so. Take a message, arrange a call-back or find another time, as they wish. Do not ring again unless they ask for it.`,
};
