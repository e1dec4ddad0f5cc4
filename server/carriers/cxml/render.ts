/** An instruction for a call in Twilio's XML (TwiML), which other carriers call cXML. https://www.twilio.com/docs/voice/twiml */
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import type { CallInstruction } from '../call-flow.ts';
import { mediaUrl, type WebhookKind } from '../carrier.ts';

/** The name of the `<Parameter>` that carries the one-time token. */
export const TOKEN_PARAMETER = 't';

const LONGEST_RECORDING_SECONDS = 120;
/** About five rings: whoever does not answer by then is not there, and the caller is still patient. */
const RING_SECONDS = 25;

/** @param at the public address of a webhook. */
export function renderXml(
  instruction: CallInstruction,
  { publicUrl, at }: { readonly publicUrl: string; readonly at: (kind: WebhookKind) => string },
): string {
  const answer = new VoiceResponse();
  const say = (words: string | null) => words !== null && answer.say(words);
  switch (instruction.type) {
    case 'stream': {
      say(instruction.words);
      const stream = answer.connect({ action: at('after-stream') }).stream({ url: mediaUrl(publicUrl) });
      stream.parameter({ name: TOKEN_PARAMETER, value: instruction.token });
      // Reached when the stream ends in a way for which the carrier does not ask the action.
      answer.redirect({ method: 'POST' }, at('after-stream'));
      break;
    }
    case 'put-through': {
      say(instruction.words);
      const times = { timeout: RING_SECONDS, timeLimit: instruction.seconds };
      answer.dial({ action: at('after-dial'), method: 'POST', ...times }, instruction.phone);
      break;
    }
    case 'take-message': {
      say(instruction.words);
      const maxLength = LONGEST_RECORDING_SECONDS;
      answer.record({ action: at('after-recording'), method: 'POST', maxLength, playBeep: true });
      say(instruction.goodbye);
      answer.hangup();
      break;
    }
    case 'hang-up':
      say(instruction.words);
      answer.hangup();
      break;
    case 'nothing':
      break;
  }
  return answer.toString();
}
