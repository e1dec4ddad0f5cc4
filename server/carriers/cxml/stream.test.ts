import { on, once } from 'node:events';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { CallLine, LineEvent } from '../../call/ports.ts';
import { acceptStream, audioSlicer, streamLine } from './stream.ts';

let server: WebSocketServer;
let twilio: WebSocket;
let socket: WebSocket;

beforeAll(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
  await once(server, 'listening');
});
afterAll(() => server.close());

beforeEach(async () => {
  const { port } = server.address() as { port: number };
  twilio = new WebSocket(`ws://127.0.0.1:${port}`);
  [[socket]] = (await Promise.all([once(server, 'connection'), once(twilio, 'open')])) as [
    [WebSocket],
    unknown,
  ];
  socket.on('error', () => undefined);
  return () => {
    twilio.terminate();
    socket.terminate();
  };
});

const say = (message: object) => twilio.send(JSON.stringify(message));
const media = (audio: Uint8Array) => ({
  event: 'media',
  sequenceNumber: '2',
  media: { track: 'inbound', chunk: '1', timestamp: '5', payload: Buffer.from(audio).toString('base64') },
  streamSid: 'MZ1',
});
const stop = {
  event: 'stop',
  sequenceNumber: '9',
  stop: { accountSid: 'AC1', callSid: 'CA1' },
  streamSid: 'MZ1',
};

/** Everything that the line tells, with a way to wait until it told one type of event. */
function follow(line: CallLine) {
  const events: LineEvent[] = [];
  const waiting = new Set<() => void>();
  line.listen((event) => {
    events.push(event);
    for (const wake of waiting) wake();
  });
  const until = async (type: LineEvent['type']) => {
    while (!events.some((event) => event.type === type)) {
      await new Promise<void>((resolve) => waiting.add(resolve));
    }
    return events;
  };
  return { events, until };
}

async function heardByTwilio(count: number): Promise<unknown[]> {
  const messages: unknown[] = [];
  for await (const [data] of on(twilio, 'message')) {
    messages.push(JSON.parse(String(data)));
    if (messages.length === count) break;
  }
  return messages;
}
test('audio, keys and marks of the stream arrive in order, until Twilio stops', async () => {
  const { events, until } = follow(streamLine(socket, 'MZ1'));
  say(media(Uint8Array.of(1, 2, 3)));
  say({ event: 'dtmf', streamSid: 'MZ1', sequenceNumber: '5', dtmf: { track: 'inbound_track', digit: '#' } });
  say({ event: 'mark', sequenceNumber: '4', streamSid: 'MZ1', mark: { name: 'r7:3' } });
  say(stop);
  await until('closed');
  expect(events).toEqual([
    { type: 'audio', audio: Buffer.of(1, 2, 3) },
    { type: 'key', digit: '#' },
    { type: 'mark', name: 'r7:3' },
    { type: 'closed', reason: 'hangup' },
  ]);
});

test('a frame that is of another stream, not JSON, unknown, binary or empty is skipped', async () => {
  const { until } = follow(streamLine(socket, 'MZ1'));
  say({ ...media(Uint8Array.of(1)), streamSid: 'MZ2' });
  twilio.send('{"event":"media","streamSid":"MZ1","media":{"payl');
  twilio.send(Buffer.from(JSON.stringify(media(Uint8Array.of(2)))), { binary: true });
  say({ event: 'video', streamSid: 'MZ1' });
  say({ event: 'dtmf', streamSid: 'MZ1', dtmf: { digit: 'long' } });
  say(media(new Uint8Array()));
  say(media(Uint8Array.of(3)));
  expect(await until('audio')).toEqual([{ type: 'audio', audio: Buffer.of(3) }]);
});

test('a client that sends only invalid frames is closed, and the line is lost', async () => {
  const { events, until } = follow(streamLine(socket, 'MZ1'));
  for (let n = 0; n <= 50; n++) twilio.send('rubbish');
  await until('closed');
  expect(events).toEqual([{ type: 'closed', reason: 'lost' }]);
  expect((await once(twilio, 'close'))[0]).toBe(1008);
});

test('speech, marks and clear are sent in the order of the calls, in the form Twilio reads', async () => {
  const line = streamLine(socket, 'MZ1');
  const heard = heardByTwilio(3);
  line.send(new Uint8Array(Uint8Array.of(9, 8, 7, 6).buffer, 1, 2));
  line.mark('r1:"0"');
  line.clear();
  expect(await heard).toEqual([
    { event: 'media', streamSid: 'MZ1', media: { payload: Buffer.of(8, 7).toString('base64') } },
    { event: 'mark', streamSid: 'MZ1', mark: { name: 'r1:"0"' } },
    { event: 'clear', streamSid: 'MZ1' },
  ]);
});

