/** E-mails on their way out: written in the transaction of what they tell of, so that neither is ever there alone. */
import { randomUUID } from 'node:crypto';
import { and, desc, isNotNull, lt, sql } from 'drizzle-orm';
import type { Database, Drizzle, TenantTransaction } from '../../db/client.ts';
import type { BookingId, BusinessId, CustomerId, MessageId } from '../../db/ids.ts';
import { mail } from '../../db/schema.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { countMail, type MailKind, MailLimitError, type OverLimit } from './limits.ts';

export { type MailKind, MailLimitError, MAIL_LIMITS, type OverLimit } from './limits.ts';
export { nameInMail } from './words.ts';

export interface OutgoingMail {
  /** The writer's own, where it wants to know later how the mail fared. */
  readonly id?: string;
  /** What it is counted among. */
  readonly kind: MailKind;
  /** Null: an account's own mail, such as a new password's; written by the unfenced database only. */
  readonly businessId: BusinessId | null;
  readonly recipient: string;
  /** The customer whom it is to. */
  readonly customerId?: CustomerId;
  /** The caller's message that it answers or tells of. */
  readonly messageId?: MessageId;
  /** The booking that it tells of. */
  readonly bookingId?: BookingId;
  /** Who gets the answer, where somebody reads one. */
  readonly replyTo?: string;
  /** In one line; a name in it has been through `nameInMail`. */
  readonly subject: string;
  /** Plain text. */
  readonly body: string;
  /** The same as a page, without anything to be fetched. */
  readonly html?: string;
  /** An invitation for the recipient's calendar: iCalendar, with its method in it. */
  readonly calendar?: string;
  /** Until when a link in it lets somebody in; the body is kept no longer than that, nor than until it was sent. */
  readonly linkExpiresAt?: Date;
}

/**
 * Puts an e-mail on its way, unless enough of its kind left today; it leaves after the transaction has committed.
 * @returns the limit that stood in its way; null: it is on its way.
 */
export async function queueMail(
  tx: TenantTransaction | Drizzle,
  outgoing: OutgoingMail,
): Promise<OverLimit | null> {
  const { id = randomUUID(), kind, ...rest } = outgoing;
  const over = await countMail(tx, { kind, ...rest });
  if (over !== null) return over;
  // Whatever a writer forgot: a line end in a subject would begin another header.
  const subject = rest.subject.replaceAll(/[\r\n]+/g, ' ');
  await tx.insert(mail).values({ id, ...rest, subject });
  await enqueue(tx, 'deliver-mail', { mailId: id });
  return null;
}

/** The same for what cannot be without its mail. @throws MailLimitError, which undoes the transaction. */
export async function mustQueueMail(tx: TenantTransaction | Drizzle, outgoing: OutgoingMail): Promise<void> {
  const over = await queueMail(tx, outgoing);
  if (over !== null) throw new MailLimitError(over, outgoing.kind);
}

/** Empties the mails whose links let nobody in any more, sent or not. */
export async function emptyOldLinks(db: Database): Promise<void> {
  await db.system
    .update(mail)
    .set({
      ...NO_BODY,
      // One that has not left by now is of no use to anybody.
      status: sql`case when ${mail.status} = 'queued' then 'failed' else ${mail.status} end`,
      error: sql`case when ${mail.status} = 'queued' then 'its link became too old' else ${mail.error} end`,
    })
    .where(and(isNotNull(mail.linkExpiresAt), lt(mail.linkExpiresAt, sql`now()`)));
}

/** The part kept of a mail whose link was used. */
export const LINK_GONE = 'What this mail said is not kept: it held a link that lets somebody in.';

/** A mail whose link is not kept. */
export const NO_BODY = { body: LINK_GONE, html: null, calendar: null, linkExpiresAt: null };

/** As many as one looks through by hand. */
const SHOWN = 50;

/** The mails of all businesses and accounts, the newest first. */
export const newestMails = (db: Database) =>
  db.system
    .select({
      id: mail.id,
      recipient: mail.recipient,
      replyTo: mail.replyTo,
      subject: mail.subject,
      body: mail.body,
      status: mail.status,
      attempts: mail.attempts,
      error: mail.error,
      createdAt: mail.createdAt,
    })
    .from(mail)
    .orderBy(desc(mail.createdAt))
    .limit(SHOWN);
