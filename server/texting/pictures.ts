/** Pictures that came with a text: fetched from the carrier, and removed there once they are kept. */
import { and, eq } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import type { Jobs } from '../../db/queues.ts';
import { textMessage, textPicture } from '../../db/schema.ts';
import { type CarrierTexts, TooLarge } from '../carriers/carrier.ts';
import { tellOfText } from '../notices/texts.ts';

/** Once more is no harm: the same picture has the same place. @throws CarrierFailed, or what fetch throws */
export async function fetchPictures(
  db: Database,
  carrier: Pick<CarrierTexts, 'openPicture' | 'removePicture'>,
  { businessId, textId, urls }: Jobs['fetch-pictures'],
): Promise<void> {
  const kept: (typeof textPicture.$inferInsert)[] = [];
  for (const [position, url] of urls.entries()) {
    const chunks = await carrier.openPicture(url);
    if (chunks === null) continue;
    const bytes = await wholeOf(chunks);
    const type = bytes === null ? null : typeOf(bytes);
    if (bytes !== null && type !== null) kept.push({ businessId, textId, position, type, bytes });
  }
  if (kept.length > 0)
    await db.tenant(businessId, async (tx) => {
      // Their customer may have been erased meanwhile, and the text with them.
      if (
        (await tx.$count(
          textMessage,
          and(eq(textMessage.businessId, businessId), eq(textMessage.id, textId)),
        )) === 0
      )
        return;
      await tx.insert(textPicture).values(kept).onConflictDoNothing();
      await tellOfText(tx, { businessId }, textId);
    });
  for (const url of urls) await carrier.removePicture(url);
}

/** Null: it is larger than any picture that a carrier takes, and stays so however often it is fetched. */
async function wholeOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer | null> {
  try {
    return Buffer.concat(await Array.fromAsync(chunks));
  } catch (error) {
    if (error instanceof TooLarge) return null;
    throw error;
  }
}

/** By its first bytes, whatever the carrier says; null: it is no picture that a browser shows. */
export function typeOf(bytes: Buffer): string | null {
  const begins = (hex: string) => bytes.subarray(0, hex.length / 2).toString('hex') === hex;
  if (begins('ffd8ff')) return 'image/jpeg';
  if (begins('89504e470d0a1a0a')) return 'image/png';
  if (begins('474946383761') || begins('474946383961')) return 'image/gif';
  return begins('52494646') && bytes.subarray(8, 12).toString('latin1') === 'WEBP' ? 'image/webp' : null;
}
