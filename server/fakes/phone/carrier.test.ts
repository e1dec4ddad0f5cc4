/** Twilio's behaviour with TwiML beyond a stream, and when things break. */
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { type CallNews, type CallReport, placeCall } from './call.ts';
import type { CallStep } from './scenario.ts';
import { framesOf } from './sound.ts';
import { openCallerVoice } from './speech.ts';
import {
  type Answer,
  AUTH_TOKEN,
  connectTo,
  HANG_UP,
  type StandIn,
  startStandIn,
  type Stream,
} from './stand-in.ts';
import { stereoWav } from './wav.ts';

const flite = openCallerVoice();
afterAll(() => flite.close());
const sound = new Uint8Array(4_000).fill(0x1e);
const voice = {
  speak: () => Promise.resolve({ frames: framesOf(sound), firstWordMs: 200 }),
  announce: () => Promise.resolve(sound),
  close: () => Promise.resolve(),
};
const hear: CallStep[] = [{ do: 'hear-goodbye' }];
const response = (inside: string): Answer => ({ body: `<Response>${inside}</Response>` });

let service: StandIn | undefined;
afterEach(async () => service?.close());

interface Rung {
  readonly report: CallReport;
  readonly news: readonly CallNews[];
  /** What was asked, by the last part of its path. */
  readonly asked: readonly string[];
  readonly fields: (name: string) => Readonly<Record<string, string>>;
}

async function ring(
  steps: readonly CallStep[],
  answers: (url: string) => Record<string, Answer>,
  onStream?: (stream: Stream) => unknown,
  settings: { readonly from?: string | null; readonly verstat?: string; readonly publicUrl?: string } = {},
): Promise<Rung> {
  const started = await startStandIn({ answers, ...(onStream && { onStream }), ...settings });
  service = started;
  const { url, webhooks } = started;
  const { from = '+12125550100', verstat, publicUrl = url } = settings;
  const news: CallNews[] = [];
  const report = await placeCall({
    service: { url, publicUrl, accountSid: `AC${'0'.repeat(32)}`, authToken: AUTH_TOKEN },
    to: '+12125550199',
    scenario: { from, ...(verstat !== undefined && { verstat }), steps, expect: {} },
    voice,
    record: true,
    breakNoticedMs: 100,
    tell: (each) => news.push(each),
  });
  const nameOf = (path: string) => path.split('/').at(-1) ?? '';
  return {
    report,
    news,
    asked: webhooks.map(({ path }) => nameOf(path)),
    fields: (name) => webhooks.find(({ path }) => nameOf(path) === name)?.fields ?? {},
  };
}

test('the carrier sends what STIR says of the number: that it is vouched for, or anything else', async () => {
  const told = async (settings: { readonly verstat?: string }) =>
    (await ring(hear, () => ({ voice: HANG_UP }), undefined, settings)).fields('voice')['StirVerstat'];
  expect(await told({})).toBe('TN-Validation-Passed-A');
  await service?.close();
  expect(await told({ verstat: 'TN-Validation-Failed-C' })).toBe('TN-Validation-Failed-C');
});

test('the carrier sends every field of a call that Twilio sends, the old names beside the new ones', async () => {
  const { fields, report } = await ring(hear, () => ({ voice: HANG_UP }), undefined, { from: null });
  expect(fields('voice')).toMatchObject({ From: 'anonymous', Caller: 'anonymous', CallStatus: 'ringing' });
  for (const place of ['City', 'State', 'Zip', 'Country']) {
    for (const end of ['From', 'Caller', 'To', 'Called']) expect(fields('voice')).toHaveProperty(end + place);
  }
  expect(fields('voice')).toHaveProperty('StirVerstat', 'No-TN-Validation');
  expect(fields('voice')).toHaveProperty('CallToken');
  expect(fields('status')).toMatchObject({
    CallSid: report.callSid,
    CallStatus: 'completed',
    SequenceNumber: '0',
    CallbackSource: 'call-progress-events',
    Timestamp: expect.stringMatching(/^\w{3}, \d\d \w{3} \d{4} [\d:]{8} \+0000$/) as string,
  });
  expect(report.errors).toEqual([]);
});

test('the fallback is asked when a document cannot be fetched, and gets the reason', async () => {
  const { asked, fields, report } = await ring(hear, () => ({
    voice: { body: 'no', status: 500 },
    fallback: response('<Say>Please call again.</Say>'),
  }));
  expect(asked).toEqual(['voice', 'fallback', 'status']);
  expect(fields('fallback')).toMatchObject({
    ErrorCode: '11200',
    ErrorUrl: `${service?.url ?? ''}/webhooks/twilio/voice`,
  });
  expect(report.announced).toEqual(['Please call again.']);
  expect(report.errors).toHaveLength(1);
});

