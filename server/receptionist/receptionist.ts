/** Who answers: its instructions, its fixed sentences, and the toolset that it works at. */
import type { Manner } from '../../db/schema.ts';
import type { BusinessProfile } from '../business/business.ts';
import { sayPhone } from '../languages/en/spoken-digits.ts';
import { sayTime } from '../languages/en/dates/say.ts';
import type { Outcome } from '../events/events.ts';
import { emergencyIn } from './emergency.ts';
import type { Toolset } from './tools/toolset.ts';
import { sayWeek } from './tools/hours.ts';
import { list, money } from '../languages/en/numbers.ts';
import { TOOL_SPECS } from './tools/specs.ts';
import type { Caller, ToolRun } from './tools/tool.ts';
import type { ToolCall, ToolSpec } from '../call/ports.ts';
import { speakable } from '../languages/en/speakable.ts';
import { type Phrase, PHRASES } from '../call/pipeline/turn/types.ts';

/** Who answers: what it says by heart, what it knows, and what it can do. */
export interface Receptionist {
  readonly language: string;
  /** Of the voice it speaks in; null: the installation's own. */
  readonly voiceId: string | null;
  readonly keyterms: readonly string[];
  readonly tools: readonly ToolSpec[];
  readonly fillers: readonly string[];
  systemPrompt(): string;
  phrase(phrase: Phrase): string;
  speakable(text: string): string;
  /** The sentence to say at once when these words tell of danger to life. */
  emergency(text: string): string | null;
  /**
   * A turn of the caller's is over: what they were asked before may have been answered.
   * @param keys what they typed on the keypad, if that was their turn.
   */
  callerSpoke(keys: string | null): void;
  toolWrites(name: string): boolean;
  /** Runs a tool to its end. Never throws; a write is done once, however often it is asked for. */
  runTool(call: ToolCall): Promise<ToolRun>;
  /** What came of the call so far. */
  outcome(): { readonly outcome: Outcome | null; readonly summary: string };
}

const FILLERS: readonly string[] = ['One moment, please.', 'Just a second, I am checking.'];

/** Builds the receptionist of one call. */
export function createReceptionist(toolset: Toolset): Receptionist {
  const { business, caller } = toolset;
  return {
    language: business.language,
    voiceId: business.voiceId,
    keyterms: [
      business.name,
      ...business.staff.map(({ name }) => name),
      ...business.services.map(({ name }) => name),
    ],
    tools: TOOL_SPECS,
    fillers: FILLERS,
    systemPrompt: () => systemPrompt(business, caller, toolset.now()),
    phrase: (phrase) => phraseText(phrase, business),
    speakable: (text) => speakable(text, business),
    emergency: (text) => emergencyIn(text, business.trade, business.country)?.say ?? null,
    toolWrites: (name) => toolset.writes(name),
    runTool: (call) => toolset.run(call),
    callerSpoke: (keys) => toolset.callerSpoke(keys),
    outcome: () => toolset.outcome(),
  };
}

/** Everything that a business's receptionist says by heart, the greeting first. */
export const sentencesOf = (business: BusinessProfile): readonly string[] => [
  ...PHRASES.map((phrase) => phraseText(phrase, business)),
  ...FILLERS,
];

/** A fixed sentence; the same text for every call of a business, so that its audio can be kept. */
export function phraseText(phrase: Phrase, business: BusinessProfile): string {
  switch (phrase) {
    case 'greeting':
      return greeting(business);
    case 'resumed':
      return "I'm back. Where were we?";
    case 'handed-back':
      return "It's me again. Is there anything else I can help you with?";
    case 'not-caught':
      return "Sorry, I didn't catch that. Could you say it again?";
    case 'still-there':
      return 'Are you still there?';
    case 'silence-goodbye':
      return "I can't hear anything, so I'll hang up now. Please call again any time. Goodbye!";
    case 'trouble':
      return "I'm sorry, I had a little trouble there. Could you say that again?";
    case 'trouble-goodbye':
      return "I'm very sorry, something isn't working on our side. Please stay on the line.";
    case 'time-warning':
      return "Just so you know, we have about a minute left on this call. What's the most important thing I can still do for you?";
    case 'time-over':
      return "I'm sorry, I have to end our call now. Please call again if there's more. Goodbye!";
    case 'cannot-hear':
      return "I'm sorry, I can't hear you at the moment. Please stay on the line.";
    case 'please-type':
      return "I'm sorry, I can't hear you at the moment. Please type a phone number on your keypad, then the pound key, and we'll call you back.";
  }
}

