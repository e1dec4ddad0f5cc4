/** E-mails on their way out: written in the transaction of what they tell of, so that neither is ever there alone. */
import { randomUUID } from 'node:crypto';
import type { Drizzle, TenantTransaction } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import { mail } from '../../db/schema.ts';
import { enqueue } from '../jobs/enqueue.ts';

export interface OutgoingMail {
  /** The writer's own, where it wants to know later how the mail fared. */
  readonly id?: string;
  /** Null: an account's own mail, such as a new password's; written by the unfenced database only. */
  readonly businessId: BusinessId | null;
  readonly recipient: string;
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