test('our own close is a hang-up, reported once; a socket that breaks is a lost line', async () => {
  const own = follow(streamLine(socket, 'MZ1'));
  const broken = follow(streamLine(socket, 'MZ2'));
  const line = streamLine(socket, 'MZ3');
  const closed = follow(line);
  twilio.terminate();
  await Promise.all([own.until('closed'), broken.until('closed'), closed.until('closed')]);
  expect(own.events).toEqual([{ type: 'closed', reason: 'lost' }]);
  line.close();
  expect(closed.events).toHaveLength(1);
});

test('a closed line closes the socket and reports a hang-up', async () => {
  const line = streamLine(socket, 'MZ1');
  const { events, until } = follow(line);
  line.close();
  await Promise.all([until('closed'), once(twilio, 'close')]);
  line.send(Uint8Array.of(1));
  expect(events).toEqual([{ type: 'closed', reason: 'hangup' }]);
});

test('a peer that reads nothing is dropped before its unread speech fills the memory', async () => {
  const line = streamLine(socket, 'MZ1');
  const { events, until } = follow(line);
  twilio.pause();
  const minute = new Uint8Array(480_000);
  for (let n = 0; n < 40; n++) {
    line.send(minute);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await until('closed');
  expect(events).toEqual([{ type: 'closed', reason: 'lost' }]);
  expect(socket.bufferedAmount).toBeLessThan(4_000_000);
});

test('frames that arrive between start and the listener are kept, in order', async () => {
  const accepted = acceptStream(socket);
  say(media(Uint8Array.of(0)));
  say({ event: 'connected', protocol: 'Call', version: '1.0.0' });
  say({
    event: 'start',
    sequenceNumber: '1',
    streamSid: 'MZ1',
    start: { callSid: 'CA1', customParameters: { t: 'secret' } },
  });
  say(media(Uint8Array.of(1)));
  say(media(Uint8Array.of(2)));
  say(stop);
  const stream = await accepted;
  expect(stream).toMatchObject({ sid: 'CA1', token: 'secret' });
  await once(twilio, 'close');
  const events: LineEvent[] = [];
  stream?.line.listen((event) => events.push(event));
  expect(events).toEqual([
    { type: 'audio', audio: Buffer.of(1) },
    { type: 'audio', audio: Buffer.of(2) },
    { type: 'closed', reason: 'hangup' },
  ]);
});

test('a client that never starts is closed', async () => {
  const accepted = acceptStream(socket, 50);
  say({ event: 'connected', protocol: 'Call', version: '1.0.0' });
  expect(await accepted).toBeNull();
  expect((await once(twilio, 'close'))[0]).toBe(1008);
});

// ------------------------------------------------------------------------------------- the quick reading of audio

const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    fc.string(),
    fc.constantFrom('media', 'payload', '"payload":"', '\\'),
    fc.integer(),
    tie('object'),
  ),
  object: fc.dictionary(
    fc.oneof(fc.string(), fc.constantFrom('payload', 'event', 'streamSid', 'media')),
    tie('value'),
    { maxKeys: 3 },
  ),
}));
const extra = json.object;

/** A message as Twilio may send it: its fields in any order, with others between them, spaced in any way. */
const mediaFrame = fc
  .record({
    audio: fc.uint8Array({ minLength: 1 }),
    top: extra,
    inner: extra,
    order: fc.infiniteStream(fc.nat()),
    indent: fc.constantFrom(0, 0, 1, '\t'),
  })
  .map(({ audio, top, inner, order, indent }) => {
    const shuffle = (fields: object) => {
      const keyed = Object.entries(fields).map((field) => [order.next().value ?? 0, field] as const);
      return Object.fromEntries(keyed.sort(([a], [b]) => a - b).map(([, field]) => field));
    };
    const payload = Buffer.from(audio).toString('base64');
    const inside = shuffle({ ...inner, payload });
    return JSON.stringify(
      shuffle({ ...top, event: 'media', streamSid: 'MZ1', media: inside }),
      undefined,
      indent,
    );
  });

test('the fast path for a media frame gives what parsing gives', () => {
  const slice = audioSlicer('MZ1');
  fc.assert(
    fc.property(mediaFrame, (frame) => {
      const parsed = JSON.parse(frame) as { media: { payload: string } };
      const quick = slice(frame);
      if (quick !== null) expect(quick).toBe(parsed.media.payload);
    }),
    { numRuns: 2_000 },
  );
});

test('a frame as the carriers send it takes the fast path: with the id of its stream, or without', () => {
  const { streamSid, ...rest } = media(Uint8Array.of(255, 254));
  const [named, bare] = [{ streamSid, ...rest }, rest].map((frame) => JSON.stringify(frame));
  expect(audioSlicer('MZ1')(named ?? '')).toBe('//4=');
  expect(audioSlicer(undefined)(bare ?? '')).toBe('//4=');
  expect(audioSlicer('MZ1')(bare ?? '')).toBeNull();
  expect(audioSlicer(undefined)(named ?? '')).toBeNull();
});
