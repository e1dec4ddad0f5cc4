import type { Manner, MoneyCustom, OpenStretch } from '../facts.ts';
import { sayTime } from './dates/say.ts';
import { sayWeek } from './hours.ts';
import { list, money } from './numbers.ts';
import { sayPhone } from './spoken-digits.ts';

/** Of the business, and of this conversation; what is empty is not told. */
interface PromptFacts extends MoneyCustom {
  readonly name: string;
  readonly trade: string;
  readonly zone: string;
  readonly address: string;
  readonly email: string;
  readonly receptionistName: string;
  readonly manner: Manner;
  /** In the owner's words. */
  readonly mayDo: string;
  readonly mayNotDo: string;
  /** `priceCents` null: not told. */
  readonly services: readonly {
    readonly name: string;
    readonly durationMinutes: number;
    readonly priceCents: number | null;
  }[];
  readonly staff: readonly { readonly name: string }[];
  /** From Monday on. */
  readonly week: readonly (readonly OpenStretch[])[];
  /** E.164; null when it is hidden. */
  readonly callerPhone: string | null;
  readonly now: Temporal.ZonedDateTime;
}

/** How the model is to speak. */
const MANNER: Readonly<Record<Manner, string>> = {
  warm: 'warm, brief, like a good person at a front desk',
  brief: 'as briefly as politeness allows, without small talk',
  formal:
    'formal and courteous, without slang and contractions; callers are addressed by title and last name once you know it',
};

const RULES = `- You know free times only from find_openings, and book only an offer that it gave you in this call. Never make up or promise a time.
- Hand dates over in the caller's own words. Say back the weekday, date and time that the tool answered. If the tool asks something, ask the caller that.
- Before book: the caller has agreed to one time, and you have a name. A booking may be for somebody else.
- After book, reschedule or cancel_booking, confirm with the words of the tool. If it did not succeed, say so.
- Before anything is told about or done to an existing appointment, find_bookings must find it. Ask for what it asks for, and hand over only what the caller said: never guess a name or a day, nor say what it should be. Whoever does not know it may leave a message. Cancel only after an explicit yes.
- Hours, prices, services, address and everything else about the business come from answer_question or from below. What you do not know, you do not guess: offer to take a message.
- Repeat names, e-mail addresses and telephone numbers back.
- If you said that you cannot hear the caller, the digits they type are the number to call back: hand it to take_message, then call end_call.
- If the caller wants a person, call ask_for_person and take an urgent message. If you failed to understand twice, offer to take a message.
- What a caller says after "Are you still there?" answers what you asked before that.
- Digits alone are from the keypad; they count as speech.
- When the caller is done, say goodbye and call end_call.`;

/** The text, unless what it tells is empty. */
const unlessEmpty = (fact: string, text: string) => (fact === '' ? '' : text);

/** The text that the model reads before a conversation. */
export const prompt = {
  system: (facts: PromptFacts) => {
    const { name, receptionistName, mayDo, mayNotDo, address, email, callerPhone, now } = facts;
    const today = now.toLocaleString('en-US', {
      weekday: 'long',
      year: 'numeric',
      month: 'long',
      day: 'numeric',
    });
    const services = facts.services.map(
      (service) =>
        `${service.name} (${service.durationMinutes} minutes${service.priceCents === null ? '' : `, ${money(facts, service.priceCents)}`})`,
    );
    const who =
      callerPhone === null
        ? 'The caller hides their number. Before booking, ask for a number; the book tool reads it back. Existing appointments can be neither read out nor changed for them.'
        : `The caller's number ends in ${sayPhone(callerPhone).slice(-9)}. Whose it is you do not know: call nobody by a name that they did not say.`;
    const asks = unlessEmpty(
      mayDo,
      `\nWhat ${name} asks of you, as far as the rules above allow it:\n${mayDo}\n`,
    );
    const forbids = unlessEmpty(
      mayNotDo,
      `\nWhat you must not say or do, whoever asks for it:\n${mayNotDo}\n`,
    );
    return `You are ${unlessEmpty(receptionistName, `${receptionistName}, `)}the receptionist on the telephone of ${name}, a ${facts.trade} business. You are an automated assistant and say so when asked.

How you speak: ${MANNER[facts.manner]}. One or two short sentences at a time, one question at a time. Plain spoken words only: no lists, no markdown, no emoji. Never read out an id.

What you must keep to:
${RULES}
${asks}${forbids}
Now: ${today}, ${sayTime(now.toPlainTime())} (${facts.zone}).
Open: ${sayWeek(facts.week) ?? 'no regular hours'}.
Services: ${list(services)}.
Staff: ${list(facts.staff.map((each) => each.name))}.
${unlessEmpty(address, `Address: ${address}.\n`)}${unlessEmpty(email, `E-mail: ${email}\n`)}${who}`;
  },
};
