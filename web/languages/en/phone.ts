/** The phone in the browser. */
import { counted } from './words.ts';

const ANSWERED_AS_ALWAYS = 'Customers who call your number are still answered.';

export const phone = {
  draftAnswers: 'You are testing your draft, not the published version. [Back to the draft]',
  keypad: 'Keypad',
  /** The keys that are no digits. */
  keys: { '*': 'Star', '#': 'Hash' },
  states: { idle: 'Ready to dial', dialing: 'Calling …', talking: 'On the line', ended: 'Call ended' },

  callAs: 'Call as',
  callAsAbout: 'The caller ID for this test call. Leave it empty to hide your number.',
  vouched: 'The phone company confirms this number',
  vouchedAbout: 'If not, your receptionist asks more questions before it talks about an appointment.',
  call: 'Call',
  enterDials: 'Press Enter to call, Escape to hang up.',
  /** Whole minutes, without the one that has begun. */
  timeLeft: (seconds: number) =>
    seconds < 60
      ? 'Less than a minute left for test calls'
      : `${counted(Math.floor(seconds / 60), 'minute')} left for test calls`,
  clockLeft: (clock: string) => `${clock} left for test calls`,

  conversation: 'Conversation',
  idleAbout:
    'Your receptionist picks up at once, as it does for your customers. Bookings you make here are real. You could say:',
  tries: [
    'When are you open on Saturday?',
    'I would like an appointment next Tuesday at three.',
    'Can you take a message for the owner?',
  ],
  ringing: 'Ringing …',
  you: 'You',
  receptionist: 'Receptionist',
  microphoneOn: 'Your microphone is on: just talk.',
  microphoneAsked: 'Waiting for your microphone …',
  microphoneOff: 'Your microphone is off. You can type instead.',
  useMicrophone: 'Use the microphone',
  browserHears:
    'You can talk: your browser turns your speech into text. Some browsers send it to their maker for that.',
  notUnderstood: 'This browser could not turn your speech into text. You can type instead.',
  noRecognition: 'This browser cannot turn speech into text. Type, or call from Chrome, Edge or Safari.',
  typeWhat: 'Type what you would say',
  say: 'Say',
  keysTooFast:
    'That was too fast for your receptionist. It did not get your last keys. Wait a few seconds and try again.',
  tooFast: (words: string) =>
    `That was too fast for your receptionist. It did not hear “${words}”. Wait a few seconds and try again.`,

  endings: {
    far: 'The receptionist hung up.',
    near: 'You hung up.',
    lost: 'The connection was lost.',
    'no-answer': 'The call did not go through. Check your internet connection and call again.',
    refused: 'This number is blocked. Real callers with this number hear a polite refusal.',
    'no-sound': 'This browser could not play sound. Call again, or try another browser.',
  },
  /** What ends a call, or keeps one from beginning: what happened, and what to do. */
  limits: {
    'in-call': 'You are already on a call in another window. Hang up there, then call again.',
    'browser-calls':
      'Too many people on your team are making test calls right now. Call again when one of them has hung up.',
    'browser-day': `You have used up your test calls for today. You can call again after midnight. ${ANSWERED_AS_ALWAYS}`,
    'browser-trial': `You have used up your free test calls. ${ANSWERED_AS_ALWAYS}`,
    'trial-days': 'Your trial is over.',
    'no-trial': 'You or your card already had a free trial with another business.',
    ended: 'Your subscription has ended.',
    unpaid: 'Your last invoice is not paid. Once it is, your receptionist answers again.',
    'browser-requests':
      'Too many test calls or questions in a short time. Wait a minute, then call again. If that does not help, try tomorrow.',
    'browser-session': 'Test calls end after 30 minutes. You can call again right away.',
  },
  /** What it takes to go on. */
  goOn: { plan: 'Choose a plan to continue', payment: 'Pay invoice' },
  askOwner: {
    plan: 'Ask an owner of the business to choose a plan.',
    payment: 'Ask an owner of the business to pay it.',
  },
};
