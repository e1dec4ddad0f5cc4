/** One client of the fake transcription: its session, its audio buffer, and the items that become of it. */
import type { RawData, WebSocket } from 'ws';
import { FakeSpeechToText } from '../deepgram/fake-stt.ts';
import { bad, list, record, Refusal, string } from './refusal.ts';

/** The faults of one connection; none when it is empty. */
export interface TranscriptionMisbehaviour {
  /** Refuses the handshake with this status. */
  readonly refuse?: number;
  readonly handshakeDelayMs?: number;
  /** Cuts the connection, without a word, after this many words. */
  readonly dropAfterWords?: number;
  /** Accepts everything and says nothing. */
  readonly stall?: boolean;
  /** Fails to transcribe, with this code: what happens where an account is empty. */
  readonly failWith?: string;
  /** The first transcript leaves only behind the second. */
  readonly lateFirst?: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

const MODELS = new Set([
  'gpt-live-transcribe',
  'gpt-realtime-whisper',
  'gpt-4o-transcribe',
  'gpt-4o-mini-transcribe',
]);
/** Less audio than this cannot be committed. */
const LEAST_MS = 100;
const BYTES_PER_MS = 8;

export class TranscriptionConnection {
  /** The types of all messages but audio, in order. */
  readonly received: string[] = [];
  session: Fields | null = null;
  readonly #socket: WebSocket;
  readonly #delayMs: number;
  readonly #misbehaviour: TranscriptionMisbehaviour;
  readonly #ear = new FakeSpeechToText(false);
  readonly #timers = new Set<NodeJS.Timeout>();
  #silenceMs = 500;
  #uncommitted = 0;
  #items = 0;
  #item: { readonly id: string; readonly words: string[] } | null = null;
  #lastSound = 0;
  #now = 0;
  #wordsHeard = 0;
  #heldBack: object | null = null;
  #transcripts = 0;

  constructor(socket: WebSocket, delayMs: number, misbehaviour: TranscriptionMisbehaviour) {
    this.#socket = socket;
    this.#delayMs = delayMs;
    this.#misbehaviour = misbehaviour;
    socket.on('error', () => socket.terminate());
    socket.on('close', () => this.#timers.forEach((timer) => clearTimeout(timer)));
    socket.on('message', (data) => this.#take(data));
    this.#tell({ type: 'session.created', session: { type: 'transcription' } });
  }

  drop(): void {
    this.#socket.terminate();
  }

  #take(data: RawData): void {
    try {
      const message = record(JSON.parse((data as Buffer).toString()), 'message');
      const type = string(message['type'], 'type');
      if (type !== 'input_audio_buffer.append') this.received.push(type);
      this.#act(type, message);
    } catch (error) {
      if (!(error instanceof Refusal) && !(error instanceof SyntaxError)) throw error;
      const refusal = error instanceof Refusal ? error : new Refusal(400, 'Invalid JSON.');
      const { message, type, code, param } = refusal;
      this.#tell({ type: 'error', error: { message, type, code, param, event_id: null } });
    }
  }

  #act(type: string, message: Fields): void {
    switch (type) {
      case 'session.update':
        this.#silenceMs = silenceOf(record(message['session'], 'session'));
        this.session = record(message['session'], 'session');
        this.#tell({ type: 'session.updated', session: this.session });
        break;
      case 'input_audio_buffer.append':
        // What a session is without having been told otherwise.
        if (this.session === null)
          bad('This server takes audio/pcmu, and the session has audio/pcm.', 'audio');
        this.#hear(Buffer.from(string(message['audio'], 'audio'), 'base64'));
        break;
      case 'input_audio_buffer.commit':
        if (this.#uncommitted < LEAST_MS * BYTES_PER_MS)
          throw new Refusal(400, 'buffer too small', { code: 'input_audio_buffer_commit_empty' });
        this.#commit();
        break;
      default:
        bad(`Invalid value: '${type}'.`, 'type');
    }
  }

  #hear(audio: Buffer): void {
    this.#uncommitted += audio.length;
    for (const { now, sound, words } of this.#ear.listen(audio)) {
      this.#now = now;
      if (sound) {
        this.#lastSound = now;
        if (this.#item === null) {
          this.#item = { id: this.#newId(), words: [] };
          const { id } = this.#item;
          this.#tell({ type: 'input_audio_buffer.speech_started', audio_start_ms: now, item_id: id });
        }
      }
      for (const { text } of words) this.#word(text);
      if (this.#item !== null && now - this.#lastSound >= this.#silenceMs) {
        const { id } = this.#item;
        this.#tell({ type: 'input_audio_buffer.speech_stopped', audio_end_ms: now, item_id: id });
        this.#commit();
      }
    }
  }

