/** Messages that callers leave for the business. */
import { and, desc, eq } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import { type BusinessId, type CallId, type MessageId, newId } from '../../db/ids.ts';
import { message } from '../../db/schema.ts';
import { recordEvents } from '../events/record.ts';

export interface NewMessage {
  readonly callId: CallId | null;
  readonly name: string;
  /** E.164; null when the caller gave none. */
  readonly phone: string | null;
  readonly body: string;
  readonly urgent: boolean;
}

export interface Message extends NewMessage {
  readonly id: MessageId;
  readonly status: 'open' | 'done';
  readonly createdAt: Date;
}

/** The newest are what an owner looks at. */
const SHOWN = 100;

/** Writes down a message with its event. */
export const takeMessage = (db: Database, businessId: BusinessId, taken: NewMessage): Promise<MessageId> =>
  db.tenant(businessId, (tx) => insertMessage(tx, businessId, taken));

/** The same in the transaction of something else. */
export async function insertMessage(
  tx: TenantTransaction,
  businessId: BusinessId,
  taken: NewMessage,
): Promise<MessageId> {
  const id = newId<MessageId>();
  await tx.insert(message).values({ businessId, id, ...taken });
  const { callId, name, body, urgent } = taken;
  await recordEvents(tx, businessId, [{ type: 'message.taken', messageId: id, callId, name, body, urgent }]);
  return id;
}

/** Open messages or those that are done, the newest first. */
export function listMessages(
  db: Database,
  businessId: BusinessId,
  status: Message['status'],
): Promise<Message[]> {
  return db.tenant(businessId, (tx) =>
    tx
      .select()
      .from(message)
      .where(and(eq(message.businessId, businessId), eq(message.status, status)))
      .orderBy(desc(message.createdAt))
      .limit(SHOWN),
  );
}

/** @returns whether there is such a message. */
export async function setMessageStatus(
  db: Database,
  businessId: BusinessId,
  id: MessageId,
  status: Message['status'],
): Promise<boolean> {
  const changed = await db.tenant(businessId, (tx) =>
    tx
      .update(message)
      .set({ status })
      .where(and(eq(message.businessId, businessId), eq(message.id, id)))
      .returning({ id: message.id }),
  );
  return changed.length > 0;
}
