/** Questions that the receptionist could not answer, and the answers that owners teach it. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Database } from '../../db/client.ts';
import type { BusinessId, UserId } from '../../db/ids.ts';
import { openQuestion } from '../../db/schema.ts';
import { publishAnswer } from './receptionist-versions.ts';
import type { knowledgeInput } from './settings.ts';

/**
 * Puts the answer to an open question into the knowledge. Whoever else asked the same in the same words is answered with
 * it. @returns the id of the knowledge; null when there is no such question.
 */
export function teachAnswer(
  db: Database,
  businessId: BusinessId,
  userId: UserId,
  questionId: string,
  fact: z.infer<typeof knowledgeInput>,
): Promise<string | null> {
  return db.tenant(businessId, async (tx) => {
    const [open] = await tx
      .select({ question: openQuestion.question })
      .from(openQuestion)
      .where(and(eq(openQuestion.businessId, businessId), eq(openQuestion.id, questionId)))
      .for('update');
    if (open === undefined) return null;
    const knowledgeId = await publishAnswer(tx, businessId, userId, fact);
    await tx
      .update(openQuestion)
      .set({ knowledgeId })
      .where(
        and(
          eq(openQuestion.businessId, businessId),
          isNull(openQuestion.knowledgeId),
          sql`lower(${openQuestion.question}) = lower(${open.question})`,
        ),
      );
    return knowledgeId;
  });
}

/** Puts a question aside, or takes it up again. @returns whether there is one. */
export async function dismissQuestion(
  db: Database,
  businessId: BusinessId,
  questionId: string,
  dismissed: boolean,
): Promise<boolean> {
  const changed = await db.tenant(businessId, (tx) =>
    tx
      .update(openQuestion)
      .set({ dismissed })
      .where(and(eq(openQuestion.businessId, businessId), eq(openQuestion.id, questionId)))
      .returning({ id: openQuestion.id }),
  );
  return changed.length > 0;
}
