/**
 * The things a phone call needs from the outside. Everything streams, everything can be aborted, and all
 * audio is 8 kHz mono mu-law (one byte is 125 µs), which is what the telephone network carries, so that nothing
 * is ever resampled on the way.
 */

/** Bytes of mu-law audio in one millisecond. */
export const BYTES_PER_MS = 8;

/** The byte that mu-law uses for digital silence. */
export const SILENCE = 0xff;

/** Raw 8 kHz mono mu-law samples without any header. */
export type MuLaw = Uint8Array;

/** What went wrong at a vendor: `transient` may pass when tried again, `refused` will not (key, quota, request). */
export class VendorError extends Error {
  readonly vendor: string;
  readonly kind: 'transient' | 'refused';

  constructor(vendor: string, kind: 'transient' | 'refused', message: string, options?: ErrorOptions) {
    super(`${vendor}: ${message}`, options);
    this.name = 'VendorError';
    this.vendor = vendor;
    this.kind = kind;
  }
}

// ---------------------------------------------------------------------------------------------- the line

/** One telephone call as its carrier (or the browser) presents it, already accepted and proven. */
export interface CallLine {
  /** Sets the one listener; events that arrived earlier are delivered to it at once, in order. */
  listen(listener: (event: LineEvent) => void): void;
  /** Queues audio behind what is queued already; the line plays it in real time. */
  send(audio: MuLaw): void;
  /** Asks for a `mark` event once everything sent before it was played, or was dropped by `clear`. */
  mark(name: string): void;
  /** Drops all audio that was sent and not yet played. Pending marks come back at once. */
  clear(): void;
  /** Shows words to a caller who reads (the browser phone); a carrier's line ignores it. */
  show(words: ShownWords): void;
  /** Hangs up. A `closed` event follows if it had not come already. */
  close(): void;
}

export interface ShownWords {
  readonly speaker: 'caller' | 'receptionist';
  readonly text: string;
  /** False while the words may still change. */
  readonly final: boolean;
}

export type LineEvent =
  | { readonly type: 'audio'; readonly audio: MuLaw }
  | { readonly type: 'mark'; readonly name: string }
  /** One key of the telephone's keypad: 0-9, * or #. */
  | { readonly type: 'key'; readonly digit: string }
  /** A caller in the browser is typing an utterance. */
  | { readonly type: 'typing' }
  /** A whole utterance typed by a caller in the browser. */
  | { readonly type: 'typed'; readonly text: string }
  /** `hangup`: the caller or we ended the call. `lost`: the connection broke while the call may live on. */
  | { readonly type: 'closed'; readonly reason: 'hangup' | 'lost' };

// ---------------------------------------------------------------------------------------------- listening

export interface SpeechToText {
  readonly name: string;
  /**
   * Opens one recognition stream. Audio may be sent at once; what is sent before `open` is kept and sent on.
   * The signal closes the stream at once; no event comes after an abort or after `failed`.
   */
  open(options: ListenOptions, listener: (event: SpeechEvent) => void, signal: AbortSignal): SpeechStream;
}

export interface ListenOptions {
  /** Those that the caller may speak, the likeliest first; BCP 47, e.g. `en-US`. At least one. */
  readonly languages: readonly [string, ...string[]];
  /** Names that the recogniser should expect: the business, its staff, its services. */
  readonly keyterms: readonly string[];
}

export interface SpeechStream {
  /** Never call with zero bytes: some recognisers take an empty frame for the end. */
  send(audio: MuLaw): void;
  /** Says that no more audio comes; remaining events may still arrive, then the stream closes by itself. */
  finish(): void;
}

/**
 * What a recogniser hears. `text` is always the whole utterance so far, not a piece of it.
 * Order: speech-started -> words* -> (eager-end-of-turn -> turn-resumed?)* -> end-of-turn.
 */
export type SpeechEvent =
  | { readonly type: 'open' }
  | { readonly type: 'speech-started' }
  | { readonly type: 'words'; readonly text: string }
  /** The caller has probably finished: a reply may be prepared, not yet spoken. */
  | { readonly type: 'eager-end-of-turn'; readonly text: string }
  /** The caller went on after an eager end: take the prepared reply back. */
  | { readonly type: 'turn-resumed' }
  /** The caller has finished. `text` may be empty (a noise). `speechEndMs`: how long ago the last word ended, if known. */
  | { readonly type: 'end-of-turn'; readonly text: string; readonly speechEndMs?: number }
  /** The stream is over and has to be opened anew. */
  | { readonly type: 'failed'; readonly error: VendorError };

// ---------------------------------------------------------------------------------------------- thinking

export interface LanguageModel {
  readonly name: string;
  /**
   * Streams one reply. Throws VendorError when the model fails, stalls or is cut off before its end; then none of
   * its tool calls has been emitted. A tool call is emitted only whole, with arguments that are a JSON object.
   * Aborting ends the iteration (by throwing the signal's reason) and closes the request.
   */
  reply(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent>;
}

export interface ModelRequest {
  /** BCP 47, of the conversation. */
  readonly language: string;
  readonly messages: readonly ModelMessage[];
  readonly tools: readonly ToolSpec[];
}

export type ModelMessage =
  | { readonly role: 'system'; readonly content: string }
  | { readonly role: 'user'; readonly content: string }
  | { readonly role: 'assistant'; readonly content: string; readonly toolCalls?: readonly ToolCall[] }
  | { readonly role: 'tool'; readonly callId: string; readonly name: string; readonly content: string };

/** Longer than all that any tool takes at once: a model that writes on is in a circle, which is a failure of its reply. */
export const LONGEST_ARGUMENTS = 8_000;

export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** As JSON at most so long as `LONGEST_ARGUMENTS`. */
  readonly arguments: Readonly<Record<string, unknown>>;
}

