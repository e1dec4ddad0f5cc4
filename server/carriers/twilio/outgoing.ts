/** Sends the code that proves a telephone number, by Twilio's REST API: spoken in a call, or in a text. */
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { z } from 'zod';

export interface TwilioAccount {
  readonly accountSid: string;
  readonly authToken: string;
  /** Origin of the REST API. */
  readonly apiUrl: string;
}

/** `refused`: this number cannot be reached in this way. @throws CarrierFailed, or what fetch throws */
export type SendCode = (by: 'call' | 'text', to: string, code: string) => Promise<'sent' | 'refused'>;

/** Twilio answered, and not about the number. */
export class CarrierFailed extends Error {}

/** Somebody waits at the page. */
const TIMEOUT_MS = 10_000;

/** What Twilio says of a number that it does not ring or text: none, a landline, one that wants no texts, a country switched off. */
const ABOUT_THE_NUMBER = [21211, 21214, 21215, 21216, 21217, 21265, 21408, 21610, 21612, 21614, 21635];

const refusal = z.object({ code: z.number() });

/** @param from a number of the account, E.164. */
export function codeSender({ accountSid, authToken, apiUrl }: TwilioAccount, from: string): SendCode {
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  return async (by, to, code) => {
    const what = by === 'call' ? { Twiml: spoken(code) } : { Body: written(code) };
    const resource = by === 'call' ? 'Calls' : 'Messages';
    const answer = await fetch(new URL(`/2010-04-01/Accounts/${accountSid}/${resource}.json`, apiUrl), {
      method: 'POST',
      headers: { Authorization: authorization },
      body: new URLSearchParams({ To: to, From: from, ...what }),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body: unknown = await answer.json().catch(() => null); // What is no JSON says nothing more than its status.
    if (answer.ok) return 'sent';
    const why = refusal.safeParse(body).data?.code;
    if (why !== undefined && ABOUT_THE_NUMBER.includes(why)) return 'refused';
    throw new CarrierFailed(
      `Twilio answered ${answer.status}, code ${why ?? 'none'}, where a code was to be sent`,
    );
  };
}

/** Twice, and slowly: whoever hears it may have to find a pen. Nothing that a stranger typed is in it. */
function spoken(code: string): string {
  const digits = code.split('').join(', ');
  const call = new VoiceResponse();
  call.pause({ length: 1 });
  call.say('Hello. This is Ahoy. Somebody, probably you, wants to connect this telephone number.');
  for (const words of [`The code is: ${digits}.`, `Once more: ${digits}.`]) {
    call.say(words);
    call.pause({ length: 2 });
  }
  call.say('If it was not you, tell the code to nobody, and nothing happens. Goodbye.');
  return call.toString();
}

const written = (code: string): string =>
  `${code} is the code to connect this number at Ahoy. If it was not you who asked, tell it to nobody, and nothing happens.`;
