/** A text that came in: written down, with what follows from it, in one transaction. */
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import {
  type BusinessId,
  type ConversationId,
  idFrom,
  newId,
  type TextId,
  type TextThreadId,
} from '../../db/ids.ts';
import { booking, business, conversation, textMessage, textPicture, textThread } from '../../db/schema.ts';
import { findBusinessByNumber } from '../business/business.ts';
import type { CarrierText } from '../carriers/carrier.ts';
import { enqueue, enqueueAt } from '../jobs/enqueue.ts';
import { withoutCardNumbers } from '../languages/card-numbers.ts';
import { languageOf } from '../languages/languages.ts';
import { isOptedOut, optIn, optOut } from '../notices/texts/opt-outs.ts';
import { countSegments } from '../notices/texts/segments.ts';
import { tellOfText, threadWith } from '../notices/texts.ts';
import { type Keyword, keywordIn, meansPerhapsAppointment } from './keywords.ts';
import { decide, type Decision, type Silence } from './policy.ts';
import { tellOwner, type Untold } from './tell-owner.ts';

/** Several texts in a row get one answer. */
export const DEBOUNCE_MS = 4_000;
/** After so long without a text the conversation is over. */
export const QUIET_MS = 6 * 3_600_000;

/** An inbound text of a sender with a number. */
export type CustomerText = CarrierText & { readonly from: string };

/** Writes a text down once, however often it is told, and lets the receptionist answer where it is to. */
export async function takeText(db: Database, businessId: BusinessId, told: CustomerText): Promise<void> {
  const isReceptionist = (await findBusinessByNumber(db, told.from)) !== null;
  await db.tenant(businessId, async (tx) => {
    const text = await withoutNumbers(tx, businessId, told);
    const id = idFrom<TextId>(text.sid);
    const threadId = await threadWith(tx, businessId, text.from);
    const optedOut = await isOptedOut(tx, businessId, text.from);
    const keyword = keywordIn(text, { optedOut });
    const isNew = await insertText(tx, { businessId, id, threadId, text });
    if (!isNew) return;
    if (keyword !== null) await obey(tx, businessId, text, keyword);
    const decision = await decideOn(tx, { businessId, threadId, text, keyword, optedOut, isReceptionist });
    if (decision?.type === 'answer') await letAnswer(tx, { businessId, id, threadId, text });
    else
      await tx
        .update(textMessage)
        .set({ answeredAt: sql`now()` })
        .where(here(businessId, id));
    const untold = decision?.type === 'silent' ? UNTOLD[decision.why] : undefined;
    if (untold !== undefined) await tellOwner(tx, businessId, text.from, untold);
    if (text.pictures.length > 0 && (await hasPictureSpace(tx, businessId, threadId)))
      await enqueue(tx, 'fetch-pictures', { businessId, textId: id, urls: text.pictures });
    await tellOfText(tx, { businessId }, id);
  });
}

/** What the owner hears of, where a text is not answered; of the rest they know, or nobody has to. */
const UNTOLD: Partial<Readonly<Record<Silence, Untold>>> = { limit: 'tooMany', machine: 'machine' };

/** Keeps what a blocked number says of texts to it: nothing else of theirs is kept. */
export async function takeKeyword(db: Database, businessId: BusinessId, text: CustomerText): Promise<void> {
  const keyword = keywordIn(text, { optedOut: false });
  if (keyword !== null) await db.tenant(businessId, (tx) => obey(tx, businessId, text, keyword));
}

/** Pictures of one number in 24 hours, of up to 5 MB each: no stranger fills the disk. */
const PICTURES_A_DAY = 60;

const hasPictureSpace = async (
  tx: TenantTransaction,
  businessId: BusinessId,
  threadId: TextThreadId,
): Promise<boolean> =>
  (await tx.$count(
    textPicture,
    and(
      eq(textPicture.businessId, businessId),
      sql`${textPicture.textId} in (select t.id from text_message t where t.business_id = ${businessId}
        and t.thread_id = ${threadId} and t.created_at > now() - interval '1 day')`,
    ),
  )) < PICTURES_A_DAY;

/** The same without card and social security numbers, which are neither kept nor shown to a model. */
async function withoutNumbers(
  tx: TenantTransaction,
  businessId: BusinessId,
  told: CustomerText,
): Promise<CustomerText> {
  const [row] = await tx
    .select({ language: business.language })
    .from(business)
    .where(eq(business.id, businessId));
  return { ...told, body: withoutCardNumbers(told.body, languageOf(row?.language ?? 'en')).text };
}

interface Taken {
  readonly businessId: BusinessId;
  readonly id: TextId;
  readonly threadId: TextThreadId;
  readonly text: CustomerText;
}

const here = (businessId: BusinessId, id: TextId) =>
  and(eq(textMessage.businessId, businessId), eq(textMessage.id, id));

