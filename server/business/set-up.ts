/** The progress of a business's set-up, from sign-up to an answered telephone: read from what has happened. */
import { and, asc, eq, isNotNull, max } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import { conversation, isTest, phoneNumber } from '../../db/schema.ts';
import { claimEnds } from './number-claims.ts';

export interface SetUpState {
  /** Whether its own people have heard it in the browser phone. */
  readonly heard: boolean;
  /** The numbers that lead to it, as they were connected. */
  readonly numbers: readonly {
    readonly e164: string;
    /** The name of the carrier that it is at, as far as is known. */
    readonly carrier: string;
    /** When a call last came in by it; null: none ever did. */
    readonly reachedAt: Date | null;
    /** From when on another business may have it; null: it was proved that it is this one's. */
    readonly keptUntil: Date | null;
  }[];
}

export function readSetUp(db: Database, businessId: BusinessId): Promise<SetUpState> {
  return db.tenant(businessId, async (tx) => {
    const [heard] = await tx
      .select({ id: conversation.id })
      .from(conversation)
      .where(and(eq(conversation.businessId, businessId), isTest, isNotNull(conversation.answeredAt)))
      .limit(1);
    const numbers = await tx
      .select({
        e164: phoneNumber.e164,
        carrier: phoneNumber.carrier,
        reachedAt: max(conversation.startedAt),
        connectedAt: phoneNumber.connectedAt,
        provenAt: phoneNumber.provenAt,
      })
      .from(phoneNumber)
      .leftJoin(
        conversation,
        and(
          eq(conversation.businessId, phoneNumber.businessId),
          eq(conversation.address, phoneNumber.e164),
          eq(conversation.channel, 'phone'),
        ),
      )
      .where(and(eq(phoneNumber.businessId, businessId), phoneNumber.active))
      .groupBy(phoneNumber.businessId, phoneNumber.e164)
      .orderBy(asc(phoneNumber.connectedAt), asc(phoneNumber.e164));
    return {
      heard: heard !== undefined,
      numbers: numbers.map(({ e164, carrier, reachedAt, connectedAt, provenAt }) => ({
        e164,
        carrier,
        reachedAt,
        keptUntil: reachedAt === null && provenAt === null ? claimEnds(connectedAt) : null,
      })),
    };
  });
}
