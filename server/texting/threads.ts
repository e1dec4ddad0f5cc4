/** The threads of texts of a business: listed, read, answered by hand, taken over and handed back. */
import { and, desc, eq, lt, or, sql } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BusinessId, CustomerId, TextId, TextThreadId, UserId } from '../../db/ids.ts';
import { customer, textMessage, textPicture, textThread } from '../../db/schema.ts';
import { isOptedOut } from '../notices/texts/opt-outs.ts';
import { queueText, type TextRefusal } from '../notices/texts.ts';
import { isHeld } from './policy.ts';

/** What is shown of one thread. */
const MOST_TEXTS = 200;

const ofThread = (businessId: BusinessId, id: TextThreadId) =>
  and(eq(textThread.businessId, businessId), eq(textThread.id, id));

const withCustomer = and(
  eq(customer.businessId, textThread.businessId),
  eq(customer.id, textThread.customerId),
);

/** A column of the newest text of a thread. */
const newest = <T>(column: string) => sql<T>`(
  select ${sql.identifier(column)} from text_message t
  where t.business_id = ${textThread.businessId} and t.thread_id = ${textThread.id}
  order by t.created_at desc, t.id desc limit 1)`;

interface Page {
  /** The last thread of the page before; null: from the newest on. */
  readonly after: { readonly lastAt: Date; readonly id: TextThreadId } | null;
  /** Those with one customer; null: with anybody. */
  readonly customerId: CustomerId | null;
  readonly limit: number;
}

/** The threads with the newest text first. */
export const listThreads = (db: Database, businessId: BusinessId, { after, customerId, limit }: Page) =>
  db.tenant(businessId, (tx) =>
    tx
      .select({
        id: textThread.id,
        phone: textThread.phone,
        name: sql<string>`coalesce(${customer.name}, '')`,
        lastAt: textThread.lastAt,
        lastWords: sql<string>`coalesce(${newest('body')}, '')`,
        /** A text came since somebody looked. */
        isNew: sql<boolean>`exists (
          select from text_message t where t.business_id = ${textThread.businessId} and t.thread_id = ${textThread.id}
            and t.direction = 'inbound' and t.created_at > coalesce(${textThread.seenAt}, '-infinity'))`,
        failed: sql<boolean>`coalesce(${newest('status')} in ('failed', 'undelivered'), false)`,
      })
      .from(textThread)
      .leftJoin(customer, withCustomer)
      .where(
        and(
          eq(textThread.businessId, businessId),
          customerId === null ? undefined : eq(textThread.customerId, customerId),
          after === null
            ? undefined
            : or(
                lt(textThread.lastAt, after.lastAt),
                and(eq(textThread.lastAt, after.lastAt), lt(textThread.id, after.id)),
              ),
        ),
      )
      .orderBy(desc(textThread.lastAt), desc(textThread.id))
      .limit(limit),
  );

/** One thread with its newest texts, the oldest of them first; null: there is none of that id. */
export const readThread = (db: Database, businessId: BusinessId, id: TextThreadId) =>
  db.tenant(businessId, async (tx) => {
    const [thread] = await tx
      .select({
        id: textThread.id,
        phone: textThread.phone,
        customerId: textThread.customerId,
        name: sql<string>`coalesce(${customer.name}, '')`,
        heldAt: textThread.heldAt,
      })
      .from(textThread)
      .leftJoin(customer, withCustomer)
      .where(ofThread(businessId, id));
    if (thread === undefined) return null;
    const texts = await tx
      .select({
        id: textMessage.id,
        kind: textMessage.kind,
        body: textMessage.body,
        status: textMessage.status,
        errorCode: textMessage.errorCode,
        createdAt: textMessage.createdAt,
        pictures: sql<number[]>`coalesce((
          select json_agg(p.position order by p.position) from text_picture p
          where p.business_id = ${textMessage.businessId} and p.text_id = ${textMessage.id}), '[]'::json)`,
      })
      .from(textMessage)
      .where(and(eq(textMessage.businessId, businessId), eq(textMessage.threadId, id)))
      .orderBy(desc(textMessage.createdAt), desc(textMessage.id))
      .limit(MOST_TEXTS);
    const { heldAt, ...rest } = thread;
    const optedOut = await isOptedOut(tx, businessId, thread.phone);
    return { ...rest, held: isHeld(heldAt, new Date()), optedOut, texts: texts.toReversed() };
  });

/** Notes that somebody of the business has looked at a thread. @returns false: there is no such thread. */
export const markSeen = (db: Database, businessId: BusinessId, id: TextThreadId): Promise<boolean> =>
  db.tenant(businessId, async (tx) => {
    const seen = await tx
      .update(textThread)
      .set({ seenAt: sql`now()` })
      .where(ofThread(businessId, id))
      .returning({ id: textThread.id });
    return seen.length > 0;
  });

/** Lets somebody answer by hand, or the receptionist again. @returns false: there is no such thread. */
export const holdThread = (
  db: Database,
  businessId: BusinessId,
  id: TextThreadId,
  heldBy: UserId | null,
): Promise<boolean> => db.tenant(businessId, (tx) => hold(tx, businessId, id, heldBy));

async function hold(
  tx: TenantTransaction,
  businessId: BusinessId,
  id: TextThreadId,
  heldBy: UserId | null,
): Promise<boolean> {
  const held = await tx
    .update(textThread)
    .set({ heldBy, heldAt: heldBy === null ? null : sql`now()` })
    .where(ofThread(businessId, id))
    .returning({ id: textThread.id });
  return held.length > 0;
}

/** Answers by hand; the receptionist is silent in this thread from now on. */
export const writeByHand = (
  db: Database,
  businessId: BusinessId,
  id: TextThreadId,
  { body, writtenBy }: { readonly body: string; readonly writtenBy: UserId },
): Promise<'queued' | TextRefusal | 'no-thread'> =>
  db.tenant(businessId, async (tx) => {
    const [thread] = await tx
      .select({ to: textThread.phone, conversationId: textThread.conversationId })
      .from(textThread)
      .where(ofThread(businessId, id));
    if (thread === undefined) return 'no-thread';
    await hold(tx, businessId, id, writtenBy);
    const { to, conversationId } = thread;
    return queueText(tx, {
      businessId,
      to,
      body,
      kind: 'by-hand',
      writtenBy,
      ...(conversationId === null ? {} : { conversationId }),
    });
  });

/** A picture that came with a text; null: there is none. */
export const readPicture = (
  db: Database,
  businessId: BusinessId,
  textId: TextId,
  position: number,
): Promise<{ readonly type: string; readonly bytes: Uint8Array } | null> =>
  db.tenant(businessId, async (tx) => {
    const [picture] = await tx
      .select({ type: textPicture.type, bytes: textPicture.bytes })
      .from(textPicture)
      .where(
        and(
          eq(textPicture.businessId, businessId),
          eq(textPicture.textId, textId),
          eq(textPicture.position, position),
        ),
      );
    return picture ?? null;
  });
