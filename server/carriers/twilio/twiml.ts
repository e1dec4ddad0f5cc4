/** What Twilio is told to do with a call, in TwiML. */
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { mediaUrl, TOKEN_PARAMETER } from '../media.ts';

/** Where the webhooks of a call are mounted. */
export const BASE = '/webhooks/twilio';

const LONGEST_RECORDING_SECONDS = 120;
/** About five rings: whoever does not answer by then is not there, and the caller is still patient. */
const RING_SECONDS = 25;

export const TROUBLE =
  'I am sorry, something is wrong on our side. Please leave a message after the tone, and we will call you back.';
export const NOBODY_FREE =
  'Thank you for calling. Nobody can come to the phone right now. Please leave your name, your number and a message after the tone, and we will call you back.';

export interface Answers {
  readonly connect: (token: string, apology?: string) => VoiceResponse;
  readonly takeMessage: (words: string) => VoiceResponse;
  /** `seconds`: after which the call that was put through ends. */
  readonly putThrough: (phone: string, seconds: number, words?: string) => VoiceResponse;
}

export function twilioAnswers(publicUrl: string): Answers {
  const at = (name: string) => `${publicUrl}${BASE}/${name}`;
  return {
    connect(token, apology) {
      const answer = new VoiceResponse();
      if (apology !== undefined) answer.say(apology);
      const stream = answer.connect({ action: at('after-stream') }).stream({ url: mediaUrl(publicUrl) });
      stream.parameter({ name: TOKEN_PARAMETER, value: token });
      // Reached when the stream ends in a way for which Twilio does not ask the action.
      answer.redirect({ method: 'POST' }, at('after-stream'));
      return answer;
    },
    takeMessage(words) {
      const answer = new VoiceResponse();
      answer.say(words);
      answer.record({
        action: at('after-recording'),
        method: 'POST',
        maxLength: LONGEST_RECORDING_SECONDS,
        playBeep: true,
      });
      answer.say('Goodbye.');
      answer.hangup();
      return answer;
    },
    putThrough(phone, seconds, words) {
      const answer = new VoiceResponse();
      if (words !== undefined) answer.say(words);
      const action = at('after-dial');
      answer.dial({ action, method: 'POST', timeout: RING_SECONDS, timeLimit: seconds }, phone);
      return answer;
    },
  };
}

export function hangUp(words?: string): VoiceResponse {
  const answer = new VoiceResponse();
  if (words !== undefined) answer.say(words);
  answer.hangup();
  return answer;
}
