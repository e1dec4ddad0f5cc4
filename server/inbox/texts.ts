/** Text messages to a number of the business: each is one of its messages. */
import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import type { BusinessId, MessageId } from '../../db/ids.ts';
import { customer } from '../../db/schema.ts';
import { insertMessage } from './messages.ts';

export interface NewText {
  /** The carrier's own id: told twice, it is one message. */
  readonly sid: string;
  /** E.164; null: the sender has no number. */
  readonly phone: string | null;
  /** Whom the carrier names where there is no number. */
  readonly sender: string;
  readonly body: string;
}

/** Writes down what somebody wrote to a number of the business, by their name where they are known. */
export const takeText = (
  db: Database,
  businessId: BusinessId,
  { sid, phone, sender, body }: NewText,
): Promise<MessageId> =>
  db.tenant(businessId, async (tx) => {
    const [known] =
      phone === null
        ? []
        : await tx
            .select({ name: customer.name })
            .from(customer)
            .where(and(eq(customer.businessId, businessId), eq(customer.phone, phone)));
    const taken = {
      conversationId: null,
      name: known?.name ?? sender,
      phone,
      body: `By text: ${body}`,
      urgent: false,
    };
    return insertMessage(tx, businessId, taken, idOf(sid));
  });

/** Always the same for the same text message. */
function idOf(sid: string): MessageId {
  const digits = createHash('sha256').update(sid).digest('hex');
  // The version that RFC 9562 leaves to whoever makes ids of their own.
  const parts = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
  ];
  return [...parts, digits.slice(20, 32)].join('-') as MessageId;
}
