/** The sentences of the scripted receptionist, and the patterns of its questions, whichever model asked them. */
import type { Again, Question } from '../../questions.ts';
import type { Sign } from '../../sign.ts';

/** The fixed sentences. */
export const sentences = {
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
  whichService: 'What would you like to come in for?',
  newTime: 'What day and time would suit you instead?',
  whichOffer: 'Which of these times would you like?',
  bookThat: 'Shall I book it?',
  moveThere: 'Shall I move it there?',
  name: 'What name should I put it under?',
  wantMessage: 'Should I take a message?',
  dayUnknown:
    'Then somebody of the team has to look it up with you. Should I take a message, so that they call you back?',
  otherName: 'Could it be under another name?',
  restOfNumber: 'Got it. And the rest of the number?',
  otherEmail: 'All right. Which e-mail address shall I use?',
  otherPhone: 'What is the right number?',
  whichBooking: 'Which appointment do you mean?',
  cancelIt: 'Shall I cancel it?',
  kept: 'Alright, it stays as it is. Is there anything else I can help you with?',
  message: 'Of course. What should I pass on?',
  passOn: "I'm not sure I can help with that myself. Should I pass it on as a message?",
  cannotChange:
    "I'm afraid I can't change what an appointment is for. Should I pass that on as a message, so that somebody calls you back?",
  onlyThis: "I'm sorry, I only speak English. Should I take a message, so that somebody calls you back?",
  noMessage: 'Alright. Is there anything else I can help you with?',
  sorry: "I'm very sorry about that.",
  unable: "I'm sorry, I can't do that just now. Should I take a message instead?",
  lost: "I'm sorry, I'm having trouble understanding. Should I take a message, so that somebody calls you back?",
  goodbye: 'Goodbye!',
};

/** What is proposed, asked again of a caller who said neither yes nor no. */
export const proposals = {
  book: 'Shall I book it, yes or no?',
  move: 'Shall I move it, yes or no?',
  cancel: 'Shall I cancel it, yes or no?',
};

/** A question that is put again, the first and the second time. */
const twice = (first: string, second: string) =>
  [`Sorry, I didn't catch that. ${first}`, `Sorry, I still did not get it. ${second}`] as const;
const yesOrNo = (first: string, second: string) =>
  [`Sorry, I didn't catch that. ${first}`, `Sorry, just a yes or a no: ${second}`] as const;

/** The same question put otherwise, for a caller who was not understood: the first time, the second time. */
export const again: Again = {
  nothing: twice(
    'You can book or change an appointment, or ask me something.',
    'You could say, for example: a haircut on Friday at three.',
  ),
  'anything-else': [
    "Sorry, I didn't catch that. Is there anything else I can help you with?",
    'Sorry, was there something else? You can also say no.',
  ],
  service: twice('What would you like to come in for?', 'Which service would you like?'),
  when: twice(
    'What day and time would you like?',
    'You could say, for example: Friday at three. What day would you like?',
  ),
  /** Whether somebody else may do it. */
  staff: yesOrNo('May somebody else do it?', 'may somebody else do it?'),
  'which-offer': twice(
    'Which of these times would you like?',
    'You can say the first one, or name another day. Which time would you like?',
  ),
  'book-that': yesOrNo('Shall I book it?', 'shall I book it?'),
  'move-there': yesOrNo('Shall I move it there?', 'shall I move it there?'),
  name: [
    "Sorry, I didn't catch the name. Could you say just the name?",
    'Sorry, I still did not get the name. Could you say the first name and the last name?',
  ],
  'confirm-name': yesOrNo('Was that the name?', 'was that the name?'),
  phone: [
    "Sorry, I didn't catch the number. Could you say the phone number digit by digit?",
    'Sorry, I still did not get it. Could you type the phone number on your keypad?',
  ],
  'confirm-phone': yesOrNo('Is that number right?', 'is the number right?'),
  email: [
    "Sorry, I didn't catch the address. Could you spell the e-mail address for me?",
    'Sorry, I still did not get it. Could you spell the e-mail address once more, letter by letter?',
  ],
  'confirm-email': yesOrNo('Is that address right?', 'is the address right?'),
  /** The name on the appointment, and its day where the server wants that, too. */
  verify: twice(
    'What name is the appointment under?',
    'Could you say the first and last name on the appointment?',
  ),
  'verify-day': twice(
    'What day or time is the appointment?',
    'Which day of the week is the appointment, and which date?',
  ),
  'which-booking': twice(
    'Which appointment do you mean?',
    'You can say the first one, or its day. Which appointment?',
  ),
  'confirm-cancel': yesOrNo('Shall I cancel it?', 'shall I cancel it?'),
  'want-message': yesOrNo('Should I take a message?', 'should I take a message?'),
  message: ["Sorry, I didn't catch that. What should I pass on?", 'Sorry, once more: what should I pass on?'],
};

/** The same answer of the diary for the second time, said otherwise. */
export const noOthers = {
  times: "I'm afraid I have nothing else for that. Which of these times would you like, or which other day?",
  day: "I'm afraid I have nothing for that. Which other day would you like?",
};

/** By what a question is known, whoever asked it; the first that fits. */
export const questions: readonly (readonly [Question, Sign])[] = [
  ['anything-else', /\b(any|some)thing else\b/],
  ['want-message', /\b(take|leave|pass on) (a |your )?message\b|\bpass (it|that|this) on as a message\b/],
  ['message', [/\bwhat\b/, /\b(pass on|message|tell (him|her|them)|it('s| is) about)/]],
  ['confirm-cancel', /\bcancel (it|that|this|your|the)\b|\bgo ahead and cancel\b/],
  ['which-booking', /\bwhich (appointment|booking|one of your)\b/],
  [
    'verify-day',
    /\b(what|which) (day|date|time)( or (day|date|time))? is (it( on| at)?\?|(the|your) (appointment|booking|visit)\b)/,
  ],
  ['confirm-email', /\b(that|the) address right\b/],
  ['email', /\be-mail address\b/],
  [
    'confirm-phone',
    /\b(is|have) (that|this|it|the number|i got that) (number )?(right|correct)\b|\bnumber (is )?(right|correct)\b/,
  ],
  ['confirm-name', /\bwas that the name\b/],
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
