/** The end of a session in the record: the call is over, or another instance takes it up. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Outcome } from '../events/events.ts';
import type { ModelMessage, ToolCall } from './ports.ts';
import type { Ending, SessionParts } from './session.ts';
import type { ToolRuns } from './tool-runs.ts';

/** What the call came to. Something that was done stands, however the call ended. */
function outcomeOf(outcome: Outcome | null, ending: Ending, callerSpoke: boolean): Outcome {
  switch (outcome) {
    case null:
      if (ending === 'failed') return 'failed';
      if (!callerSpoke) return 'abandoned';
      // Who fell silent before anything was looked up for them was not helped.
      return ending === 'silence' ? 'unresolved' : 'answered';
    case 'answered':
    case 'unresolved':
      return ending === 'failed' ? 'failed' : outcome;
    default:
      return outcome;
  }
}

interface End {
  readonly ending: Ending;
  /** This instance let go of the call. */
  readonly handedBack: boolean;
  readonly callerSpoke: boolean;
  /** What was said and done, asked once every tool has come to its end. */
  readonly messages: () => readonly ModelMessage[];
}

/** By whom the caller, or the line, is gone in the middle of things. */
const BROKEN_OFF = new Set<Ending>(['hangup', 'lost', 'silence']);

/** Settles when it is written, or given up; never throws. */
export async function recordEnd(
  {
    record,
    receptionist,
    canType,
    onError,
  }: Pick<SessionParts, 'record' | 'receptionist' | 'canType' | 'onError'>,
  tools: ToolRuns,
  { ending, handedBack, callerSpoke, messages }: End,
): Promise<void> {
  const at = performance.now();
  // A booking that was on its way when the caller hung up belongs to the call.
  await tools.settled();
  try {
    // A stream that was lost is not a call that is over: the carrier asks what to do next.
    if (handedBack || (ending === 'lost' && !canType)) {
      await record.release(handedBack, at);
      return;
    }
    const spam = receptionist.screening.unwanted() ?? undefined;
    const unfinished =
      spam === undefined && BROKEN_OFF.has(ending) ? receptionist.unfinished(messages()) : null;
    if (unfinished !== null) await leave(tools, unfinished);
    const { outcome, summary } = receptionist.outcome();
    const callerStays = ending === 'failed';
    await record.end(outcomeOf(outcome, ending, callerSpoke), summary, { at, callerStays, spam });
  } catch (error) {
    onError(error);
  }
}

/** The pauses before a message is tried to be written again while the database is away; a process that stops can wait for all. */
const RETRY_MS = [500, 2_000, 5_000];

/** Nobody is there any more who could say it once more. */
async function leave(tools: ToolRuns, message: ToolCall): Promise<void> {
  for (const pause of [...RETRY_MS, null]) {
    const { result } = await tools.run(message);
    const isDown = result.status === 'failed' && 'reason' in result && result.reason === 'system';
    if (!isDown || pause === null) return;
    await sleep(pause);
  }
}
