/** The phone in the browser. */
import { counted } from './words.ts';

const ANSWERED_AS_ALWAYS = 'Customers who ring your number are answered as always.';

export const phone = {
  draftAnswers: 'Your draft answers here, not what is published. [Back to the draft]',
  keypad: 'Keypad',
  /** The keys that are no digits. */
  keys: { '*': 'Star', '#': 'Hash' },
  states: { idle: 'Ready to dial', dialing: 'Calling …', talking: 'On the line', ended: 'Call ended' },

  callAs: 'Call as',
  callAsAbout: 'The number that your call shows; left empty, it is withheld.',
  vouched: 'The phone company confirms this number',
  vouchedAbout: 'Without it your receptionist asks for more before it talks about an appointment.',
  call: 'Call',
  enterDials: 'Enter dials, Escape hangs up.',
  /** Whole minutes, without the one that has begun. */
  timeLeft: (seconds: number) =>
    seconds < 60
      ? 'Less than a minute left for test calls'
      : `${counted(Math.floor(seconds / 60), 'minute')} left for test calls`,
  clockLeft: (clock: string) => `${clock} left for test calls`,

  conversation: 'Conversation',
  idleAbout:
    'Your receptionist picks up at once, as it does for your customers. What you book is booked. You could say:',
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
  microphoneOff: 'The microphone is off; type instead.',
  useMicrophone: 'Use the microphone',
  typeWhat: 'Type what you would say',
  say: 'Say',
  keysTooFast:
    'That was faster than your receptionist can answer. Your last keys were not heard: wait a few seconds, and try again.',
  tooFast: (words: string) =>
    `That was faster than your receptionist can answer. “${words}” was not heard: wait a few seconds, and try again.`,

  endings: {
    far: 'The receptionist hung up.',
    near: 'You hung up.',
    lost: 'The connection was lost.',
    'no-answer': 'The call could not be put through. Check that you are online, and call again.',
    refused: 'This number is blocked: on the telephone its caller hears a polite refusal.',
    'no-sound':
      'This browser could not open its loudspeaker, so there is nothing to hear. Call again, or try another browser.',
  },
  /** What ends a call, or keeps one from beginning: what happened, and what to do. */
  limits: {
    'in-call': 'You are already in a call in another window. Hang up there, then call again.',
    'browser-calls':
      'Too many people of your business are making test calls at the moment. Call again when one of them has hung up.',
    'browser-day': `The time for test calls is used up for today. You can call again after midnight. ${ANSWERED_AS_ALWAYS}`,
    'browser-trial': `The free time for test calls is used up. ${ANSWERED_AS_ALWAYS}`,
    'trial-days': 'Your trial is over.',
    'no-trial': 'You, or your card, already had the free trial with another business.',
    ended: 'Your subscription has ended.',
    unpaid: 'Your last invoice is not paid. Once it is, your receptionist answers again.',
    'browser-requests':
      'There were very many test calls or questions in a short time. Wait a minute, then call again; if that does not help, tomorrow.',
    'browser-session': 'A test call ends after half an hour. You can call again at once.',
  },
  /** What it takes to go on. */
  goOn: { plan: 'Choose a plan to go on', payment: 'Pay it' },
  askOwner: {
    plan: 'Ask an owner of the business to choose a plan.',
    payment: 'Ask an owner of the business to pay it.',
  },
};