export interface ToolSpec {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of an object. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

export type ModelEvent =
  /** An empty delta is a sign of life: the model is at work on a tool call. */
  | { readonly type: 'text'; readonly delta: string }
  | { readonly type: 'tool-call'; readonly call: ToolCall }
  | { readonly type: 'done' };

// ---------------------------------------------------------------------------------------------- speaking

export interface TextToSpeech {
  readonly name: string;
  /** The voices that can be chosen from. Throws VendorError when the vendor does not tell them. */
  voices(signal: AbortSignal): Promise<readonly VoiceChoice[]>;
  /** Whether an id has the form of this vendor's; those of the others differ. */
  isVoice(id: string): boolean;
  /** One voice for the length of one call; may hold one socket. The signal closes it and every utterance in it. */
  open(options: SpeakOptions, signal: AbortSignal): Voice;
}

export interface VoiceChoice {
  readonly id: string;
  readonly name: string;
  /** What it sounds like, in a few words. */
  readonly about: string;
  /** The name of the voice's `TextToSpeech`. */
  readonly vendor: string;
}

export interface SpeakOptions {
  /** One of `voices`; null, and every id that is another vendor's: the voice that this one was set up with. */
  readonly voiceId: string | null;
}

export interface Voice {
  /**
   * Begins one utterance. Its audio comes to the listener in order, then `done` or `failed`. Nothing comes after
   * the signal aborts, whatever the vendor still sends.
   */
  speak(listener: (event: VoiceEvent) => void, signal: AbortSignal): Utterance;
}

export interface Utterance {
  /** Adds a whole clause or sentence, already in speakable form. */
  add(text: string): void;
  /** Says that no more text comes. */
  end(): void;
}

export type VoiceEvent =
  /** `text`: the characters that this piece of audio speaks; the pieces' texts in order give back what was added. */
  | { readonly type: 'audio'; readonly audio: MuLaw; readonly text: string }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly error: VendorError };

// ---------------------------------------------------------------------------------------------- speech to speech

/** One model that hears the caller and speaks itself. It answers only when it is asked to, and stops when it is told. */
export interface SpeechToSpeech {
  readonly name: string;
  /**
   * Opens one conversation. Audio may be sent and messages told at once; they are kept until `open`. The signal closes it;
   * no event comes after an abort or after `failed`.
   */
  open(options: TalkOptions, listener: (event: TalkEvent) => void, signal: AbortSignal): Talk;
}

export interface TalkOptions extends ListenOptions {
  /** Null, and every id that is another vendor's: the vendor's own choice. */
  readonly voiceId: string | null;
  readonly instructions: string;
  readonly tools: readonly ToolSpec[];
}

export interface Talk {
  send(audio: MuLaw): void;
  /** Tells what was said or done and did not come by the audio of this conversation, or a tool's result. */
  tell(message: ModelMessage): void;
  /** Asks for an answer to all that was said. The next may be asked for once this one was `answered`. */
  respond(instructions: string): void;
  /** Stops the answer; `answered` follows. */
  cancel(): void;
  /** Of this item the caller heard so much. 0: nothing, and it is forgotten. */
  heard(item: string, ms: number): void;
  /** Forgets what the caller said. */
  forget(turn: string): void;
}

/** What an answer cost, in tokens; `cached` are those of the input that cost less. */
export interface TalkUsage {
  readonly textIn: number;
  readonly audioIn: number;
  readonly cached: number;
  readonly textOut: number;
  readonly audioOut: number;
}

/**
 * Of each turn of the caller: sound-started -> sound-ended -> words* -> turn; the words may also come while the next turn
 * has begun. Of each answer: (audio | text | tool-call)* -> answered.
 */
export type TalkEvent =
  | { readonly type: 'open' }
  | { readonly type: 'sound-started'; readonly turn: string }
  /** `speechEndMs`: how long ago the speech ended. */
  | { readonly type: 'sound-ended'; readonly turn: string; readonly speechEndMs: number }
  | { readonly type: 'words'; readonly turn: string; readonly text: string }
  /** All words of a turn; empty: there were none. */
  | { readonly type: 'turn'; readonly turn: string; readonly text: string }
  | { readonly type: 'audio'; readonly item: string; readonly audio: MuLaw }
  /** Words that the answer speaks, not in step with the audio. */
  | { readonly type: 'text'; readonly item: string; readonly delta: string }
  /** A whole call, with arguments that are an object. It comes before `answered`. */
  | { readonly type: 'tool-call'; readonly call: ToolCall }
  | {
      readonly type: 'answered';
      readonly how: 'completed' | 'cancelled' | 'failed';
      readonly usage: TalkUsage | null;
    }
  /** The conversation is over. */
  | { readonly type: 'failed'; readonly error: VendorError };
