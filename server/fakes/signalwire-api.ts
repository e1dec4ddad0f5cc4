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

  async function answerTo(request: http.IncomingMessage, answers: Answers): Promise<void> {
    const { answer, refuse, refuseList } = answers;
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake');
    const picture = messages.media.get(pathname);
    const { project: asked, kind, id = null, ending } = RESOURCE.exec(pathname)?.groups ?? {};
    const method = `${request.method ?? ''} ${kind ?? ''}${id === null ? '' : '/id'}`;
    if (picture !== undefined && request.method === 'GET') return answers.send(picture);
    if (asked !== projectId) return refuse(refused(404, 20_404, 'The resource does not exist'));
    switch (method) {
      case 'POST Calls': {
        const call = takeCall(await formOf(request), numbers);
        if ('code' in call) return refuseList(call);
        placed.push(call);
        sent.push({ by: 'call', to: call.to, from: call.from, words: '' });
        answer(200, { sid: call.sid, to: call.to, from: call.from, status: 'queued' });
        return onPlaced(call);
      }
      case 'POST Calls/id': {
        const change = changeCall(id ?? '', await formOf(request));
        if ('code' in change) return refuse(change);
        changes.push(change);
        return answer(200, { sid: id, status: change.status ?? 'in-progress' });
      }
      case 'POST Messages': {
        const text = messages.take(await formOf(request));
        if ('code' in text) return refuse(text);
        sent.push({ by: 'text', to: text.to, from: text.from, words: text.body });
        answer(201, shownText(text, projectId));
        return onText(text);
      }
      case 'GET Messages': {
        const found = messages.find(searchParams).map((text) => shownText(text, projectId));
        return answer(200, { messages: found, next_page_uri: null });
      }
      case 'GET Recordings/id': {
        const bytes = ending === '.wav' ? recordings.get(id ?? '') : undefined;
        if (bytes !== undefined) return answers.send({ type: 'audio/x-wav', bytes });
        break;
      }
      case 'DELETE Recordings/id':
        if (recordings.delete(id ?? '')) return answer(204, null);
    }
    refuse(refused(404, 20_404, 'The resource does not exist'));
  }

  const server = await listenLocally((request, response) => {
    const answers = answersBy(response);
    if (broken) return answers.refuse(refused(503, 20_504, 'An internal error occurred'));
    if (request.headers.authorization !== known)
      return answers.refuse(refused(401, 20_003, 'Authentication error'));
    void answerTo(request, answers);
  });
  return { ...server, recordings, sent, messages, placed, changes, over };
}

interface Answers {
  answer(status: number, body: object | null): void;
  send(file: { readonly type: string; readonly bytes: Buffer }): void;
  refuse(why: Refused): void;
  /** A call is refused with a list, in which the codes are words. */
  refuseList(why: Refused): void;
}

function answersBy(response: http.ServerResponse): Answers {
  const answer = (status: number, body: object | null) => {
    response
      .writeHead(status, { 'Content-Type': 'application/json' })
      .end(body === null ? undefined : JSON.stringify(body));
  };
  const about = (code: number) => `https://developer.signalwire.com/rest/error-codes#${code}`;
  return {
    answer,
    send({ type, bytes }) {
      response.writeHead(200, { 'Content-Type': type, 'Content-Length': bytes.length }).end(bytes);
    },
    refuse: ({ status, code, message }) => answer(status, { code, message, more_info: about(code), status }),
    refuseList: ({ status, code, message }) =>
      answer(status, { errors: [{ code: String(code), message, more_info: about(code) }] }),
  };
}
