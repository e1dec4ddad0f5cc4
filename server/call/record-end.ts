/** The end of a session in the record: the call is over, or another instance takes it up. */
import type { Outcome } from '../events/events.ts';
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

/** Settles when it is written, or given up; never throws. `handedBack`: this instance let go of the call. */
export async function recordEnd(
  { record, receptionist, canType, onError }: SessionParts,
  tools: ToolRuns,
  { ending, handedBack, callerSpoke }: { ending: Ending; handedBack: boolean; callerSpoke: boolean },
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
    const { outcome, summary } = receptionist.outcome();
    const callerStays = ending === 'failed';
    await record.end(outcomeOf(outcome, ending, callerSpoke), summary, { at, callerStays });
  } catch (error) {
    onError(error);
  }
}
