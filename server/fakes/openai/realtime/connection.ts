/** One client of the fake Realtime: what it sent, and what it is answered. */
import type { RawData, WebSocket } from 'ws';
import { speechOf } from '../../tone.ts';
import type { FakeLanguageModel } from '../../openai.ts';
import type { Thought } from '../chunks.ts';
import { Ear } from './ear.ts';
import { type Item, messagesOf, readItem, truncate } from './items.ts';
import { Complaint, defaultSettings, fieldsOf, type Settings, textOf, updated } from './session.ts';

export interface Pace {
  /** From the end of the caller's turn to its words. */
  readonly transcriptMs: number;
  /** From `response.create` to the first audio. */
  readonly firstAudioMs: number;
  /** How long a session lasts: an hour unless a test is in a hurry. */
  readonly sessionMs: number;
  readonly msPerCharacter: number;
}

/** The faults of one connection; none when it is empty. */
export interface Misbehaviour {
  /** Refuses the handshake with this status. */
  readonly refuse?: number;
  /** Sends nothing of this kind, and nothing behind it; the connection stays. */
  readonly stallAt?: string;
  /** Cuts the connection in place of the nth message of this kind, counted from 1. */
  readonly dropAt?: { readonly type: string; readonly nth: number };
  /** Ends every response as failed. */
  readonly failResponses?: boolean;
  /** Text frames that are sent first, as they are. */
  readonly say?: readonly string[];
}

interface Parts {
  readonly model: FakeLanguageModel;
  readonly pace: Pace;
  readonly misbehaviour: Misbehaviour;
}

type Message = Readonly<Record<string, unknown>> & { readonly type: string };
type Call = Extract<Thought, { type: 'tool-call' }>;

const ARGUMENT_PIECE = 8;

export class RealtimeConnection {
  /** The kinds of the messages that came, audio only once in a row. */
  readonly received: string[] = [];
  readonly complaints: string[] = [];
  readonly items: Item[] = [];
  settings: Settings = defaultSettings;
  readonly #socket: WebSocket;
  readonly #parts: Parts;
  readonly #ear = new Ear();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #counts = new Map<string, number>();
  #speakingItem = '';
  #spoke = false;
  #silent = false;
  #ids = 0;
  /** The answer that is being given. */
  #active: { readonly id: string; cancelled: boolean } | null = null;

