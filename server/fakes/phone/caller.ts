/** The person who calls: decides, every 20 ms, what to do next from what was heard so far. Knows no clock and no line. */
import type { CallStep } from './scenario.ts';
import type { Frame } from './sound.ts';
import type { Utterance } from './speech.ts';

/** The caller's action in these 20 ms. */
export type Action =
  | { readonly type: 'speak'; readonly frame: Frame }
  | { readonly type: 'listen' }
  | { readonly type: 'press'; readonly digit: string }
  | { readonly type: 'hang-up' };

/** One line of the conversation as the caller lived it; times in milliseconds since the call was picked up. */
export interface Exchange {
  readonly step: CallStep;
  readonly beganAt: number;
  /** When its first word was over; null: it has no words. */
  readonly firstWordAt: number | null;
  endedAt: number;
  /** When the receptionist was heard next; null: never. */
  answeredAt: number | null;
}

/** A pause this long means that the other has finished: people take turns within 0.2 s, but wait longer for a stranger. */
const PAUSE_MS = 700;
/** Pauses within a sentence are shorter: what is heard after one has begun anew. */
const BREAK_MS = 200;
/** Nobody waits longer for an answer. */
const PATIENCE_MS = 15_000;
const KEY_MS = 250;
/** Where a caller who hangs up in the middle of a line does so. */
const MIDDLE = 0.6;

const LISTEN: Action = { type: 'listen' };

type Doing =
  | { readonly type: 'listening' }
  | { readonly type: 'speaking'; readonly utterance: Utterance; next: number; readonly frames: number }
  | { readonly type: 'pressing'; readonly keys: string; next: number; nextAt: number }
  | { readonly type: 'keeping-silent'; readonly until: number };

export class Caller {
  readonly exchanges: Exchange[] = [];
  /** Why the caller gave up; null: they did not. */
  complaint: string | null = null;
  readonly #steps: CallStep[];
  readonly #utterances: ReadonlyMap<CallStep, Utterance>;
  #doing: Doing = { type: 'listening' };
  /** The sound that was heard last. */
  #sound = { from: -Infinity, until: -Infinity };
  /** When the receptionist began to speak after the caller's last line; null: not yet. */
  #answeredAt: number | null = null;
  #spokeUntil = 0;

  /** @param utterances what is uttered in each step that utters something. */
  constructor(steps: readonly CallStep[], utterances: ReadonlyMap<CallStep, Utterance>) {
    this.#steps = [...steps];
    this.#utterances = utterances;
  }

  /** True while it is the scenario itself that brings silence. */
  get quietOnPurpose(): boolean {
    const last = this.exchanges.at(-1);
    const { step, answeredAt = null } = last ?? {};
    const unclear = step?.do === 'mumble' || (step?.do === 'press' && !step.keys.endsWith('#'));
    return this.#doing.type === 'keeping-silent' || (unclear && answeredAt === null);
  }

  /**
   * @param now milliseconds since the call was picked up.
   * @param soundAt when the sound began that is heard in these 20 ms; null: none is.
   */
  next(now: number, soundAt: number | null): Action {
    if (soundAt !== null) this.#hear(soundAt, now);
    switch (this.#doing.type) {
      case 'speaking':
        return this.#speak(this.#doing, now);
      case 'pressing':
        return this.#press(this.#doing, now);
      case 'keeping-silent':
        if (now < this.#doing.until) return LISTEN;
        this.#spokeUntil = now;
        this.#doing = { type: 'listening' };
        return LISTEN;
      case 'listening':
        return this.#decide(now);
    }
  }

  #hear(soundAt: number, now: number): void {
    const anew = soundAt - this.#sound.until > BREAK_MS;
    this.#sound = { from: anew ? soundAt : this.#sound.from, until: now };
    // What goes on from before the caller's last word is no answer to it.
    if (this.#doing.type === 'speaking' || this.#sound.from < this.#spokeUntil) return;
    this.#answeredAt ??= this.#sound.from;
    const last = this.exchanges.at(-1);
    if (last !== undefined) last.answeredAt ??= this.#sound.from;
  }

  #decide(now: number): Action {
    const [step] = this.#steps;
    if (step?.do === 'hang-up-when') return step.happened() ? { type: 'hang-up' } : LISTEN;
    const finished = this.#answeredAt !== null && now - this.#sound.until >= PAUSE_MS;
    if (now - Math.max(this.#sound.until, this.#spokeUntil) > PATIENCE_MS) {
      this.complaint = 'the caller gave up: nothing was heard any more';
      return { type: 'hang-up' };
    }
    if (step?.do === 'interrupt') {
      const inTime = this.#answeredAt !== null && now - this.#answeredAt >= step.afterMs;
      return inTime ? this.#begin(step, now) : LISTEN;
    }
    if (!finished || step?.do === 'hear-goodbye') return LISTEN;
    switch (step?.do) {
      case undefined:
      case 'hang-up':
        return { type: 'hang-up' };
      case 'be-silent':
        this.#steps.shift();
        this.#doing = { type: 'keeping-silent', until: now + step.ms };
        return LISTEN;
      case 'press':
        this.#note(step, now, null);
        this.#doing = { type: 'pressing', keys: step.keys, next: 0, nextAt: now };
        return LISTEN;
      case 'say':
      case 'mumble':
      case 'hang-up-saying':
        return this.#begin(step, now);
    }
  }

  #begin(step: CallStep, now: number): Action {
    const utterance = this.#utterances.get(step);
    if (utterance === undefined) throw new Error(`there is no audio for a step of kind ${step.do}`);
    this.#note(step, now, utterance.firstWordMs);
    const { length } = utterance.frames;
    const frames = step.do === 'hang-up-saying' ? Math.floor(length * MIDDLE) : length;
    const speaking = { type: 'speaking' as const, utterance, next: 0, frames };
    this.#doing = speaking;
    return this.#speak(speaking, now);
  }

  #note(step: CallStep, now: number, firstWordMs: number | null): void {
    this.#steps.shift();
    const firstWordAt = firstWordMs === null ? null : now + firstWordMs;
    this.exchanges.push({ step, beganAt: now, firstWordAt, endedAt: now, answeredAt: null });
    this.#answeredAt = null;
  }

  #speak(speaking: Extract<Doing, { type: 'speaking' }>, now: number): Action {
    const frame = speaking.utterance.frames[speaking.next];
    if (frame !== undefined && speaking.next < speaking.frames) {
      speaking.next += 1;
      return { type: 'speak', frame };
    }
    this.#done(now);
    return speaking.frames < speaking.utterance.frames.length ? { type: 'hang-up' } : LISTEN;
  }

  #press(pressing: Extract<Doing, { type: 'pressing' }>, now: number): Action {
    if (now < pressing.nextAt) return LISTEN;
    const digit = pressing.keys[pressing.next];
    if (digit === undefined) {
      this.#done(now);
      return LISTEN;
    }
    pressing.next += 1;
    // The last key is the end of what is said by keys.
    pressing.nextAt = pressing.next < pressing.keys.length ? now + KEY_MS : now;
    return { type: 'press', digit };
  }

  #done(now: number): void {
    this.#doing = { type: 'listening' };
    this.#spokeUntil = now;
    this.#answeredAt = null;
    const last = this.exchanges.at(-1);
    if (last !== undefined) last.endedAt = now;
  }
}
