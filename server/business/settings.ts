/** What the owner changes about the business itself: its name, hours, rules, special days, and what it tells callers. */
import { and, eq } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { type BusinessId, newId } from '../../db/ids.ts';
import { business, knowledge, specialDay } from '../../db/schema.ts';
import type { BusinessEdit, KnowledgeEdit, SpecialDayEdit } from './settings-input.ts';

/** Changes what is given and leaves the rest. */
export async function updateBusiness(db: Database, businessId: BusinessId, edit: BusinessEdit): Promise<void> {
  // Drizzle leaves out what is undefined, but refuses an update of nothing.
  if (Object.values(edit).every((value) => value === undefined)) return;
  await db.tenant(businessId, (tx) => tx.update(business).set(edit).where(eq(business.id, businessId)));
}

/** Sets the hours of one day, instead of the weekly ones. */
export async function setSpecialDay(db: Database, businessId: BusinessId, edit: SpecialDayEdit): Promise<void> {
  const { stretches, note } = edit;
  await db.tenant(businessId, (tx) =>
    tx
      .insert(specialDay)
      .values({ businessId, ...edit })
      .onConflictDoUpdate({ target: [specialDay.businessId, specialDay.day], set: { stretches, note } }),
  );
}

/** The day follows the weekly hours again. */
export async function removeSpecialDay(db: Database, businessId: BusinessId, day: string): Promise<void> {
  await db.tenant(businessId, (tx) =>
    tx.delete(specialDay).where(and(eq(specialDay.businessId, businessId), eq(specialDay.day, day))),
  );
}

export async function addKnowledge(db: Database, businessId: BusinessId, edit: KnowledgeEdit): Promise<string> {
  const id: string = newId();
  await db.tenant(businessId, (tx) => tx.insert(knowledge).values({ businessId, id, ...edit }));
  return id;
}

/** @returns whether there is such an entry. */
export async function editKnowledge(db: Database, businessId: BusinessId, id: string, edit: KnowledgeEdit): Promise<boolean> {
  const changed = await db.tenant(businessId, (tx) =>
    tx
      .update(knowledge)
      .set(edit)
      .where(and(eq(knowledge.businessId, businessId), eq(knowledge.id, id)))
      .returning({ id: knowledge.id }),
  );
  return changed.length > 0;
}

export async function removeKnowledge(db: Database, businessId: BusinessId, id: string): Promise<void> {
  await db.tenant(businessId, (tx) =>
    tx.delete(knowledge).where(and(eq(knowledge.businessId, businessId), eq(knowledge.id, id))),
  );
}
