/**
 * Hands texts to the carrier, each once. A text is `sending` before the carrier is asked; whoever finds it so after a
 * crash, or an answer that never came, looks for it at the carrier first.
 */
import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../../db/client.ts';
import type { Jobs } from '../../../db/queues.ts';
import { phoneNumber, textMessage } from '../../../db/schema.ts';
import type { CarrierTexts } from '../../carriers/carrier.ts';
import type { JobQueue } from '../../jobs/queue.ts';
import { isOptedOut } from './opt-outs.ts';
import { changeStatus, OPTED_OUT, type TextKey } from './statuses.ts';
import { textToken } from './token.ts';

/** A text that is still to be tried; says nothing of whom it is for, since it reaches the log and the queue. */
class NotSent extends Error {}

/** What sends the texts of the numbers that are at a carrier. */
export type TextsAt = (carrier: string) => Pick<CarrierTexts, 'sendText' | 'findTexts'>;

type Text = typeof textMessage.$inferSelect;
type Claim =
  | { readonly type: 'nothing' }
  | { readonly type: 'send'; readonly text: Text; readonly carrier: string }
  /** The carrier was asked, and may have it. */
  | { readonly type: 'look-up'; readonly text: Text; readonly carrier: string };

/** Sends each text that is queued, until the queue stops. */
export async function deliverTexts(
  queue: JobQueue,
  db: Database,
  textsAt: TextsAt,
  onGivenUp: (error: Error) => void,
): Promise<void> {
  await queue.work('send-text', async ({ data, last }) => {
    try {
      await sendText(db, textsAt, data);
    } catch (error) {
      if (last) {
        await db.tenant(data.businessId, (tx) => changeStatus(tx, data, { state: 'failed', code: null }));
        onGivenUp(new NotSent('a text could not be sent and is given up', { cause: error }));
        return;
      }
      throw new NotSent('a text could not be sent yet', { cause: error });
    }
  });
}

/** @throws CarrierFailed, or what fetch throws: it is to be tried again. */
export async function sendText(db: Database, textsAt: TextsAt, key: Jobs['send-text']): Promise<void> {
  const { businessId } = key;
  let claim = await db.tenant(businessId, (tx) => claimText(tx, key));
  if (claim.type === 'look-up') {
    const sid = await findAtCarrier(db, textsAt(claim.carrier), claim.text);
    if (sid !== null) {
      await db.tenant(businessId, (tx) => changeStatus(tx, key, { state: 'sent', code: null, sid }));
      return;
    }
    claim = await db.tenant(businessId, (tx) => claimText(tx, key, true));
  }
  if (claim.type !== 'send') return;
  const { address: from, phone: to, body } = claim.text;
  const taken = await textsAt(claim.carrier).sendText({ from, to, body, token: textToken(key) });
  await db.tenant(businessId, (tx) =>
    taken.type === 'taken'
      ? changeStatus(tx, key, { state: 'sent', code: null, sid: taken.sid })
      : changeStatus(tx, key, { state: 'failed', code: taken.code }),
  );
}

/** @param known that the carrier does not have it, although it may have been asked. */
async function claimText(tx: TenantTransaction, key: TextKey, known = false): Promise<Claim> {
  const { businessId, textId } = key;
  const here = and(eq(textMessage.businessId, businessId), eq(textMessage.id, textId));
  const [text] = await tx.select().from(textMessage).where(here).for('update');
  // Erased meanwhile, or done by an attempt whose end the queue was not told.
  if (text === undefined) return { type: 'nothing' };
  const carrier = await carrierOf(tx, text);
  if (text.status === 'sending' && !known) return { type: 'look-up', text, carrier };
  if (text.status !== 'queued' && text.status !== 'sending') return { type: 'nothing' };
  // They may have written STOP since it was put on its way.
  if (await isOptedOut(tx, businessId, text.phone)) {
    await changeStatus(tx, key, { state: 'failed', code: OPTED_OUT });
    return { type: 'nothing' };
  }
  await tx
    .update(textMessage)
    .set({ status: 'sending', sendingAt: sql`now()` })
    .where(here);
  return { type: 'send', text, carrier };
}

/** The name of the carrier that the text's number is at; none where the number was given up and forgotten. */
async function carrierOf(tx: TenantTransaction, { businessId, address }: Text): Promise<string> {
  const [number] = await tx
    .select({ carrier: phoneNumber.carrier })
    .from(phoneNumber)
    .where(and(eq(phoneNumber.businessId, businessId), eq(phoneNumber.e164, address)));
  return number?.carrier ?? '';
}

/** The carrier's id of this text; null: it does not have it. The same words may have been sent before: those are known. */
async function findAtCarrier(
  db: Database,
  carrier: Pick<CarrierTexts, 'findTexts'>,
  text: Text,
): Promise<string | null> {
  const there = await carrier.findTexts(text.address, text.phone);
  const sids = there.flatMap(({ sid, body }) => (body === text.body ? [sid] : []));
  if (sids.length === 0) return null;
  const known = await db.tenant(text.businessId, (tx) =>
    tx
      .select({ sid: textMessage.sid })
      .from(textMessage)
      .where(
        and(
          eq(textMessage.businessId, text.businessId),
          isNotNull(textMessage.sid),
          inArray(textMessage.sid, sids),
        ),
      ),
  );
  return sids.find((sid) => known.every((each) => each.sid !== sid)) ?? null;
}
