import { sql } from 'drizzle-orm';
import type { TenantTransaction } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import type { ConversationKey } from './conversation.ts';

/**
 * Keeps a question that found no answer, for the owner; what one customer asks twice is one question. @returns whether it
 * is a new one.
 */
export async function keepOpenQuestion(
  tx: TenantTransaction,
  { businessId, conversationId }: ConversationKey,
  { question, at }: { readonly question: string; readonly at: Date },
): Promise<boolean> {
  const asked = question.trim();
  if (asked === '') return false;
  const written = await tx.execute(sql`
    insert into open_question (business_id, id, conversation_id, question, at)
    select ${businessId}, ${newId()}, ${conversationId}, ${asked}, ${at.toISOString()}
    where not exists (
      select 1 from open_question
      where business_id = ${businessId} and conversation_id = ${conversationId} and lower(question) = lower(${asked})
    )
    returning id`);
  return written.length > 0;
}
