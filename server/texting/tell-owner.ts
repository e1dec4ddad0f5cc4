/** Tells the owner, by a message, of texts that the receptionist does not answer: once a day for each number. */
import { eq, sql } from 'drizzle-orm';
import type { TenantTransaction } from '../../db/client.ts';
import { type BusinessId, idFrom, type MessageId } from '../../db/ids.ts';
import { business } from '../../db/schema.ts';
import { insertMessage } from '../inbox/messages.ts';
import { languageOf } from '../languages/languages.ts';

/**
 * `cancelWord`: they may have meant their appointment. `tooMany`: enough answers today. `machine`: the same words over and
 * over. `notAnswered`: no answer could be made.
 */
export type Untold = 'cancelWord' | 'tooMany' | 'machine' | 'notAnswered';

/** A customer waits, and nobody but the team can help. */
const URGENT: ReadonlySet<Untold> = new Set<Untold>(['cancelWord', 'notAnswered']);

export async function tellOwner(
  tx: TenantTransaction,
  businessId: BusinessId,
  phone: string,
  what: Untold,
): Promise<void> {
  const [row] = await tx
    .select({ language: business.language, day: sql<string>`current_date::text` })
    .from(business)
    .where(eq(business.id, businessId));
  if (row === undefined) return;
  const body = languageOf(row.language).texting[what];
  const taken = { conversationId: null, name: '', phone, body, urgent: URGENT.has(what) };
  await insertMessage(tx, businessId, taken, idFrom<MessageId>(`${what} ${businessId} ${phone} ${row.day}`));
}
