/** E-mails on their way out: written in the transaction of what they tell of, so that neither is ever there alone. */
import { randomUUID } from 'node:crypto';
import { desc } from 'drizzle-orm';
import type { Database, Drizzle, TenantTransaction } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import { mail } from '../../db/schema.ts';
import { enqueue } from '../jobs/enqueue.ts';

export interface OutgoingMail {
  /** The writer's own, where it wants to know later how the mail fared. */
  readonly id?: string;
  /** Null: an account's own mail, such as a new password's; written by the unfenced database only. */
  readonly businessId: BusinessId | null;
  readonly recipient: string;
  /** Who gets the answer, where somebody reads one. */
  readonly replyTo?: string;
  readonly subject: string;
  /** Plain text. */
  readonly body: string;
}

/** Puts an e-mail on its way; it leaves after the transaction has committed. */
export async function queueMail(tx: TenantTransaction | Drizzle, outgoing: OutgoingMail): Promise<void> {
  const { id = randomUUID(), ...rest } = outgoing;
  await tx.insert(mail).values({ id, ...rest });
  await enqueue(tx, 'deliver-mail', { mailId: id });
}

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
