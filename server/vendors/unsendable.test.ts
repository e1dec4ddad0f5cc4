/** Keys that no header can carry, and addresses behind which nobody serves: each is a failure of the vendor, never a throw. */
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type LanguageModel,
  type ListenOptions,
  type SpeechEvent,
  type TextToSpeech,
  VendorError,
  type VoiceEvent,
} from '../call/ports.ts';
import { createAnthropic } from './anthropic.ts';
import { createAzure } from './azure.ts';
import { createDeepgram } from './deepgram.ts';
import { createDeepgramVoice } from './deepgram-voice.ts';
import { createElevenLabs } from './elevenlabs.ts';
import { createOpenAIVoice } from './openai-voice.ts';
import { createOpenAI } from './openai.ts';

let answer: (response: http.ServerResponse) => void;
const server = http.createServer((_request, response) => answer(response));
server.on('upgrade', (_request, socket) => {
  const response = new http.ServerResponse(_request);
  response.assignSocket(socket as never);
  answer(response);
});
let origin = '';

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

function failureOf(voices: TextToSpeech): Promise<VendorError> {
  const { promise, resolve } = Promise.withResolvers<VendorError>();
  const onEvent = (event: VoiceEvent) => {
    if (event.type === 'failed') resolve(event.error);
  };
  const utterance = voices
    .open({ voiceId: null }, new AbortController().signal)
    .speak(onEvent, new AbortController().signal);
  utterance.add('Hello there.');
  utterance.end();
  return promise;
}

async function failureOfModel(model: LanguageModel): Promise<VendorError> {
  const request = { language: 'en', messages: [{ role: 'user' as const, content: 'Hello' }], tools: [] };
  try {
    for await (const _ of model.reply(request, new AbortController().signal));
  } catch (error) {
    if (error instanceof VendorError) return error;
    throw error;
  }
  throw new Error('it answered');
}

/** How each vendor fails when it is asked once. */
const askers: Readonly<Record<string, (url: string, apiKey: string) => Promise<VendorError>>> = {
  deepgram: (url, apiKey) => {
    const { promise, resolve } = Promise.withResolvers<VendorError>();
    const onEvent = (event: SpeechEvent) => {
      if (event.type === 'failed') resolve(event.error);
    };
    const options: ListenOptions = { languages: ['en-US'], keyterms: [] };
    const listening = createDeepgram({ url, apiKey, model: 'nova-3' }).open(
      options,
      onEvent,
      new AbortController().signal,
    );
    listening.send(new Uint8Array(160));
    listening.finish();
    return promise;
  },
  elevenlabs: (url, apiKey) => failureOf(createElevenLabs({ url, apiKey, voiceId: 'rachel', model: 'm' })),
  azure: (url, apiKey) => failureOf(createAzure({ url, apiKey })),
  'openai-voice': (url, apiKey) =>
    failureOf(createOpenAIVoice({ baseUrl: `${url}/v1`, apiKey, voiceId: 'marin' })),
  'deepgram-voice': (url, apiKey) => failureOf(createDeepgramVoice({ url, apiKey })),
  openai: (url, apiKey) => failureOfModel(createOpenAI({ baseUrl: `${url}/v1`, apiKey, model: 'm' })),
  anthropic: (url, apiKey) => failureOfModel(createAnthropic({ baseUrl: url, apiKey, model: 'm' })),
};

describe.each(Object.entries(askers))('%s', (name, ask) => {
  test.each(['key\n', 'key\r\nx: y', 'schlüssel-ключ', '\u0000'])(
    'reports a refusal when its key is %j',
    async (apiKey) => {
      expect(await ask(origin, apiKey)).toMatchObject({ vendor: name, kind: 'refused' });
    },
  );

  test.each<[string, (response: http.ServerResponse) => void]>([
    ['a redirect', (response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
    ['a web page', (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>')],
    ['nothing', (response) => response.writeHead(200, { 'content-length': 0 }).end()],
    ['payment required', (response) => response.writeHead(402, { 'content-length': 0 }).end()],
  ])('reports a failure when its address answers with %s', async (_what, answering) => {
    answer = answering;
    expect(await ask(origin, 'key')).toMatchObject({ vendor: name });
  });

  test.each([
    ['has no host', 'http://nobody.invalid'],
    ['speaks no TLS', 'TLS'],
    ['is closed', 'http://127.0.0.1:1'],
  ])('reports a failure when its address %s', async (_what, url) => {
    const address = url === 'TLS' ? origin.replace('http', 'https') : url;
    expect(await ask(address, 'key')).toMatchObject({ vendor: name });
  });
});
