/**
 * Media streams of carriers that speak Twilio's frames: JSON text over a WebSocket that they open, 8 kHz mu-law in base64.
 * https://www.twilio.com/docs/voice/media-streams/websocket-messages
 */
import type { RawData, WebSocket } from 'ws';
import { z } from 'zod';
import { bufferedLine } from '../../call/buffered-line.ts';
import type { CallLine } from '../../call/ports.ts';
import type { StartedStream } from '../carrier.ts';
import { TOKEN_PARAMETER } from './render.ts';

/** A real stream starts within milliseconds; this long a client may hold a socket without saying who it is. */
const START_LIMIT_MS = 5_000;
/** Rubbish is skipped, since a protocol grows; a client that sends nothing else is no carrier. */
const BAD_FRAMES_IN_A_ROW = 50;

/** At Twilio every frame has the stream's id; at SignalWire only `start` has it, inside. */
const startMessage = z.object({
  event: z.literal('start'),
  streamSid: z.string().min(1).optional(),
  start: z.object({
    streamSid: z.string().min(1).optional(),
    callSid: z.string().min(1),
    customParameters: z.record(z.string(), z.string()).default({}),
  }),
});

const streamMessage = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('media'),
    streamSid: z.string().optional(),
    media: z.object({ payload: z.string() }),
  }),
  z.object({
    event: z.literal('dtmf'),
    streamSid: z.string().optional(),
    dtmf: z.object({ digit: z.string().regex(/^[0-9*#]$/) }),
  }),
  z.object({
    event: z.literal('mark'),
    streamSid: z.string().optional(),
    mark: z.object({ name: z.string() }),
  }),
  z.object({ event: z.literal('stop'), streamSid: z.string().optional() }),
]);

/**
 * Waits for `start` and makes the line, so that no frame after it is lost while the caller of this function checks
 * the stream's token. Resolves with null when the client closes, stays silent or talks rubbish; it is shut out then.
 */
export function acceptStream(
  socket: WebSocket,
  startLimitMs = START_LIMIT_MS,
): Promise<StartedStream | null> {
  const { promise, resolve } = Promise.withResolvers<StartedStream | null>();
  let bad = 0;
  const shutOut = () => {
    settle();
    socket.close(1008);
    resolve(null);
  };
  const onMessage = (data: RawData, isBinary: boolean) => {
    const message = isBinary ? undefined : parseJson(text(data));
    const started = startMessage.safeParse(message);
    const stream = started.success ? streamOf(started.data) : null;
    if (stream !== null) {
      settle();
      const { sid, token, streamSid, isInFrames } = stream;
      resolve({ sid, token, line: streamLine(socket, streamSid, isInFrames) });
    } else if (!isConnected(message) && ++bad > BAD_FRAMES_IN_A_ROW) {
      shutOut();
    }
  };
  const onClose = () => {
    settle();
    resolve(null);
  };
  const timer = setTimeout(shutOut, startLimitMs);
  const settle = () => {
    clearTimeout(timer);
    socket.off('message', onMessage);
    socket.off('close', onClose);
  };
  socket.on('message', onMessage);
  socket.on('close', onClose);
  return promise;
}

/** Null: the stream has no id. */
function streamOf({ streamSid, start }: z.infer<typeof startMessage>) {
  const id = streamSid ?? start.streamSid;
  if (id === undefined) return null;
  const token = start.customParameters[TOKEN_PARAMETER] ?? '';
  return { sid: start.callSid, token, streamSid: id, isInFrames: streamSid !== undefined };
}

/**
 * The line of a stream that has started. `closed` tells `hangup` after the carrier's `stop` or our own close, and `lost`
 * when the socket broke, so that the call itself may still be there.
 * @param isInFrames whether the carrier's frames have the stream's id; those of another stream are rubbish.
 */
export function streamLine(socket: WebSocket, streamSid: string, isInFrames = true): CallLine {
  const sid = JSON.stringify(streamSid);
  const inFrames = isInFrames ? streamSid : undefined;
  const sliceAudio = audioSlicer(inFrames);
  const line = bufferedLine(socket, 'lost');
  let bad = 0;

  const hearAudio = (payload: string) => {
    const audio = Buffer.from(payload, 'base64');
    if (audio.length > 0) line.tell({ type: 'audio', audio });
  };
  const hear = (frame: string): boolean => {
    const parsed = streamMessage.safeParse(parseJson(frame));
    if (!parsed.success || parsed.data.streamSid !== inFrames) return false;
    const message = parsed.data;
    switch (message.event) {
      case 'media':
        hearAudio(message.media.payload);
        break;
      case 'dtmf':
        line.tell({ type: 'key', digit: message.dtmf.digit });
        break;
      case 'mark':
        line.tell({ type: 'mark', name: message.mark.name });
        break;
      case 'stop':
        line.end('hangup');
        socket.close(1000);
        break;
    }
    return true;
  };

  socket.on('message', (data, isBinary) => {
    if (line.isClosed()) return;
    const frame = isBinary ? '' : text(data);
    const payload = sliceAudio(frame);
    if (payload !== null) hearAudio(payload);
    else if (!hear(frame)) {
      bad += 1;
      if (bad > BAD_FRAMES_IN_A_ROW) {
        socket.close(1008);
        line.end('lost');
      }
      return;
    }
    bad = 0;
  });

  return {
    listen: line.listen,
    send: (audio) =>
      line.write(
        `{"event":"media","streamSid":${sid},"media":{"payload":"${Buffer.from(audio.buffer, audio.byteOffset, audio.byteLength).toString('base64')}"}}`,
      ),
    mark: (name) => line.write(`{"event":"mark","streamSid":${sid},"mark":{"name":${JSON.stringify(name)}}}`),
    clear: () => line.write(`{"event":"clear","streamSid":${sid}}`),
    show: () => undefined,
    close: line.close,
  };
}

/**
 * Finds the audio in a media frame of this stream without parsing the rest (0.7 µs instead of 2, fifty times a second
 * and call), or null for every frame that is not plainly one. Without a backslash anywhere, quoted words
 * are keys or whole values; each key here standing once, the payload can only be the media's.
 */
export function audioSlicer(streamSid: string | undefined): (frame: string) => string | null {
  const ours = `"streamSid":${JSON.stringify(streamSid)}`;
  const payloadKey = '"payload":"';
  const once = (frame: string, key: string) => frame.indexOf(key, frame.indexOf(key) + key.length) === -1;
  const isOurs = (frame: string) =>
    streamSid === undefined
      ? !frame.includes('"streamSid"')
      : frame.includes(ours) && once(frame, '"streamSid"');
  return (frame) => {
    const start = frame.indexOf(payloadKey) + payloadKey.length;
    if (start < payloadKey.length || !frame.includes('"event":"media"') || !isOurs(frame)) return null;
    if (frame.includes('\\') || !frame.startsWith('{') || !frame.endsWith('}')) return null;
    if (!once(frame, '"payload"') || !once(frame, '"event"')) return null;
    const end = frame.indexOf('"', start);
    return end === -1 ? null : frame.slice(start, end);
  };
}

function text(data: RawData): string {
  return Buffer.isBuffer(data) ? data.toString() : '';
}

function parseJson(frame: string): unknown {
  try {
    return JSON.parse(frame);
  } catch {
    return undefined; // Not JSON: counted as a bad frame by whoever reads it.
  }
}

function isConnected(message: unknown): boolean {
  return (
    typeof message === 'object' && message !== null && 'event' in message && message.event === 'connected'
  );
}
