/** Calls whole, with their conversations, for tests that write or read rows by themselves. */
import { getTableColumns } from 'drizzle-orm';
import type { Drizzle } from './client.ts';
import { type BusinessId, type CallId, newId } from './ids.ts';
import { call, conversation, conversationOfCall } from './schema.ts';

export type NewCall = Partial<Omit<typeof conversation.$inferInsert, 'id'> & typeof call.$inferInsert> & {
  readonly businessId: BusinessId;
};

/** Writes calls: those of a carrier that are over, unless something else is said. @returns their ids. */
export async function insertCalls(
  db: Pick<Drizzle, 'insert'>,
  ...calls: readonly NewCall[]
): Promise<CallId[]> {
  const whole = calls.map((each) => {
    const id = each.id ?? newId<CallId>();
    const channel = each.channel ?? 'phone';
    const status = each.status ?? 'ended';
    return {
      sid: `CA-${id}`,
      carrier: channel === 'phone' ? 'twilio' : null,
      direction: 'inbound' as const,
      address: '+12125550199',
      endedAt: status === 'ended' ? (each.startedAt ?? new Date()) : null,
      ...each,
      id,
      channel,
      status,
    };
  });
  await db.insert(conversation).values(whole);
  await db.insert(call).values(whole);
  return whole.map(({ id }) => id);
}

/** All columns of calls, to be narrowed by a condition. */
export const selectCalls = (db: Pick<Drizzle, 'select'>) =>
  db
    .select({ ...getTableColumns(conversation), ...getTableColumns(call) })
    .from(conversation)
    .innerJoin(call, conversationOfCall);
