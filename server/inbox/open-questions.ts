import { sql } from 'drizzle-orm';
import type { TenantTransaction } from '../../db/client.ts';
import { type BusinessId, type CallId, newId } from '../../db/ids.ts';

/** Keeps a question that found no answer, for the owner; what one caller asks twice is one question. */
export async function keepOpenQuestion(
  tx: TenantTransaction,
  { businessId, callId }: { readonly businessId: BusinessId; readonly callId: CallId },
  { question, at }: { readonly question: string; readonly at: Date },
): Promise<void> {
  const asked = question.trim();
  if (asked === '') return;
  await tx.execute(sql`
    insert into open_question (business_id, id, call_id, question, at)
    select ${businessId}, ${newId()}, ${callId}, ${asked}, ${at.toISOString()}
    where not exists (
      select 1 from open_question
      where business_id = ${businessId} and call_id = ${callId} and lower(question) = lower(${asked})
    )`);
}
