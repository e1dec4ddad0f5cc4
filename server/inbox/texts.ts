/** Text messages of senders without a number, such as a parcel service: each is one of the business's messages. */
import type { Database } from '../../db/client.ts';
import { type BusinessId, idFrom, type MessageId } from '../../db/ids.ts';
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
    return insertMessage(tx, businessId, taken, idFrom<MessageId>(sid));
  });
