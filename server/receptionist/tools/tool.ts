/** A tool: what the model is told of it, what it takes, and how it runs. Each is one object in a file of its own. */
import { z } from 'zod';
import type { Database } from '../../../db/client.ts';
import type { BookingId, ConversationId } from '../../../db/ids.ts';
import type { BusinessProfile } from '../../business/business.ts';
import type { Holiday } from '../../business/holidays.ts';
import type { Clock } from '../../clock.ts';
import { LONGEST_RESULT } from '../../call/lengths.ts';
import type { Outcome } from '../../events/events.ts';
import type { Language } from '../../languages/language.ts';
import type { DialogueState, Remembered } from './dialogue-state.ts';

export interface Tool<Name extends string, Input, Result extends ToolResult> {
  readonly name: Name;
  /** Read by the model, and so are the descriptions in the input: when to ask for it, and with what. */
  readonly description: string;
  /** The model is not trusted: every field is checked, and unknown fields are refused. */
  readonly input: z.ZodType<Input>;
  /** The status that says that something was changed, and what the conversation then came to; null: it only reads. */
  readonly writes: { readonly done: Result['status']; readonly outcome: Outcome } | null;
  run(context: ToolContext, input: Input): Result | Promise<Result>;
}

/** Any of them. */
export type AnyTool = Tool<string, unknown, ToolResult>;

/** In characters: half an hour of talk, more than any model hands over. */
const LONGEST_INPUT = 24_000;
/** About five minutes. */
const LONGEST_WORDS = 4_000;
const LONGEST_NAME = 200;

/** The fields that inputs are made of. */
/** A caller talks for minutes, and a model hands it all over: what they ask for comes last, so the end is kept. */
export const words = (description: string) =>
  z
    .string()
    .max(LONGEST_INPUT)
    .transform((text) => text.slice(-LONGEST_WORDS).toWellFormed())
    .describe(description);
/** A name, or what stands for one. */
export const short = (description: string) =>
  z
    .string()
    .max(LONGEST_INPUT)
    .transform((text) => text.slice(0, LONGEST_NAME).toWellFormed())
    .describe(description);
export const flag = (description: string) => z.boolean().describe(description);
export const id = <Id extends string>(description: string) =>
  z
    .uuid()
    .transform((value) => value as Id)
    .describe(description);

/** The caller in a conversation. The name on file is not in it: nobody is called by a name they did not say. */
export interface Caller {
  /** E.164; null when it was withheld. */
  readonly phone: string | null;
  /** Whether the carrier vouches that the call comes from there. */
  readonly vouched: boolean;
  /** Whether a signature says that they may not use it; left out, none does. */
  readonly forged?: boolean;
}

/** Somebody whom the caller can be put through to now, as the owner describes them. Their number is known to the server only. */
export interface Reachable {
  readonly id: string;
  readonly name: string;
  /** What they are for, in the owner's words; empty: for everything. */
  readonly purpose: string;
}

/** The people of a business who can be put through to in this call. */
export interface PeopleToReach {
  /** Those who can be reached now, in the order in which they are rung. */
  list(): Promise<readonly Reachable[]>;
  /** Rings them, the first of them first. @returns who is rung, or why nobody is. */
  ring(
    who: readonly Reachable[],
    reason: string,
  ): Promise<
    | { readonly type: 'ringing'; readonly who: string }
    | { readonly type: 'refused'; readonly why: RingRefusal }
  >;
  /** Stops ringing. @returns false: nobody was being rung. */
  stop(): Promise<boolean>;
}

/** `already`: somebody is being rung. `not-now`: no number that may be rung, or a limit is reached. */
export type RingRefusal = 'already' | 'not-now' | 'browser';

/** The context of a tool: the conversation, and what was said in it. None of it comes from the model. */
export interface ToolContext {
  readonly db: Database;
  readonly business: BusinessProfile;
  readonly language: Language;
  readonly conversationId: ConversationId;
  readonly caller: Caller;
  /** Null: nobody can be put through to here, as in a text. */
  readonly people: PeopleToReach | null;
  /** The public holidays that come, confirmed by the owner or not. */
  readonly holidays: readonly Holiday[];
  readonly clock: Clock;
  readonly state: DialogueState;
  /** The number that was read back, once the caller has had their turn to say yes to it. */
  readonly answeredReadBack: string | null;
  /** The number that the caller typed on the keypad last, in E.164. */
  readonly typedNumber: string | null;
  /** The present moment in the business's zone, and by the clock on its wall. */
  now(): Temporal.ZonedDateTime;
  localNow(): Temporal.PlainDateTime;
}

/** The end of a run, and a sentence that may be said unchanged. The model reads all but the last three fields. */
export type ToolResult<Status extends string = string> = {
  readonly status: Status;
  readonly say: string;
  /** The appointment that was written. */
  readonly booking?: BookingId | undefined;
  readonly remember?: Remembered | undefined;
  /** A line of the summary, for the owner. */
  readonly note?: string | undefined;
  /** Kept for the owner, who may answer it for the next caller. */
  readonly openQuestion?: string | undefined;
};

/** The caller has to be asked something first: `ask` says what, `reason` why. */
export type Ask<What extends string, Reason extends string> = ToolResult<'ask'> & {
  readonly ask: What;
  readonly reason: Reason;
};

/** Nothing was done; `error` tells the model what to make of it. */
export type Failed<Reason extends string> = ToolResult<'failed'> & {
  readonly reason: Reason;
  readonly error: string;
};

/** One run of a tool, done and counted. */
export interface ToolRun {
  readonly key: string;
  readonly result: ToolResult;
  /** The result as the model reads it. */
  readonly content: string;
  readonly endsCall: boolean;
  /** False when the same run had been done before, so that there is nothing to record. */
  readonly fresh: boolean;
}

/** The part of a result that the model reads; of one that is too long the status and the sentence. */
export function forModel(result: Readonly<Record<string, unknown>>): string {
  const { remember: _remember, note: _note, openQuestion: _openQuestion, ...rest } = result;
  const whole = JSON.stringify(rest);
  if (whole.length <= LONGEST_RESULT) return whole;
  const { status, say } = rest;
  // A character takes six in JSON at most.
  const said = typeof say === 'string' ? say.slice(0, LONGEST_RESULT / 6 - 50).toWellFormed() : '';
  return JSON.stringify({
    status: typeof status === 'string' ? status.slice(0, 30) : '',
    say: said,
    shortened: true,
  });
}
