/** What the scripted receptionist says of its own, and how it tells which question a spoken text has asked. */
import type { Conversation, Question } from './conversation.ts';
import { shows, type Sign } from './signs.ts';

export const PHRASES = {
  help: 'How can I help you?',
  callBack: 'Thank you, we will call you back at that number. Goodbye!',
  goOn: 'Sure. What can I do for you?',
  anythingElse: 'Is there anything else I can help you with?',
  welcome: "You're welcome. Is there anything else I can help you with?",
  takeYourTime: 'Of course, take your time.',
  automated:
    "I'm the automated assistant. I can book, move or cancel appointments, and take a message. What can I do for you?",
  dropped: 'No problem, I leave that. Is there anything else I can help you with?',
  oneByOne: 'I book for one at a time, so let us begin with the first.',
  otherTime: 'No problem. What day and time would suit you better?',
  newTime: 'What day and time would suit you instead?',
  whichOffer: 'Which of these times would you like?',
  bookThat: 'Shall I book it?',
  moveThere: 'Shall I move it there?',
  name: 'What name should I put it under?',
  wantMessage: 'Should I take a message?',
  dayUnknown:
    'Then somebody of the team has to look it up with you. Should I take a message, so that they call you back?',
  otherName: 'Could it be under another name?',
  otherPhone: 'What is the right number?',
  whichBooking: 'Which appointment do you mean?',
  cancelIt: 'Shall I cancel it?',
  kept: 'Alright, it stays as it is. Is there anything else I can help you with?',
  message: 'Of course. What should I pass on?',
  noMessage: 'Alright. Is there anything else I can help you with?',
  sorry: "I'm very sorry about that.",
  unable: "I'm sorry, I can't do that just now. Should I take a message instead?",
  lost: "I'm sorry, I'm having trouble understanding. Should I take a message, so that somebody calls you back?",
  goodbye: 'Goodbye!',
} as const;

/** The same question put otherwise, for a caller who was not understood: the first time, the second time. */
const AGAIN: Readonly<Record<Question | 'nothing', readonly [string, string]>> = {
  nothing: [
    "Sorry, I didn't catch that. You can book or change an appointment, or ask me something.",
    'Sorry, I still did not get it. You could say, for example: a haircut on Friday at three.',
  ],
  'anything-else': [
    "Sorry, I didn't catch that. Is there anything else I can help you with?",
    'Sorry, was there something else? You can also say no.',
  ],
  service: [
    "Sorry, I didn't catch that. What would you like to come in for?",
    'Sorry, I still did not get it. Which service would you like?',
  ],
  when: [
    "Sorry, I didn't catch that. What day and time would you like?",
    'Sorry, I still did not get it. You could say, for example: Friday at three. What day would you like?',
  ],
  staff: [
    "Sorry, I didn't catch that. May somebody else do it?",
    'Sorry, just a yes or a no: may somebody else do it?',
  ],
  'which-offer': [
    "Sorry, I didn't catch that. Which of these times would you like?",
    'Sorry, I still did not get it. You can say the first one, or name another day. Which time would you like?',
  ],
  name: [
    "Sorry, I didn't catch the name. Could you say just the name?",
    'Sorry, I still did not get the name. Could you say the first name and the last name?',
  ],
  phone: [
    "Sorry, I didn't catch the number. Could you say the phone number digit by digit?",
    'Sorry, I still did not get it. Could you type the phone number on your keypad?',
  ],
  'confirm-phone': [
    "Sorry, I didn't catch that. Is that number right?",
    'Sorry, just a yes or a no: is the number right?',
  ],
  verify: [
    "Sorry, I didn't catch that. What name is the appointment under?",
    'Sorry, I still did not get it. Could you say the first and last name on the appointment?',
  ],
  'verify-day': [
    "Sorry, I didn't catch that. What day or time is the appointment?",
    'Sorry, I still did not get it. Which day of the week is the appointment, and which date?',
  ],
  'which-booking': [
    "Sorry, I didn't catch that. Which appointment do you mean?",
    'Sorry, I still did not get it. You can say the first one, or its day. Which appointment?',
  ],
  'confirm-cancel': [
    "Sorry, I didn't catch that. Shall I cancel it?",
    'Sorry, just a yes or a no: shall I cancel it?',
  ],
  'want-message': [
    "Sorry, I didn't catch that. Should I take a message?",
    'Sorry, just a yes or a no: should I take a message?',
  ],
  message: ["Sorry, I didn't catch that. What should I pass on?", 'Sorry, once more: what should I pass on?'],
};

