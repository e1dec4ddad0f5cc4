/** A mail server (RFC 5321) on a port of its own, with its rules about order and form. It misbehaves when it is told to. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** The fault of one mail. */
export type Misbehaviour =
  /** Refuses the recipient or the mail with this code: 4xx for now, 5xx for good. */
  | { readonly type: 'refuse'; readonly at: 'recipient' | 'mail'; readonly code: number }
  /** Takes the mail, and breaks the connection in place of saying so. */
  | { readonly type: 'cut-after-mail' };

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

export interface FakeSmtpOptions {
  /** The only user who may send; without it, anybody. */
  readonly login?: { readonly user: string; readonly password: string };
  /** What goes wrong with the nth mail that is begun, counted from 0; null: nothing. */
  readonly script?: (mail: number) => Misbehaviour | null;
}

/** RFC 5321, 4.5.3.1.6: with its end. */
const LONGEST_LINE = 1_000;

/** Starts it; `mails` grows with every mail that it took. */
export async function startFakeSmtp(options: FakeSmtpOptions = {}) {
  const mails: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  let begun = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A client that resets its connection is of no interest.
    socket.on('error', () => socket.destroy());
    const talk = conversation(options, () => options.script?.(begun++) ?? null, mails);
    const say = (reply: Reply) => {
      if (reply === 'nothing') return;
      if (reply === 'cut') socket.destroy();
      else if (reply.startsWith('221')) socket.end(`${reply}\r\n`);
      else socket.write(`${reply}\r\n`);
    };
    let rest = '';
    socket.setEncoding('utf8').on('data', (data: string) => {
      const lines = (rest + data).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) say(line.length + 2 > LONGEST_LINE ? '500 Line too long' : talk(line));
    });
    say('220 mail.fake ESMTP');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const login = options.login === undefined ? '' : `${options.login.user}:${options.login.password}@`;
  return {
    url: `smtp://${login}127.0.0.1:${port}`,
    mails,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

type Reply = `${number}${' ' | '-'}${string}` | 'cut' | 'nothing';

/** One connection's side of the conversation: a line comes in, a reply goes out. */
function conversation(
  { login }: FakeSmtpOptions,
  begin: () => Misbehaviour | null,
  mails: ReceivedMail[],
): (line: string) => Reply {
  let greeted = false;
  let allowed = login === undefined;
  let from: string | null = null;
  let to: string[] = [];
  let wrong: Misbehaviour | null = null;
  let data: string[] | null = null;
  let utf8 = false;
  const forget = () => {
    from = null;
    to = [];
  };

  const takeData = (lines: string[], line: string): Reply => {
    if (line !== '.') {
      lines.push(line.startsWith('.') ? line.slice(1) : line);
      return 'nothing';
    }
    data = null;
    const mail = { from: from ?? '', to, ...readMail(lines) };
    forget();
    if (wrong?.type === 'refuse' && wrong.at === 'mail') return `${wrong.code} Not taken`;
    mails.push(mail);
    return wrong?.type === 'cut-after-mail' ? 'cut' : '250 2.0.0 Taken';
  };

  return (line) => {
    if (data !== null) return takeData(data, line);
    const [verb = '', ...words] = line.split(' ');
    const argument = words.join(' ');
    switch (verb.toUpperCase()) {
      case 'EHLO':
      case 'HELO':
        greeted = true;
        forget();
        if (argument === '') return '501 Who are you?';
        return login === undefined
          ? '250-mail.fake\r\n250 SMTPUTF8'
          : '250-mail.fake\r\n250-SMTPUTF8\r\n250 AUTH PLAIN';
      case 'AUTH': {
        if (!greeted) return '503 Say hello first';
        const [mechanism, secret = ''] = words;
        if (mechanism?.toUpperCase() !== 'PLAIN') return '504 Only PLAIN';
        const [, user, password] = Buffer.from(secret, 'base64').toString().split('\0');
        allowed = user === login?.user && password === login?.password;
        return allowed ? '235 2.7.0 Welcome' : '535 5.7.8 Wrong user or password';
      }
      case 'MAIL':
        if (!greeted) return '503 Say hello first';
        if (!allowed) return '530 5.7.0 Sign in first';
        if (from !== null) return '503 One mail at a time';
        // RFC 6531: letters beyond ASCII only for who asked for them.
        utf8 = / SMTPUTF8(?: |$)/.test(argument);
        from = addressIn(argument, 'FROM');
        if (from === null) return '501 5.1.7 No such form of a sender';
        wrong = begin();
        return '250 2.1.0 Go on';
      case 'RCPT': {
        if (from === null) return '503 From whom?';
        const recipient = addressIn(argument, 'TO');
        if (recipient === null || recipient === '' || (!utf8 && /[^\x20-\x7e]/.test(recipient)))
          return '501 5.1.3 No such form of a recipient';
        if (wrong?.type === 'refuse' && wrong.at === 'recipient') return `${wrong.code} Not here`;
        to.push(recipient);
        return '250 2.1.5 Go on';
      }
      case 'DATA':
        if (to.length === 0) return '503 To whom?';
        data = [];
        return '354 Go on, a line with a dot ends it';
      case 'RSET':
        forget();
        return '250 2.0.0 Forgotten';
      case 'NOOP':
        return '250 2.0.0 Here';
      case 'QUIT':
        return '221 2.0.0 Bye';
      default:
        return '502 5.5.1 No such command';
    }
  };
}

const ADDRESS_AFTER = { FROM: /^FROM:<([^<>\s]*)>(?: |$)/i, TO: /^TO:<([^<>\s]*)>(?: |$)/i };

/** The address of `FROM:<...>` or `TO:<...>`; a sender may be empty. Null: not in that form. */
function addressIn(argument: string, word: 'FROM' | 'TO'): string | null {
  const found = ADDRESS_AFTER[word].exec(argument)?.[1];
  return found === undefined || (found !== '' && !/^[^@]+@[^@]+$/.test(found)) ? null : found;
}

/** Headers unfolded, and the body as it reads. */
function readMail(lines: readonly string[]): Pick<ReceivedMail, 'headers' | 'body'> {
  const end = lines.indexOf('');
  const unfolded = lines
    .slice(0, end)
    .join('\r\n')
    .replaceAll(/\r\n[ \t]+/g, ' ');
  const headers = new Map(
    unfolded.split('\r\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
    }),
  );
  const body = lines.slice(end + 1).join('\n');
  switch (headers.get('content-transfer-encoding')) {
    case 'base64':
      return { headers, body: Buffer.from(body, 'base64').toString() };
    case 'quoted-printable':
      return { headers, body: unquote(body) };
    default:
      return { headers, body };
  }
}

const unquote = (body: string): string =>
  Buffer.from(
    body
      .replaceAll(/=\r?\n/g, '')
      .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString();
