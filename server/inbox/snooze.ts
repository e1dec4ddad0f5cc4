/** Messages that wait until a moment: out of the list of open ones, and back in it when that moment comes. */
import { and, eq, isNotNull, lte } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import type { BusinessId, MessageId } from '../../db/ids.ts';
import { message } from '../../db/schema.ts';
import { enqueueAt } from '../jobs/enqueue.ts';
import { changeMessage } from './messages.ts';

/** Puts a message off until a moment, or takes it up at once. @returns whether there is such a message that is open. */
export const snoozeMessage = (
  db: Database,
  businessId: BusinessId,
  messageId: MessageId,
  until: Date | null,
): Promise<boolean> =>
  db.tenant(businessId, async (tx) => {
    const open = eq(message.status, 'open');
    if (!(await changeMessage(tx, businessId, messageId, { snoozedUntil: until }, open))) return false;
    // The list goes by the clock; the job only has the pages load it again.
    if (until !== null)
      await enqueueAt(tx, 'wake-message', [{ job: { businessId, messageId }, notBefore: until }]);
    return true;
  });

/** Tells that a message is back. @returns false: it is put off for longer by now, or was taken up before. */
export const wakeMessage = (
  db: Database,
  { businessId, messageId }: { readonly businessId: BusinessId; readonly messageId: MessageId },
  now: Date,
): Promise<boolean> =>
  db.tenant(businessId, (tx) => {
    const due = and(isNotNull(message.snoozedUntil), lte(message.snoozedUntil, now));
    return changeMessage(tx, businessId, messageId, { snoozedUntil: null }, due);
  });