/** Asks once more, otherwise than before; the third time it offers to take a message. */
export const askAgain = (asked: Question | null, confusions: number): string =>
  AGAIN[asked ?? 'nothing'][confusions] ?? PHRASES.lost;

const ASKED_AGAIN = new Set(Object.values(AGAIN).flat());

/** Whether a spoken text told the caller that they were not understood. */
export const isAskedAgain = (text: string): boolean => ASKED_AGAIN.has(text.trim());

/** Whether a silent caller was asked for a sign of life, which is no question about the matter. */
export const asksWhetherThere = (text: string): boolean =>
  /\bstill (there|on the line|with (me|us))\?$/i.test(text.trim());

/** Told a caller whom nobody can hear; what they answer comes from the keypad. */
export const saysCannotHear = (text: string): boolean => shows([/\bcan't hear you\b/i, /\bkeypad\b/i], text);

const SIGNS: readonly (readonly [Question, Sign])[] = [
  ['anything-else', /\b(any|some)thing else\b/],
  ['want-message', /\b(take|leave|pass on) (a |your )?message\b/],
  ['message', [/\bwhat\b/, /\b(pass on|message|tell (him|her|them)|it('s| is) about)/]],
  ['confirm-cancel', /\bcancel (it|that|this|your|the)\b|\bgo ahead and cancel\b/],
  ['which-booking', /\bwhich (appointment|booking|one of your)\b/],
  [
    'verify-day',
    /\b(what|which) (day|date|time)( or (day|date|time))? is (it( on| at)?\?|(the|your) (appointment|booking|visit)\b)/,
  ],
  [
    'confirm-phone',
    /\b(is|have) (that|this|it|the number|i got that) (number )?(right|correct)\b|\bnumber (is )?(right|correct)\b/,
  ],
  ['name', /\bname\b/],
  ['name', [/\bwho('s| is| should)\b/, /\b(for|speaking|with)\b/]],
  ['phone', /\b(phone|number|reach you|call you back)\b/],
  ['service', [/\b(what|which)\b/, /\b(service|come in for|done|kind|have|to book)\b/]],
  [
    'which-offer',
    /\bwhich (of (these|those|the)|one|time|would you like)\b|\b(shall|should|may|can) i (book|reserve|put you|move)\b/,
  ],
  ['which-offer', [/\bwould (you like|any|one|that|either)\b/, /\b(one|it|that|these|those|work|suit)\b/]],
  ['which-offer', [/\b(does|do|will) (that|any|either|one|those|it)\b/, /\b(work|suit|fine)\b/]],
  ['staff', /\b(somebody|someone) else\b|\bis that (all right|alright|okay|ok|fine)\b/],
  ['when', /\b(what|which) (other )?(day|time|date)\b|\bwhen\b/],
  ['which-offer', /\bwould you like\b(?! (to|me)\b)/],
];

/** The server's sentence, and a question behind it where it has none of its own. */
export const andAsk = (sentence: string, question: string): string =>
  sentence.trimEnd().endsWith('?') ? sentence : `${sentence} ${question}`;

/** The server's sentence without the question behind it, for a caller who is leaving. */
export function withoutQuestion(sentence: string): string {
  const said = sentence.trimEnd();
  return said.endsWith('?') ? said.slice(0, questionStart(said, said.length - 1)) : sentence;
}

/** Where the question begins whose mark stands at `mark`: one walk back, as a pattern would be quadratic here. */
function questionStart(text: string, mark: number): number {
  let start = mark;
  while (start > 0 && !'.!?'.includes(text.charAt(start - 1))) start -= 1;
  return start;
}

/** What is read of a question: none is longer. */
const LONGEST_QUESTION = 400;

/** The question that is open by what is known, when the caller has turned to something else. */
export function openQuestion(now: Conversation): string | null {
  if (now.goal === 'book' && now.offer !== null) return PHRASES.name;
  if (now.offers.length > 1) return PHRASES.whichOffer;
  if (now.offers.length === 1) return now.goal === 'move' ? PHRASES.moveThere : PHRASES.bookThat;
  if (now.goal === 'cancel' && now.booking !== null) return PHRASES.cancelIt;
  if (now.goal === 'move' && now.booking !== null) return PHRASES.newTime;
  return null;
}

/** Which question a text ends on; null when it asks nothing that is known. */
export function askedIn(text: string): Question | null {
  const mark = text.lastIndexOf('?');
  if (mark < 0) return null;
  const start = Math.max(questionStart(text, mark), mark - LONGEST_QUESTION);
  const last = text.slice(start, mark + 1).toLowerCase();
  return SIGNS.find(([, sign]) => shows(sign, last))?.[0] ?? null;
}