  #word(text: string): void {
    if (this.#item === null) return;
    const delta = this.#item.words.length === 0 ? text : ` ${text}`;
    this.#item.words.push(text);
    this.#tell({
      type: 'conversation.item.input_audio_transcription.delta',
      item_id: this.#item.id,
      content_index: 0,
      delta,
    });
    this.#wordsHeard += 1;
    if (this.#wordsHeard === this.#misbehaviour.dropAfterWords) this.#later(() => this.drop());
  }

  #commit(): void {
    const { id, words } = this.#item ?? { id: this.#newId(), words: [] };
    this.#item = null;
    this.#uncommitted = 0;
    this.#tell({ type: 'input_audio_buffer.committed', previous_item_id: null, item_id: id });
    const about = { item_id: id, content_index: 0 };
    const { failWith, lateFirst } = this.#misbehaviour;
    if (failWith !== undefined) {
      const type = 'conversation.item.input_audio_transcription.failed';
      this.#tell({
        type,
        ...about,
        error: { type: 'server_error', code: failWith, message: 'Told to fail.' },
      });
      return;
    }
    const transcript = {
      type: 'conversation.item.input_audio_transcription.completed',
      ...about,
      transcript: words.join(' '),
      usage: { type: 'duration', seconds: this.#now / 1_000 },
    };
    this.#transcripts += 1;
    if (lateFirst === true && this.#transcripts === 1) {
      this.#heldBack = transcript;
      return;
    }
    this.#tell(transcript);
    if (this.#heldBack !== null) this.#tell(this.#heldBack);
    this.#heldBack = null;
  }

  #newId(): string {
    this.#items += 1;
    return `item_${this.#items}`;
  }

  #tell(message: object): void {
    this.#later(() => {
      if (this.#misbehaviour.stall !== true) this.#socket.send(JSON.stringify(message));
    });
  }

  /** Timers of one length fire in the order in which they were set, so messages stay in order. */
  #later(action: () => void): void {
    if (this.#delayMs === 0) {
      action();
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      action();
    }, this.#delayMs);
    this.#timers.add(timer);
  }
}

/** Checks a session, and tells the silence that ends a turn in it. */
function silenceOf(session: Fields): number {
  if (session['type'] !== 'transcription') bad('A session of transcription keeps its type.', 'session.type');
  known(session, ['type', 'audio', 'include'], 'session');
  const input = record(record(session['audio'], 'session.audio')['input'], 'session.audio.input');
  known(input, ['format', 'noise_reduction', 'transcription', 'turn_detection'], 'session.audio.input');
  if (record(input['format'], 'format')['type'] !== 'audio/pcmu')
    bad('This server takes audio/pcmu only.', 'session.audio.input.format');
  const transcription = record(input['transcription'], 'transcription');
  known(transcription, ['model', 'language', 'languages', 'keywords', 'prompt', 'delay'], 'transcription');
  if (!MODELS.has(string(transcription['model'], 'model'))) bad('No such model.', 'transcription.model');
  if (transcription['languages'] !== undefined)
    for (const language of list(transcription['languages'], 'languages'))
      if (!/^[a-z]{2}$/.test(string(language, 'languages'))) bad('No ISO-639-1 code.', 'languages');
  const detection = record(input['turn_detection'], 'turn_detection');
  if (detection['type'] !== 'server_vad') bad('This server detects turns by server_vad.', 'turn_detection');
  return Number(detection['silence_duration_ms'] ?? 500);
}

function known(fields: Fields, names: readonly string[], where: string): void {
  for (const name of Object.keys(fields))
    if (!names.includes(name)) bad(`Unknown parameter: '${where}.${name}'.`, `${where}.${name}`);
}
