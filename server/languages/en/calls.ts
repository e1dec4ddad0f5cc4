import type { CallFlowSentences } from '../calls.ts';

export const calls: CallFlowSentences = {
  trouble:
    'I am sorry, something is wrong on our side. Please leave a message after the tone, and we will call you back.',
  nobodyFree:
    'Thank you for calling. Nobody can come to the phone right now. Please leave your name, your number and a message after the tone, and we will call you back.',
  puttingThrough: 'One moment please, I am putting you through.',
  cutOff: 'Sorry, we were cut off. One moment please.',
  notInService: 'Sorry, this number is not in service. Goodbye.',
  blocked: 'We are sorry, but we cannot take your call. Goodbye.',
  messageTaken: 'Thank you. Goodbye.',
  goodbye: 'Goodbye.',
  connectCode: {
    opening: 'Hello. This is Ahoy. Somebody, probably you, wants to connect this telephone number.',
    code: (code) => {
      const digits = code.split('').join(', ');
      return [`The code is: ${digits}.`, `Once more: ${digits}.`];
    },
    closing: 'If it was not you, tell the code to nobody, and nothing happens. Goodbye.',
    text: (code) =>
      `${code} is the code to connect this number at Ahoy. If it was not you who asked, tell it to nobody, and nothing happens.`,
  },
};
