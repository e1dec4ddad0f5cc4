/** How texts fare at the carrier. States come late, twice and in any order: a text never goes back. */
import { and, eq, sql } from 'drizzle-orm';
import type { TenantTransaction } from '../../../db/client.ts';
import type { BusinessId, TextId } from '../../../db/ids.ts';
import { textMessage, textUsage } from '../../../db/schema.ts';
import type { TextNews } from '../../carriers/carrier.ts';
import { recordEvents } from '../../events/record.ts';
import { optOut } from './opt-outs.ts';
import { noteUnregistered, UNREGISTERED_CODES } from './registration.ts';

export interface TextKey {
  readonly businessId: BusinessId;
  readonly textId: TextId;
}

/** The carrier's code of a text to somebody who wrote STOP. */
export const OPTED_OUT = 21_610;

type Status = (typeof textMessage.$inferSelect)['status'];

/** How a text fares, as it is shown to who sent it. */
export const FARES = {
  queued: 'queued',
  sending: 'queued',
  sent: 'sent',
  delivered: 'delivered',
  undelivered: 'failed',
  failed: 'failed',
  received: 'delivered',
} as const satisfies Readonly<Record<Status, string>>;

const RANKS: Readonly<Record<Status, number>> = {
  queued: 0,
  sending: 1,
  sent: 2,
  delivered: 3,
  undelivered: 3,
  failed: 3,
  received: 3,
};
/** Nothing that is told later changes it. */
const FINAL = 3;

/** Whether a text in this status takes that one; the first that is final is kept. */
const mayBecome = (from: Status, to: Status): boolean => RANKS[to] > RANKS[from];

/**
 * Notes a new state of a text, with all that follows from it: it is counted once the carrier has it; who wants no texts,
 * and a registration that is missing, are known from then on.
 */
export async function changeStatus(
  tx: TenantTransaction,
  { businessId, textId }: TextKey,
  { state, code, sid }: Pick<TextNews, 'state' | 'code'> & { readonly sid?: string },
): Promise<void> {
  const here = and(eq(textMessage.businessId, businessId), eq(textMessage.id, textId));
  const [text] = await tx.select().from(textMessage).where(here).for('update');
  if (text === undefined) return;
  // Of a text that left twice all the same, the first tells how it fared.
  if (sid !== undefined && text.sid !== null && text.sid !== sid) return;
  const changes = mayBecome(text.status, state);
  await tx
    .update(textMessage)
    .set({
      sid: sid ?? text.sid,
      sentAt: text.sentAt ?? (sid === undefined ? null : sql`now()`),
      ...(changes ? { status: state } : {}),
      ...(changes && RANKS[state] === FINAL ? { endedAt: sql`now()`, errorCode: code } : {}),
    })
    .where(here);
  if (sid !== undefined)
    await tx.insert(textUsage).values({ businessId, textId, segments: text.segments }).onConflictDoNothing();
  if (!changes) return;
  if (code === OPTED_OUT) await optOut(tx, businessId, text.phone);
  if (code !== null && Object.values<number>(UNREGISTERED_CODES).includes(code))
    await noteUnregistered(tx, businessId, code);
  const { bookingId, messageId } = text;
  await recordEvents(tx, businessId, [{ type: 'text.changed', textId, bookingId, messageId }]);
}
