/**
 * The tools in one conversation. Business, caller and conversation come from here, never from the model; a write is done
 * once, however often it is asked for.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../../../db/client.ts';
import type { BookingId, ConversationId } from '../../../db/ids.ts';
import { parsePhone } from '../../booking/phone.ts';
import type { BusinessProfile } from '../../business/business.ts';
import type { Holiday } from '../../business/holidays.ts';
import type { ToolCall } from '../../call/ports.ts';
import type { Clock } from '../../clock.ts';
import type { Outcome } from '../../events/events.ts';
import type { Language } from '../../languages/language.ts';
import { languageOf } from '../../languages/languages.ts';
import { afterRun, type CameTo, NOTHING_WANTED, outcomeOf } from './came-to.ts';
import { type DialogueState, emptyDialogueState, type Remembered } from './dialogue-state.ts';
import { type RunFailed, TOOLS } from './index.ts';
import {
  type Caller,
  forModel,
  type PeopleToReach,
  type ToolContext,
  type ToolResult,
  type ToolRun,
} from './tool.ts';

/** A run that was done before in this conversation, as the record keeps it. */
export interface PastRun {
  readonly key: string;
  readonly name: string;
  readonly result: Readonly<Record<string, unknown>>;
}

/** The result of an earlier run, read from the record. */
const Recorded = z.looseObject({
  status: z.string().catch(''),
  say: z.string().catch(''),
  booking: z.custom<BookingId>().optional(),
  note: z.string().optional().catch(undefined),
  remember: z.custom<Remembered>().optional(),
  openQuestion: z.string().optional().catch(undefined),
});

/** Something that was changed. */
interface Done {
  readonly outcome: Outcome;
  readonly say: string;
  readonly booking: BookingId | undefined;
}

/** Characters of a key that tell tool and arguments; a run that may be repeated has its number behind them. */
const KEY_LENGTH = 32;

/** Which outcome stands for a conversation in which several things were done. */
const WEIGHT: readonly Outcome[] = ['booked', 'moved', 'cancelled', 'message'];

type Parts = Pick<ToolContext, 'db' | 'business' | 'conversationId' | 'caller' | 'holidays' | 'clock'> & {
  readonly past: readonly PastRun[];
  readonly people?: PeopleToReach | null;
  readonly onError: (error: unknown) => void;
};

export class Toolset implements ToolContext {
  readonly db: Database;
  #business: BusinessProfile;
  readonly conversationId: ConversationId;
  readonly caller: Caller;
  readonly holidays: readonly Holiday[];
  readonly clock: Clock;
  readonly people: PeopleToReach | null;
  state: DialogueState = emptyDialogueState;
  typedNumber: string | null = null;
  readonly #onError: (error: unknown) => void;
  /** Writes that were done, or are under way. */
  readonly #writes = new Map<string, { readonly outcome: Outcome; readonly run: Promise<ToolRun> }>();
  /** Keys of writes that were done, and undone by a later one. */
  readonly #outdated = new Set<string>();
  readonly #done: Done[] = [];
  #cameTo: CameTo = NOTHING_WANTED;
  #runs = 0;
  /** Turns of the caller's, and the one in which a number was read back; what an earlier stream read back is long past. */
  #turns = 0;
  #readBackAt = -1;

  constructor(parts: Parts) {
    this.db = parts.db;
    this.#business = parts.business;
    this.conversationId = parts.conversationId;
    this.caller = parts.caller;
    this.holidays = parts.holidays;
    this.clock = parts.clock;
    this.people = parts.people ?? null;
    this.#onError = parts.onError;
    for (const run of parts.past) this.#recall(run);
  }

  /** With the language that is spoken now. */
  get business(): BusinessProfile {
    return this.#business;
  }

  get language(): Language {
    return languageOf(this.#business.language);
  }

  /** From here on the conversation is held in this language, BCP 47. */
  speak(tag: string): void {
    this.#business = { ...this.#business, language: tag };
  }

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
    return (TOOLS.get(name)?.writes ?? null) !== null;
  }

