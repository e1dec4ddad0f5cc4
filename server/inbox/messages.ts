/** Messages that callers leave for the business: written down, listed, given to somebody and put away. */
import { and, count, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import { type BusinessId, type ConversationId, type MessageId, newId, type UserId } from '../../db/ids.ts';
import { conversation, customer, mail, message, textMessage } from '../../db/schema.ts';
import { recordEvents } from '../events/record.ts';

export interface NewMessage {
  readonly conversationId: ConversationId | null;
  readonly name: string;
  /** E.164; null when the caller gave none. */
  readonly phone: string | null;
  readonly body: string;
  readonly urgent: boolean;
}

export type MessageStatus = (typeof message.$inferSelect)['status'];

/** Writes down a message with its event, by which the members hear of it. */
export const takeMessage = (db: Database, businessId: BusinessId, taken: NewMessage): Promise<MessageId> =>
  db.tenant(businessId, (tx) => insertMessage(tx, businessId, taken));

/** The same in the transaction of something else; a message that was written before is left as it is. */
export async function insertMessage(
  tx: TenantTransaction,
  businessId: BusinessId,
  taken: NewMessage,
  id = newId<MessageId>(),
): Promise<MessageId> {
  const written = await tx
    .insert(message)
    .values({ businessId, id, ...taken })
    .onConflictDoNothing()
    .returning({ id: message.id });
  if (written.length === 0) return id;
  const { conversationId: callId, name, body, urgent } = taken;
  await recordEvents(tx, businessId, [{ type: 'message.taken', messageId: id, callId, name, body, urgent }]);
  return id;
}

/** Everybody who belongs to the transaction's business. */
const membersOf = (tx: TenantTransaction) =>
  tx.execute<{ userId: UserId; role: string; name: string; email: string }>(
    sql`select user_id as "userId", role, name, email from business_members() order by lower(name), user_id`,
  );

/** To whom a message can be given. */
export const listAssignees = (db: Database, businessId: BusinessId) => db.tenant(businessId, membersOf);

/** The end of a page of the list: the next one begins after it. */
export interface MessageCursor {
  readonly urgent: boolean;
  readonly createdAt: Date;
  readonly id: MessageId;
}

/** `snoozed`: open, and put off until a moment that has not come. */
export type MessageShow = MessageStatus | 'snoozed';

const isSnoozed = sql`coalesce(${message.snoozedUntil} > now(), false)`;

function isShown(show: MessageShow): SQL | undefined {
  if (show === 'done') return eq(message.status, 'done');
  return and(eq(message.status, 'open'), show === 'snoozed' ? isSnoozed : sql`not ${isSnoozed}`);
}

/** Open messages, the urgent ones first, those that are put off, or those that are done; the newest first. */
export const listMessages = (
  db: Database,
  businessId: BusinessId,
  page: { readonly show: MessageShow; readonly after: MessageCursor | null; readonly limit: number },
) =>
  db.tenant(businessId, (tx) => {
    const { show, after } = page;
    // What was urgent is so no longer when it is done; without it the index has them in order.
    const newest = [desc(message.createdAt), desc(message.id)];
    const order = show !== 'done' ? [desc(message.urgent), ...newest] : newest;
    // The rest is asked for these only: joined before the limit, it would be for all.
    const found = tx
      .select({ id: message.id })
      .from(message)
      .where(and(eq(message.businessId, businessId), isShown(show), isBehind(show, after)))
      .orderBy(...order)
      .limit(page.limit);
    return readMessages(tx, and(eq(message.businessId, businessId), inArray(message.id, found)))
      .orderBy(...order)
      .prepare('messages')
      .execute();
  });

function isBehind(show: MessageShow, after: MessageCursor | null): SQL | undefined {
  if (after === null) return undefined;
  const at = sql`${after.createdAt.toISOString()}::timestamptz, ${after.id}::uuid`;
  return show !== 'done'
    ? sql`(${message.urgent}, ${message.createdAt}, ${message.id}) < (${after.urgent}, ${at})`
    : sql`(${message.createdAt}, ${message.id}) < (${at})`;
}

export type Message = Awaited<ReturnType<typeof listMessages>>[number];

/** With the customer who left it, as far as the conversation or the number tells. */
export const readMessages = (tx: TenantTransaction, condition: SQL | undefined) =>
  tx
    .select({
      id: message.id,
      callId: message.conversationId,
      name: message.name,
      phone: message.phone,
      body: message.body,
      recordingUrl: message.recordingUrl,
      urgent: message.urgent,
      status: message.status,
      assignedTo: message.assignedTo,
      createdAt: message.createdAt,
      customerId: customer.id,
      email: customer.email,
      answer: message.answer,
      answeredAt: message.answeredAt,
      answerStatus: mail.status,
      answerError: mail.error,
      answerTextStatus: textMessage.status,
      answerTextError: textMessage.errorCode,
      snoozedUntil: message.snoozedUntil,
      calledAt: message.calledAt,
    })
    .from(message)
    .leftJoin(
      conversation,
      and(eq(conversation.businessId, message.businessId), eq(conversation.id, message.conversationId)),
    )
    .leftJoin(
      customer,
      and(
        eq(customer.businessId, message.businessId),
        // The number that was left counts more than the one that was rung from.
        sql`${customer.id} = coalesce(
          (select by_number.id from ${customer} by_number
            where by_number.business_id = ${message.businessId} and by_number.phone = ${message.phone}),
          ${conversation.customerId})`,
      ),
    )
    .leftJoin(mail, and(eq(mail.businessId, message.businessId), eq(mail.id, message.answerMailId)))
    .leftJoin(
      textMessage,
      and(eq(textMessage.businessId, message.businessId), eq(textMessage.id, message.answerTextId)),
    )
    .where(condition)
    .$dynamic();

/** As long as one may want to know that a notice never came. */
const UNDELIVERED_DAYS = 7;

/** E-mails of the business that failed lately; a failed answer is shown with its message. */
export const undeliveredMails = (db: Database, businessId: BusinessId) =>
  db.tenant(businessId, (tx) =>
    tx
      .select({ id: mail.id, recipient: mail.recipient, subject: mail.subject, error: mail.error })
      .from(mail)
      .leftJoin(message, and(eq(message.businessId, mail.businessId), eq(message.answerMailId, mail.id)))
      .where(
        and(
          eq(mail.businessId, businessId),
          eq(mail.status, 'failed'),
          isNull(message.id),
          sql`${mail.createdAt} > now() - make_interval(days => ${UNDELIVERED_DAYS})`,
        ),
      )
      .orderBy(desc(mail.createdAt))
      .limit(10),
  );

/** The number of open messages that are not put off, and of urgent ones among them. */
export const countOpenMessages = (
  db: Database,
  businessId: BusinessId,
): Promise<{ readonly open: number; readonly urgent: number }> =>
  db.tenant(businessId, async (tx) => {
    const [row] = await tx
      .select({ open: count(), urgent: count(sql`nullif(${message.urgent}, false)`) })
      .from(message)
      .where(and(eq(message.businessId, businessId), isShown('open')))
      .prepare('messages that wait')
      .execute();
    return row ?? { open: 0, urgent: 0 };
  });

/** Puts a message away, or takes it up again. @returns whether there is such a message. */
export const setMessageStatus = (
  db: Database,
  businessId: BusinessId,
  id: MessageId,
  status: MessageStatus,
): Promise<boolean> =>
  db.tenant(businessId, (tx) => changeMessage(tx, businessId, id, { status, snoozedUntil: null }));

/** Gives a message to a member, or to nobody. */
export const assignMessage = (
  db: Database,
  businessId: BusinessId,
  id: MessageId,
  to: UserId | null,
): Promise<'assigned' | 'no-message' | 'no-member'> =>
  db.tenant(businessId, async (tx) => {
    if (to !== null && !(await membersOf(tx)).some(({ userId }) => userId === to)) return 'no-member';
    return (await changeMessage(tx, businessId, id, { assignedTo: to })) ? 'assigned' : 'no-message';
  });

/** Changes a message with its event. @param which what else must hold of it @returns whether there is such a message */
export async function changeMessage(
  tx: TenantTransaction,
  businessId: BusinessId,
  id: MessageId,
  change: Partial<typeof message.$inferInsert>,
  which?: SQL,
): Promise<boolean> {
  const changed = await tx
    .update(message)
    .set(change)
    .where(and(eq(message.businessId, businessId), eq(message.id, id), which))
    .returning({ id: message.id });
  if (changed.length === 0) return false;
  await recordEvents(tx, businessId, [{ type: 'message.changed', messageId: id }]);
  return true;
}
