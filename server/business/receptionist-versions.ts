/**
 * The receptionist's one draft and its versions. Publishing makes a new version, also of an old one; a version never
 * changes, so that every call can tell which answered it, and the latest 200 are kept.
 */
import { and, desc, eq, lte, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Database, TenantTransaction } from '../../db/client.ts';
import { type BusinessId, newId, type UserId } from '../../db/ids.ts';
import {
  business,
  receptionistDraft,
  receptionistVersion,
  type ReceptionistSettings,
} from '../../db/schema.ts';
import { recordEvents } from '../events/record.ts';
import { type BusinessProfile, loadBusiness } from './business.ts';
import { MAXIMA, MaximumReached } from './maxima.ts';
import {
  type Published,
  readPublished,
  receptionistSettings,
  writePublished,
} from './receptionist-settings.ts';

export interface Draft {
  readonly settings: ReceptionistSettings;
  /** The version that answered calls when it was begun. */
  readonly basedOn: number;
  /** Says which state of the draft somebody has seen: it changes with every change. */
  readonly updatedAt: Date;
  /** The name of who changed it last; null: nobody knows any more. */
  readonly updatedBy: string | null;
}

/** Somebody else was faster: nothing was done. */
export interface Changed {
  readonly status: 'changed';
  /** What they left. */
  readonly draft: Draft | null;
}

export const loadReceptionist = (
  db: Database,
  businessId: BusinessId,
): Promise<{ readonly published: Published; readonly draft: Draft | null }> =>
  db.tenant(businessId, async (tx) => ({
    published: await readPublished(tx, businessId),
    draft: await readDraft(tx, businessId),
  }));

/** The business as it would be if its draft were published; its version is the published one's. */
export async function loadDrafted(db: Database, businessId: BusinessId): Promise<BusinessProfile> {
  const [profile, draft] = await Promise.all([
    loadBusiness(db, businessId),
    db.tenant(businessId, (tx) => readDraft(tx, businessId)),
  ]);
  return draft === null ? profile : { ...profile, ...draft.settings };
}

/**
 * Keeps a draft, in place of the one that was seen.
 * @param seen the `updatedAt` of the draft that was changed; null: there was none.
 */
export function saveDraft(
  db: Database,
  businessId: BusinessId,
  userId: UserId,
  { settings, seen }: { readonly settings: ReceptionistSettings; readonly seen: Date | null },
): Promise<{ readonly status: 'saved'; readonly updatedAt: Date } | Changed> {
  return db.tenant(businessId, async (tx) => {
    const change = { settings, updatedBy: userId };
    const basedOn = tx
      .select({ version: business.receptionistVersion })
      .from(business)
      .where(eq(business.id, businessId));
    const [saved] =
      seen === null
        ? await tx
            .insert(receptionistDraft)
            .values({ ...change, businessId, basedOn: sql`(${basedOn})` })
            .onConflictDoNothing()
            .returning({ updatedAt: receptionistDraft.updatedAt })
        : await tx
            .update(receptionistDraft)
            .set({ ...change, updatedAt: later })
            .where(seenDraft(businessId, seen))
            .returning({ updatedAt: receptionistDraft.updatedAt });
    return saved === undefined
      ? { status: 'changed', draft: await readDraft(tx, businessId) }
      : { status: 'saved', ...saved };
  });
}

/** Throws the draft away that was seen. */
export function discardDraft(
  db: Database,
  businessId: BusinessId,
  seen: Date,
): Promise<{ readonly status: 'discarded' } | Changed> {
  return db.tenant(businessId, async (tx) => {
    const gone = await tx.delete(receptionistDraft).where(seenDraft(businessId, seen)).returning();
    return gone.length > 0
      ? { status: 'discarded' }
      : { status: 'changed', draft: await readDraft(tx, businessId) };
  });
}

/** @throws ZodError where the draft is not fit to answer calls yet. */
export function publishDraft(
  db: Database,
  businessId: BusinessId,
  userId: UserId,
  { seen, note }: { readonly seen: Date; readonly note: string },
): Promise<{ readonly status: 'published'; readonly version: number } | Changed> {
  return db.tenant(businessId, async (tx) => {
    const before = await readPublished(tx, businessId, { lock: true });
    const [draft] = await tx.delete(receptionistDraft).where(seenDraft(businessId, seen)).returning();
    if (draft === undefined) return { status: 'changed', draft: await readDraft(tx, businessId) };
    const settings = receptionistSettings.parse(draft.settings);
    return {
      status: 'published',
      version: await publish(tx, businessId, before, { settings, userId, note }),
    };
  });
}

