/** The seam between a call and the engine that carries it: interfaces only, in plain values. */
import type { CallRecord } from '../calls/call-record.ts';
import type { ConversationSoFar } from '../conversation/so-far.ts';
import type { Receptionist } from '../receptionist/receptionist.ts';
import type { CallPublisher } from './call-publisher.ts';
import type { HeldRecording } from './held-recording.ts';
import type { CallLine, MuLaw, VoiceChoice } from './ports.ts';

/** What listens, thinks and speaks in a call: speech to speech by one model, or a pipeline of three vendors. */
export interface Engine {
  /** Makes the audio of sentences, so that they can be said at once. */
  prepare(sentences: readonly string[], speaker: Speaker): Promise<void>;
  /** Starts to answer a line; a greeting that was prepared is on it when this returns. */
  start(parts: SessionParts): Session;
  /** The voices that can be chosen from. */
  voices(): Promise<readonly VoiceChoice[]>;
  /** The audio of a sentence; null when it cannot be made now. */
  sample(sentence: string, speaker: Speaker): Promise<MuLaw | null>;
}

/** How sentences are to sound. */
export type Speaker = Pick<Receptionist, 'language' | 'voiceId'>;

export interface SessionParts {
  readonly line: CallLine;
  readonly record: SessionRecord;
  readonly publisher: CallPublisher;
  /** Holds back what a caller says until it is known; none: the call is not recorded. */
  readonly recording?: Pick<HeldRecording, 'hold' | 'release'> | null;
  readonly receptionist: Receptionist;
  /** What was said and done before this call was taken up again; empty for a new call. */
  readonly past: Past;
  /** What a caller is told who comes back from a transfer, in place of what a call begins with; null: they do not. */
  readonly opening: Told | null;
  /** The caller can type, so that they need not be heard. */
  readonly canType: boolean;
  /** The caller reads and types: nothing is spoken, and nobody is listened to. */
  readonly reads?: boolean | undefined;
  /** What the receptionist is told about the caller before they say anything; null: nothing. */
  readonly note?: string | null;
  /** Asked before each request that costs money, beside the engine's own limit for a call. */
  readonly mayAsk?: (() => boolean) | undefined;
  readonly onError: (error: unknown) => void;
}

/** Where the call is written down, in batches and away from the audio. */
export type SessionRecord = Omit<CallRecord, 'flush'>;

/** Turns and tool runs, each in order of time. */
export interface Past {
  readonly turns: readonly Pick<ConversationSoFar['turns'][number], 'speaker' | 'said' | 'heard' | 'at'>[];
  readonly tools: readonly Pick<
    ConversationSoFar['tools'][number],
    'key' | 'name' | 'arguments' | 'result' | 'at'
  >[];
}

/** What the caller is told, null where they know it; and what the receptionist is to know beside that. */
export interface Told {
  readonly words: string | null;
  readonly note: string;
}

/** One call on its line, from the greeting until the line is gone. */
export interface Session {
  /** Settles when the call is over and written down. */
  readonly ended: Promise<Ending>;
  /** Lets go of the line without ending the call, so that another instance takes it up. */
  handBack(): void;
  /** Gives the receptionist a note for its next reply. */
  whisper(text: string): void;
  /** Silences the receptionist; from now on the caller hears what is said by `speakAsHuman`. */
  takeOver(): void;
  speakAsHuman(audio: MuLaw): void;
  /** The receptionist goes on. `left`: the human agent is gone without having said so. */
  returnToReceptionist(options: { readonly left: boolean }): void;
  /** A phone rings for the caller: they hear music when nobody speaks, and are not asked whether they are there. */
  hold(told: Told): void;
  /** It rings no more, and the caller is still here. `told` null: there is nothing to say. */
  release(told: Told | null): void;
  /** Ends the call at once. */
  hangUp(): void;
}

/** Why a session ended; `hung-up`: by a human agent. */
export type Ending = 'hangup' | 'lost' | 'goodbye' | 'silence' | 'too-long' | 'failed' | 'hung-up';