async function insertText(
  tx: TenantTransaction,
  { businessId, id, threadId, text }: Taken,
): Promise<boolean> {
  const written = await tx
    .insert(textMessage)
    .values({
      businessId,
      id,
      threadId,
      direction: 'inbound',
      kind: 'received',
      address: text.to,
      phone: text.from,
      body: text.body,
      status: 'received',
      segments: countSegments(text.body),
      sid: text.sid,
      createdAt: sql`clock_timestamp()`,
    })
    .onConflictDoNothing()
    .returning({ id: textMessage.id });
  return written.length > 0;
}

/** The carrier has answered, and blocks or lets through by itself; here the same is known from now on. */
async function obey(
  tx: TenantTransaction,
  businessId: BusinessId,
  text: CustomerText,
  keyword: Keyword,
): Promise<void> {
  switch (keyword) {
    case 'stop':
      await optOut(tx, businessId, text.from);
      if (meansPerhapsAppointment(text.body) && (await hasAppointment(tx, businessId, text.from)))
        await tellOwner(tx, businessId, text.from, 'cancelWord');
      return;
    case 'start':
      return optIn(tx, businessId, text.from);
    case 'help':
      return;
  }
}

const hasAppointment = async (
  tx: TenantTransaction,
  businessId: BusinessId,
  phone: string,
): Promise<boolean> =>
  (await tx.$count(
    booking,
    and(
      eq(booking.businessId, businessId),
      eq(booking.status, 'booked'),
      gt(booking.startsAt, sql`now()`),
      sql`${booking.customerId} in (select id from customer where business_id = ${businessId} and phone = ${phone})`,
    ),
  )) > 0;

/** Null: a keyword is answered by nobody. */
async function decideOn(
  tx: TenantTransaction,
  taken: Omit<Taken, 'id'> & {
    readonly keyword: Keyword | null;
    readonly optedOut: boolean;
    readonly isReceptionist: boolean;
  },
): Promise<Decision | null> {
  const { businessId, threadId, text, keyword, optedOut, isReceptionist } = taken;
  if (keyword !== null) return null;
  const [row] = await tx
    .select({
      heldSince: textThread.heldAt,
      now: sql<string>`now()`,
      answersToday: sql<number>`(select count(*)::int from text_message t where t.business_id = ${businessId}
        and t.thread_id = ${threadId} and t.kind = 'reply' and t.created_at > now() - interval '1 day')`,
      sameWords: sql<number>`(select count(*)::int from text_message t where t.business_id = ${businessId}
        and t.thread_id = ${threadId} and t.kind = 'received' and t.body = ${text.body}
        and t.created_at > now() - interval '1 hour')`,
    })
    .from(textThread)
    .where(and(eq(textThread.businessId, businessId), eq(textThread.id, threadId)));
  if (row === undefined) throw new Error('the thread of a text is gone');
  return decide({ ...row, optedOut, isReceptionist }, new Date(row.now));
}

/** Puts the text into the conversation that is open, or a new one, and looks after both later. */
async function letAnswer(tx: TenantTransaction, { businessId, id, threadId, text }: Taken): Promise<void> {
  const conversationId = await openConversation(tx, { businessId, threadId, text });
  await tx.update(textMessage).set({ conversationId }).where(here(businessId, id));
  const now = Date.now();
  await enqueueAt(tx, 'answer-texts', [
    { job: { businessId, threadId }, notBefore: new Date(now + DEBOUNCE_MS) },
  ]);
  await enqueueAt(tx, 'close-texting', [
    { job: { businessId, conversationId }, notBefore: new Date(now + QUIET_MS) },
  ]);
}

async function openConversation(
  tx: TenantTransaction,
  { businessId, threadId, text }: Omit<Taken, 'id'>,
): Promise<ConversationId> {
  const thread = and(eq(textThread.businessId, businessId), eq(textThread.id, threadId));
  const [open] = await tx
    .select({ id: conversation.id })
    .from(textThread)
    .innerJoin(
      conversation,
      and(eq(conversation.businessId, textThread.businessId), eq(conversation.id, textThread.conversationId)),
    )
    .where(and(thread, isNull(conversation.endedAt)));
  if (open !== undefined) return open.id;
  const [known] = await tx
    .select({ customerId: textThread.customerId, version: business.receptionistVersion })
    .from(textThread)
    .innerJoin(business, eq(business.id, textThread.businessId))
    .where(thread);
  const id = newId<ConversationId>();
  await tx.insert(conversation).values({
    businessId,
    id,
    channel: 'sms',
    direction: 'inbound',
    customerAddress: text.from,
    address: text.to,
    customerId: known?.customerId ?? null,
    answeredAt: sql`now()`,
    receptionistVersion: known?.version ?? null,
  });
  await tx.update(textThread).set({ conversationId: id }).where(thread);
  return id;
}
