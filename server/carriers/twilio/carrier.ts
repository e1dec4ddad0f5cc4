/** Twilio as a carrier. */
import type { CallInstruction } from '../call-flow.ts';
import { type Carrier, type WebhookKind, webhookUrl } from '../carrier.ts';
import { acceptStream } from '../cxml/stream.ts';
import { outgoingBy, type TwilioAccount } from './outgoing.ts';
import { readForm, readWebhook } from '../cxml/read.ts';
import { twilioRecordings } from './recordings.ts';
import { twilioTexts } from './texts.ts';
import { isBodySignedByTwilio, isSignedByTwilio } from './signature.ts';
import { renderXml, withToken } from '../cxml/render.ts';
import { callControl } from './calls.ts';

export interface TwilioSettings extends TwilioAccount {
  readonly publicUrl: string;
  /** A number of the account that we call and text from, E.164; null: there is none. */
  readonly callerId: string | null;
}

/** Tells Twilio to ask once more, and soon, before it goes to the fallback. */
const TRY_AGAIN = '#rp=all&rc=2&ct=2000&rt=4000';

export function twilio({ publicUrl, callerId, ...account }: TwilioSettings): Carrier {
  const name = 'twilio';
  const at = (kind: WebhookKind) => webhookUrl(publicUrl, name, kind);
  const render = (instruction: CallInstruction) => renderXml(instruction, { publicUrl, at });
  return {
    name,
    label: 'Twilio',
    addresses: {
      voice: at('voice') + TRY_AGAIN,
      fallback: at('fallback'),
      status: at('status'),
      sms: at('sms') + TRY_AGAIN,
    },
    verify({ url, headers, body }) {
      const signature = headers['x-twilio-signature'];
      if (typeof signature !== 'string') return false;
      return new URL(url).searchParams.has('bodySHA256')
        ? isBodySignedByTwilio(account.authToken, signature, url, body)
        : isSignedByTwilio(account.authToken, signature, url, readForm(body));
    },
    read: readWebhook,
    render: (instruction) => ({ type: 'text/xml', body: render(instruction) }),
    acceptStream: acceptStream,
    recordings: twilioRecordings(account),
    outgoing: callerId === null ? null : outgoingBy(account, callerId),
    texts: twilioTexts(account, (token) => withToken(at('text-status'), token)),
    calls: callControl(account, { render, statusUrl: (token) => withToken(at('leg-status'), token) }),
  };
}
