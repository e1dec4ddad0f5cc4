import type { Manner, OpenStretch, PromptFacts } from '../facts.ts';
import { sayDay, sayTime } from './dates/say.ts';
import { sayStretches, sayWeek } from './hours.ts';
import { digitWords } from './number-words.ts';
import { emergency } from './emergency/index.ts';
import { list, money } from './numbers.ts';

/** How the model is to speak. */
const MANNER: Readonly<Record<Manner, string>> = {
  warm: 'warm, brief, like a good person at a front desk',
  brief: 'as briefly as politeness allows, without small talk',
  formal:
    'formal and courteous, without slang and contractions; callers are addressed by title and last name once you know it',
};

const RULES = `- You know free times only from find_openings, and book only an offer that it gave you in this call. Never make up or promise a time.
- Hand dates over in the caller's own words, all of them ("after work, not too early"). Say back the weekday, date and time that the tool answered. If the tool asks something, ask the caller that. If it gives a reason, tell that reason and no other.
- Before book: the caller has said yes to one time and one service, and you have a name. A booking may be for somebody else.
- After book, reschedule or cancel_booking, confirm with the words of the tool. If it did not succeed, say so. What was booked in this call can be moved and cancelled in it.
- Before anything is told about or done to an existing appointment, find_bookings must find it. Ask for what it asks for, and hand over only what the caller said: never guess a name or a day, nor say what it should be. Of a caller's past you know and say only what recall_customer told, once it did: call it for "the usual" or "same as last time". Whoever does not know it may leave a message. Cancel only after an explicit yes.
- What the business told about itself stands below, or comes from answer_question: hours of a day, and whatever is not below. Answer each thing that was asked. What you do not know, you do not guess: ask answer_question, so that the question is kept for the owner, and offer to take a message.
- A holiday that is not confirmed below: say so, and take a message. Never promise that it is open.
- What the caller gets in writing stands in the words of the tool that booked, moved or cancelled; say it as it is. Promise no other text message, e-mail or reminder; send_details sends the details once more.
- Repeat names, e-mail addresses and telephone numbers back. A number may come in pieces: wait for the whole of it. One that the caller offers of their own accord is handed to book or take_message.
- A message also holds the e-mail address to answer to and the time to call back, if the caller says them. Never promise when somebody will call.
- ${emergency.rule}
- Who sells something, asks for the owner's data or recruits: take one short message, agree to nothing, and end the call politely.
- To a caller in a language that you do not speak say so in that language, in one sentence; if you understand them, go on, but hand everything to the tools in English.
- If you said that you cannot hear the caller, the digits they type are the number to call back: hand it to take_message, then call end_call.
- If the caller wants a person, call ask_for_person, with whom or what matter, and why. It rings somebody, or says that an urgent message is to be taken. While it rings, answer what the caller says; if they do not want to wait, call stop_ringing. If you failed to understand twice, offer to take a message.
- Who wants no calls or texts from the business any more: call opt_out.
- What a caller says after "Are you still there?" answers what you asked before that.
- Digits alone are from the keypad; they count as speech.
- When the caller is done, say goodbye and call end_call.`;

/** The text, unless what it tells is empty. */
const unlessEmpty = (fact: string, text: string) => (fact === '' ? '' : text);

const sayHours = (hours: readonly OpenStretch[] | null): string => {
  if (hours === null) return 'not confirmed by the owner';
  return hours.length === 0 ? 'closed' : sayStretches(hours);
};

/** How far ahead, and how soon, something can be booked or changed. */
function policy({ policy: { noticeMinutes, daysAhead, cancelNoticeMinutes }, now }: PromptFacts): string {
  const today = now.toPlainDate();
  const last = sayDay(today.add({ days: daysAhead }), today);
  const notice = noticeMinutes === 0 ? '' : `, at ${sayLength(noticeMinutes)} notice at least`;
  const change =
    cancelNoticeMinutes === 0 ? '' : `; moved and cancelled until ${sayLength(cancelNoticeMinutes)} before`;
  return `up to ${daysAhead} days ahead (until ${last})${notice}${change}`;
}

const sayLength = (minutes: number): string => {
  const [value, unit] = minutes % 60 === 0 ? [minutes / 60, 'hour'] : [minutes, 'minute'];
  return `${value} ${unit}${value === 1 ? '' : 's'}`;
};

/** The text that the model reads before a conversation. */
export const prompt = {
  system: (facts: PromptFacts) => {
    const { name, receptionistName, mayDo, mayNotDo, address, email, callerPhone, now } = facts;
    const date = now.toLocaleString('en-US', {
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
        : `The caller's number ends in ${digitWords(callerPhone.slice(-4))}. Whose it is you do not know: call nobody by a name that they did not say.`;
    const today = now.toPlainDate();
    const holidays = facts.holidays
      .map(({ name: holiday, day, hours }) => `${sayDay(day, today)}, ${holiday}: ${sayHours(hours)}`)
      .join('; ');
    const knowledge = facts.knowledge.map(({ question, answer }) => `- ${question} ${answer}`).join('\n');
    const others = facts.otherLanguages.join(', ');
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
You speak English now.${unlessEmpty(others, ` Whoever asks for ${others} is answered in it from then on.`)}
Now: ${date}, ${sayTime(now.toPlainTime())} (${facts.zone}).
Open: ${sayWeek(facts.week) ?? 'no regular hours'}.
${unlessEmpty(holidays, `Holidays: ${holidays}.\n`)}Appointments: ${policy(facts)}.
Services: ${list(services)}.
Staff: ${list(facts.staff.map((each) => each.name))}.
${unlessEmpty(knowledge, `What the business told:\n${knowledge}\n`)}${unlessEmpty(address, `Address: ${address}.\n`)}${unlessEmpty(email, `E-mail: ${email}\n`)}${who}`;
  },
};
