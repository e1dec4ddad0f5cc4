/**
 * SignalWire's REST API of Twilio's form, and its refusals: it takes no document with a call, only an address where it
 * asks for one. https://signalwire.com/docs/compatibility-api/rest
 */
import { randomUUID } from 'node:crypto';
import type http from 'node:http';
import {
  type Change,
  type FakeCarrierApi,
  type FakeCarrierOptions,
  formOf,
  listenLocally,
  NO_NUMBERS,
  type Numbers,
  type Placed,
} from './carrier-api.ts';
import { fakeMessages, type FakeText, type Refused, type TextForm } from './carrier-texts.ts';
import { sign } from './phone/webhooks.ts';

export interface FakeProject {
  readonly projectId: string;
  readonly apiToken: string;
  readonly signingKey: string;
}

const MOST_TEXT = 1_600;
const E164 = /^\+[1-9]\d{6,14}$/;
/** Every id is one of these; the ending is taken, and is not needed. */
const RESOURCE =
  /^\/api\/laml\/2010-04-01\/Accounts\/(?<project>[\da-f-]{36})\/(?<kind>Calls|Messages|Recordings)(?:\/(?<id>[\w-]{1,64}))?(?<ending>\.json|\.wav)?$/;

const refused = (status: number, code: number, message: string): Refused => ({ status, code, message });

/** https://signalwire.com/docs/compatibility-api/rest/messages */
function takeText(form: URLSearchParams, numbers: Numbers) {
  const [to = '', from = '', words = ''] = ['To', 'From', 'Body'].map((name) => form.get(name) ?? '');
  if (from === '') return refused(422, 21705, 'From or MessagingServiceSid is required');
  if (numbers.own !== 'every' && !numbers.own.includes(from))
    return refused(422, 21210, `From ${from} is not a purchased number in your project`);
  if (!E164.test(to)) return refused(422, 21603, `To ${to} has an invalid format`);
  if (numbers.forbidden.some((beginning) => to.startsWith(beginning)) || numbers.landlines.includes(to))
    return refused(422, 21614, `To ${to} is not a valid mobile number`);
  if (words === '') return refused(422, 21602, 'Body or MediaUrl is required');
  return words.length > MOST_TEXT ? refused(422, 21617, 'Body is too long') : { to, from, words };
}

const textForm = ({ projectId, signingKey }: FakeProject, numbers: Numbers): TextForm => ({
  take: (form) => takeText(form, numbers),
  newSid: () => randomUUID(),
  stopped: refused(400, 21610, 'The message was blocked by the user'),
  unregistered: refused(422, 21717, 'The From number must belong to an active campaign'),
  fieldsOf: ({ sid, from, to, status }) => ({
    MessageSid: sid,
    SmsSid: sid,
    AccountSid: projectId,
    From: from,
    To: to,
    ApiVersion: '2010-04-01',
    SmsStatus: status,
  }),
  sign: (url, form) => sign(signingKey, url, form),
});

/** It takes addresses, and no document. */
const documentIn = (form: URLSearchParams): Refused | null =>
  form.has('Twiml') || form.has('Laml')
    ? refused(400, 90_000, 'The supplied parameter Twiml is unsupported')
    : null;

/** https://signalwire.com/docs/compatibility-api/rest/calls */
function takeCall(form: URLSearchParams, numbers: Numbers): Placed | Refused {
  const [to = '', from = '', url = ''] = ['To', 'From', 'Url'].map((name) => form.get(name) ?? '');
  const document = documentIn(form);
  if (document !== null) return document;
  if (!E164.test(to)) return refused(400, 21211, `To ${to} has an invalid format`);
  if (numbers.own !== 'every' && !numbers.own.includes(from))
    return refused(400, 21210, `From ${from} is not a purchased or verified number in your project`);
  if (numbers.forbidden.some((beginning) => to.startsWith(beginning)))
    return refused(400, 21217, `To ${to} does not appear to be valid`);
  if (url === '') return refused(400, 21205, 'Url or ApplicationSid is required');
  if (URL.parse(url) === null) return refused(400, 21402, 'Url is not a fully qualified URL');
  return { sid: randomUUID(), to, from, told: { url }, statusCallback: form.get('StatusCallback') ?? '' };
}

const shownText = ({ sid, from, to, body, status, errorCode }: FakeText, projectId: string) => ({
  sid,
  account_sid: projectId,
  from,
  to,
  body,
  status,
  error_code: errorCode === null ? null : String(errorCode),
  direction: 'outbound-api',
});

