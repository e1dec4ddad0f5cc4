/** SignalWire keeps the contract of a carrier, on a wire that is written from SignalWire's documents. */
import { createHmac, randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import type { FakeCarrierApi, Placed } from '../../fakes/carrier-api.ts';
import { startFakeSignalWireApi } from '../../fakes/signalwire-api.ts';
import { AddressRefused } from '../../storage/outside.ts';
import { type Carrier, CarrierFailed, mediaUrl } from '../carrier.ts';
import { describeCarrier } from '../contract-carrier.ts';
import { type CarrierWire, NUMBERS, PUBLIC_URL } from '../contract-carrier-wire.ts';
import { deedsOf, hears, posts, streamIn } from '../cxml/testing-wire.ts';
import { signalWire } from './carrier.ts';

const project = { projectId: randomUUID(), apiToken: 'PThush', signingKey: 'PSKhush' };
const tells = { attestation: false, bridging: false, keywords: false };
const FILES = `https://example.signalwire.com/api/laml/2010-04-01/Accounts/${project.projectId}`;

/** Base64 of HMAC-SHA1 over the address and the fields, sorted by their names. */
function signed(url: string, body: string): Record<string, string> {
  const fields = [...new URLSearchParams(body)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const hash = createHmac('sha1', project.signingKey).update(url + fields.flat().join(''));
  return { 'x-signalwire-signature': hash.digest('base64') };
}

const streamSid = randomUUID();
const stream: CarrierWire['stream'] = {
  start: (callSid, t) => [
    JSON.stringify({ event: 'connected', protocol: 'Call', version: '0.2.0' }),
    JSON.stringify({
      event: 'start',
      sequenceNumber: '1',
      start: { streamSid, callSid, customParameters: { t } },
    }),
  ],
  audio: (audio) => {
    const payload = Buffer.from(audio).toString('base64');
    return JSON.stringify({ event: 'media', sequenceNumber: '2', media: { track: 'inbound', payload } });
  },
  key: (digit) => JSON.stringify({ event: 'dtmf', sequenceNumber: '3', dtmf: { digit, duration: 240 } }),
  mark: (name) => JSON.stringify({ event: 'mark', mark: { name } }),
  stop: () => JSON.stringify({ event: 'stop', sequenceNumber: '999' }),
  hear: hears(streamSid),
};

/** What the company gets where it was told to ask. */
function documentOf(carrier: Carrier, told: Placed['told'] | null | undefined): string {
  if (told == null || !('url' in told)) return '<Response/>';
  const { origin, pathname, searchParams } = new URL(told.url);
  expect(origin + pathname).toBe(`${PUBLIC_URL}/webhooks/signalwire/instruction`);
  const asked = carrier.read('instruction', 'CallSid=call-1', searchParams.get('t') ?? '');
  return asked === null ? '<Response/>' : carrier.render(asked.instruction).body;
}

const wordsIn = (document: string): string =>
  deedsOf(document)
    .flatMap((deed) => ('says' in deed ? [deed.says] : []))
    .join(' ');

function wireOf(api: FakeCarrierApi, carrier: Carrier): CarrierWire {
  return {
    tells,
    post: posts(tells),
    sign: signed,
    obey({ type, body }) {
      expect(type).toBe('text/xml');
      return deedsOf(body);
    },
    stream,
    opens: ({ body }) => ({ authorization: `Bearer ${streamIn(body)['authBearerToken'] ?? ''}` }),
    told: (sid) =>
      deedsOf(documentOf(carrier, [...api.placed, ...api.changes].findLast((one) => one.sid === sid)?.told)),
    unreachable: 21_614,
    record(sound) {
      const id = randomUUID();
      api.recordings.set(id, sound);
      return `${FILES}/Recordings/${id}`;
    },
    get sent() {
      const calls = api.placed.values();
      return api.sent.map((each) =>
        each.by === 'text'
          ? each
          : { ...each, words: wordsIn(documentOf(carrier, calls.next().value?.told)) },
      );
    },
  };
}

const open = async () => {
  const api = await startFakeSignalWireApi(project, {
    numbers: { own: [NUMBERS.own], landlines: [], forbidden: [NUMBERS.none.slice(0, 3)] },
  });
  const settings = { ...project, apiUrl: api.url, publicUrl: PUBLIC_URL, callerId: NUMBERS.own };
  return { api, settings, carrier: signalWire(settings) };
};

describeCarrier('signalwire', async () => {
  const { api, settings, carrier } = await open();
  return {
    carrier,
    stranger: signalWire({ ...settings, apiToken: 'wrong', signingKey: 'wrong' }),
    wire: wireOf(api, carrier),
    close: () => api.close(),
  };
});

test('the signatures of the company are accepted, repeated fields in the order in which they came', () => {
  const carrier = signalWire({
    ...project,
    signingKey: 'PSK_test',
    apiUrl: '',
    publicUrl: PUBLIC_URL,
    callerId: null,
  });
  const request = {
    url: 'https://example.com/voice',
    body: 'CallSid=CA1&From=%2B15551230000&To=%2B15551230001',
  };
  const verify = (signature: string, body = request.body) =>
    carrier.verify({ ...request, body, headers: { 'x-signalwire-signature': signature } });
  expect(verify('eZWd+aRQxuzRtCL7Tq98nnqY/Mc=')).toBe(true);
  expect(verify('eZWd+aRQxuzRtCL7Tq98nnqY/Mc=', `${request.body}&Extra=1`)).toBe(false);
  const text = `${request.url}MediaUrlbMediaUrlaMediaUrlb`;
  const repeated = createHmac('sha1', 'PSK_test').update(text).digest('base64');
  expect(verify(repeated, 'MediaUrl=b&MediaUrl=a&MediaUrl=b')).toBe(true);
  expect(verify(repeated, 'MediaUrl=a&MediaUrl=b&MediaUrl=b')).toBe(false);
});

test('a request that opens a stream is let in by its signature too', () => {
  const carrier = signalWire({ ...project, apiUrl: '', publicUrl: PUBLIC_URL, callerId: null });
  for (const signedAt of [mediaUrl(PUBLIC_URL), 'wss://ahoy.example.com:443/media'])
    expect(carrier.verify({ url: mediaUrl(PUBLIC_URL), body: '', headers: signed(signedAt, '') })).toBe(true);
});

test('an instruction that was changed, or sealed by somebody else, is none', async () => {
  const { api, settings, carrier } = await open();
  const leg = { from: NUMBERS.own, to: NUMBERS.mobile, ringSeconds: 20, longestSeconds: 600, token: 'a' };
  const words = 'Ada Lovelace calls';
  await carrier.calls.placeCall({ ...leg, instruction: { type: 'hang-up', words } });
  const told = api.placed[0]?.told;
  const sealed = told !== undefined && 'url' in told ? (new URL(told.url).searchParams.get('t') ?? '') : '';
  const read = (token: string, by = carrier) => by.read('instruction', '', token);
  expect(read(sealed)).toEqual({ instruction: { type: 'hang-up', words } });
  expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('Ada');
  expect(read(sealed, signalWire({ ...settings, signingKey: 'another' }))).toBeNull();
  for (const at of [0, 20, sealed.length - 2])
    expect(read(sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1))).toBeNull();
  expect(read('A'.repeat(100_000))).toBeNull();
  await api.close();
});

test('a recording among the open files is fetched without credentials, and removed by its id', async () => {
  const { api, carrier } = await open();
  const { recordings } = carrier;
  const id = randomUUID();
  api.recordings.set(id, Buffer.from('RIFF'));
  await recordings.remove(
    `https://files.signalwire.com/${project.projectId}/recordings/2026-11-30-${id}.wav`,
  );
  expect(api.recordings.size).toBe(0);
  await expect(recordings.remove('https://files.signalwire.com/x.wav')).rejects.toThrow(CarrierFailed);
  // What is plain is not fetched from there, and so nothing of it was asked of the API.
  await expect(recordings.open(`http://files.signalwire.com/${id}.wav`)).rejects.toThrow(AddressRefused);
  await api.close();
});

test('a picture of the API is fetched and removed there; one among the open files is left to its company', async () => {
  const { api, carrier } = await open();
  const path = `/api/laml/2010-04-01/Accounts/${project.projectId}/Messages/${randomUUID()}/Media/${randomUUID()}`;
  api.messages.media.set(path, { type: 'image/png', bytes: Buffer.from('89504e47', 'hex') });
  const picture = await carrier.texts.openPicture(`https://example.signalwire.com${path}`);
  expect(picture === null ? null : (await buffer(picture)).toString('hex')).toBe('89504e47');
  await carrier.texts.removePicture('https://files.signalwire.com/a.png');
  await api.close();
});
