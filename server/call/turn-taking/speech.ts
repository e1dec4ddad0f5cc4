/** The part of a session in which engines differ: what hears the caller and makes the replies of one call. */
import type { Receptionist } from '../../receptionist/receptionist.ts';
import type { ToolRun } from '../../receptionist/tools/tool.ts';
import type { CallLine, ModelMessage, MuLaw, SpeechEvent, ToolCall, VendorError } from '../ports.ts';
import type { PlaybackNews } from './playback.ts';
import type { ReplyId } from './turn/types.ts';

export interface Speech {
  /** False: nobody can be heard; callers type or use the keypad. */
  readonly canHear: boolean;
  /** Begins to listen, and to tell what it hears. */
  listen(): void;
  hear(audio: MuLaw): void;
  /** Takes what the caller said, as it may be kept; typed and keyed turns were not heard before. */
  callerSaid(text: string): void;
  /** Takes what the receptionist alone is to know. */
  note(text: string): void;
  /** Begins a reply. */
  reply(parts: ReplyParts): Reply;
  /** Lets go of its sockets; nothing comes of it any more, but a reply whose audio is whole may be heard to its end. */
  close(): void;
}

export interface SpeechParts {
  readonly line: CallLine;
  readonly receptionist: Receptionist;
  /** What was said and done before. */
  readonly past: readonly ModelMessage[];
  readonly listener: (event: HeardEvent) => void;
  /** Asked before each request that costs money. */
  readonly mayAsk: () => boolean;
}

export type OpenSpeech = (parts: SpeechParts) => Speech;

/** What is heard of the caller. An engine whose words come late tells of sound, and that a turn is over, without them. */
export type HeardEvent =
  | SpeechEvent
  /** The caller makes a sound; a `turn-closed` and an `end-of-turn` follow. */
  | { readonly type: 'sound' }
  /** The caller has probably finished; their words are not known yet. */
  | { readonly type: 'turn-closed'; readonly speechEndMs: number }
  /** Nothing is heard or said by it any more; what the caller said since the last turn was not reported. */
  | { readonly type: 'lost'; readonly error: VendorError };

export interface ReplyParts {
  readonly id: ReplyId;
  readonly line: CallLine;
  readonly receptionist: Pick<Receptionist, 'language' | 'tools' | 'toolWrites' | 'speakable'>;
  /** Runs a tool to its end; never throws: what went wrong is part of the result. */
  readonly runTool: (call: ToolCall) => Promise<Pick<ToolRun, 'content' | 'endsCall'>>;
  readonly held: boolean;
  readonly tell: (news: ReplyNews, error?: unknown) => void;
}

export type ReplyNews = PlaybackNews | 'failed' | 'end-requested' | 'tool-started' | 'tool-finished';

/** When the steps of a reply happened, in epoch milliseconds. */
export interface ReplyMoments {
  firstToken: number | null;
  firstAudio: number | null;
  firstFrame: number | null;
}

/** What a reply is to answer. */
export interface Prompt {
  readonly instructions: string;
  readonly history: readonly ModelMessage[];
  /** What counts for this reply only. */
  readonly last: ModelMessage | null;
}

/** What of a reply was meant to be said and was not heard; its audio where that is whole. */
export interface Unheard {
  readonly text: string;
  readonly audio: MuLaw | null;
}

/** One answer of the receptionist, or one fixed sentence. */
export interface Reply {
  readonly id: ReplyId;
  readonly moments: Readonly<ReplyMoments>;
  /** Everything it wants to say is known. */
  readonly complete: boolean;
  readonly endRequested: boolean;
  /** Lets the model answer. Failures are told, not thrown. */
  answer(prompt: Prompt): Promise<void>;
  /** Speaks fixed words, from audio where there is some. */
  say(text: string, audio: MuLaw | null): void;
  sayFiller(audio: MuLaw): void;
  /** Lets a prepared reply be heard, and its writes be done. */
  release(): void;
  /** Stops at once. What was heard until now stays known. */
  abort(): void;
  onMark(name: string): void;
  said(): string;
  /** The words that the caller heard, to the last whole word. */
  heard(): string;
  unheard(): Unheard;
  /** What the model should remember of it: what was heard, and each tool that really ran. */
  history(): ModelMessage[];
}
