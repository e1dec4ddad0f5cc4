/** The error for a mail beyond today's limit. */
import { TRPCError } from '@trpc/server';
import { MAIL_LIMITS, type MailKind, MailLimitError, type OverLimit } from '../mail/outbox.ts';

const NAMES: Partial<Record<MailKind, string>> = { invitation: 'invitations', answer: 'answers' };

export function tooManyMails(kind: MailKind, over: OverLimit): TRPCError {
  const what = NAMES[kind] ?? 'mails';
  const { business, recipient } = MAIL_LIMITS[kind];
  const message =
    over === 'business-limit'
      ? `${business} ${what} left today, as many as may in a day. Please go on tomorrow.`
      : `${recipient} ${what} went to this address today, as many as may in a day. Please go on tomorrow.`;
  return new TRPCError({ code: 'TOO_MANY_REQUESTS', message });
}

/** Does what goes with a mail, or says why it may not today. */
export async function withinMailLimits<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof MailLimitError) throw tooManyMails(error.kind, error.over);
    throw error;
  }
}
