/** The person who calls: decides, every 20 ms, what to do next from what was heard so far. */
import { FRAME_MS } from './clock.ts';
import type { CallStep } from './scenario.ts';

/** What the person does in these 20 ms. */
export type Action =
  | { readonly type: 'speak'; readonly frame: Uint8Array }
  | { readonly type: 'listen' }
  | { readonly type: 'press'; readonly digit: string }
  | { readonly type: 'hang-up' };

/** One line of the conversation as the caller lived it; times in milliseconds from the stream's start. */
export interface Exchange {
  readonly step: CallStep;
  readonly beganAt: number;
  endedAt: number;
  /** When the receptionist was heard next. */
  answeredAt: number | null;
}

/** A pause this long means that the other has finished. */
const PAUSE_MS = 800;
/** Nobody waits longer for an answer. */
const PATIENCE_MS = 15_000;
const KEY_MS = 250;

export class Caller {
  readonly exchanges: Exchange[] = [];
  /** Why the caller gave up; null: they did not. */
  complaint: string | null = null;
  readonly #steps: CallStep[];
  readonly #frames: ReadonlyMap<CallStep, readonly Uint8Array[]>;
  #now = 0;
  #heardAt: number | null = null;
  #beganHearingAt = 0;
  /** The receptionist has spoken since the caller last did. */
  #answered = false;
  #speaking: { readonly frames: readonly Uint8Array[]; next: number; readonly hangsUp: boolean } | null = null;
  #keys: { readonly digits: string; readonly from: number } | null = null;
  #silentUntil: number | null = null;

  /** @param frames what is said in each step that says something. */
  constructor(steps: readonly CallStep[], frames: ReadonlyMap<CallStep, readonly Uint8Array[]>) {
    this.#steps = [...steps];
    this.#frames = frames;
  }

  /** True while the scenario itself wants it to be quiet. */
  get quietOnPurpose(): boolean {
    return this.#silentUntil !== null;
  }

  /** @param hears whether the receptionist's voice was audible in these 20 ms. */
  next(hears: boolean): Action {
    this.#now += FRAME_MS;
    if (hears) this.#hear();
    if (this.#speaking !== null) return this.#speak(this.#speaking);
    if (this.#keys !== null) return this.#press(this.#keys);
    return this.#decide();
  }

  #hear(): void {
    if (this.#heardAt === null || this.#now - this.#heardAt > PAUSE_MS) this.#beganHearingAt = this.#now;
    this.#heardAt = this.#now;
    if (this.#speaking !== null) return;
    this.#answered = true;
    const last = this.exchanges.at(-1);
    if (last !== undefined) last.answeredAt ??= this.#now;
  }

  #decide(): Action {
    const [step] = this.#steps;
    const finished = this.#answered && this.#heardAt !== null && this.#now - this.#heardAt > PAUSE_MS;
    const since = this.#heardAt ?? 0;
    if (this.#silentUntil !== null && this.#now < this.#silentUntil) return { type: 'listen' };
    this.#silentUntil = null;
    if (this.#now - Math.max(since, this.exchanges.at(-1)?.endedAt ?? 0) > PATIENCE_MS) {
      this.complaint = 'nothing was heard any more';
      return { type: 'hang-up' };
    }
    if (step === undefined) return finished ? { type: 'hang-up' } : { type: 'listen' };
    switch (step.do) {
      case 'hear-goodbye':
        return { type: 'listen' };
      case 'interrupt':
        if (!this.#answered || this.#now - this.#beganHearingAt < step.afterMs) return { type: 'listen' };
        return this.#begin(step, false);
      case 'say':
      case 'mumble':
        return finished ? this.#begin(step, false) : { type: 'listen' };
      case 'hang-up-saying':
        return finished ? this.#begin(step, true) : { type: 'listen' };
      case 'be-silent':
        if (!finished) return { type: 'listen' };
        this.#steps.shift();
        this.#silentUntil = this.#now + step.ms;
        return { type: 'listen' };
      case 'press':
        if (!finished) return { type: 'listen' };
        this.#steps.shift();
        this.#note(step);
        this.#keys = { digits: step.keys, from: this.#now };
        return { type: 'listen' };
      case 'hang-up':
        return finished ? { type: 'hang-up' } : { type: 'listen' };
    }
  }

  #begin(step: CallStep, hangsUp: boolean): Action {
    this.#steps.shift();
    this.#note(step);
    this.#speaking = { frames: this.#frames.get(step) ?? [], next: 0, hangsUp };
    return this.#speak(this.#speaking);
  }

  #note(step: CallStep): void {
    this.exchanges.push({ step, beganAt: this.#now, endedAt: this.#now, answeredAt: null });
    this.#answered = false;
  }

  #speak(speaking: { readonly frames: readonly Uint8Array[]; next: number; readonly hangsUp: boolean }): Action {
    const { frames, next, hangsUp } = speaking;
    const frame = frames[next];
    speaking.next += 1;
    if (hangsUp && next > frames.length * 0.6) return { type: 'hang-up' };
    if (frame !== undefined) return { type: 'speak', frame };
    this.#speaking = null;
    this.#done();
    return { type: 'listen' };
  }

  #press({ digits, from }: { readonly digits: string; readonly from: number }): Action {
    const elapsed = this.#now - from;
    const digit = digits[Math.floor(elapsed / KEY_MS) - 1];
    if (elapsed % KEY_MS >= FRAME_MS) return { type: 'listen' };
    if (digit !== undefined && elapsed >= KEY_MS) return { type: 'press', digit };
    if (elapsed > digits.length * KEY_MS) {
      this.#keys = null;
      this.#done();
    }
    return { type: 'listen' };
  }

  #done(): void {
    const last = this.exchanges.at(-1);
    if (last !== undefined) last.endedAt = this.#now;
    this.#answered = false;
  }
}
