/** Twilio's REST API: recordings (https://www.twilio.com/docs/voice/api/recording), and calls and texts that it places. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { type FakeMessages, type FakeText, fakeMessages } from './twilio-messages.ts';
import { type Numbers, type Refused, type Sent, takeOutgoing } from './twilio-outgoing.ts';

export interface FakeTwilioApi {
  readonly url: string;
  /** What callers said after the tone, by the recording's SID; removed ones are gone. */
  readonly recordings: Map<string, Buffer>;
  /** The calls and texts that it was asked for, the newest last. */
  readonly sent: Sent[];
  readonly messages: FakeMessages;
  /** The calls that it placed, and what it was told to do with each call, also with those of callers. */
  readonly placed: Placed[];
  readonly changes: Change[];
  /** Calls that are over: nothing can be done with them any more. */
  readonly over: Set<string>;
  close(): Promise<void>;
}

export interface Placed {
  readonly sid: string;
  readonly to: string;
  readonly from: string;
  readonly twiml: string;
  readonly statusCallback: string;
}

/** One of both: a new document, or an end. */
export interface Change {
  readonly sid: string;
  readonly twiml: string | null;
  readonly status: string | null;
}

const PATH =
  /^\/2010-04-01\/Accounts\/(?<account>AC[\da-f]{32})\/Recordings\/(?<sid>RE[\da-f]{32})(?<ending>\.wav|\.json)$/;

const OUTGOING = /^\/2010-04-01\/Accounts\/(?<account>AC[\da-f]{32})\/(?<resource>Calls|Messages)\.json$/;

const LISTED = /^\/2010-04-01\/Accounts\/AC[\da-f]{32}\/Messages\.json\?(?<query>.*)$/;

const shown = ({ sid, from, to, body, status, errorCode }: FakeText) => ({
  sid,
  from,
  to,
  body,
  status,
  error_code: errorCode,
  direction: 'outbound-api',
});

const LIVE_CALL = /^\/2010-04-01\/Accounts\/(?<account>AC[\da-f]{32})\/Calls\/(?<sid>[\w-]{1,64})\.json$/;

/** A call or text that it has taken. */
interface Taken {
  /** The body of the answer. */
  readonly shown: object;
  /** Tells whoever plays the rest of the telephone company, after the answer. */
  readonly tell: () => void;
}

async function formOf(request: http.IncomingMessage): Promise<URLSearchParams> {
  const chunks = (await request.toArray()) as Buffer[];
  return new URLSearchParams(Buffer.concat(chunks).toString());
}

const NO_NUMBERS: Numbers = { own: [], landlines: [], forbidden: [] };

/** @param broken answers everything as Twilio does when it is in trouble itself. */
export async function startFakeTwilioApi(
  { accountSid, authToken }: { readonly accountSid: string; readonly authToken: string },
  {
    broken = false,
    numbers = NO_NUMBERS,
    onText = () => undefined,
    onPlaced = () => undefined,
  }: {
    readonly broken?: boolean;
    readonly numbers?: Numbers;
    readonly onText?: (text: FakeText) => void;
    readonly onPlaced?: (call: Placed) => void;
  } = {},
): Promise<FakeTwilioApi> {
  const recordings = new Map<string, Buffer>();
  const sent: Sent[] = [];
  const placed: Placed[] = [];
  const changes: Change[] = [];
  const over = new Set<string>();
  const messages = fakeMessages({ accountSid, authToken }, numbers);
  const known = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  const placeCall = (form: URLSearchParams): Taken | Refused => {
    const taken = takeOutgoing('call', form, numbers);
    if ('code' in taken) return taken;
    sent.push(taken);
    const { to, from } = taken;
    const sid = `CA${randomBytes(16).toString('hex')}`;
    const [twiml = '', statusCallback = ''] = ['Twiml', 'StatusCallback'].map((name) => form.get(name) ?? '');
    const call = { sid, to, from, twiml, statusCallback };
    placed.push(call);
    return { shown: { sid, to, from, status: 'queued' }, tell: () => onPlaced(call) };
  };
  const sendText = (form: URLSearchParams): Taken | Refused => {
    const taken = messages.take(form);
    if ('code' in taken) return taken;
    sent.push({ by: 'text', to: taken.to, from: taken.from, words: taken.body });
    return { shown: shown(taken), tell: () => onText(taken) };
  };
  const changeCall = (sid: string, form: URLSearchParams): Refused | null => {
    const [twiml = null, url = null, status = null] = ['Twiml', 'Url', 'Status'].map((name) =>
      form.get(name),
    );
    if (twiml !== null && url !== null)
      return { status: 400, code: 21218, message: 'Twiml and Url cannot both be given.' };
    if (over.has(sid))
      return { status: 400, code: 21220, message: 'Call is not in-progress. Cannot redirect.' };
    changes.push({ sid, twiml, status });
    if (status === 'completed') over.add(sid);
    return null;
  };
  const server = http.createServer((request, response) => {
    const answer = (status: number, body: object) => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    };
    const refuse = (status: number, code: number, message: string) =>
      answer(status, { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status });
    if (broken) {
      refuse(503, 20503, 'Service unavailable');
      return;
    }
    if (request.headers.authorization !== known) {
      refuse(401, 20003, 'Authenticate');
      return;
    }
    const outgoing = OUTGOING.exec(request.url ?? '')?.groups;
    if (request.method === 'POST' && outgoing?.['account'] === accountSid) {
      const take = outgoing['resource'] === 'Calls' ? placeCall : sendText;
      void formOf(request).then((form) => {
        const taken = take(form);
        if ('code' in taken) refuse(taken.status, taken.code, taken.message);
        else {
          answer(201, taken.shown);
          taken.tell();
        }
      });
      return;
    }
    const listed = LISTED.exec(request.url ?? '')?.groups;
    if (request.method === 'GET' && listed !== undefined) {
      const found = messages.find(new URLSearchParams(listed['query'])).map(shown);
      answer(200, { messages: found, next_page_uri: null });
      return;
    }
    const picture = messages.media.get(request.url ?? '');
    if (picture !== undefined && request.method === 'GET') {
      response.writeHead(200, { 'Content-Type': picture.type, 'Content-Length': picture.bytes.length });
      response.end(picture.bytes);
      return;
    }
    const live = LIVE_CALL.exec(request.url ?? '')?.groups;
    if (request.method === 'POST' && live?.['account'] === accountSid) {
      const { sid = '' } = live;
      void formOf(request).then((form) => {
        const refused = changeCall(sid, form);
        if (refused === null) answer(200, { sid, status: 'in-progress' });
        else refuse(refused.status, refused.code, refused.message);
      });
      return;
    }
    const { account, sid = '', ending } = PATH.exec(request.url ?? '')?.groups ?? {};
    const sound = account === accountSid ? recordings.get(sid) : undefined;
    if (sound === undefined) {
      refuse(404, 20404, `The requested resource ${request.url ?? ''} was not found`);
      return;
    }
    if (request.method === 'GET' && ending === '.wav') {
      response.writeHead(200, { 'Content-Type': 'audio/x-wav', 'Content-Length': sound.length });
      response.end(sound);
    } else if (request.method === 'DELETE' && ending === '.json') {
      recordings.delete(sid);
      response.writeHead(204).end();
    } else refuse(405, 20004, 'Method not allowed');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    recordings,
    sent,
    messages,
    placed,
    changes,
    over,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
