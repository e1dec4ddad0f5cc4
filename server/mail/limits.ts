/** Limits on mails per day (UTC), so that nobody sends spam in our name. */
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Drizzle, TenantTransaction } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import { mailboxOf } from '../email-address.ts';

/** The subject of a mail, as limits know it. */
export type MailKind =
  | 'invitation'
  | 'answer'
  | 'appointment'
  | 'notice'
  | 'billing'
  | 'confirmation'
  | 'new-password'
  | 'new-address'
  | 'sign-up-tried'
  | 'operator';

interface Limit {
  /** Of one business; null: as many as there are. */
  readonly business: number | null;
  /** To one address, from whichever businesses; null: as many as there are. */
  readonly recipient: number | null;
}

/**
 * Unknown people get few mails, and each of them fewer: a business of fifty invites all in a day, answers two hundred
 * callers, and the largest tells of two thousand appointments. The owners' own notices stop where a flood of urgent
 * messages begins; what is told of money is told once for each period anyway. Who asks for a link ten times a day has
 * nine that they did not use.
 */
export const MAIL_LIMITS: Readonly<Record<MailKind, Limit>> = {
  invitation: { business: 50, recipient: 5 },
  answer: { business: 200, recipient: 10 },
  appointment: { business: 2_000, recipient: 30 },
  notice: { business: 200, recipient: null },
  billing: { business: 200, recipient: null },
  confirmation: { business: null, recipient: 10 },
  'new-password': { business: null, recipient: 10 },
  'new-address': { business: null, recipient: 10 },
  'sign-up-tried': { business: null, recipient: 2 },
  operator: { business: null, recipient: 50 },
};

/** The limit that refuses one more mail. */
export type OverLimit = 'business-limit' | 'recipient-limit';

/** Thrown in the transaction of what cannot be without its mail, which is undone by it. */
export class MailLimitError extends Error {
  readonly over: OverLimit;
  readonly kind: MailKind;

  constructor(over: OverLimit, kind: MailKind) {
    super(`no more mails of the kind ${kind} today: ${over}`);
    this.name = 'MailLimitError';
    this.over = over;
    this.kind = kind;
  }
}

/**
 * Counts one more mail in the transaction that it belongs to; two at once never both take the last. @returns the limit
 * that it would be above; null: it may leave.
 */
export async function countMail(
  tx: TenantTransaction | Drizzle,
  mail: { readonly kind: MailKind; readonly businessId: BusinessId | null; readonly recipient: string },
): Promise<OverLimit | null> {
  const { business, recipient } = MAIL_LIMITS[mail.kind];
  const count = async (whose: string, most: number): Promise<boolean> => {
    const [row] = await tx.execute<{ counted: boolean }>(
      sql`select count_mail(${mail.kind}, ${whose}, ${most}) as counted`,
    );
    return row?.counted === true;
  };
  if (business !== null && mail.businessId !== null && !(await count(mail.businessId, business)))
    return 'business-limit';
  if (recipient !== null && !(await count(hashOf(mail.recipient), recipient))) return 'recipient-limit';
  return null;
}

/** One mailbox is one recipient, however its address is written. The table of counts shows no address. */
const hashOf = (address: string): string =>
  createHash('sha256').update(mailboxOf(address.toLowerCase())).digest('base64url');
