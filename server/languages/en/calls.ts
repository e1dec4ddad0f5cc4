/** The sentences in the carrier's own voice, where no receptionist speaks. */
export const calls = {
  /** Something broke: the caller is asked for a message after the tone. */
  trouble:
    'I am sorry, something is wrong on our side. Please leave a message after the tone, and we will call you back.',
  /** Nobody can answer, and nothing broke: the caller is asked for a message after the tone. */
  nobodyFree:
    'Thank you for calling. Nobody can come to the phone right now. Please leave your name, your number and a message after the tone, and we will call you back.',
  puttingThrough: 'One moment please, I am putting you through.',
  /** The sound was lost in the middle of a call that now goes on. */
  cutOff: 'Sorry, we were cut off. One moment please.',
  notInService: 'Sorry, this number is not in service. Goodbye.',
  blocked: 'We are sorry, but we cannot take your call. Goodbye.',
  /** A message was recorded. */
  messageTaken: 'Thank you. Goodbye.',
  /** The caller said nothing after the tone. */
  goodbye: 'Goodbye.',
  /** The code that proves that a telephone number is the owner's. */
  connectCode: {
    opening: 'Hello. This is Ahoy. Somebody, probably you, wants to connect this telephone number.',
    /** The code, said twice with time to write between. */
    code: (code: string) => {
      const digits = code.split('').join(', ');
      return [`The code is: ${digits}.`, `Once more: ${digits}.`];
    },
    closing: 'If it was not you, tell the code to nobody, and nothing happens. Goodbye.',
    text: (code: string) =>
      `${code} is the code to connect this number at Ahoy. If it was not you who asked, tell it to nobody, and nothing happens.`,
  },
};
