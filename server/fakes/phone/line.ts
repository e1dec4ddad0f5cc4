/**
 * The caller's end of the telephone line from pick-up to hang-up, 20 ms at a time, whatever is at its other end just
 * then: a media stream, a sentence of the carrier's own, a tape, or nothing. Notes what the caller lived through.
 */
import type { Caller, Exchange } from './caller.ts';
import { everyFrame, FRAME_MS } from './clock.ts';
import { Playback } from './playback.ts';
import { type Frame, isAudible, SILENCE } from './sound.ts';

/** The receiver of the caller's audio and keys. */
export interface OtherEnd {
  send(frame: Frame): void;
  press(digit: string): void;
}

/** An event on the line; times in milliseconds since the call was picked up. */
export type LineNews =
  /** The receptionist spoke, and has been quiet since. */
  | { readonly type: 'heard'; readonly from: number; readonly to: number }
  | { readonly type: 'said'; readonly exchange: Exchange }
  | { readonly type: 'cleared'; readonly at: number; readonly afterMs: number | null };

/** Neither side was heard. */
export interface Gap {
  readonly at: number;
  readonly ms: number;
  /** The scenario itself brought it about. */
  readonly onPurpose: boolean;
}

/** Shorter silences are pauses in speech and between turns. */
const SHORTEST_GAP_MS = 500;
/** Pauses between sentences are shorter. */
const HEARD_PAUSE_MS = 500;
const NOBODY: OtherEnd = { send: () => undefined, press: () => undefined };

export class Line {
  readonly playback: Playback;
  readonly gaps: Gap[] = [];
  /** From the first word of an interruption to the line being cleared. */
  readonly clearedMs: number[] = [];
  /** Settles when the caller hangs up. */
  readonly hungUp: Promise<undefined>;
  readonly #caller: Caller;
  readonly #tell: (news: LineNews) => void;
  readonly #hangUp = Promise.withResolvers<undefined>();
  readonly #tape: { readonly caller: Buffer[]; readonly receptionist: Buffer[] } | null;
  readonly #stopClock: () => void;
  readonly #began = performance.now();
  #otherEnd = NOBODY;
  #onMark: (name: string) => void = () => undefined;
  #frames = 0;
  #quietSince = 0;
  #heard: { readonly from: number; to: number } | null = null;
  #told = 0;
  #over = false;

  /** Picks up. @param record keeps both sides' audio. */
  constructor(caller: Caller, record: boolean, tell: (news: LineNews) => void) {
    this.#caller = caller;
    this.#tell = tell;
    this.#tape = record ? { caller: [], receptionist: [] } : null;
    this.hungUp = this.#hangUp.promise;
    this.playback = new Playback((name) => this.#onMark(name));
    this.#stopClock = everyFrame(() => this.#frame());
  }

  /** Milliseconds since the call was picked up. */
  now(): number {
    return performance.now() - this.#began;
  }

  /** How long it was open, by its frames. */
  get lengthMs(): number {
    return this.#frames * FRAME_MS;
  }

  /** Both sides as the caller heard them; null unless they were recorded. */
  get tape(): { readonly caller: Buffer; readonly receptionist: Buffer } | null {
    if (this.#tape === null) return null;
    return { caller: Buffer.concat(this.#tape.caller), receptionist: Buffer.concat(this.#tape.receptionist) };
  }

  /** @param onMark is told the marks among the audio that this end lets play. */
  connect(otherEnd: OtherEnd, onMark: (name: string) => void = () => undefined): void {
    this.#otherEnd = otherEnd;
    this.#onMark = onMark;
  }

  /** Lets the caller hear a sentence of the carrier's own; settles when they have, or when it was cleared. */
  play(audio: Buffer): Promise<undefined> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#onMark = () => resolve(undefined);
    this.playback.play(audio, this.now());
    this.playback.mark('');
    return promise;
  }

  /** What was not heard yet of the other end will not be heard. */
  disconnect(): void {
    this.#onMark = () => undefined;
    this.playback.clear();
    this.#otherEnd = NOBODY;
  }

  /** The other end takes back what was not heard yet. */
  clear(): void {
    this.playback.clear();
    const last = this.#caller.exchanges.at(-1);
    const interrupted = last?.step.do === 'interrupt' && last.answeredAt === null ? last.firstWordAt : null;
    const afterMs = interrupted === null ? null : Math.max(0, this.now() - interrupted);
    if (afterMs !== null) this.clearedMs.push(afterMs);
    this.#tell({ type: 'cleared', at: this.now(), afterMs });
  }

  hangUp(): void {
    if (this.#over) return;
    this.#over = true;
    this.#stopClock();
    this.#endGap(this.now(), this.#caller.quietOnPurpose);
    this.#tellHeard(Infinity);
    this.#tellSaid();
  }

  #frame(): void {
    // The caller lives by the line's own clock, so that frames that are made up for do not come all at one moment.
    const now = this.#frames * FRAME_MS;
    const heard = this.playback.next();
    const soundAt = heard !== null && isAudible(heard.audio) ? heard.at : null;
    const onPurpose = this.#caller.quietOnPurpose;
    const action = this.#caller.next(now, soundAt);
    const frame = action.type === 'speak' ? action.frame : SILENCE;
    this.#frames += 1;
    this.#tape?.caller.push(frame.audio);
    this.#tape?.receptionist.push(heard?.audio ?? SILENCE.audio);
    if (soundAt !== null) this.#noteHeard(soundAt);
    if (soundAt !== null || action.type === 'press' || frame !== SILENCE) {
      this.#endGap(soundAt ?? now, onPurpose);
      this.#quietSince = Math.max(this.#quietSince, (soundAt ?? now) + FRAME_MS);
    }
    this.#tellHeard(now);
    this.#tellSaid();
    if (action.type === 'press') this.#otherEnd.press(action.digit);
    if (action.type === 'hang-up') {
      this.hangUp();
      this.#hangUp.resolve(undefined);
    } else this.#otherEnd.send(frame);
  }

  #endGap(at: number, onPurpose: boolean): void {
    const ms = at - this.#quietSince;
    if (ms < SHORTEST_GAP_MS) return;
    this.gaps.push({ at: this.#quietSince, ms, onPurpose });
  }

  #noteHeard(at: number): void {
    this.#heard ??= { from: at, to: at };
    this.#heard.to = at + FRAME_MS;
  }

  #tellHeard(now: number): void {
    if (this.#heard === null || now - this.#heard.to < HEARD_PAUSE_MS) return;
    this.#tell({ type: 'heard', ...this.#heard });
    this.#heard = null;
  }

  /** A line is told when it is over. */
  #tellSaid(): void {
    const exchange = this.#caller.exchanges[this.#told];
    if (exchange === undefined || (exchange.endedAt === exchange.beganAt && !this.#over)) return;
    this.#told += 1;
    this.#tell({ type: 'said', exchange });
  }
}
