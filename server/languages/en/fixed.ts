import type { Greeter, Manner } from '../facts.ts';

const HELP: Readonly<Record<Manner, string>> = {
  warm: 'How can I help you?',
  brief: 'How can I help?',
  formal: 'How may I help you?',
};

const told = (parts: readonly string[]) => parts.filter((part) => part !== '');

export const fixed = {
  greeting: (greeter: Greeter): string => {
    const { name, greeting, receptionistName, disclosesAssistant, manner, consent } = greeter;
    const itself = told([receptionistName, disclosesAssistant ? 'the automated assistant' : '']).join(', ');
    return told([
      greeting === '' ? `Hello, this is ${name}.` : greeting,
      itself === '' ? '' : `I'm ${itself}.`,
      consent,
      HELP[manner],
    ]).join(' ');
  },
  others: {
    resumed: "I'm back. Where were we?",
    'handed-back': "It's me again. Is there anything else I can help you with?",
    'not-caught': "Sorry, I didn't catch that. Could you say it again?",
    'still-there': 'Are you still there?',
    'silence-goodbye': "I can't hear anything, so I'll hang up now. Please call again any time. Goodbye!",
    trouble: "I'm sorry, I had a little trouble there. Could you say that again?",
    'trouble-goodbye': "I'm very sorry, something isn't working on our side. Please stay on the line.",
    'time-warning':
      "Just so you know, we have about a minute left on this call. What's the most important thing I can still do for you?",
    'time-over': "I'm sorry, I have to end our call now. Please call again if there's more. Goodbye!",
    'cannot-hear': "I'm sorry, I can't hear you at the moment. Please stay on the line.",
    'please-type':
      "I'm sorry, I can't hear you at the moment. Please type a phone number on your keypad, then the pound key, and we'll call you back.",
  },
  /** Said while a tool takes long. */
  fillers: ['One moment, please.', 'Just a second, I am checking.'],
  /** Where the business's own will is enough, and where the caller has to agree. */
  recorded: {
    'one-party': 'This call is recorded.',
    'all-party': 'This call is recorded; by staying on the line, you agree to that.',
  },
  /** By which voices are compared. */
  sample: (business: string): string =>
    `Hello, this is ${business}. We have time for you on Tuesday at half past two. Shall I put you down?`,
};