export async function startFakeSignalWireApi(
  project: FakeProject,
  {
    broken = false,
    numbers = NO_NUMBERS,
    onText = () => undefined,
    onPlaced = () => undefined,
  }: FakeCarrierOptions = {},
): Promise<FakeCarrierApi> {
  const { projectId, apiToken } = project;
  const recordings = new Map<string, Buffer>();
  const sent: FakeCarrierApi['sent'] = [];
  const placed: Placed[] = [];
  const changes: Change[] = [];
  const over = new Set<string>();
  const messages = fakeMessages(textForm(project, numbers));
  const known = `Basic ${Buffer.from(`${projectId}:${apiToken}`).toString('base64')}`;

  const changeCall = (sid: string, form: URLSearchParams): Change | Refused => {
    const [url = null, status = null] = ['Url', 'Status'].map((name) => form.get(name));
    const document = documentIn(form);
    if (document !== null) return document;
    if (over.has(sid))
      return url === null
        ? refused(422, 10_000, 'Completed calls cannot be updated.')
        : refused(422, 21_220, 'Call is not in-progress. Cannot redirect.');
    if (status === 'completed') over.add(sid);
    return { sid, told: url === null ? null : { url }, status };
  };

  async function answerTo(request: http.IncomingMessage): Promise<Answer> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake');
    const picture = messages.media.get(pathname);
    const { project: asked, kind, id = null, ending } = RESOURCE.exec(pathname)?.groups ?? {};
    const method = `${request.method ?? ''} ${kind ?? ''}${id === null ? '' : '/id'}`;
    if (picture !== undefined && request.method === 'GET') return { file: picture };
    if (asked !== projectId) return refusal(NOT_THERE);
    switch (method) {
      case 'POST Calls': {
        const call = takeCall(await formOf(request), numbers);
        if ('code' in call) return listedRefusal(call);
        placed.push(call);
        sent.push({ by: 'call', to: call.to, from: call.from, words: '' });
        const body = { sid: call.sid, to: call.to, from: call.from, status: 'queued' };
        return { status: 200, body, afterwards: () => onPlaced(call) };
      }
      case 'POST Calls/id': {
        const change = changeCall(id ?? '', await formOf(request));
        if ('code' in change) return refusal(change);
        changes.push(change);
        return { status: 200, body: { sid: id, status: change.status ?? 'in-progress' } };
      }
      case 'POST Messages': {
        const text = messages.take(await formOf(request));
        if ('code' in text) return refusal(text);
        sent.push({ by: 'text', to: text.to, from: text.from, words: text.body });
        return { status: 201, body: shownText(text, projectId), afterwards: () => onText(text) };
      }
      case 'GET Messages': {
        const found = messages.find(searchParams).map((text) => shownText(text, projectId));
        return { status: 200, body: { messages: found, next_page_uri: null } };
      }
      case 'GET Recordings/id': {
        const bytes = ending === '.wav' ? recordings.get(id ?? '') : undefined;
        return bytes === undefined ? refusal(NOT_THERE) : { file: { type: 'audio/x-wav', bytes } };
      }
      case 'DELETE Recordings/id':
        return recordings.delete(id ?? '') ? { status: 204, body: null } : refusal(NOT_THERE);
      default:
        return refusal(NOT_THERE);
    }
  }

  const server = await listenLocally((request, response) => {
    if (broken) send(response, refusal(refused(503, 20_504, 'An internal error occurred')));
    else if (request.headers.authorization !== known)
      send(response, refusal(refused(401, 20_003, 'Authentication error')));
    else void answerTo(request).then((answer) => send(response, answer));
  });
  return { ...server, recordings, sent, messages, placed, changes, over };
}

type Answer =
  | {
      readonly status: number;
      readonly body: object | null;
      /** Tells whoever plays the rest of the telephone company. */
      readonly afterwards?: () => void;
    }
  | { readonly file: { readonly type: string; readonly bytes: Buffer } };

const NOT_THERE = refused(404, 20_404, 'The resource does not exist');
const about = (code: number) => `https://developer.signalwire.com/rest/error-codes#${code}`;

const refusal = ({ status, code, message }: Refused): Answer => ({
  status,
  body: { code, message, more_info: about(code), status },
});

/** A call is refused with a list, in which the codes are words. */
const listedRefusal = ({ status, code, message }: Refused): Answer => ({
  status,
  body: { errors: [{ code: String(code), message, more_info: about(code) }] },
});

function send(response: http.ServerResponse, answer: Answer): void {
  if ('file' in answer) {
    const { type, bytes } = answer.file;
    response.writeHead(200, { 'Content-Type': type, 'Content-Length': bytes.length }).end(bytes);
    return;
  }
  response
    .writeHead(answer.status, { 'Content-Type': 'application/json' })
    .end(answer.body === null ? undefined : JSON.stringify(answer.body));
  answer.afterwards?.();
}
