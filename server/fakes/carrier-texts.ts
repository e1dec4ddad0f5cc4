/** Texts at a fake telephone company: their states, its block list, and what it tells of them. */

export interface Refused {
  readonly status: number;
  readonly code: number;
  readonly message: string;
}

export interface FakeText {
  readonly sid: string;
  readonly from: string;
  readonly to: string;
  readonly body: string;
  status: string;
  errorCode: number | null;
  readonly callback: string | null;
}

/** What the company tells of a text, signed. */
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
  /** The number is in no campaign: its texts are refused, or taken and never delivered. */
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

/** How one company takes and tells of texts. */
export interface TextForm {
  /** Whether it takes a text, from what is in the form alone. */
  take(
    form: URLSearchParams,
  ): { readonly to: string; readonly from: string; readonly words: string } | Refused;
  /** @param count of the texts before. */
  newSid(count: number): string;
  readonly stopped: Refused;
  /** How it meets a number that is in no campaign: at once, or by a code with which the text is not delivered. */
  readonly unregistered: Refused | { readonly undelivered: number };
  /** The fields that tell of a text, beside its state. */
  fieldsOf(text: FakeText): Record<string, string>;
  sign(url: string, form: Readonly<Record<string, string>>): string;
}

const STOP = /^(stop|stopall|unsubscribe|cancel|end|quit|revoke|optout)$/i;
const START = /^(start|yes|unstop)$/i;

export function fakeMessages(company: TextForm): FakeMessages {
  const { unregistered } = company;
  const texts: FakeText[] = [];
  const blocked = new Set<string>();
  const pair = (own: string, other: string) => `${own} ${other}`;
  const messages: FakeMessages = {
    texts,
    media: new Map(),
    unregistered: false,
    take(form) {
      const taken = company.take(form);
      if ('code' in taken) return taken;
      if (blocked.has(pair(taken.from, taken.to))) return company.stopped;
      if (messages.unregistered && 'code' in unregistered) return unregistered;
      const text: FakeText = {
        sid: company.newSid(texts.length),
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
      const isLost = status === 'undelivered' && 'undelivered' in unregistered;
      text.errorCode = isLost ? unregistered.undelivered : null;
      const url = text.callback;
      if (url === null) return null;
      const form = {
        ...company.fieldsOf(text),
        MessageStatus: status,
        ...(text.errorCode === null ? {} : { ErrorCode: String(text.errorCode) }),
      };
      return { url, form, signature: company.sign(url, form) };
    },
    callbacks(text) {
      const last = messages.unregistered ? 'undelivered' : 'delivered';
      const told = [last, 'sent', 'queued', 'sent', last].map((status) => messages.become(text, status));
      return told.filter((each) => each !== null);
    },
  };
  return messages;
}
