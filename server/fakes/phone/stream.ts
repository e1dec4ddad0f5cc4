/** The carrier's end of a media stream: frames out, audio played at the speed of sound, marks answered when it was. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';

export const FRAME_BYTES = 160;
const SILENCE = Buffer.alloc(FRAME_BYTES, 0xff);

export interface StreamOptions {
  readonly url: string;
  readonly signature: string;
  readonly accountSid: string;
  readonly callSid: string;
  readonly parameters: Readonly<Record<string, string>>;
}

type Queued = { readonly audio: Buffer } | { readonly mark: string };

export class MediaStream {
  /** What the server sent against the protocol. */
  readonly errors: string[] = [];
  /** `performance.now()` of these moments; null: not yet. */
  startedAt: number | null = null;
  firstAudioAt: number | null = null;
  clearedAt: number | null = null;
  readonly #options: StreamOptions;
  readonly #socket: WebSocket;
  readonly #streamSid = `MZ${randomUUID().replaceAll('-', '')}`;
  readonly #closed: Promise<unknown>;
  #queue: Queued[] = [];
  #sequence = 0;
  #chunk = 0;

  constructor(options: StreamOptions) {
    this.#options = options;
    this.#socket = new WebSocket(options.url, { headers: { 'x-twilio-signature': options.signature }, perMessageDeflate: false });
    this.#closed = once(this.#socket, 'close');
    this.#socket.on('error', (error) => this.errors.push(`the stream broke: ${error.message}`));
    this.#socket.on('open', () => this.#start());
    this.#socket.on('message', (data, binary) => {
      if (binary) this.errors.push('a binary frame came');
      else this.#onMessage((data as Buffer).toString());
    });
  }

  /** Settles when the socket is closed, from whichever side. */
  async closed(): Promise<void> {
    await this.#closed;
  }

  get open(): boolean {
    return this.startedAt !== null && this.#socket.readyState === WebSocket.OPEN;
  }

  /** Sends 20 ms of the caller; null: silence. */
  sendFrame(audio: Uint8Array | null): void {
    this.#chunk += 1;
    const payload = audio === null ? SILENCE_PAYLOAD : Buffer.from(audio.buffer, audio.byteOffset, audio.length).toString('base64');
    const media = { track: 'inbound', chunk: String(this.#chunk), timestamp: String(this.#chunk * 20), payload };
    this.#send({ event: 'media', media });
  }

  press(digit: string): void {
    this.#send({ event: 'dtmf', dtmf: { track: 'inbound_track', digit } });
  }

  hangUp(): void {
    const { accountSid, callSid } = this.#options;
    this.#send({ event: 'stop', stop: { accountSid, callSid } });
    this.#socket.close();
  }

  /** Plays 20 ms. @returns what the caller hears of it, or null for silence. */
  playFrame(): Buffer | null {
    const parts: Buffer[] = [];
    let room = FRAME_BYTES;
    for (let head = this.#queue.shift(); head !== undefined; head = this.#queue.shift()) {
      if ('mark' in head) {
        this.#answerMark(head.mark);
        continue;
      }
      if (room === 0) {
        this.#queue.unshift(head);
        break;
      }
      parts.push(head.audio.subarray(0, room));
      if (head.audio.length > room) this.#queue.unshift({ audio: head.audio.subarray(room) });
      room -= Math.min(room, head.audio.length);
    }
    if (parts.length === 0) return null;
    return room === 0 && parts[0]?.length === FRAME_BYTES ? parts[0] : Buffer.concat([...parts, SILENCE.subarray(0, room)]);
  }

  #start(): void {
    const { accountSid, callSid, parameters } = this.#options;
    this.#socket.send(JSON.stringify({ event: 'connected', protocol: 'Call', version: '1.0.0' }));
    const mediaFormat = { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 };
    const start = { accountSid, streamSid: this.#streamSid, callSid, tracks: ['inbound'], mediaFormat, customParameters: parameters };
    this.#send({ event: 'start', start });
    this.startedAt = performance.now();
  }

  #onMessage(text: string): void {
    const message = readMessage(text);
    if (message === null) this.errors.push('a message that is not JSON came');
    else if (message.streamSid !== this.#streamSid) this.errors.push(`a message for another stream came (${message.event ?? ''})`);
    else this.#obey(message);
  }

  #obey(message: ServerMessage): void {
    switch (message.event) {
      case 'media': {
        const payload = message.media?.payload;
        if (payload === undefined || !/^[A-Za-z0-9+/]+={0,2}$/.test(payload)) {
          this.errors.push('media without a base64 payload came');
          break;
        }
        this.firstAudioAt ??= performance.now();
        this.#queue.push({ audio: Buffer.from(payload, 'base64') });
        break;
      }
      case 'mark':
        if (message.mark?.name === undefined) this.errors.push('a mark without a name came');
        else this.#queue.push({ mark: message.mark.name });
        break;
      case 'clear': {
        this.clearedAt = performance.now();
        const dropped = this.#queue;
        this.#queue = [];
        for (const each of dropped) if ('mark' in each) this.#answerMark(each.mark);
        break;
      }
      default:
        this.errors.push(`an unknown event came: ${message.event ?? 'none'}`);
    }
  }

  #answerMark(name: string): void {
    this.#send({ event: 'mark', mark: { name } });
  }

  #send(message: Readonly<Record<string, unknown>>): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    this.#sequence += 1;
    this.#socket.send(JSON.stringify({ ...message, sequenceNumber: String(this.#sequence), streamSid: this.#streamSid }));
  }
}

const SILENCE_PAYLOAD = SILENCE.toString('base64');

interface ServerMessage {
  readonly event?: string;
  readonly streamSid?: string;
  readonly media?: { readonly payload?: string };
  readonly mark?: { readonly name?: string };
}

function readMessage(text: string): ServerMessage | null {
  try {
    return JSON.parse(text) as ServerMessage;
  } catch {
    // The one who asked counts it as an error of the server.
    return null;
  }
}
