/** The receptionist's settings: how it sounds, what it may and may not say, and what it knows. */
import { and, eq, notInArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { TenantTransaction } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import { business, knowledge, MANNERS, type ReceptionistSettings } from '../../db/schema.ts';
import { LANGUAGE_TAGS } from '../languages/languages.ts';
import { MAXIMA } from './maxima.ts';

/** A draft while it is being written: an answer may still be missing. */
export const receptionistDraft = z.object({
  receptionistName: z.string().max(60, 'is too long for a name'),
  voiceId: z.string().max(100).nullable(),
  language: z.enum(LANGUAGE_TAGS),
  // Versions of before there were several languages lack these.
  alsoSpeaks: z
    // What is read from the database is any string for the compiler.
    .array(z.enum(LANGUAGE_TAGS) as z.ZodType<string, string>)
    .max(3, 'must be 3 languages at most')
    .readonly()
    .default([]),
  offersLanguageKeys: z.boolean().default(false),
  greeting: z.string().max(300, 'is longer than a caller would listen to'),
  disclosesAssistant: z.boolean(),
  manner: z.enum(MANNERS),
  mayDo: z.string().max(2000, 'must be 2,000 characters at most'),
  mayNotDo: z.string().max(2000, 'must be 2,000 characters at most'),
  recordsCalls: z.boolean(),
  consentText: z.string().max(300, 'is longer than a caller would listen to'),
  knowledge: z
    .array(
      z.object({
        id: z.uuid(),
        question: z.string().max(500, 'must be 500 characters at most'),
        answer: z.string().max(2000, 'must be 2,000 characters at most'),
      }),
    )
    .max(MAXIMA.answers.most, `must be ${MAXIMA.answers.most} answers at most`)
    .refine((facts) => new Set(facts.map(({ id }) => id)).size === facts.length, 'must have each id once'),
});

/** Settings complete enough to answer calls. */
export const receptionistSettings = receptionistDraft
  .extend({
    receptionistName: receptionistDraft.shape.receptionistName.trim(),
    greeting: receptionistDraft.shape.greeting.trim(),
    mayDo: receptionistDraft.shape.mayDo.trim(),
    mayNotDo: receptionistDraft.shape.mayNotDo.trim(),
    consentText: receptionistDraft.shape.consentText.trim(),
    knowledge: receptionistDraft.shape.knowledge.pipe(
      z.array(
        z.object({
          id: z.uuid(),
          question: z.string().trim().min(1, 'A question is missing.'),
          answer: z.string().trim().min(1, 'An answer is missing.'),
        }),
      ),
    ),
  })
  .transform((settings) => ({ ...settings, knowledge: inOrder(settings.knowledge) }));

/** The order in which knowledge is told; the business's own is not kept. */
const inOrder = (facts: ReceptionistSettings['knowledge']) =>
  facts.toSorted(
    (a, b) => compare(a.question.toLowerCase(), b.question.toLowerCase()) || compare(a.id, b.id),
  );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export interface Published {
  readonly version: number;
  readonly settings: ReceptionistSettings;
}

/** The published settings. `lock` keeps others from publishing until the transaction is over. */
export async function readPublished(
  tx: TenantTransaction,
  businessId: BusinessId,
  { lock }: { readonly lock: boolean } = { lock: false },
): Promise<Published> {
  const query = tx
    .select({
      version: business.receptionistVersion,
      receptionistName: business.receptionistName,
      voiceId: business.voiceId,
      language: business.language,
      alsoSpeaks: business.alsoSpeaks,
      offersLanguageKeys: business.offersLanguageKeys,
      greeting: business.greeting,
      disclosesAssistant: business.disclosesAssistant,
      manner: business.manner,
      mayDo: business.mayDo,
      mayNotDo: business.mayNotDo,
      recordsCalls: business.recordsCalls,
      consentText: business.consentText,
    })
    .from(business)
    .where(eq(business.id, businessId));
  // Rows that refer to the business may be written meanwhile: its key stays as it is.
  const [row] = await (lock ? query.for('no key update') : query);
  if (row === undefined) throw new Error(`there is no business ${businessId}`);
  const facts = await tx
    .select({ id: knowledge.id, question: knowledge.question, answer: knowledge.answer })
    .from(knowledge)
    .where(eq(knowledge.businessId, businessId));
  const { version, ...settings } = row;
  return { version, settings: { ...settings, knowledge: inOrder(facts) } };
}

/** Makes these answer calls, under that number. */
export async function writePublished(
  tx: TenantTransaction,
  businessId: BusinessId,
  { version, settings }: Published,
): Promise<void> {
  const { knowledge: facts, ...columns } = settings;
  await tx
    .update(business)
    .set({ ...columns, alsoSpeaks: [...columns.alsoSpeaks], receptionistVersion: version })
    .where(eq(business.id, businessId));
  const kept = facts.map(({ id }) => id);
  await tx
    .delete(knowledge)
    .where(
      and(eq(knowledge.businessId, businessId), kept.length > 0 ? notInArray(knowledge.id, kept) : undefined),
    );
  if (facts.length === 0) return;
  await tx
    .insert(knowledge)
    .values(facts.map((fact) => ({ ...fact, businessId })))
    .onConflictDoUpdate({
      target: [knowledge.businessId, knowledge.id],
      set: { question: sql`excluded.question`, answer: sql`excluded.answer` },
    });
}