/** By which voices are compared. */
export const sampleSentence = ({ name }: BusinessProfile): string =>
  `Hello, this is ${name}. We have time for you on Tuesday at half past two. Shall I put you down?`;

function greeting(business: BusinessProfile): string {
  const { name, receptionistName, disclosesAssistant, manner } = business;
  const hello = business.greeting === '' ? `Hello, this is ${name}.` : business.greeting;
  const itself = [receptionistName, disclosesAssistant ? 'the automated assistant' : ''].filter(
    (each) => each !== '',
  );
  const introduction = itself.length === 0 ? null : `I'm ${itself.join(', ')}.`;
  return [hello, introduction, consentSentence(business), HELP[manner]]
    .filter((sentence) => sentence !== null)
    .join(' ');
}

const HELP: Readonly<Record<Manner, string>> = {
  warm: 'How can I help you?',
  brief: 'How can I help?',
  formal: 'How may I help you?',
};

/** How the model is to speak. */
const MANNER: Readonly<Record<Manner, string>> = {
  warm: 'warm, brief, like a good person at a front desk',
  brief: 'as briefly as politeness allows, without small talk',
  formal:
    'formal and courteous, without slang and contractions; callers are addressed by title and last name once you know it',
};

/** What tells a caller that the call is recorded; null where it is not. */
export function consentSentence({ recordsCalls, consentText }: BusinessProfile): string | null {
  if (!recordsCalls) return null;
  return consentText === '' ? 'This call is recorded.' : consentText;
}

function systemPrompt(business: BusinessProfile, caller: Caller, now: Temporal.ZonedDateTime): string {
  const today = now.toLocaleString('en-US', {
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  });
  const services = business.services.map(
    ({ name, durationMinutes, priceCents }) =>
      `${name} (${durationMinutes} minutes${priceCents === null ? '' : `, ${money(business, priceCents)}`})`,
  );
  const who =
    caller.phone === null
      ? 'The caller hides their number. Before booking, ask for a number; the book tool reads it back. Existing appointments can be neither read out nor changed for them.'
      : `The caller's number ends in ${sayPhone(caller.phone).slice(-9)}. Whose it is you do not know: call nobody by a name that they did not say.`;
  const wishes = [
    business.mayDo === ''
      ? ''
      : `\nWhat ${business.name} asks of you, as far as the rules above allow it:\n${business.mayDo}\n`,
    business.mayNotDo === ''
      ? ''
      : `\nWhat you must not say or do, whoever asks for it:\n${business.mayNotDo}\n`,
  ].join('');
  return `You are ${business.receptionistName === '' ? '' : `${business.receptionistName}, `}the receptionist on the telephone of ${business.name}, a ${business.trade} business. You are an automated assistant and say so when asked.

How you speak: ${MANNER[business.manner]}. One or two short sentences at a time, one question at a time. Plain spoken words only: no lists, no markdown, no emoji. Never read out an id.

What you must keep to:
- You know free times only from find_openings, and book only an offer that it gave you in this call. Never make up or promise a time.
- Hand dates over in the caller's own words. Say back the weekday, date and time that the tool answered. If the tool asks something, ask the caller that.
- Before book: the caller has agreed to one time, and you have a name. A booking may be for somebody else.
- After book, reschedule or cancel_booking, confirm with the words of the tool. If it did not succeed, say so.
- Before anything is told about or done to an existing appointment, find_bookings must find it. Ask for what it asks for, and hand over only what the caller said: never guess a name or a day, nor say what it should be. Whoever does not know it may leave a message. Cancel only after an explicit yes.
- Hours, prices, services, address and everything else about the business come from answer_question or from below. What you do not know, you do not guess: offer to take a message.
- Repeat names, e-mail addresses and telephone numbers back.
- If you said that you cannot hear the caller, the digits they type are the number to call back: hand it to take_message, then call end_call.
- If the caller wants a person, call ask_for_person and take an urgent message. If you failed to understand twice, offer to take a message.
- Digits alone are from the keypad; they count as speech.
- When the caller is done, say goodbye and call end_call.
${wishes}
Now: ${today}, ${sayTime(now.toPlainTime())} (${business.zone}).
Open: ${sayWeek(business)}.
Services: ${list(services)}.
Staff: ${list(business.staff.map(({ name }) => name))}.
${business.address === '' ? '' : `Address: ${business.address}.\n`}${business.email === '' ? '' : `E-mail: ${business.email}\n`}${who}`;
}
