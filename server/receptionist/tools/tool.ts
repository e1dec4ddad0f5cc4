/** What a tool of the toolset works with, and what it answers. */
import type { Database } from '../../../db/client.ts';
import type { CallId } from '../../../db/ids.ts';
import type { BusinessProfile } from '../../business/business.ts';
import type { Clock } from '../../clock.ts';
import { LONGEST_RESULT } from '../../call/lengths.ts';
import type { DialogueState, Remembered } from './dialogue-state.ts';

/** What a call shows of who calls. Whose number that is on file is not among it: nobody is called by a name they did not say. */
export interface Caller {
  /** E.164; null when it was withheld. */
  readonly phone: string | null;
  /** Whether the carrier vouches that the call comes from there. */
  readonly vouched: boolean;
}

/** The context as its tools know it: whose call this is, and what was said in it. None of it comes from the model. */
export interface ToolContext {
  readonly db: Database;
  readonly business: BusinessProfile;
  readonly callId: CallId;
  readonly caller: Caller;
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

/** What a tool answers the model: how it ended, and a sentence that may be said as it stands. */
export type ToolResult = Readonly<Record<string, unknown>> & {
  readonly status: string;
  readonly say: string;
  readonly remember?: Remembered | undefined;
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

/** What the model reads of a result: all but our own notes; of one that is too long how it ended, and the sentence. */
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
