/** Text messages to a number of a business, which appear among its messages. Nothing is sent back. */
import type { Database } from '../../db/client.ts';
import { findBusinessByNumber } from '../business/business.ts';
import type { Carrier, CarrierText } from '../carriers/carrier.ts';
import { isBlocked } from '../customers/standings.ts';
import { takeText } from '../inbox/texts.ts';
import type { Answers } from './carrier-answers.ts';
import { type CallParts, isOurs } from './carrier-calls.ts';

export function textAnswers({
  db,
  carrier,
  carriers,
}: Pick<CallParts, 'db' | 'carrier' | 'carriers'>): Answers<CarrierText> {
  return {
    async answer(text) {
      // A code of ours is no business's message.
      if (!isOurs(text.from, carriers)) await keepText(db, carrier, text);
      return { type: 'text' };
    },
    async whileAway(text, keep) {
      await keep('text', text.sid);
      return { type: 'text' };
    },
  };
}

/** Files a text among the messages of its business; the same text is filed once. */
export async function keepText(db: Database, carrier: Carrier, text: CarrierText): Promise<void> {
  const found = await findBusinessByNumber(db, text.to);
  if (found === null || text.answered) return;
  const { businessId } = found;
  const { sid, from: phone, sender } = text;
  if (phone !== null && (await isBlocked(db, businessId, phone))) return;
  // A sender without a number, such as a parcel service, is known by its name.
  const body = wordsOf(text, carrier);
  await takeText(db, businessId, { sid, phone, sender: phone === null ? sender : '', body });
}

/** What was written, with a word about pictures: they stay at the carrier. */
function wordsOf({ body, pictures }: CarrierText, { label }: Carrier): string {
  if (pictures === 0) return body;
  const came = pictures === 1 ? 'A picture' : `${pictures} pictures`;
  return `${body} [${came} came with it: see the message log at ${label}.]`.trim();
}
