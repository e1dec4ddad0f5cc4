/** Twilio as a carrier. */
import type { CallInstruction } from '../call-flow.ts';
import { type Carrier, type WebhookKind, webhookUrl } from '../carrier.ts';
import { callControl } from '../cxml/calls.ts';
import { storedFiles } from '../cxml/files.ts';
import { outgoingBy } from '../cxml/outgoing.ts';
import { readForm, webhookReader } from '../cxml/read.ts';
import { renderXml, withToken } from '../cxml/render.ts';
import { acceptStream } from '../cxml/stream.ts';
import { sentTexts } from '../cxml/texts.ts';
import { accountOf, type TwilioAccount } from './account.ts';
import { twilioRecordings } from './recordings.ts';
import { isBodySignedByTwilio, isSignedByTwilio } from './signature.ts';

export interface TwilioSettings extends TwilioAccount {
  readonly publicUrl: string;
  /** A number of the account that we call and text from, E.164; null: there is none. */
  readonly callerId: string | null;
}

/** Tells Twilio to ask once more, and soon, before it goes to the fallback. */
const TRY_AGAIN = '#rp=all&rc=2&ct=2000&rt=4000';

export function twilio({ publicUrl, callerId, ...settings }: TwilioSettings): Carrier {
  const name = 'twilio';
  const at = (kind: WebhookKind) => webhookUrl(publicUrl, name, kind);
  const render = (instruction: CallInstruction) => renderXml(instruction, { publicUrl, at });
  const account = accountOf(settings, render);
  const files = storedFiles(account);
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
        ? isBodySignedByTwilio(settings.authToken, signature, url, body)
        : isSignedByTwilio(settings.authToken, signature, url, readForm(body));
    },
    // It is told what to do with a call when the call is placed or moved, and never asks.
    read: webhookReader(() => null),
    render: (instruction) => ({ type: 'text/xml', body: render(instruction) }),
    acceptStream,
    recordings: twilioRecordings(files),
    outgoing: callerId === null ? null : outgoingBy(account, callerId),
    texts: {
      ...sentTexts(account, {
        statusUrl: (token) => withToken(at('text-status'), token),
        more: { SmartEncoded: 'true' },
      }),
      openPicture: files.openPicture,
      removePicture: files.remove,
    },
    calls: callControl(account, {
      statusUrl: (token) => withToken(at('leg-status'), token),
      endAfter: (seconds) => ({ TimeLimit: String(seconds) }),
    }),
  };
}
