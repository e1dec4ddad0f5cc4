/** Calls and texts that we make, by Twilio's REST API. */
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { z } from 'zod';
import { CarrierFailed, type Outgoing, type Sent, type Spoken } from '../carrier.ts';

export interface TwilioAccount {
  readonly accountSid: string;
  readonly authToken: string;
  /** Origin of the REST API. */
  readonly apiUrl: string;
}

/** Somebody waits at the page. */
export const TIMEOUT_MS = 10_000;

/** What Twilio says of a number that it does not ring or text: none, a landline, one that wants no texts, a country switched off. */
export const ABOUT_THE_NUMBER = [21211, 21214, 21215, 21216, 21217, 21265, 21408, 21610, 21612, 21614, 21635];

const refusal = z.object({ code: z.number() });

/** What proves at the REST API that we are the account. */
export const authorizationOf = ({ accountSid, authToken }: TwilioAccount): string =>
  `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;

/** What Twilio answered; the code is that of a refusal. */
interface Answered {
  readonly ok: boolean;
  readonly status: number;
  readonly code: number | undefined;
  readonly body: unknown;
}

/** Posts a form to a resource of the account. @throws what fetch throws */
export async function post(
  account: TwilioAccount,
  resource: string,
  fields: URLSearchParams,
): Promise<Answered> {
  const path = `/2010-04-01/Accounts/${account.accountSid}/${resource}.json`;
  const answer = await fetch(new URL(path, account.apiUrl), {
    method: 'POST',
    headers: { Authorization: authorizationOf(account) },
    body: fields,
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const body: unknown = await answer.json().catch(() => null); // What is no JSON says nothing more than its status.
  return { ok: answer.ok, status: answer.status, code: refusal.safeParse(body).data?.code, body };
}

/** @param from a number of the account, E.164. */
export function outgoingBy(account: TwilioAccount, from: string): Outgoing {
  const place = async (resource: 'Calls' | 'Messages', fields: Record<string, string>): Promise<Sent> => {
    const { ok, status, code } = await post(
      account,
      resource,
      new URLSearchParams({ From: from, ...fields }),
    );
    if (ok) return 'sent';
    if (code !== undefined && ABOUT_THE_NUMBER.includes(code)) return 'refused';
    throw new CarrierFailed(`Twilio answered ${status}, code ${code ?? 'none'}, to a call or text of ours`);
  };
  return {
    from,
    say: (to, words) => place('Calls', { To: to, Twiml: twimlOf(words) }),
    text: (to, body) => place('Messages', { To: to, Body: body }),
  };
}

function twimlOf(words: readonly Spoken[]): string {
  const call = new VoiceResponse();
  for (const part of words) {
    if (typeof part === 'string') call.say(part);
    else call.pause({ length: part.pauseSeconds });
  }
  return call.toString();
}
