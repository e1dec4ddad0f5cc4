/** The set-up for measuring calls: the fake vendors and a database here, the service in a process and on a core of its own. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { ensureDatabase, startEmbeddedPostgres } from '../../db/embedded.ts';
import { DEMO_NUMBER } from '../../db/seed.ts';
import { startFakeDeepgram } from '../fakes/deepgram.ts';
import { startFakeElevenLabs } from '../fakes/elevenlabs.ts';
import { type ChatRequest, type FakeLanguageModel, startFakeOpenAI, type Thought } from '../fakes/openai.ts';
import { startFakeRealtime } from '../fakes/openai/realtime.ts';
import { twilioSignature } from '../carriers/twilio/signature.ts';
import { Caller } from './caller.ts';
import { type Measured, startMeasured, stepAside } from './measured.ts';

const AUTH_TOKEN = 'bench';
/** The delays of the fakes, about those of the real vendors. */
const HEARING_MS = 100;
const FIRST_TOKEN_MS = 350;
const FIRST_SOUND_MS = 120;
/** All of it together: what is above this in an answer's delay is ours. */
export const VENDOR_MS = HEARING_MS + FIRST_TOKEN_MS + FIRST_SOUND_MS;

/** A model that hears and speaks waits for the end by itself, 200 ms longer than the callers count, and then thinks. */
export const REALTIME_MS = 200 + FIRST_TOKEN_MS;

const ANSWER = 'That is fine with me.';
/** A word in the caller's turn that asks for an answer of twenty seconds, during which the model goes on generating. */
export const AT_LENGTH = 'everything';
const LONG_ANSWER =
  'We have been open for many years and we have done a lot of fine work in this town so far. ';
const LONG_ANSWER_DELTA_MS = 100;

export interface Stage {
  readonly vendors: Vendors;
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export type Vendors = Awaited<ReturnType<typeof startVendors>>;

async function startVendors() {
  /** When a turn's words left the fake Deepgram, and when the model's first words left in answer, by the last word. */
  const said = new Map<string, number>();
  const answered = new Map<string, number>();
  const deepgram = await startFakeDeepgram({
    delayMs: HEARING_MS,
    onSent(message) {
      for (const word of transcriptOf(message).split(' '))
        if (!said.has(word)) said.set(word, performance.now());
    },
  });
  const model: FakeLanguageModel = async function* (request) {
    const words = lastWords(request);
    answered.set(words.at(-1) ?? '', performance.now());
    if (words.includes(AT_LENGTH)) yield* atLength();
    else for (const delta of ANSWER.split(/(?<=\S)(?=\s)/)) yield { type: 'text', delta };
  };
  const openai = await startFakeOpenAI({ firstDeltaMs: FIRST_TOKEN_MS, model });
  const realtime = await startFakeRealtime({ firstAudioMs: FIRST_TOKEN_MS, transcriptMs: HEARING_MS, model });
  const elevenlabs = await startFakeElevenLabs({ firstFrameMs: FIRST_SOUND_MS });
  return {
    said,
    answered,
    openai,
    /** Sockets for the ear and the voice of calls; the model's connections are shared by all. */
    callSockets: () => deepgram.openSockets() + elevenlabs.openSockets() + realtime.openSockets(),
    env: {
      DEEPGRAM_API_KEY: 'bench',
      DEEPGRAM_URL: deepgram.url,
      OPENAI_API_KEY: 'bench',
      OPENAI_BASE_URL: openai.url,
      OPENAI_REALTIME_URL: realtime.url,
      ELEVENLABS_API_KEY: 'bench',
      ELEVENLABS_URL: elevenlabs.url,
    },
    close: () => Promise.all([deepgram.close(), openai.close(), realtime.close(), elevenlabs.close()]),
  };
}

async function* atLength(): AsyncGenerator<Thought> {
  for (let round = 0; round < 3; round += 1) {
    for (const delta of LONG_ANSWER.match(/\S+\s*/g) ?? []) {
      yield { type: 'text', delta };
      await sleep(LONG_ANSWER_DELTA_MS);
    }
  }
}

function transcriptOf(message: Readonly<Record<string, unknown>>): string {
  const { channel } = message as { channel?: { alternatives?: readonly { transcript: string }[] } };
  return channel?.alternatives?.[0]?.transcript ?? '';
}

function lastWords({ messages }: ChatRequest): string[] {
  const last = messages.findLast(({ role }) => role === 'user');
  return typeof last?.content === 'string' ? last.content.split(' ') : [];
}

/** Starts what the service needs, all of it away from the measured core. */
export async function openStage(): Promise<Stage> {
  stepAside();
  const vendors = await startVendors();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ahoy-bench-'));
  // PostgreSQL runs as somebody else where we are root, and has to enter it.
  fs.chmodSync(folder, 0o755);
  const postgres = await startEmbeddedPostgres({ folder });
  await ensureDatabase(postgres, 'bench');
  return {
    vendors,
    env: {
      DATABASE_URL: postgres.url('bench'),
      DATA_DIR: folder,
      TWILIO_AUTH_TOKEN: AUTH_TOKEN,
      LOG_LEVEL: 'warn',
    },
    async close() {
      await Promise.all([vendors.close(), postgres.stop()]);
      fs.rmSync(folder, { recursive: true });
    },
  };
}

export const startService = ({ env, vendors }: Stage): Promise<Measured> =>
  startMeasured('../main.ts', '/ready', { ...env, ...vendors.env });

/** The same service, whose calls are carried by a model that hears and speaks. */
export const startRealtime = ({ env, vendors }: Stage): Promise<Measured> =>
  startMeasured('../main.ts', '/ready', { ...env, ...vendors.env, ENGINE: 'realtime' });

export const startMinimalRelay = ({ vendors }: Stage): Promise<Measured> =>
  startMeasured('minimal-relay.ts', '/', vendors.env);

export const startMinimalPipeline = ({ vendors }: Stage): Promise<Measured> =>
  startMeasured('minimal-pipeline.ts', '/', vendors.env);

/** Tells the service that a call rings, as Twilio does; resolves with what it answers. */
export async function ring(service: Measured, callSid: string): Promise<string> {
  const url = `${service.url}/webhooks/twilio/voice`;
  const from = `+1646555${String(ringing++ % 10_000).padStart(4, '0')}`;
  const fields = { CallSid: callSid, From: from, To: DEMO_NUMBER, CallStatus: 'ringing' };
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'x-twilio-signature': twilioSignature(AUTH_TOKEN, url, fields) },
    body: new URLSearchParams(fields),
  });
  return response.text();
}
let ringing = 0;

export const newCallSid = (): string => `CA${randomBytes(16).toString('hex')}`;

/** A call to the service, answered and streaming. */
export async function call(service: Measured): Promise<Caller> {
  const callSid = newCallSid();
  const twiml = await ring(service, callSid);
  const [, token] = /name="t" value="([^"]+)"/.exec(twiml) ?? [];
  if (token === undefined) throw new Error('the service did not take the call');
  return stream(service, callSid, { t: token });
}

/** A stream without a webhook before it, for whoever needs none. */
export async function stream(
  to: Measured,
  callSid = newCallSid(),
  parameters: Readonly<Record<string, string>> = {},
): Promise<Caller> {
  const url = `${to.url.replace('http', 'ws')}/media`;
  const socket = new WebSocket(url, {
    perMessageDeflate: false,
    headers: { 'x-twilio-signature': twilioSignature(AUTH_TOKEN, url, {}) },
  });
  await once(socket, 'open');
  return new Caller(socket, callSid, parameters);
}
