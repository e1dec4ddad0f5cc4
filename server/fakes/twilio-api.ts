/** Twilio's REST API: recordings (https://www.twilio.com/docs/voice/api/recording), and calls and texts that it places. */
import { randomBytes } from 'node:crypto';
import {
  type FakeCarrierApi,
  type FakeCarrierOptions,
  formOf,
  listenLocally,
  NO_NUMBERS,
  type Placed,
} from './carrier-api.ts';
import { fakeMessages, type FakeText, type Refused, type TextForm } from './carrier-texts.ts';
import { sign } from './phone/webhooks.ts';
import { takeOutgoing } from './twilio-outgoing.ts';

interface Account {
  readonly accountSid: string;
  readonly authToken: string;
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

/** https://www.twilio.com/docs/messaging/api/message-resource */
const textForm = (
  { accountSid, authToken }: Account,
  numbers: FakeCarrierOptions['numbers'] = NO_NUMBERS,
): TextForm => ({
  take: (form) => takeOutgoing('text', form, numbers),
  newSid: (count) => `SM${String(count + 1).padStart(32, '0')}`,
  stopped: { status: 400, code: 21_610, message: 'Attempt to send to unsubscribed recipient' },
  unregistered: { undelivered: 30_034 },
  fieldsOf: ({ sid, from, to, status }) => ({
    MessageSid: sid,
    SmsSid: sid,
    AccountSid: accountSid,
    From: from,
    To: to,
    ApiVersion: '2010-04-01',
    SmsStatus: status,
  }),
  sign: (url, form) => sign(authToken, url, form),
});

export async function startFakeTwilioApi(
  { accountSid, authToken }: Account,
  {
    broken = false,
    numbers = NO_NUMBERS,
    onText = () => undefined,
    onPlaced = () => undefined,
  }: FakeCarrierOptions = {},
): Promise<FakeCarrierApi> {
  const recordings = new Map<string, Buffer>();
  const sent: FakeCarrierApi['sent'] = [];
  const placed: Placed[] = [];
  const changes: FakeCarrierApi['changes'] = [];
  const over = new Set<string>();
  const messages = fakeMessages(textForm({ accountSid, authToken }, numbers));
  const known = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  const placeCall = (form: URLSearchParams): Taken | Refused => {
    const taken = takeOutgoing('call', form, numbers);
    if ('code' in taken) return taken;
    sent.push(taken);
    const { to, from } = taken;
    const sid = `CA${randomBytes(16).toString('hex')}`;
    const [twiml = '', statusCallback = ''] = ['Twiml', 'StatusCallback'].map((name) => form.get(name) ?? '');
    const call = { sid, to, from, told: { twiml }, statusCallback };
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
    changes.push({ sid, told: twiml === null ? null : { twiml }, status });
    if (status === 'completed') over.add(sid);
    return null;
  };
  const server = await listenLocally((request, response) => {
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
  return { ...server, recordings, sent, messages, placed, changes, over };
}
