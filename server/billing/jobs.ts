/** The jobs of billing. */
import type { JobQueue } from '../jobs/queue.ts';
import { closeEnded } from './closing.ts';
import { type AdmissionParts, checkLimits, tellEndingTrials } from './admission.ts';
import type { BillingParts } from './sync.ts';
import { reconcileAll, reportUsage } from './metering.ts';
import { tellOperator } from './operator.ts';
import { lookIntoEvents } from './webhook-events.ts';

/** Hours of UTC in which few businesses are called. */
const RECONCILE_HOUR = 7;
const TRIALS_HOUR = 14;
const CLOSING_HOUR = 15;
/** After the comparison, so that it is told of the same day. */
const OPERATOR_HOUR = 8;

/** On the first of a month thousands come at once; finding the next of so many costs as much as finding a hundred. */
const EVENTS_AT_ONCE = 100;

export async function workBilling(
  queue: JobQueue,
  /** `operatorEmail`: who is told of what no business can mend; null: nobody but the log. */
  parts: BillingParts & AdmissionParts & { readonly operatorEmail: string | null },
  onError: (error: unknown) => void,
): Promise<void> {
  await queue.workTogether('look-into-stripe-event', EVENTS_AT_ONCE, async (jobs) => {
    const looked = await lookIntoEvents(
      parts,
      jobs.map(({ eventId }) => eventId),
    );
    return jobs.map(({ eventId }) => {
      const came = looked.get(eventId);
      if (came?.type === 'unknown-customer')
        onError(new Error(`Stripe told of a customer whom nobody here knows, by ${eventId}`));
      return came?.type === 'failed' ? came.error : null;
    });
  });
  await queue.work('mind-usage', async ({ data }) => {
    await reportUsage(parts, data);
    await checkLimits(parts, data);
  });
  await queue.daily('reconcile-usage', RECONCILE_HOUR, () => reconcileAll(parts, onError));
  await queue.daily('tell-ending-trials', TRIALS_HOUR, () => tellEndingTrials(parts));
  await queue.daily('close-ended', CLOSING_HOUR, () => closeEnded(parts, onError));
  const { operatorEmail } = parts;
  if (operatorEmail !== null)
    await queue.daily('tell-operator', OPERATOR_HOUR, () => tellOperator(parts, operatorEmail));
}
