/** Which text of which business it is, in the address that the carrier tells its states to. */
import type { BusinessId, TextId } from '../../../db/ids.ts';
import type { TextKey } from './statuses.ts';

const TOKEN = /^(?<business>[\da-f-]{36})\.(?<text>[\da-f-]{36})$/;

export const textToken = ({ businessId, textId }: TextKey): string => `${businessId}.${textId}`;

/** Null: it is none of ours. */
export function readTextToken(token: string): TextKey | null {
  const { business, text } = TOKEN.exec(token)?.groups ?? {};
  if (business === undefined || text === undefined) return null;
  return { businessId: business as BusinessId, textId: text as TextId };
}
