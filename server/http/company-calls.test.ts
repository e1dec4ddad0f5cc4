/** Calls as each telephone company brings them: its own frames and headers, from the ringing to the receptionist's line. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import type { LineEvent } from '../call/ports.ts';
import { makeBusiness } from '../calls/testing.ts';
import * as companies from '../fakes/phone/company.ts';
import { fieldsOf } from '../fakes/phone/fields.ts';
import { MediaStream } from '../fakes/phone/stream.ts';
import type { TwilioError, Verb } from '../fakes/phone/twiml.ts';
import { ask, reach, type Service } from '../fakes/phone/webhooks.ts';
import { openCarrierRoutes } from './testing.ts';
import { accountAt, COMPANIES, PUBLIC_URL } from './testing-companies.ts';

let db: TestDatabase;
let routes: Awaited<ReturnType<typeof openCarrierRoutes>>;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

describe.each(COMPANIES)('at %s', (name, company) => {
  beforeAll(async () => {
    routes = await openCarrierRoutes(db, null, { company });
  });
  afterAll(() => routes.close());

  /** A caller who rings a business, up to what the service answers. */
  async function ring() {
    const { number } = await makeBusiness(db);
    const at = name === 'twilio' ? companies.TWILIO : companies.SIGNALWIRE;
    const service: Service = {
      url: `http://127.0.0.1:${routes.port}`,
      publicUrl: PUBLIC_URL,
      company: at,
      ...accountAt(name),
    };
    const callSid = at.newSid('CA');
    const caller = { service, callSid, from: '+12125550123', verstat: 'No-TN-Validation', to: number };
    const tell = (webhook: string, more: Readonly<Record<string, string>> = {}) =>
      ask(
        service,
        { url: `${PUBLIC_URL}/webhooks/${name}/${webhook}`, method: 'POST' },
        { ...fieldsOf(caller), CallStatus: 'in-progress', ...more },
      );
    const { verbs } = await tell('voice', { CallStatus: 'ringing' });
    return { service, at, callSid, tell, wanted: streamIn(verbs) };
  }
  function streamIn(verbs: readonly Verb[]) {
    const [first] = verbs;
    if (first?.name !== 'Connect') throw new Error('the caller is not connected to the receptionist');
    return first.stream;
  }

  /** Opens a stream, and says what is heard on either end of it. */
  async function connect({ service, at, callSid, wanted }: Awaited<ReturnType<typeof ring>>) {
    const errors: TwilioError[] = [];
    const heard: string[] = [];
    const stream = new MediaStream(
      {
        company: at,
        url: reach(service, wanted.url),
        headers: at.opening(service, wanted),
        accountSid: service.accountSid,
        callSid,
        parameters: wanted.parameters,
      },
      {
        started: () => undefined,
        audio: (audio) => heard.push(`audio ${audio.toString('hex')}`),
        mark: (mark) => heard.push(`mark ${mark}`),
        clear: () => heard.push('clear'),
        error: (error) => errors.push(error),
      },
    );
    const before = routes.answered.length;
    await vi.waitUntil(() => routes.answered.length > before || errors.length > 0);
    const line = routes.answered[before]?.line;
    if (line === undefined) throw new Error(`the stream was refused: ${errors[0]?.message ?? ''}`);
    const events: LineEvent[] = [];
    line.listen((event) => events.push(event));
    return { stream, line, events, heard, errors };
  }

  test('the receptionist hears the caller and their keys, and is heard, with its marks', async () => {
    const { stream, line, events, heard, errors } = await connect(await ring());
    stream.send({ base64: Buffer.of(1, 2).toString('base64'), audio: Buffer.of(1, 2) });
    stream.press('5');
    stream.answerMark('r1:0');
    line.send(Uint8Array.of(9, 8));
    line.mark('r1:1');
    line.clear();
    await vi.waitUntil(() => events.length >= 3 && heard.length >= 3);
    expect(heard).toEqual(['audio 0908', 'mark r1:1', 'clear']);
    stream.stop();
    await vi.waitUntil(() => events.length >= 4);
    expect(events).toEqual([
      { type: 'audio', audio: Buffer.of(1, 2) },
      { type: 'key', digit: '5' },
      { type: 'mark', name: 'r1:0' },
      { type: 'closed', reason: 'hangup' },
    ]);
    expect(errors).toEqual([]);
  });

  test('a caller whose stream was lost is taken up again on another one, and a second time is helped', async () => {
    const call = await ring();
    const first = await connect(call);
    first.line.close();
    const { verbs } = await call.tell('after-stream');
    expect(verbs[0]).toMatchObject({ name: 'Say' });
    const wanted = streamIn(verbs.slice(1));
    expect(wanted.parameters['t']).not.toBe(call.wanted.parameters['t']);
    const second = await connect({ ...call, wanted });
    second.line.close();
    expect((await call.tell('after-stream')).verbs.map((verb) => verb.name)).toContain('Record');
  });
});
