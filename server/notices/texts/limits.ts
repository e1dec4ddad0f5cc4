/** How many texts leave in 24 hours, so that no mistake and no stranger makes them a bill. */
import { and, eq, gt, sql } from 'drizzle-orm';
import type { TenantTransaction } from '../../../db/client.ts';
import type { BusinessId } from '../../../db/ids.ts';
import { type TEXT_KINDS, textMessage } from '../../../db/schema.ts';

type Kind = (typeof TEXT_KINDS)[number];

/** A business with fifty appointments a day sends a confirmation and two reminders of each, and answers as much again. */
const TEXTS_A_DAY = 500;
/** More than the receptionist's answers to one number, which stop at thirty. */
const TEXTS_A_DAY_TO_ONE = 50;

/** Of these the answers to strangers' texts: however many numbers write, appointments are still confirmed. */
export const REPLIES_A_DAY = 250;

/** Whether one text more would be too many. Nobody waits for it: texts written at the same moment may both be the last. */
export async function isOverLimit(
  tx: TenantTransaction,
  { businessId, to, kind }: { readonly businessId: BusinessId; readonly to: string; readonly kind: Kind },
): Promise<boolean> {
  const [row] = await tx
    .select({
      all: sql<number>`count(*)::int`,
      replies: sql<number>`(count(*) filter (where ${textMessage.kind} = 'reply'))::int`,
      toThem: sql<number>`(count(*) filter (where ${textMessage.phone} = ${to}))::int`,
    })
    .from(textMessage)
    .where(
      and(
        eq(textMessage.businessId, businessId),
        eq(textMessage.direction, 'outbound'),
        gt(textMessage.createdAt, sql`now() - interval '1 day'`),
      ),
    );
  if (row === undefined) return false;
  if (kind === 'reply' && row.replies >= REPLIES_A_DAY) return true;
  return row.all >= TEXTS_A_DAY || row.toThem >= TEXTS_A_DAY_TO_ONE;
}
