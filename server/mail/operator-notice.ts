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

type Trouble = 'key' | 'money' | 'overload' | 'unknown';

const ADVICE: Readonly<Record<Trouble, string>> = {
  key: 'It refuses its key: look whether the key is still valid and may do what it is used for.',
  money: 'Its account seems to be empty, or its limit reached: look at its billing page.',
  overload:
    'It is asked more than it can take now, or than the account may ask: look at its status page and its limits.',
  unknown: 'Look at its key and its account, and at its status page.',
};

/** The words are those of vendors' statuses and codes, and of our adapters. Speech without audio is what an empty account gets. */
const SIGNS: readonly (readonly [Trouble, RegExp])[] = [
  ['money', /\b402\b|quota|billing|credit|payment|spoke nothing/i],
  ['key', /\b40[13]\b|api_key|authentication|authorization|permission|with this key|_API_KEY/i],
  ['overload', /\b(?:429|503|529)\b|overloaded|rate_limit|too_many|busy/i],
];

export const troubleOf = (why: string): Trouble =>
  SIGNS.find(([, sign]) => sign.test(why.slice(0, 300)))?.[0] ?? 'unknown';

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
      `Callers are served without it meanwhile, perhaps less well. ${ADVICE[troubleOf(why)]}`,
      'You are told at most once an hour, and when it is well again.',
      '',
    ].join('\n'),
  };
}
