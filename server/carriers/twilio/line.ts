/**
 * Twilio Media Streams: JSON text frames over a WebSocket that Twilio opens to us, 8 kHz mu-law in base64.
 * https://www.twilio.com/docs/voice/media-streams/websocket-messages
 */
import type { RawData, WebSocket } from 'ws';
import { z } from 'zod';
import type { CallLine, LineEvent } from '../../call/ports.ts';

/** A stream that has started: whose it says it is, still to be proven. */
export interface TwilioStream {
  readonly callSid: string;
  /** The `<Parameter>`s of the TwiML that asked for the stream. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly line: CallLine;
}

/** A real stream starts within milliseconds; this long a client may hold a socket without saying who it is. */
const START_LIMIT_MS = 5_000;
/** A peer that takes nothing: a minute of speech is 0.6 MB on the wire, so what waits beyond this is never heard. */
const UNSENT_LIMIT = 1_000_000;
/** Rubbish is skipped, since a protocol grows; a client that sends nothing else is not Twilio. */
const BAD_FRAMES_IN_A_ROW = 50;
/** Audio kept for a listener that is not there yet: 5 s, far longer than checking a token takes. */
const KEPT_EVENTS = 250;

const startMessage = z.object({
  event: z.literal('start'),
  streamSid: z.string().min(1),
  start: z.object({
    callSid: z.string().min(1),
    customParameters: z.record(z.string(), z.string()).default({}),
  }),
});

const streamMessage = z.discriminatedUnion('event', [
  z.object({ event: z.literal('media'), streamSid: z.string(), media: z.object({ payload: z.string() }) }),
  z.object({
    event: z.literal('dtmf'),
    streamSid: z.string(),
    dtmf: z.object({ digit: z.string().regex(/^[0-9*#]$/) }),
  }),
  z.object({ event: z.literal('mark'), streamSid: z.string(), mark: z.object({ name: z.string() }) }),
  z.object({ event: z.literal('stop'), streamSid: z.string() }),
]);

/**
 * Waits for `start` and makes the line, so that no frame after it is lost while the caller of this function checks
 * the stream's token. Resolves with null when the client closes, stays silent or talks rubbish; it is shut out then.
 */
export function acceptTwilioStream(
  socket: WebSocket,
  startLimitMs = START_LIMIT_MS,
): Promise<TwilioStream | null> {
  const { promise, resolve } = Promise.withResolvers<TwilioStream | null>();
  let bad = 0;
  const shutOut = () => {
    settle();
    socket.close(1008);
    resolve(null);
  };
  const onMessage = (data: RawData, isBinary: boolean) => {
    const message = isBinary ? undefined : parseJson(text(data));
    const started = startMessage.safeParse(message);
    if (started.success) {
      settle();
      const { callSid, customParameters } = started.data.start;
      resolve({
        callSid,
        parameters: customParameters,
        line: createTwilioLine(socket, started.data.streamSid),
      });
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

/**
 * The line of a stream that has started. `closed` tells `hangup` after Twilio's `stop` or our own close, and `lost`
 * when the socket broke, so that the call itself may still be there.
 */
export function createTwilioLine(socket: WebSocket, streamSid: string): CallLine {
  const sid = JSON.stringify(streamSid);
  const sliceAudio = audioSlicer(streamSid);
  let listener: ((event: LineEvent) => void) | null = null;
  let kept: LineEvent[] = [];
  let closed = false;
  let bad = 0;

  const tell = (event: LineEvent) => {
    if (listener !== null) listener(event);
    else if (kept.length < KEPT_EVENTS || event.type === 'closed') kept.push(event);
  };
  const end = (reason: 'hangup' | 'lost') => {
    if (closed) return;
    closed = true;
    tell({ type: 'closed', reason });
  };
  const hearAudio = (payload: string) => {
    const audio = Buffer.from(payload, 'base64');
    if (audio.length > 0) tell({ type: 'audio', audio });
  };
  const hear = (frame: string): boolean => {
    const parsed = streamMessage.safeParse(parseJson(frame));
    if (!parsed.success || parsed.data.streamSid !== streamSid) return false;
    const message = parsed.data;
    switch (message.event) {
      case 'media':
        hearAudio(message.media.payload);
        break;
      case 'dtmf':
        tell({ type: 'key', digit: message.dtmf.digit });
        break;
      case 'mark':
        tell({ type: 'mark', name: message.mark.name });
        break;
      case 'stop':
        end('hangup');
        socket.close(1000);
        break;
    }
    return true;
  };
  const write = (message: string) => {
    if (closed || socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > UNSENT_LIMIT) {
      socket.terminate();
      end('lost');
      return;
    }
    socket.send(message);
  };

  socket.on('message', (data, isBinary) => {
    if (closed) return;
    const frame = isBinary ? '' : text(data);
    const payload = sliceAudio(frame);
    if (payload !== null) hearAudio(payload);
    else if (!hear(frame)) {
      bad += 1;
      if (bad > BAD_FRAMES_IN_A_ROW) {
        socket.close(1008);
        end('lost');
      }
      return;
    }
    bad = 0;
  });
  socket.on('close', () => end('lost'));

  return {
    listen(heard) {
      listener = heard;
      const earlier = kept;
      kept = [];
      for (const event of earlier) heard(event);
    },
    send: (audio) =>
      write(
        `{"event":"media","streamSid":${sid},"media":{"payload":"${Buffer.from(audio.buffer, audio.byteOffset, audio.byteLength).toString('base64')}"}}`,
      ),
    mark: (name) => write(`{"event":"mark","streamSid":${sid},"mark":{"name":${JSON.stringify(name)}}}`),
    clear: () => write(`{"event":"clear","streamSid":${sid}}`),
    show: () => undefined,
    close() {
      if (closed) return;
      socket.close(1000);
      queueMicrotask(() => end('hangup'));
    },
  };
}

/**
 * Finds the audio in a media frame of this stream without parsing the rest (0.7 µs instead of 2, fifty times a second
 * and call), or null for every frame that is not plainly one. Without a backslash anywhere, quoted words
 * are keys or whole values; each key here standing once, the payload can only be the media's.
 */
export function audioSlicer(streamSid: string): (frame: string) => string | null {
  const ours = `"streamSid":${JSON.stringify(streamSid)}`;
  const payloadKey = '"payload":"';
  const once = (frame: string, key: string) => frame.indexOf(key, frame.indexOf(key) + key.length) === -1;
  return (frame) => {
    const start = frame.indexOf(payloadKey) + payloadKey.length;
    if (start < payloadKey.length || !frame.includes('"event":"media"') || !frame.includes(ours)) return null;
    if (frame.includes('\\') || !frame.startsWith('{') || !frame.endsWith('}')) return null;
    if (!once(frame, '"payload"') || !once(frame, '"event"') || !once(frame, '"streamSid"')) return null;
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