test('the action is asked when a stream breaks, a second stream opens, and the same caller continues', async () => {
  let streams = 0;
  const { asked, report } = await ring(
    [{ do: 'say', words: 'hello' }, { do: 'hang-up' }],
    (url) => ({ voice: connectTo(url), 'after-stream': connectTo(url) }),
    (stream) => {
      streams += 1;
      stream.play(200);
      if (streams === 1) setTimeout(() => stream.break(), 100);
      else
        void stream
          .heard(500)
          .then(() => stream.frames(10))
          .then(() => stream.play(200));
    },
  );
  expect(asked).toEqual(['voice', 'after-stream', 'status']);
  expect(service?.streams.map(({ streamSid }) => streamSid)).toHaveLength(2);
  expect(new Set(service?.streams.map(({ streamSid }) => streamSid)).size).toBe(2);
  expect(report.errors).toHaveLength(1);
  expect(report.errors[0]).toContain('31921');
  expect(report.exchanges).toHaveLength(1);
  expect(report.endedBy).toBe('caller');
});

test('gathered keys are sent to the action', async () => {
  const { asked, fields, report } = await ring([{ do: 'press', keys: '42#' }, ...hear], (url) => ({
    voice: response(`<Gather action="${url}/webhooks/twilio/keys"><Say>Your number?</Say></Gather><Hangup/>`),
    keys: HANG_UP,
  }));
  expect(asked).toEqual(['voice', 'keys', 'status']);
  expect(fields('keys')).toMatchObject({ Digits: '42', CallStatus: 'in-progress' });
  expect(report.announced).toEqual(['Your number?']);
});

test('a document continues when no keys are pressed', async () => {
  const { asked, report } = await ring(hear, (url) => ({
    voice: response(`<Gather timeout="1" action="${url}/webhooks/twilio/keys"/><Say>Goodbye.</Say>`),
  }));
  expect(asked).toEqual(['voice', 'status']);
  expect(report.announced).toEqual(['Goodbye.']);
});

describe('the phones of the staff', () => {
  const SCREEN = response(
    '<Gather numDigits="1" timeout="1" action="key"><Say>A call. Press 1.</Say></Gather><Hangup/>',
  );
  const dial = (url: string, number: string, screened: boolean) =>
    response(
      `<Dial action="${url}/webhooks/twilio/after-ring" timeout="2"><Number${screened ? ` url="${url}/webhooks/twilio/screen"` : ''}>${number}</Number></Dial>`,
    );
  const ringOne = (number: string, screened = true) =>
    ring(hear, (url) => ({
      voice: dial(url, number, screened),
      screen: SCREEN,
      key: { body: number.endsWith('6') ? '<Response><Hangup/></Response>' : '<Response/>' },
      'after-ring': HANG_UP,
    }));

  test.each([
    ['+12125550141', 'completed', 'true', ['voice', 'screen', 'key', 'after-ring', 'status']],
    ['+12125550146', 'completed', 'false', ['voice', 'screen', 'key', 'after-ring', 'status']],
    ['+12125550147', 'busy', 'false', ['voice', 'after-ring', 'status']],
    ['+12125550148', 'completed', 'false', ['voice', 'screen', 'after-ring', 'status']],
    ['+12125550149', 'no-answer', 'false', ['voice', 'after-ring', 'status']],
  ])('%s ends as %s, and has heard the caller: %s', async (number, status, bridged, webhooks) => {
    const { asked, fields, report } = await ringOne(number);
    expect(report.errors).toEqual([]);
    expect(asked).toEqual(webhooks);
    expect(fields('after-ring')).toMatchObject({ DialCallStatus: status, DialBridged: bridged });
  });

  test('a voicemail that nothing screens has the call', async () => {
    const { fields } = await ringOne('+12125550148', false);
    expect(fields('after-ring')).toMatchObject({ DialCallStatus: 'completed', DialBridged: 'true' });
  });
});

test('a message is recorded until the caller is silent', async () => {
  const { asked, fields } = await ring([{ do: 'say', words: 'call me back' }, ...hear], (url) => ({
    voice: response(
      `<Say>Please leave a message.</Say><Record timeout="1" action="${url}/webhooks/twilio/tape"/>`,
    ),
    tape: HANG_UP,
  }));
  expect(asked).toEqual(['voice', 'tape', 'status']);
  expect(fields('tape')['RecordingUrl']).toMatch(/^https:.*\/Recordings\/RE[\da-f]{32}$/);
  expect(Number(fields('tape')['RecordingDuration'])).toBeGreaterThanOrEqual(2);
});

