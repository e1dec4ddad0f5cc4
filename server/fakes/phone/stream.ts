/**
 * Twilio's end of a media stream: the caller's frames out, the server's audio in, and a record of what the server
 * sent against the rules. https://www.twilio.com/docs/voice/media-streams/websocket-messages
 */
import type { IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { FRAME_MS } from './clock.ts';
import type { Company } from './company.ts';
import { type Frame, FRAME_BYTES } from './sound.ts';
import { TwilioError } from './twiml.ts';

export interface StreamOptions {
  readonly company: Company;
  /** Where to connect, and what is shown there. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly accountSid: string;
  readonly callSid: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A message that comes over a stream. */
export interface StreamListener {
  started(): void;
  audio(audio: Buffer): void;
  mark(name: string): void;
  clear(): void;
  error(error: TwilioError): void;
}

/** The end of a stream: in good form, from our side or the server's, or broken. */
export type StreamEnd = 'stopped' | 'closed' | 'broken';

const serverMessage = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('media'),
    streamSid: z.string(),
    media: z.object({ payload: z.base64().min(1) }),
  }),
  z.object({ event: z.literal('mark'), streamSid: z.string(), mark: z.object({ name: z.string() }) }),
  z.object({ event: z.literal('clear'), streamSid: z.string() }),
]);

/** A server that sends nonsense all the time is told so this often. */
const MOST_ERRORS = 20;
const HANDSHAKE_MS = 5_000;
/** Done, going away, and no code given. */
const IN_GOOD_FORM = new Set([1000, 1001, 1005]);

export class MediaStream {
  /** Settles when the socket is gone. Never rejects. */
  readonly ended: Promise<StreamEnd>;
  readonly #options: StreamOptions;
  readonly #listener: StreamListener;
  readonly #socket: WebSocket;
  readonly #streamSid: string;
  #sequence = 0;
  #chunk = 0;
  #errors = 0;
  #started = false;
  #stopped = false;

  constructor(options: StreamOptions, listener: StreamListener) {
    this.#options = options;
    this.#listener = listener;
    this.#streamSid = options.company.newSid('MZ');
    this.#socket = new WebSocket(options.url, {
      headers: options.headers,
      perMessageDeflate: false,
      handshakeTimeout: HANDSHAKE_MS,
    });
    const { promise, resolve } = Promise.withResolvers<StreamEnd>();
    this.ended = promise;
    this.#socket.on('unexpected-response', (_, response: IncomingMessage) => {
      this.#complain(31920, `the handshake was answered with ${response.statusCode ?? 'nothing'}`);
      this.#socket.terminate();
    });
    this.#socket.on('error', (error) => {
      if (this.#started) this.#complain(31924, error.message);
      else if (this.#errors === 0) this.#complain(31901, error.message);
    });
    this.#socket.on('open', () => this.#start());
    this.#socket.on('message', (data, isBinary) => {
      if (this.#stopped) return;
      if (isBinary) this.#complain(31951, 'a binary message');
      else this.#hear((data as Buffer).toString());
    });
    this.#socket.on('close', (code) => {
      if (!this.#stopped && this.#started && !IN_GOOD_FORM.has(code))
        this.#complain(31921, `the server closed the stream with ${code}`);
      resolve(this.#stopped ? 'stopped' : this.#started && code !== 1006 ? 'closed' : 'broken');
    });
  }

  /** 20 ms of the caller. */
  send(frame: Frame): void {
    if (!this.#flowing) return;
    this.#chunk += 1;
    const timestamp = (this.#chunk - 1) * FRAME_MS;
    const media = {
      track: 'inbound',
      chunk: String(this.#chunk),
      timestamp: String(timestamp),
      payload: frame.base64,
    };
    this.#tell({ event: 'media', media });
  }

  press(digit: string): void {
    this.#tell({ event: 'dtmf', dtmf: this.#options.company.keyed(digit) });
  }

  /** Tells that the caller has heard what came before this mark, or that it was cleared. */
  answerMark(name: string): void {
    this.#tell({ event: 'mark', mark: { name } });
  }

  /** The call is over. */
  stop(): void {
    const { accountSid, callSid } = this.#options;
    this.#tell({ event: 'stop', stop: { accountSid, callSid } });
    this.#stopped = true;
    if (this.#socket.readyState === WebSocket.CONNECTING) this.#socket.terminate();
    else this.#socket.close(1000);
  }

  get #flowing(): boolean {
    return this.#started && !this.#stopped && this.#socket.readyState === WebSocket.OPEN;
  }

  #start(): void {
    this.#started = true;
    const { accountSid, callSid, parameters } = this.#options;
    this.#write(
      JSON.stringify({ event: 'connected', protocol: 'Call', version: this.#options.company.streamVersion }),
    );
    const mediaFormat = { encoding: 'audio/x-mulaw', sampleRate: FRAME_BYTES * 50, channels: 1 };
    this.#tell({
      event: 'start',
      start: {
        accountSid,
        streamSid: this.#streamSid,
        callSid,
        tracks: ['inbound'],
        mediaFormat,
        customParameters: parameters,
      },
    });
    this.#listener.started();
  }

  #hear(text: string): void {
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      this.#complain(31951, 'a message that is no JSON');
      return;
    }
    const parsed = serverMessage.safeParse(json);
    if (!parsed.success) {
      this.#complain(31951, z.prettifyError(parsed.error).replaceAll(/\s+/g, ' '));
      return;
    }
    const message = parsed.data;
    if (message.streamSid !== this.#streamSid) {
      this.#complain(31951, `a ${message.event} message of another stream`);
      return;
    }
    switch (message.event) {
      case 'media': {
        const audio = Buffer.from(message.media.payload, 'base64');
        if (audio.toString('latin1', 0, 4) === 'RIFF') this.#complain(31951, 'audio with a header in front');
        this.#listener.audio(audio);
        break;
      }
      case 'mark':
        this.#listener.mark(message.mark.name);
        break;
      case 'clear':
        this.#listener.clear();
        break;
    }
  }

  #tell(message: Readonly<Record<string, unknown>> & { readonly event: string }): void {
    if (!this.#flowing) return;
    this.#sequence += 1;
    const at = { sequence: this.#sequence, streamSid: this.#streamSid };
    this.#write(JSON.stringify(this.#options.company.framed(message, at)));
  }

  #write(text: string): void {
    this.#socket.send(text);
  }

  #complain(code: number, message: string): void {
    this.#errors += 1;
    if (this.#errors <= MOST_ERRORS) this.#listener.error(new TwilioError(code, message));
  }
}
