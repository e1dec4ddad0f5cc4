/** SignalWire as a carrier, by its cXML. https://signalwire.com/docs/compatibility-api */
import type { CallInstruction } from '../call-flow.ts';
import { type Carrier, mediaUrl, type WebhookKind, webhookUrl } from '../carrier.ts';
import { callControl } from '../cxml/calls.ts';
import { outgoingBy } from '../cxml/outgoing.ts';
import { webhookReader } from '../cxml/read.ts';
import { renderXml, withToken } from '../cxml/render.ts';
import { acceptStream } from '../cxml/stream.ts';
import { sentTexts } from '../cxml/texts.ts';
import { projectAccount, type SignalWireProject } from './account.ts';
import { bearerOf, isOurBearer } from './bearer.ts';
import { signalWireFiles } from './files.ts';
import { seal, unseal } from './instructions.ts';
import { isSignedBySignalWire } from './signature.ts';

export interface SignalWireSettings extends SignalWireProject {
  readonly publicUrl: string;
  /** A number of the project that we call and text from, E.164; null: there is none. */
  readonly callerId: string | null;
}

export function signalWire({ publicUrl, callerId, ...project }: SignalWireSettings): Carrier {
  const name = 'signalwire';
  const { signingKey } = project;
  const at = (kind: WebhookKind) => webhookUrl(publicUrl, name, kind);
  const render = (instruction: CallInstruction) =>
    renderXml(instruction, {
      publicUrl,
      at,
      ofStream: (token) => ({ authBearerToken: bearerOf(signingKey, token) }),
    });
  const account = projectAccount(project, (instruction) =>
    withToken(at('instruction'), seal(signingKey, instruction)),
  );
  const { recordings, pictures } = signalWireFiles(account);
  return {
    name,
    label: 'SignalWire',
    addresses: { voice: at('voice'), fallback: at('fallback'), status: at('status'), sms: at('sms') },
    verify({ url, headers, body }) {
      if (url === mediaUrl(publicUrl) && isOurBearer(signingKey, headers.authorization)) return true;
      const signature = headers['x-signalwire-signature'];
      return typeof signature === 'string' && isSignedBySignalWire(signingKey, signature, url, body);
    },
    read: webhookReader((token) => unseal(signingKey, token)),
    render: (instruction) => ({ type: 'text/xml', body: render(instruction) }),
    acceptStream,
    recordings,
    outgoing: callerId === null ? null : outgoingBy(account, callerId),
    texts: {
      ...sentTexts(account, { statusUrl: (token) => withToken(at('text-status'), token), more: {} }),
      ...pictures,
    },
    calls: callControl(account, {
      statusUrl: (token) => withToken(at('leg-status'), token),
      endAfter: () => ({}),
    }),
  };
}
