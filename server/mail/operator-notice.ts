/** Mails the operator that a vendor fails, or works again: once by all instances, and seldom enough to be read. */
import { sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { queueMail } from './outbox.ts';

export interface VendorNotice {
  readonly vendor: string;
  readonly state: 'open' | 'closed';
  /** Why it failed, in the words of its answer; never of a caller. */
  readonly why: string;
}

/**
 * Queues the mail unless it was told before: of a vendor that fails once an hour, and that it is well again once after each
 * such mail. @returns whether it was queued.
 */
export const noticeVendor = (db: Database, recipient: string, notice: VendorNotice): Promise<boolean> =>
  db.system.transaction(async (tx) => {
    const { vendor, state } = notice;
    const told =
      state === 'open'
        ? await tx.execute(sql`
            insert into operator_notice (vendor, state) values (${vendor}, 'open')
            on conflict (vendor) do update set state = 'open', told_at = now()
              where operator_notice.told_at < now() - interval '1 hour'
            returning vendor`)
        : await tx.execute(sql`
            update operator_notice set state = 'closed' where vendor = ${vendor} and state = 'open' returning vendor`);
    if (told.length === 0) return false;
    await queueMail(tx, { kind: 'operator', businessId: null, recipient, ...letter(notice) });
    return true;
  });

function letter({ vendor, state, why }: VendorNotice): { readonly subject: string; readonly body: string } {
  if (state === 'closed')
    return {
      subject: `Ahoy: ${vendor} is well again`,
      body: `${vendor} answers again. Calls are served by it as before.\n`,
    };
  return {
    subject: `Ahoy: ${vendor} fails`,
    body: [
      `Calls cannot be served by ${vendor}: ${why.slice(0, 300)}.`,
      '',
      'Callers are served without it meanwhile, less well. Look at its key and its account, and at its status page.',
      'You are told at most once an hour, and when it is well again.',
      '',
    ].join('\n'),
  };
}
