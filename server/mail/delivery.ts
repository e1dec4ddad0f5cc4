/** Brings e-mails from the outbox to the mail server. */
import { and, eq, sql } from 'drizzle-orm';
import { createTransport } from 'nodemailer';
import type { Database } from '../../db/client.ts';
import { mail } from '../../db/schema.ts';
import type { JobQueue } from '../jobs/queue.ts';
import { NO_BODY } from './outbox.ts';

export interface MailServer {
  /** `smtp://` or `smtps://`, with user and password where it wants them. */
  readonly url: string;
  /** The sender, as `Name <address>` or an address alone. */
  readonly from: string;
}

/** A server that answers at all needs seconds; the rest is for a busy one. Less than a job may take. */
const TIMEOUT_MS = 30_000;

/** A mail that is still to be tried; says nothing of whom it is for, since it reaches the log and the queue. */
class NotDelivered extends Error {}

/**
 * Delivers each mail that is queued, until the queue stops. A mail is sent once, unless the process dies between the
 * server's yes and the note of it: then it is sent again, under the same Message-ID, by which mailboxes know it.
 */
export async function deliverMails(
  queue: JobQueue,
  db: Database,
  server: MailServer,
  onGivenUp: (error: Error) => void,
): Promise<void> {
  const transport = createTransport({
    url: server.url,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  const domain = /@([\w.-]+)>?$/.exec(server.from)?.[1] ?? 'localhost';

  await queue.work('deliver-mail', async ({ data: { mailId }, last }) => {
    const [outgoing] = await db.system
      .update(mail)
      .set({ attempts: sql`${mail.attempts} + 1` })
      .where(and(eq(mail.id, mailId), eq(mail.status, 'queued')))
      .returning();
    // Sent by an attempt whose end was not noted, or erased meanwhile; or its link has become too old.
    if (outgoing === undefined) return;
    const note = (values: Partial<typeof mail.$inferInsert>) =>
      db.system.update(mail).set(values).where(eq(mail.id, mailId));
    try {
      await transport.sendMail({
        from: server.from,
        // As an address and nothing else: what it holds is never read as a list.
        to: { name: '', address: outgoing.recipient },
        ...(outgoing.replyTo === null ? {} : { replyTo: { name: '', address: outgoing.replyTo } }),
        subject: outgoing.subject,
        text: outgoing.body,
        ...(outgoing.html === null ? {} : { html: outgoing.html }),
        ...(outgoing.calendar === null ? {} : { icalEvent: invitation(outgoing.calendar) }),
        messageId: `<${mailId}@${domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    } catch (error) {
      const { reason, code, final } = verdictOn(error);
      const over = final || last;
      await note({
        error: reason,
        ...(over ? { status: 'failed', ...kept(outgoing) } : { status: 'queued' }),
      });
      if (over) {
        onGivenUp(new NotDelivered(`a mail could not be delivered and is given up: ${code}`));
        return;
      }
      throw new NotDelivered('a mail could not be delivered yet');
    }
    await note({ status: 'sent', sentAt: new Date(), error: null, ...kept(outgoing) });
  });
}

/** A link that lets somebody in stays in no table once its mail has gone, or never will. */
const kept = ({ linkExpiresAt }: typeof mail.$inferSelect) => (linkExpiresAt === null ? {} : NO_BODY);

/** A calendar as mail programs want it: its method stands in the part's type, too. */
const invitation = (content: string) => ({
  method: /^METHOD:([A-Z]{1,20})\r?$/m.exec(content)?.[1] ?? 'PUBLISH',
  filename: 'invite.ics',
  content,
});

interface Verdict {
  /** As the server said it; may name the recipient. */
  readonly reason: string;
  /** The same without a name, for the log. */
  readonly code: string;
  /** Whether trying again cannot change it: the server has said 5xx to this mail. */
  readonly final: boolean;
}

function verdictOn(error: unknown): Verdict {
  if (!(error instanceof Error)) return { reason: String(error), code: 'unknown', final: false };
  const { code, responseCode } = error as Error & {
    readonly code?: unknown;
    readonly responseCode?: unknown;
  };
  const aboutThisMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  const final = aboutThisMail && (typeof responseCode !== 'number' || responseCode >= 500);
  const said = [code, responseCode].filter((each) => typeof each === 'string' || typeof each === 'number');
  return { reason: error.message, code: said.join(' '), final };
}
