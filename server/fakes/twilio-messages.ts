/**
 * Twilio's REST API for texts, with its states, its block list and its refusals:
 * https://www.twilio.com/docs/messaging/api/message-resource
 */
import { sign } from './phone/webhooks.ts';
import { type Numbers, type Refused, takeOutgoing } from './twilio-outgoing.ts';

export interface FakeText {
  readonly sid: string;
  readonly from: string;
  readonly to: string;
  readonly body: string;
  status: string;
  errorCode: number | null;
  readonly callback: string | null;
}

/** What Twilio tells of a text, signed. */
export interface TextCallback {
  readonly url: string;
  readonly form: Record<string, string>;
  readonly signature: string;
}

export interface FakeMessages {
  /** All that were taken, the oldest first. */
  readonly texts: FakeText[];
  /** Pictures by the path of their address. */
  readonly media: Map<string, { readonly type: string; readonly bytes: Buffer }>;
  /** Texts are taken, and are never delivered: the number is in no campaign. */
  unregistered: boolean;
  take(form: URLSearchParams): FakeText | Refused;
  find(query: URLSearchParams): readonly FakeText[];
  /** What somebody texts to a number of the account; STOP and START count for the two numbers. */
  heard(from: string, to: string, body: string): void;
  /** Brings a text on to a state. @returns what is told of it; null: nobody asked to be told. */
  become(text: FakeText, status: string): TextCallback | null;
  /** The callbacks of one text in the worst order: the last first, and twice. */
  callbacks(text: FakeText): readonly TextCallback[];
}

const STOP = /^(stop|stopall|unsubscribe|cancel|end|quit|revoke|optout)$/i;
const START = /^(start|yes|unstop)$/i;

export function fakeMessages(
  { accountSid, authToken }: { readonly accountSid: string; readonly authToken: string },
  numbers: Numbers,
): FakeMessages {
  const texts: FakeText[] = [];
  const blocked = new Set<string>();
  const pair = (own: string, other: string) => `${own} ${other}`;
  const messages: FakeMessages = {
    texts,
    media: new Map(),
    unregistered: false,
    take(form) {
      const taken = takeOutgoing('text', form, numbers);
      if ('code' in taken) return taken;
      if (blocked.has(pair(taken.from, taken.to)))
        return { status: 400, code: 21_610, message: 'Attempt to send to unsubscribed recipient' };
      const text: FakeText = {
        sid: `SM${String(texts.length + 1).padStart(32, '0')}`,
        from: taken.from,
        to: taken.to,
        body: taken.words,
        status: 'queued',
        errorCode: null,
        callback: form.get('StatusCallback'),
      };
      texts.push(text);
      return text;
    },
    find: (query) =>
      texts
        .filter(({ from, to }) => from === query.get('From') && to === query.get('To'))
        .toReversed()
        .slice(0, Number(query.get('PageSize') ?? 50)),
    heard(from, to, body) {
      if (STOP.test(body.trim())) blocked.add(pair(to, from));
      if (START.test(body.trim())) blocked.delete(pair(to, from));
    },
    become(text, status) {
      text.status = status;
      text.errorCode = status === 'undelivered' ? 30_034 : null;
      const url = text.callback;
      if (url === null) return null;
      const form = {
        MessageSid: text.sid,
        SmsSid: text.sid,
        AccountSid: accountSid,
        From: text.from,
        To: text.to,
        ApiVersion: '2010-04-01',
        MessageStatus: status,
        SmsStatus: status,
        ...(text.errorCode === null ? {} : { ErrorCode: String(text.errorCode) }),
      };
      return { url, form, signature: sign(authToken, url, form) };
    },
    callbacks(text) {
      const last = messages.unregistered ? 'undelivered' : 'delivered';
      const told = [last, 'sent', 'queued', 'sent', last].map((status) => messages.become(text, status));
      return told.filter((each) => each !== null);
    },
  };
  return messages;
}
