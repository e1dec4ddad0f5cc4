/** Text messages of senders without a number, such as a parcel service: each is one of the business's messages. */
import { createHash } from 'node:crypto';
import type { Database } from '../../db/client.ts';
import type { BusinessId, MessageId } from '../../db/ids.ts';
import { insertMessage } from './messages.ts';

export interface NewText {
  /** The carrier's own id: told twice, it is one message. */
  readonly sid: string;
  /** Whom the carrier names. */
  readonly sender: string;
  readonly body: string;
}

/** Writes down what somebody wrote to a number of the business who cannot be answered. */
export const takeText = (
  db: Database,
  businessId: BusinessId,
  { sid, sender, body }: NewText,
): Promise<MessageId> =>
  db.tenant(businessId, (tx) => {
    const taken = {
      conversationId: null,
      name: sender,
      phone: null,
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
