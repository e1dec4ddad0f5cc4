/** Sends the notices that waited, each member's in one mail: those of quiet hours, and those that came too often. */
import { and, eq, lte } from 'drizzle-orm';
import { memberNotice } from '../../../db/schema.ts';
import type { BusinessId, UserId } from '../../../db/ids.ts';
import { readTold } from './facts.ts';
import { readRecipients, readSender } from './people.ts';
import { sendTogether, waitingFor } from './send.ts';
import type { NoticeParts } from './tell.ts';

/** Members at once; the others follow in the same run. */
const BATCH = 200;
/** More lines are read by nobody. */
const MOST_LINES = 50;

/** Sends all that is due. @returns the number of mails. */
export async function sendHeld(parts: NoticeParts): Promise<number> {
  let mails = 0;
  for (;;) {
    const now = new Date(parts.clock.now());
    const due = await parts.db.system
      .selectDistinct({ businessId: memberNotice.businessId, userId: memberNotice.userId })
      .from(memberNotice)
      .where(and(eq(memberNotice.status, 'held'), lte(memberNotice.dueAt, now)))
      .limit(BATCH);
    for (const { businessId, userId } of due)
      if (await sendHeldOf(parts, businessId, userId, now)) mails += 1;
    if (due.length < BATCH) return mails;
  }
}

/** One member's, in one transaction with the note that they were sent; another instance finds none. */
const sendHeldOf = (
  { db, publicUrl }: NoticeParts,
  businessId: BusinessId,
  userId: UserId,
  now: Date,
): Promise<boolean> =>
  db.tenant(businessId, async (tx) => {
    const rows = await tx
      .update(memberNotice)
      .set({ status: 'sent' })
      .where(waitingFor(businessId, userId, now))
      .returning({ seq: memberNotice.seq });
    // On several channels it is one thing that happened.
    const seqs = [...new Set(rows.flatMap(({ seq }) => (seq === null ? [] : [seq])))].toSorted(
      (a, b) => a - b,
    );
    const told = await readTold(tx, businessId, seqs.slice(0, MOST_LINES));
    const facts = seqs.flatMap((seq) => told.get(seq)?.facts ?? []);
    const [member] = await readRecipients(tx, businessId, userId);
    if (member === undefined || facts.length === 0) return false;
    const place = { businessId, sender: await readSender(tx, businessId), publicUrl, now };
    const more = Math.max(0, seqs.length - MOST_LINES);
    return sendTogether(tx, place, member, { facts, more });
  });