  constructor(socket: WebSocket, parts: Parts) {
    this.#socket = socket;
    this.#parts = parts;
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      for (const timer of this.#timers) clearTimeout(timer);
      if (this.#active !== null) this.#active.cancelled = true;
    });
    socket.on('message', (data) => this.#take(data));
    for (const text of parts.misbehaviour.say ?? []) socket.send(text);
    this.#send({ type: 'session.created', session: { type: 'realtime', id: this.#id('sess') } });
    this.#later(parts.pace.sessionMs, () => {
      this.#complain(
        new Complaint('session_expired', 'Your session hit the maximum duration of 60 minutes.'),
      );
      socket.close(1001);
    });
  }

  /** Cuts the connection as a broken network does. */
  drop(): void {
    this.#socket.terminate();
  }

  #take(data: RawData): void {
    try {
      const message = fieldsOf(JSON.parse((data as Buffer).toString()), 'event');
      const type = textOf(message['type'], 'type');
      if (this.received.at(-1) !== type) this.received.push(type);
      this.#do(type, message);
    } catch (error) {
      if (error instanceof Complaint) this.#complain(error);
      else if (error instanceof SyntaxError) this.#complain(new Complaint('invalid_json', 'Not JSON.'));
      else throw error;
    }
  }

  #do(type: string, message: Readonly<Record<string, unknown>>): void {
    switch (type) {
      case 'session.update':
        this.settings = updated(this.settings, message['session'], this.#spoke);
        this.#send({ type: 'session.updated', session: { type: 'realtime', voice: this.settings.voice } });
        break;
      case 'input_audio_buffer.append':
        this.#hear(Buffer.from(textOf(message['audio'], 'audio'), 'base64'));
        break;
      case 'conversation.item.create':
        this.#add(readItem(message['item'], this.#id('item'), this.items));
        break;
      case 'conversation.item.truncate': {
        const id = textOf(message['item_id'], 'item_id');
        truncate(this.#find(id), Number(message['audio_end_ms']));
        this.#send({ type: 'conversation.item.truncated', item_id: id, content_index: 0 });
        break;
      }
      case 'conversation.item.delete': {
        const at = this.items.findIndex(({ id }) => id === message['item_id']);
        if (at < 0) throw new Complaint('item_delete_invalid_item_id', 'The item does not exist.');
        this.items.splice(at, 1);
        this.#send({ type: 'conversation.item.deleted', item_id: message['item_id'] });
        break;
      }
      case 'response.create':
        if (this.#active !== null)
          throw new Complaint('conversation_already_has_active_response', 'A response is in progress.');
        this.#answer(fieldsOf(message['response'] ?? {}, 'response')['instructions']);
        break;
      case 'response.cancel':
        if (this.#active === null)
          throw new Complaint('response_cancel_not_active', 'No active response found.');
        this.#finish(this.#active, 'cancelled');
        break;
      default:
        throw new Complaint('invalid_value', `Invalid value: '${type}'.`);
    }
  }

  #hear(audio: Uint8Array): void {
    for (const heard of this.#ear.listen(audio, this.settings.silenceMs)) {
      if (heard.type === 'started') {
        this.#speakingItem = this.#id('item');
        if (this.#active !== null && this.settings.interruptResponse) this.#finish(this.#active, 'cancelled');
        const started = { audio_start_ms: heard.atMs, item_id: this.#speakingItem };
        this.#send({ type: 'input_audio_buffer.speech_started', ...started });
        continue;
      }
      const item_id = this.#speakingItem;
      const text = heard.words.join(' ');
      this.#send({ type: 'input_audio_buffer.speech_stopped', audio_end_ms: heard.atMs, item_id });
      this.#send({ type: 'input_audio_buffer.committed', previous_item_id: null, item_id });
      this.#add({ id: item_id, type: 'message', role: 'user', text, audioMs: 0 });
      if (this.settings.transcribes)
        this.#later(this.#parts.pace.transcriptMs, () => this.#transcribe(item_id, text));
      if (this.settings.createResponse) this.#answer(undefined);
    }
  }

  #transcribe(item_id: string, transcript: string): void {
    const of = { item_id, content_index: 0 };
    for (const delta of transcript.match(/\S+\s*/g) ?? [])
      this.#send({ type: 'conversation.item.input_audio_transcription.delta', ...of, delta });
    this.#send({ type: 'conversation.item.input_audio_transcription.completed', ...of, transcript });
  }

  // ---------------------------------------------------------------------------------------- answers

  /** @param given the instructions of this answer; those of the session where there are none. */
  #answer(given: unknown): void {
    const instructions =
      given === undefined ? this.settings.instructions : textOf(given, 'response.instructions');
    const response = { id: this.#id('resp'), cancelled: false };
    this.#active = response;
    this.#send({ type: 'response.created', response: { id: response.id, status: 'in_progress' } });
    this.#send({ type: 'rate_limits.updated', rate_limits: [] });
    const messages = messagesOf(instructions, this.items);
    this.#later(this.#parts.pace.firstAudioMs, () => {
      if (this.#parts.misbehaviour.failResponses === true) this.#finish(response, 'failed');
      else void this.#think(response, messages);
    });
  }

  async #think(
    response: { readonly id: string; cancelled: boolean },
    messages: ReturnType<typeof messagesOf>,
  ): Promise<void> {
    const item: Item & { type: 'message' } = {
      id: this.#id('item'),
      type: 'message',
      role: 'assistant',
      text: '',
      audioMs: 0,
    };
    const of = { response_id: response.id, item_id: item.id, output_index: 0, content_index: 0 };
    const calls: Call[] = [];
    const request = {
      model: 'realtime',
      messages,
      tools: this.settings.tools,
      includeUsage: false,
      includeObfuscation: false,
      format: null,
    };
    for await (const thought of this.#parts.model(request)) {
      if (response.cancelled) return;
      if (thought.type === 'tool-call') {
        calls.push(thought);
        continue;
      }
      if (item.text === '') {
        this.#add(item);
        this.#send({
          type: 'response.output_item.added',
          response_id: response.id,
          item: { id: item.id, type: 'message' },
        });
      }
      // The words are ahead of the audio.
      this.#send({ type: 'response.output_audio_transcript.delta', ...of, delta: thought.delta });
      item.text += thought.delta;
      for (const { audio } of speechOf(thought.delta, this.#parts.pace.msPerCharacter)) {
        item.audioMs += audio.length / 8;
        this.#spoke = true;
        this.#send({ type: 'response.output_audio.delta', ...of, delta: audio.toString('base64') });
      }
    }
    if (response.cancelled) return;
    for (const call of calls) this.#call(response.id, call);
    this.#finish(response, 'completed');
  }

  #call(response_id: string, { id: call_id, name, arguments: given }: Call): void {
    const json = JSON.stringify(given);
    const id = this.#id('item');
    this.items.push({ id, type: 'call', callId: call_id, name, json });
    const of = { response_id, item_id: id, output_index: 1, call_id };
    this.#send({
      type: 'response.output_item.added',
      response_id,
      item: { id, type: 'function_call', call_id, name },
    });
    for (let at = 0; at < json.length; at += ARGUMENT_PIECE)
      this.#send({
        type: 'response.function_call_arguments.delta',
        ...of,
        delta: json.slice(at, at + ARGUMENT_PIECE),
      });
    this.#send({ type: 'response.function_call_arguments.done', ...of, name, arguments: json });
  }

  #finish(
    response: { readonly id: string; cancelled: boolean },
    status: 'completed' | 'cancelled' | 'failed',
  ): void {
    if (this.#active === response) this.#active = null;
    response.cancelled = true;
    const usage = {
      total_tokens: 30,
      input_tokens: 20,
      output_tokens: 10,
      input_token_details: { cached_tokens: 8, text_tokens: 12, audio_tokens: 8 },
      output_token_details: { text_tokens: 3, audio_tokens: 7 },
    };
    this.#send({
      type: 'response.done',
      response: { id: response.id, status, usage: status === 'failed' ? null : usage },
    });
  }

  // ---------------------------------------------------------------------------------------- the wire

  #add(item: Item): void {
    this.items.push(item);
    this.#send({ type: 'conversation.item.added', item: { id: item.id } });
  }

  #find(id: string): Item | undefined {
    return this.items.find((item) => item.id === id);
  }

  #id(kind: string): string {
    this.#ids += 1;
    return `${kind}_${this.#ids}`;
  }

  #complain({ code, message }: Complaint): void {
    this.complaints.push(code);
    this.#send({ type: 'error', error: { type: 'invalid_request_error', code, message, param: null } });
  }

  #send(message: Message): void {
    const { stallAt, dropAt } = this.#parts.misbehaviour;
    const { type } = message;
    const nth = (this.#counts.get(type) ?? 0) + 1;
    this.#counts.set(type, nth);
    if (type === stallAt) this.#silent = true;
    if (type === dropAt?.type && nth === dropAt.nth) this.drop();
    if (this.#silent || this.#socket.readyState !== this.#socket.OPEN) return;
    this.#socket.send(JSON.stringify({ event_id: this.#id('event'), ...message }));
  }

  #later(ms: number, action: () => void): void {
    if (ms === 0) {
      action();
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      action();
    }, ms);
    this.#timers.add(timer);
  }
}