test.each([
  ['<Reject/>', 'failed'],
  ['<Reject reason="busy"/>', 'busy'],
])('a call that %s is never answered, and costs nothing', async (verb, status) => {
  const { fields, news } = await ring(hear, () => ({ voice: response(verb) }));
  expect(news).toEqual([]);
  expect(fields('status')).toMatchObject({ CallStatus: status, CallDuration: '0' });
});

test('documents that lead to each other for ever end the call', async () => {
  const { report, asked } = await ring(hear, () => ({ voice: response('<Redirect>voice</Redirect>') }));
  expect(report.errors).toEqual([expect.stringContaining('11215')]);
  expect(asked.at(-1)).toBe('status');
});

test('signatures are over the public address, wherever the service is reached', async () => {
  const publicUrl = 'https://ahoy.example.com';
  const { report } = await ring(
    hear,
    () => ({ voice: connectTo(publicUrl), 'after-stream': HANG_UP }),
    (stream) => void stream.got('media').then(() => stream.close()),
    { publicUrl },
  );
  expect(report.errors).toEqual([]);
  expect(service?.webhooks.map(({ signed }) => signed)).toEqual([true, true, true]);
  expect(service?.streams.map(({ signed }) => signed)).toEqual([true]);
});

test('an interruption begins when it should, and the time until the line was cleared is measured', async () => {
  const { report, news } = await ring(
    [{ do: 'interrupt', words: 'wait', afterMs: 600 }, { do: 'hang-up' }],
    (url) => ({ voice: connectTo(url) }),
    (stream) => {
      stream.play(10_000);
      // The first word is over after 200 ms of the caller's sound.
      void stream.heard(300).then(async () => {
        stream.send({ event: 'clear' });
        await stream.frames(25);
        stream.play(200);
      });
    },
  );
  const [exchange] = report.exchanges;
  expect(exchange?.beganAt).toBeGreaterThanOrEqual(600);
  expect(exchange?.beganAt).toBeLessThan(2_000);
  expect(report.clearedMs).toHaveLength(1);
  expect(report.clearedMs[0]).toBeGreaterThan(50);
  expect(report.clearedMs[0]).toBeLessThan(1_000);
  expect(news.map(({ type }) => type)).toContain('cleared');
});

test('the recording is as long as the call, and a stereo WAV of mu-law', async () => {
  const { report } = await ring(
    [{ do: 'say', words: 'hello' }, { do: 'hang-up' }],
    (url) => ({ voice: connectTo(url) }),
    (stream) => {
      stream.play(200);
      void stream
        .heard(500)
        .then(() => stream.frames(10))
        .then(() => stream.play(200));
    },
  );
  const { caller, receptionist } = report.audio ?? {};
  expect(caller?.length).toBe(report.lengthMs * 8);
  expect(receptionist?.length).toBe(report.lengthMs * 8);
  const wav = stereoWav(caller ?? Buffer.of(), receptionist ?? Buffer.of());
  expect(wav.toString('latin1', 0, 4) + wav.toString('latin1', 8, 16)).toBe('RIFFWAVEfmt ');
  expect([20, 22, 34].map((at) => wav.readUInt16LE(at))).toEqual([7, 2, 8]);
  expect(wav.readUInt32LE(4)).toBe(wav.length - 8);
  expect(wav.readUInt32LE(54)).toBe(report.lengthMs * 16);
});

test('the carrier speaks in its own voice', async () => {
  expect((await flite.announce('Goodbye.')).length).toBeGreaterThan(2_000);
});

test('fifty calls in one process send their frames on time', async () => {
  service = await startStandIn({
    answers: (url) => ({ voice: connectTo(url), 'after-stream': HANG_UP }),
    onStream: (stream) => void stream.frames(100).then(() => stream.close()),
  });
  const { url, streams } = service;
  const reports = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      placeCall({
        service: { url, publicUrl: url, accountSid: `AC${'0'.repeat(32)}`, authToken: AUTH_TOKEN },
        to: '+12125550199',
        scenario: { from: `+1212555${String(index).padStart(4, '0')}`, steps: hear, expect: {} },
        voice,
      }),
    ),
  );
  expect(reports.flatMap(({ errors }) => errors)).toEqual([]);
  const off = streams
    .map(({ received }) => received.filter(({ message }) => message.event === 'media').map(({ at }) => at))
    .map((at) => Math.abs((at[99] ?? NaN) - (at[0] ?? NaN) - 1_980));
  // 100 frames are 1,980 ms apart, within 5 %; what the machine did meanwhile strikes few of the calls.
  expect(off.toSorted((a, b) => a - b)[25]).toBeLessThan(100);
});
