/** Turns a message that a caller spoke after the tone into words, once; its sound stays with the carrier. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import type { BusinessId, MessageId } from '../../db/ids.ts';
import { business, message } from '../../db/schema.ts';
import { withoutCardNumbers } from '../languages/card-numbers.ts';
import { languageOf } from '../languages/languages.ts';
import { changeMessage } from './messages.ts';

export interface Transcription {
  /** The sound of a recording as WAV; null: there is none yet, or none any more. */
  readonly open: (url: string) => Promise<AsyncIterable<Uint8Array> | null>;
  /** @param language BCP 47 @returns empty: nothing was understood. */
  readonly transcribe: (sound: Uint8Array, language: string) => Promise<string>;
}

/** Two minutes of both sides at 16 kHz and 16 bits are 7.7 MB. */
const LARGEST_BYTES = 16_000_000;
/** In characters: two minutes of fast speech are 2,500. */
const LONGEST = 5_000;

/** Of a message that is not in words yet. */
const isSound = isNull(message.transcribedAt);

/** The carrier tells of a recording before it can be fetched, or has just removed it. */
export class NoSound extends Error {}

/**
 * @returns `before`: it has words already, is in words anyway, or is gone; `silent`: nothing was understood.
 * @throws NoSound, and what opening and transcribing throw: then it is to be tried again
 */
export async function transcribeMessage(
  db: Database,
  { businessId, messageId }: { readonly businessId: BusinessId; readonly messageId: MessageId },
  { open, transcribe }: Transcription,
): Promise<'transcribed' | 'silent' | 'before'> {
  const found = await db.tenant(businessId, async (tx) => {
    const [row] = await tx
      .select({ url: message.recordingUrl, language: business.language })
      .from(message)
      .innerJoin(business, eq(business.id, message.businessId))
      .where(and(eq(message.businessId, businessId), eq(message.id, messageId), isSound));
    return row ?? null;
  });
  if (found === null || found.url === null) return 'before';
  const stream = await open(found.url);
  if (stream === null) throw new NoSound('the carrier has no such recording');
  const said = (await transcribe(await allOf(stream), found.language))
    .trim()
    .slice(0, LONGEST)
    .toWellFormed();
  const language = languageOf(found.language);
  const words =
    said === '' ? {} : { body: language.messages.spoken(withoutCardNumbers(said, language).text) };
  return db.tenant(businessId, async (tx) => {
    const change = { ...words, transcribedAt: new Date() };
    if (!(await changeMessage(tx, businessId, messageId, change, isSound))) return 'before';
    return said === '' ? 'silent' : 'transcribed';
  });
}

/** @throws RangeError when it is larger than any message. */
async function allOf(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of stream) {
    bytes += piece.length;
    if (bytes > LARGEST_BYTES) throw new RangeError('the recording is larger than any message');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
