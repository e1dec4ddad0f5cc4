/**
 * The context: what the receptionist can do during one call. Business, caller and call come from here, never from the
 * model; the model's arguments are checked like any stranger's. A write is done once, however often it is asked for.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../../../db/client.ts';
import type { CallId } from '../../../db/ids.ts';
import type { BusinessProfile } from '../../business/business.ts';
import type { Clock } from '../../clock.ts';
import type { Outcome } from '../../events/events.ts';
import { parsePhone } from '../../booking/phone.ts';
import type { ToolCall } from '../../call/ports.ts';
import { bookOffer } from './book.ts';
import { type DialogueState, emptyDialogueState, remember } from './dialogue-state.ts';
import { noteMessage } from './note-message.ts';
import { type Input, inputs, isTool, type ToolName } from './inputs.ts';
import { findOpenings } from './openings.ts';
import { cancelOwn, findOwn, moveOwn } from './own-bookings.ts';
import { answerQuestion } from './questions.ts';
import { type Caller, type ToolResult, forModel, type ToolContext, type ToolRun } from './tool.ts';

/** A run that was done before in this call, as the record keeps it. */
export interface PastRun {
  readonly key: string;
  readonly name: string;
  readonly result: Readonly<Record<string, unknown>>;
}

/** Tools that change something; the status that says it was done; what the call then came to. */
const WRITES: Partial<Record<ToolName, { readonly done: string; readonly outcome: Outcome }>> = {
  book: { done: 'booked', outcome: 'booked' },
  reschedule: { done: 'moved', outcome: 'moved' },
  cancel_booking: { done: 'cancelled', outcome: 'cancelled' },
  take_message: { done: 'taken', outcome: 'message' },
};

const isDone = (name: string, { status }: Pick<ToolResult, 'status'>): boolean =>
  isTool(name) && status === WRITES[name]?.done;

/** Characters of a key that tell tool and arguments; a run that may be repeated has its number behind them. */
const KEY_LENGTH = 32;

/** Which outcome stands for a call in which several things were done. */
const WEIGHT: readonly Outcome[] = ['booked', 'moved', 'cancelled', 'message'];

export class Toolset implements ToolContext {
  readonly db: Database;
  readonly business: BusinessProfile;
  readonly callId: CallId;
  readonly caller: Caller;
  readonly clock: Clock;
  state: DialogueState = emptyDialogueState;
  readonly #onError: (error: unknown) => void;
  readonly #writes = new Map<string, { readonly name: string; readonly run: Promise<ToolRun> }>();
  /** Keys of writes that were done, and undone by a later one. */
  readonly #outdated = new Set<string>();
  readonly #done: { readonly outcome: Outcome; readonly say: string; readonly booking: unknown }[] = [];
  typedNumber: string | null = null;
  #runs = 0;
  /** Turns of the caller's, and the one in which a number was read back; what an earlier stream read back is long past. */
  #turns = 0;
  #readBackAt = -1;

  constructor(parts: {
    readonly db: Database;
    readonly business: BusinessProfile;
    readonly callId: CallId;
    readonly caller: Caller;
    readonly clock: Clock;
    readonly past: readonly PastRun[];
    readonly onError: (error: unknown) => void;
  }) {
    this.db = parts.db;
    this.business = parts.business;
    this.callId = parts.callId;
    this.caller = parts.caller;
    this.clock = parts.clock;
    this.#onError = parts.onError;
    for (const run of parts.past) this.#recall(run);
  }

  /** The present moment in the business's zone. */
  now(): Temporal.ZonedDateTime {
    return Temporal.Instant.fromEpochMilliseconds(this.clock.now()).toZonedDateTimeISO(this.business.zone);
  }

  localNow(): Temporal.PlainDateTime {
    return this.now().toPlainDateTime();
  }

  callerSpoke(keys: string | null): void {
    this.#turns += 1;
    if (keys !== null) this.typedNumber = parsePhone(keys, this.business.country) ?? this.typedNumber;
  }

  get answeredReadBack(): string | null {
    return this.#turns > this.#readBackAt ? this.state.readBack : null;
  }

  writes(name: string): boolean {
    return isTool(name) && WRITES[name] !== undefined;
  }

  outcome(): { readonly outcome: Outcome | null; readonly summary: string } {
    const stands = this.#done.filter(
      ({ outcome, booking }, at) =>
        outcome === 'cancelled' ||
        booking === undefined ||
        // What was booked or moved and then cancelled in the same call came to nothing else.
        !this.#done.slice(at).some((later) => later.outcome === 'cancelled' && later.booking === booking),
    );
    const outcome = WEIGHT.find((each) => stands.some((done) => done.outcome === each)) ?? null;
    return { outcome, summary: this.#done.map(({ say }) => say).join(' ') };
  }

