/** Answers to messages: by e-mail, by text, or by a call. The first written answer is the only one. */
import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import { type BusinessId, type MessageId, newId, type TextId, type UserId } from '../../db/ids.ts';
import { business, message, phoneNumber } from '../../db/schema.ts';
import { nationalNumber } from '../booking/phone.ts';
import { languageOf } from '../languages/languages.ts';
import { nameInMail, type OverLimit, queueMail } from '../mail/outbox.ts';
import { queueText, type TextRefusal } from '../notices/texts.ts';
import { changeMessage, type Message, readMessages } from './messages.ts';

type Unanswerable = 'no-message' | 'answered-before';

/** Locks a message, so that two people who write at once do not both write to the customer. */
async function lockUnanswered(
  tx: TenantTransaction,
  businessId: BusinessId,
  id: MessageId,
): Promise<Message | Unanswerable> {
  const here = and(eq(message.businessId, businessId), eq(message.id, id));
  await tx.select({ id: message.id }).from(message).where(here).for('update');
  const [found] = await readMessages(tx, here);
  if (found === undefined) return 'no-message';
  return found.answeredAt === null ? found : 'answered-before';
}

/** Answers a message by e-mail and puts it away. */
export const answerMessage = (
  db: Database,
  businessId: BusinessId,
  id: MessageId,
  answer: string,
): Promise<'answered' | 'no-address' | Unanswerable | OverLimit> =>
  db.tenant(businessId, async (tx) => {
    const found = await lockUnanswered(tx, businessId, id);
    if (typeof found === 'string') return found;
    if (found.email === null || found.email === '') return 'no-address';
    const from = await senderOf(tx, businessId);
    const answerMailId = randomUUID();
    const over = await queueMail(tx, {
      id: answerMailId,
      kind: 'answer',
      businessId,
      recipient: found.email,
      messageId: id,
      ...(found.customerId === null ? {} : { customerId: found.customerId }),
      ...(from.email === '' ? {} : { replyTo: from.email }),
      ...languageOf(from.language).mails.answer({
        customer: nameInMail(found.name, ''),
        message: found.body,
        answer,
        business: { ...from, name: nameInMail(from.name, '') },
      }),
    });
    if (over !== null) return over;
    await changeMessage(tx, businessId, id, { answer, answeredAt: new Date(), answerMailId, status: 'done' });
    return 'answered';
  });

/** Answers a message by text, to the number that was left, and puts it away. @param writtenBy the member who wrote it */
export const answerByText = (
  db: Database,
  businessId: BusinessId,
  id: MessageId,
  { answer, writtenBy }: { readonly answer: string; readonly writtenBy: UserId },
): Promise<'answered' | 'no-phone' | Unanswerable | TextRefusal> =>
  db.tenant(businessId, async (tx) => {
    const found = await lockUnanswered(tx, businessId, id);
    if (typeof found === 'string') return found;
    if (found.phone === null) return 'no-phone';
    const answerTextId = newId<TextId>();
    const queued = await queueText(tx, {
      businessId,
      id: answerTextId,
      to: found.phone,
      body: answer,
      kind: 'by-hand',
      messageId: id,
      writtenBy,
      ...(found.customerId === null ? {} : { customerId: found.customerId }),
    });
    if (queued !== 'queued') return queued;
    await changeMessage(tx, businessId, id, { answer, answeredAt: new Date(), answerTextId, status: 'done' });
    return 'answered';
  });

/** Says that somebody called back, or takes that back. @returns whether there is such a message. */
export const setCalledBack = (
  db: Database,
  businessId: BusinessId,
  id: MessageId,
  called: boolean,
): Promise<boolean> =>
  db.tenant(businessId, (tx) => changeMessage(tx, businessId, id, { calledAt: called ? new Date() : null }));

async function senderOf(tx: TenantTransaction, businessId: BusinessId) {
  const [row] = await tx
    .select({
      name: business.name,
      language: business.language,
      email: business.email,
      country: business.country,
      number: phoneNumber.e164,
    })
    .from(business)
    .leftJoin(phoneNumber, and(eq(phoneNumber.businessId, business.id), phoneNumber.active))
    .where(eq(business.id, businessId))
    .orderBy(phoneNumber.connectedAt, phoneNumber.e164)
    .limit(1);
  if (row === undefined) throw new Error('the business is gone');
  return { ...row, number: row.number && nationalNumber(row.number, row.country) };
}