  outcome(): { readonly outcome: Outcome | null; readonly summary: string } {
    const stands = this.#done.filter(
      ({ outcome, booking }, at) =>
        outcome === 'cancelled' ||
        booking === undefined ||
        // What was booked or moved and then cancelled in the same conversation counts only as cancelled.
        !this.#done.slice(at).some((later) => later.outcome === 'cancelled' && later.booking === booking),
    );
    const outcome = WEIGHT.find((each) => stands.some((done) => done.outcome === each));
    return outcome === undefined
      ? { outcome: outcomeOf(this.#cameTo), summary: this.#unmet().join(' ') }
      : { outcome, summary: this.#done.map(({ say }) => say).join(' ') };
  }

  /** What the caller wanted and did not get, a line for each. */
  #unmet(): readonly string[] {
    const { unmet } = this.language;
    const { service: id, day } = this.state;
    const service = this.business.services.find((each) => each.id === id)?.name ?? null;
    const about = { service, day: day === null ? null : Temporal.PlainDate.from(day) };
    const { open, openQuestions } = this.#cameTo;
    return [
      ...open.map((wish) => unmet[wish](about, this.localNow().toPlainDate())),
      ...openQuestions.map(unmet.question),
    ];
  }

  /** Runs a tool to its end; what went wrong is its result, never an exception. */
  async run(call: ToolCall): Promise<ToolRun> {
    const repeatable = createHash('sha256')
      .update(`${call.name} ${JSON.stringify(sorted(call.arguments))}`)
      .digest('hex');
    const key = repeatable.slice(0, KEY_LENGTH);
    const writes = TOOLS.get(call.name)?.writes;
    if (!writes) return this.#runOnce(call, key);
    const before = this.#writes.get(key);
    if (before !== undefined) return { ...(await before.run), fresh: false };
    const run = this.#runOnce(call, key);
    this.#writes.set(key, { outcome: writes.outcome, run });
    // Only what was done is kept: a question back ("which name?") may be answered differently the next time.
    if ((await run).result.status === writes.done) this.#outdate(writes.outcome, key);
    else this.#writes.delete(key);
    return run;
  }

  async #runOnce(call: ToolCall, key: string): Promise<ToolRun> {
    // Counts what is recorded, so that an instance that takes over the call continues the count.
    this.#runs += 1;
    const count = this.#runs;
    const result = await this.#attempt(call);
    if (typeof result.remember?.readBack === 'string') this.#readBackAt = this.#turns;
    const once = this.#keep(call.name, result) !== null && !this.#outdated.has(key);
    const endsCall = result.status === 'ending';
    return { key: once ? key : `${key}-${count}`, result, content: forModel(result), endsCall, fresh: true };
  }

  async #attempt({ name, arguments: given }: ToolCall): Promise<ToolResult> {
    const failed = (reason: RunFailed['reason'], error: string, say = ''): RunFailed => ({
      status: 'failed',
      reason,
      say,
      error,
    });
    const tool = TOOLS.get(name);
    if (tool === undefined) return failed('no-such-tool', `There is no tool ${name}.`);
    const input = tool.input.safeParse(given);
    if (!input.success) return failed('bad-input', z.prettifyError(input.error));
    try {
      return await tool.run(this, input.data);
    } catch (error) {
      this.#onError(error);
      return failed(
        'system',
        'The system did not answer. Nothing was changed as far as is known; do not claim that it was.',
        this.language.tools.systemDown,
      );
    }
  }

  /** Keeps what a result tells. @returns the outcome if something was changed. */
  #keep(name: string, result: ToolResult): Outcome | null {
    this.state = { ...this.state, ...result.remember };
    this.#cameTo = afterRun(this.#cameTo, name, result, this.state);
    const writes = TOOLS.get(name)?.writes;
    if (result.status !== writes?.done) return null;
    const { note: say = result.say, booking } = result;
    this.#done.push({ outcome: writes.outcome, say, booking });
    return writes.outcome;
  }

  #recall({ key, name, result: recorded }: PastRun): void {
    this.#runs += 1;
    const result: ToolResult = Recorded.parse(recorded);
    const outcome = this.#keep(name, result);
    if (outcome === null) return;
    const again: ToolRun = { key, result, content: forModel(result), endsCall: false, fresh: false };
    const repeatable = key.slice(0, KEY_LENGTH);
    this.#writes.set(repeatable, { outcome, run: Promise.resolve(again) });
    this.#outdate(outcome, repeatable);
  }

  /** Once an appointment was moved or cancelled, what was done with it before may be asked for again in earnest. */
  #outdate(outcome: Outcome, key: string): void {
    if (outcome !== 'moved' && outcome !== 'cancelled') return;
    for (const [other, write] of this.#writes) {
      if (other === key || write.outcome === 'message') continue;
      this.#writes.delete(other);
      this.#outdated.add(other);
    }
  }
}

const sorted = (value: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
