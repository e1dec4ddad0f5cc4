/** Text messages to a number of a business, and the states of those that it sends. */
import type { Database } from '../../db/client.ts';
import { findBusinessByNumber } from '../business/business.ts';
import type { CarrierText, TextNews } from '../carriers/carrier.ts';
import { isBlocked } from '../customers/standings.ts';
import { takeText as fileMessage } from '../inbox/texts.ts';
import { changeStatus } from '../notices/texts/statuses.ts';
import { readTextToken } from '../notices/texts/token.ts';
import { takeKeyword, takeText } from '../texting/take.ts';
import type { Answers } from './carrier-answers.ts';
import { type CallParts, isOurs } from './carrier-calls.ts';

interface TextAnswers {
  readonly sms: Answers<CarrierText>;
  readonly 'text-status': Answers<TextNews>;
}

export function textAnswers({ db, carriers }: Pick<CallParts, 'db' | 'carriers'>): TextAnswers {
  return {
    sms: {
      async answer(text) {
        // A code of ours is no business's message.
        if (!isOurs(text.from, carriers)) await keepText(db, text);
        return { type: 'text' };
      },
      async whileAway(text, keep) {
        await keep('text', text.sid);
        return { type: 'text' };
      },
    },
    'text-status': {
      async answer(news) {
        await noteNews(db, news);
        return null;
      },
      // The carrier does not ask for an answer, and tells its states several times.
      whileAway: () => Promise.resolve(null),
    },
  };
}

/** Files a text in the thread of its sender, who may be answered; the same text is filed once. */
export async function keepText(db: Database, text: CarrierText): Promise<void> {
  const found = await findBusinessByNumber(db, text.to);
  if (found === null) return;
  const { businessId } = found;
  const { sid, from, sender, body } = text;
  // A sender without a number, such as a parcel service, cannot be answered: it is among the messages, by its name.
  if (from === null) {
    if (text.keyword === null) await fileMessage(db, businessId, { sid, sender, body });
    return;
  }
  if (await isBlocked(db, businessId, from)) return takeKeyword(db, businessId, { ...text, from });
  await takeText(db, businessId, { ...text, from });
}

async function noteNews(db: Database, { token, ...news }: TextNews): Promise<void> {
  const key = readTextToken(token);
  if (key === null) return;
  await db.tenant(key.businessId, (tx) => changeStatus(tx, key, news));
}