  /** Runs a tool to its end; what went wrong is its result, never an exception. */
  async run(call: ToolCall): Promise<ToolRun> {
    const repeatable = createHash('sha256')
      .update(`${call.name} ${JSON.stringify(sorted(call.arguments))}`)
      .digest('hex');
    const key = repeatable.slice(0, KEY_LENGTH);
    if (!this.writes(call.name)) return this.#runOnce(call, key);
    const before = this.#writes.get(key);
    if (before !== undefined) return { ...(await before.run), fresh: false };
    const run = this.#runOnce(call, key);
    this.#writes.set(key, { name: call.name, run });
    // Only what was done is kept: a question back ("which name?") may be answered differently the next time.
    if (isDone(call.name, (await run).result)) this.#outdate(call.name, key);
    else this.#writes.delete(key);
    return run;
  }

  async #runOnce(call: ToolCall, key: string): Promise<ToolRun> {
    // Counts what is recorded, so that an instance that takes the call up again goes on counting.
    this.#runs += 1;
    const count = this.#runs;
    const result = await this.#attempt(call);
    if (typeof result.remember?.readBack === 'string') this.#readBackAt = this.#turns;
    this.state = remember(this.state, result);
    this.#note(call.name, result);
    const once = isDone(call.name, result) && !this.#outdated.has(key);
    const endsCall = result.status === 'ending';
    return { key: once ? key : `${key}-${count}`, result, content: forModel(result), endsCall, fresh: true };
  }

  async #attempt(call: ToolCall): Promise<ToolResult> {
    if (!isTool(call.name)) return { status: 'failed', say: '', error: `There is no tool ${call.name}.` };
    const parsed = inputs[call.name].safeParse(call.arguments);
    if (!parsed.success) return { status: 'failed', say: '', error: z.prettifyError(parsed.error) };
    try {
      return await this.#perform(call.name, parsed.data);
    } catch (error) {
      this.#onError(error);
      return {
        status: 'failed',
        say: "I'm sorry, I can't get to the book right now. Shall I take a message instead?",
        error: 'The system did not answer. Nothing was changed as far as is known; do not claim that it was.',
      };
    }
  }

  #perform(name: ToolName, input: unknown): Promise<ToolResult> | ToolResult {
    switch (name) {
      case 'answer_question':
        return { ...answerQuestion(this.business, (input as Input<'answer_question'>).question, this.now()) };
      case 'find_openings':
        return findOpenings(this, input as Input<'find_openings'>);
      case 'book':
        return bookOffer(this, input as Input<'book'>);
      case 'find_bookings':
        return findOwn(this, input as Input<'find_bookings'>);
      case 'reschedule':
        return moveOwn(this, input as Input<'reschedule'>);
      case 'cancel_booking':
        return cancelOwn(this, input as Input<'cancel_booking'>);
      case 'take_message':
        return noteMessage(this, input as Input<'take_message'>);
      case 'ask_for_person':
        return {
          status: 'message-needed',
          say: "Nobody can come to the phone right now, but I'll pass on an urgent message straight away. What should I tell them?",
        };
      case 'end_call':
        return { status: 'ending', say: `Thank you for calling ${this.business.name}. Goodbye!` };
    }
  }

  #note(name: string, result: ToolResult): void {
    const write = isTool(name) ? WRITES[name] : undefined;
    if (write === undefined || !isDone(name, result)) return;
    this.#done.push({
      outcome: write.outcome,
      say: typeof result['note'] === 'string' ? result['note'] : result.say,
      booking: result['booking'],
    });
  }

  #recall(run: PastRun): void {
    this.#runs += 1;
    const text = (name: string) => (typeof run.result[name] === 'string' ? run.result[name] : '');
    const result: ToolResult = { ...run.result, status: text('status'), say: text('say') };
    this.state = remember(this.state, result);
    this.#note(run.name, result);
    if (!isDone(run.name, result)) return;
    const key = run.key.slice(0, KEY_LENGTH);
    const again: ToolRun = { key: run.key, result, content: forModel(result), endsCall: false, fresh: false };
    this.#writes.set(key, { name: run.name, run: Promise.resolve(again) });
    this.#outdate(run.name, key);
  }

  /** Once an appointment was moved or cancelled, what was done with it before may be asked for again in earnest. */
  #outdate(name: string, key: string): void {
    if (name !== 'reschedule' && name !== 'cancel_booking') return;
    for (const [other, write] of this.#writes) {
      if (other === key || write.name === 'take_message') continue;
      this.#writes.delete(other);
      this.#outdated.add(other);
    }
  }
}

const sorted = (value: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
