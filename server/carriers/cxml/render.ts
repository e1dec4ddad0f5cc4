/** An instruction for a call in Twilio's XML (TwiML), which other carriers call cXML. https://www.twilio.com/docs/voice/twiml */
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import type { CallInstruction } from '../call-flow.ts';
import { mediaUrl, type WebhookKind } from '../carrier.ts';

/** The name of the `<Parameter>` that carries the one-time token. */
export const TOKEN_PARAMETER = 't';

const LONGEST_RECORDING_SECONDS = 120;
/** About five rings: whoever does not answer by then is not there, and the caller is still patient. */
const RING_SECONDS = 25;

/** After the sentence is said; whoever takes the phone from the ear to press a key has this long. */
const KEY_SECONDS = 8;

/** The address of a webhook that tells by its token what it is about. */
export const withToken = (url: string, token: string): string => `${url}?t=${encodeURIComponent(token)}`;

interface Addresses {
  readonly publicUrl: string;
  /** The public address of a webhook. */
  readonly at: (kind: WebhookKind) => string;
  /** What the company is told of a stream beside its address. */
  readonly ofStream?: (token: string) => Readonly<Record<string, string>>;
}

export function renderXml(
  instruction: CallInstruction,
  { publicUrl, at, ofStream = () => ({}) }: Addresses,
): string {
  const answer = new VoiceResponse();
  const say = (words: string | null) => words !== null && answer.say(words);
  switch (instruction.type) {
    case 'stream': {
      say(instruction.words);
      const attributes = { url: mediaUrl(publicUrl), ...ofStream(instruction.token) };
      const stream = answer.connect({ action: at('after-stream') }).stream(attributes);
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
    case 'ring-staff': {
      const { ringSeconds: timeout, seconds: timeLimit, phones } = instruction;
      const action = at('after-ring');
      const dial = answer.dial({ action, method: 'POST', answerOnBridge: true, timeout, timeLimit });
      for (const { phone, token } of phones)
        dial.number({ url: withToken(at('ring-answered'), token), method: 'POST' }, phone);
      break;
    }
    case 'screen': {
      const gather = answer.gather({
        numDigits: 1,
        timeout: KEY_SECONDS,
        action: withToken(at(instruction.tells), instruction.token),
        method: 'POST',
      });
      gather.say(instruction.words);
      // A document that simply ends would connect the call, also to an answering machine.
      answer.hangup();
      break;
    }
    case 'conference': {
      const isCaller = instruction.side === 'caller';
      const dial = answer.dial(isCaller ? { action: at('after-transfer'), method: 'POST' } : {});
      dial.conference(
        {
          startConferenceOnEnter: isCaller,
          endConferenceOnExit: true,
          beep: 'false',
          waitUrl: '',
          statusCallback: at('conference'),
          statusCallbackEvent: ['join', 'end'],
        },
        instruction.room,
      );
      break;
    }
    case 'transfer': {
      const { from: callerId, ringSeconds: timeout, seconds: timeLimit, phone } = instruction;
      const action = at('after-transfer');
      answer.dial({ action, method: 'POST', callerId, timeout, timeLimit }, phone);
      break;
    }
    case 'read-out':
      for (const part of instruction.words) {
        if (typeof part === 'string') answer.say(part);
        else answer.pause({ length: part.pauseSeconds });
      }
      break;
    case 'hang-up':
      say(instruction.words);
      answer.hangup();
      break;
    case 'nothing':
      break;
  }
  return answer.toString();
}