/** Publishes what an earlier version said; a draft stays. @returns the new version's number; null: no such version. */
export function publishAgain(
  db: Database,
  businessId: BusinessId,
  userId: UserId,
  { version, note }: { readonly version: number; readonly note: string },
): Promise<number | null> {
  return db.tenant(businessId, async (tx) => {
    const before = await readPublished(tx, businessId, { lock: true });
    const settings = await readVersion(tx, businessId, version);
    return settings === null ? null : publish(tx, businessId, before, { settings, userId, note });
  });
}

/** Adds one answer to what is published, and to the draft if there is one. @returns its id. */
export async function publishAnswer(
  tx: TenantTransaction,
  businessId: BusinessId,
  userId: UserId,
  fact: { readonly question: string; readonly answer: string },
): Promise<string> {
  const known = { ...fact, id: newId() as string };
  const withAnswer = (settings: ReceptionistSettings) => {
    if (settings.knowledge.length >= MAXIMA.answers.most) throw new MaximumReached('answers');
    return { ...settings, knowledge: [...settings.knowledge, known] };
  };
  const before = await readPublished(tx, businessId, { lock: true });
  const draft = await readDraft(tx, businessId);
  if (draft !== null) {
    await tx
      .update(receptionistDraft)
      .set({ settings: withAnswer(draft.settings), updatedBy: userId, updatedAt: later })
      .where(seenDraft(businessId, draft.updatedAt));
  }
  const settings = withAnswer(before.settings);
  await publish(tx, businessId, before, { settings, userId, note: `Answers “${fact.question}”` });
  return known.id;
}

export interface Version {
  readonly version: number;
  readonly note: string;
  /** The name of who published it; null: as it was set up, or by somebody who is gone. */
  readonly publishedBy: string | null;
  readonly publishedAt: Date;
}

/** The latest versions, the newest first; none where nothing was ever published. */
export const listVersions = (db: Database, businessId: BusinessId): Promise<Version[]> =>
  db.tenant(businessId, (tx) =>
    tx
      .select({
        version: receptionistVersion.version,
        note: receptionistVersion.note,
        publishedBy: nameOf(receptionistVersion.publishedBy),
        publishedAt: receptionistVersion.publishedAt,
      })
      .from(receptionistVersion)
      .where(eq(receptionistVersion.businessId, businessId))
      .orderBy(desc(receptionistVersion.version))
      .limit(MAXIMA.versions.most),
  );

/** The settings of a version; null: there is none of that number. */
export const loadVersion = (db: Database, businessId: BusinessId, version: number) =>
  db.tenant(businessId, (tx) => readVersion(tx, businessId, version));

/** A moment that differs from the last one even within the same millisecond. */
const later = sql<Date>`greatest(now(), ${receptionistDraft.updatedAt} + interval '1 millisecond')`;

/** The name of a member, by their id. */
const nameOf = (userId: AnyPgColumn) =>
  sql<string | null>`(select name from business_members() where user_id = ${userId})`;

const seenDraft = (businessId: BusinessId, seen: Date) =>
  and(eq(receptionistDraft.businessId, businessId), eq(receptionistDraft.updatedAt, seen));

async function readDraft(tx: TenantTransaction, businessId: BusinessId): Promise<Draft | null> {
  const { settings, basedOn, updatedAt } = receptionistDraft;
  const [row] = await tx
    .select({ settings, basedOn, updatedAt, updatedBy: nameOf(receptionistDraft.updatedBy) })
    .from(receptionistDraft)
    .where(eq(receptionistDraft.businessId, businessId));
  return row ?? null;
}

async function readVersion(
  tx: TenantTransaction,
  businessId: BusinessId,
  version: number,
): Promise<ReceptionistSettings | null> {
  const [row] = await tx
    .select({ settings: receptionistVersion.settings })
    .from(receptionistVersion)
    .where(and(eq(receptionistVersion.businessId, businessId), eq(receptionistVersion.version, version)));
  return row?.settings ?? null;
}

/** The transaction holds the lock of `before`: nobody else takes the next number. */
async function publish(
  tx: TenantTransaction,
  businessId: BusinessId,
  before: Published,
  next: { readonly settings: ReceptionistSettings; readonly userId: UserId; readonly note: string },
): Promise<number> {
  const version = before.version + 1;
  if (before.version === 0) {
    // What it was set up with can be gone back to as well.
    await tx
      .insert(receptionistVersion)
      .values({ businessId, version: 0, settings: before.settings, note: 'As it was set up' });
  }
  await tx.insert(receptionistVersion).values({
    businessId,
    version,
    settings: next.settings,
    note: next.note,
    publishedBy: next.userId,
  });
  await tx
    .delete(receptionistVersion)
    .where(
      and(
        eq(receptionistVersion.businessId, businessId),
        lte(receptionistVersion.version, version - MAXIMA.versions.most),
      ),
    );
  await writePublished(tx, businessId, { version, settings: next.settings });
  await recordEvents(tx, businessId, [{ type: 'receptionist.published', version }]);
  return version;
}
