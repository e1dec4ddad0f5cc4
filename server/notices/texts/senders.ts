/** The number that a text of a business comes from, and what each country asks of it. */
import { and, desc, eq, sql } from 'drizzle-orm';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { TenantTransaction } from '../../../db/client.ts';
import type { BusinessId } from '../../../db/ids.ts';
import { conversation, phoneNumber, textMessage } from '../../../db/schema.ts';

/** What the carriers of a country ask of a number before they bring its texts to a telephone there. */
export type SenderRule = 'none' | 'campaign' | 'toll-free' | 'own-country';

const NORTH_AMERICA = '1';
const TOLL_FREE = /^\+1(800|833|844|855|866|877|888)/;
/** In these countries texts from abroad are filtered or come from a number that cannot be answered. */
const OWN_NUMBERS_ONLY = new Set(['US', 'CA', 'BE', 'CH', 'CN', 'CZ', 'FR', 'HU', 'IN', 'KR', 'MX', 'ZA']);

/** @param from the business's number. @param to the customer's; both E.164. */
export function senderRule(from: string, to: string): SenderRule {
  const [sender, recipient] = [parsePhoneNumberFromString(from), parsePhoneNumberFromString(to)];
  if (recipient?.countryCallingCode === NORTH_AMERICA && sender?.countryCallingCode === NORTH_AMERICA)
    return TOLL_FREE.test(from) ? 'toll-free' : 'campaign';
  const there = recipient?.country;
  const isForeign = sender?.countryCallingCode !== recipient?.countryCallingCode;
  return isForeign && there !== undefined && OWN_NUMBERS_ONLY.has(there) ? 'own-country' : 'none';
}

/**
 * Of a business's numbers the one that this customer knows; else one of their country; else its first. Null: none may.
 * @param known the number that they last texted or rang.
 */
export function pickSender(numbers: readonly string[], known: string | null, to: string): string | null {
  const may = numbers.filter((from) => from !== to && senderRule(from, to) !== 'own-country');
  if (known !== null && may.includes(known)) return known;
  const codeOf = (e164: string) => parsePhoneNumberFromString(e164)?.countryCallingCode;
  return may.find((from) => codeOf(from) === codeOf(to)) ?? may[0] ?? null;
}

/** The number of the business that a text to this customer comes from; null: it has none that may. */
export async function senderFor(
  tx: TenantTransaction,
  businessId: BusinessId,
  to: string,
): Promise<string | null> {
  const rows = await tx
    .select({ e164: phoneNumber.e164 })
    .from(phoneNumber)
    .where(and(eq(phoneNumber.businessId, businessId), phoneNumber.active))
    .orderBy(phoneNumber.connectedAt, phoneNumber.e164);
  const numbers = rows.map(({ e164 }) => e164);
  return pickSender(numbers, numbers.length > 1 ? await knownTo(tx, businessId, to) : null, to);
}

/** The number of the business that somebody last texted, or else rang. */
async function knownTo(tx: TenantTransaction, businessId: BusinessId, phone: string): Promise<string | null> {
  const [text] = await tx
    .select({ address: textMessage.address })
    .from(textMessage)
    .where(
      and(
        eq(textMessage.businessId, businessId),
        eq(textMessage.phone, phone),
        eq(textMessage.direction, 'inbound'),
      ),
    )
    .orderBy(desc(textMessage.createdAt))
    .limit(1);
  if (text !== undefined) return text.address;
  const [call] = await tx
    .select({ address: conversation.address })
    .from(conversation)
    .where(
      and(
        eq(conversation.businessId, businessId),
        eq(conversation.customerAddress, phone),
        sql`${conversation.channel} <> 'web'`,
      ),
    )
    .orderBy(desc(conversation.startedAt))
    .limit(1);
  return call?.address ?? null;
}
