/** Twilio's webhook for a text message: the business finds it among its messages. Nothing is sent back. */
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Database } from '../../../db/client.ts';
import { findBusinessByNumber } from '../../business/business.ts';
import { isBlocked } from '../../customers/customers.ts';
import { withinDeadline } from '../../deadline.ts';
import type { Logger } from '../../log.ts';
import { takeText } from '../../inbox/texts.ts';
import type { Spool } from '../../storage/spool.ts';
import { callerOf, DEADLINE_MS, EMPTY } from './form.ts';

/** Postgres has no place for a NUL; who wrote one cannot be told so. */
const readable = z.string().overwrite((text) => text.replaceAll('\u0000', '\ufffd'));

export const textFields = z.object({
  MessageSid: z.string().min(1).max(100),
  From: readable.max(100),
  To: z.string().max(200),
  Body: readable.max(5_000).default(''),
  NumMedia: z.coerce.number().int().min(0).catch(0),
  /** STOP, START or HELP, which Twilio answers itself. */
  OptOutType: z
    .string()
    .max(50)
    .optional()
    .transform((value) => (value === '' ? undefined : value)),
});
type TextFields = z.infer<typeof textFields>;

export interface TextParts {
  readonly db: Database;
  /** Our own number at the carrier; null: none is known. */
  readonly twilioCallerId: string | null;
  readonly log: Logger;
  readonly spool: Pick<Spool, 'keep'>;
  /** Tests shorten it. */
  readonly deadlineMs?: number;
}

export function textWebhook({
  db,
  twilioCallerId,
  log,
  spool,
  deadlineMs = DEADLINE_MS,
}: TextParts): RequestHandler {
  return async (request, response) => {
    response.type('text/xml');
    const fields = textFields.safeParse(request.body);
    if (!fields.success) {
      log.warn({ path: request.path }, 'a webhook of Twilio had no text message in it');
      response.status(400).send(EMPTY);
      return;
    }
    const text = fields.data;
    // A code of ours, which is no business's message.
    if (text.From === twilioCallerId) {
      response.send(EMPTY);
      return;
    }
    const onLate = (error: unknown) => log.warn({ err: error }, 'a text message failed late');
    try {
      await withinDeadline(deadlineMs, () => keepText(db, text), onLate);
      response.send(EMPTY);
      return;
    } catch (error) {
      log.error({ err: error, path: request.path }, 'a text message could not be filed: it is kept on disk');
    }
    try {
      const kept = { ...text, NumMedia: String(text.NumMedia), OptOutType: text.OptOutType ?? '' };
      await spool.keep(text.MessageSid, { kind: 'text', fields: kept, at: new Date().toISOString() });
      response.send(EMPTY);
    } catch (error) {
      log.error({ err: error, path: request.path }, 'a text message could not be kept');
      // Twilio sends it again where its address says so, as Set-up tells.
      response.status(500).send(EMPTY);
    }
  };
}

/** Files a text among the messages of its business; the same text is filed once. */
export async function keepText(
  db: Database,
  { MessageSid: sid, From, To, ...text }: TextFields,
): Promise<void> {
  const found = await findBusinessByNumber(db, To);
  if (found === null || text.OptOutType !== undefined) return;
  const { businessId } = found;
  const phone = callerOf(From);
  if (phone !== null && (await isBlocked(db, businessId, phone))) return;
  // A sender without a number, such as a parcel service, is known by its name.
  await takeText(db, businessId, { sid, phone, sender: phone === null ? From : '', body: wordsOf(text) });
}

/** What was written, with a word about pictures: they stay at Twilio. */
function wordsOf({ Body, NumMedia }: Pick<TextFields, 'Body' | 'NumMedia'>): string {
  if (NumMedia === 0) return Body;
  const pictures = `[${NumMedia === 1 ? 'A picture' : `${NumMedia} pictures`} came with it: see the message log at Twilio.]`;
  return `${Body} ${pictures}`.trim();
}
