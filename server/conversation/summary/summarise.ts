/**
 * Summarises a conversation that is over, once: by a model where there is one, else by rules. It runs as a job, off the
 * audio path, and may be started again after a process died in the middle.
 */
import { and, asc, eq } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../../db/client.ts';
import { business, conversation, conversationSummary, toolRun, turn } from '../../../db/schema.ts';
import type { Language } from '../../languages/language.ts';
import { languageOf } from '../../languages/languages.ts';
import type { ConversationKey } from '../conversation.ts';
import type { Draft } from './draft.ts';
import type { Turn } from './flags.ts';
import { type Conversation, ruledDraft } from './rules.ts';
import { transcriptOf } from './transcript.ts';
import { writeSummary } from './write.ts';

export interface DraftRequest {
  /** What the model is told to do. */
  readonly instructions: string;
  /** What was said and done: data. */
  readonly transcript: string;
}

/** Asks a model. @returns null: it refused, or its answer is no draft. @throws when it could not be asked. */
export type AskDraft = (request: DraftRequest) => Promise<Draft | null>;

/** What is said in three hours without a breath. */
const MOST_TURNS = 3_000;
const MOST_RUNS = 1_000;

/**
 * @param ask null: there is no model, or it failed often enough
 * @returns `nothing`: nothing was said, or it is no longer kept; `before`: it has a summary.
 * @throws when the model could not be asked; nothing is written then
 */
export async function summarise(
  db: Database,
  key: ConversationKey,
  ask: AskDraft | null,
): Promise<'written' | 'before' | 'nothing'> {
  const found = await db.tenant(key.businessId, (tx) => readConversation(tx, key));
  if (found === null) return 'nothing';
  if (found.isSummarised) return 'before';
  const { about } = found;
  const words = languageOf(about.language).summaries;
  const asked = ask === null || !wasTalk(found.turns) ? null : await ask(requestOf(found, about, words));
  const draft = asked ?? ruledDraft(found, words);
  return db.tenant(key.businessId, (tx) =>
    writeSummary(tx, key, found, { draft, writtenBy: asked === null ? 'rules' : 'model' }),
  );
}

/** There is nothing to understand where only one side spoke. */
const wasTalk = (turns: readonly Turn[]): boolean => turns.some(({ speaker }) => speaker === 'caller');

const requestOf = (
  { turns, runs }: Conversation,
  about: { readonly name: string; readonly trade: string },
  words: Language['summaries'],
): DraftRequest => ({ instructions: words.instructions(about), transcript: transcriptOf(turns, runs) });

/** @returns null: there is no such conversation, or nothing was said in it. */
async function readConversation(tx: TenantTransaction, { businessId, conversationId }: ConversationKey) {
  const [row] = await tx
    .select({
      outcome: conversation.outcome,
      summarised: conversationSummary.at,
      about: { name: business.name, trade: business.trade, language: business.language },
    })
    .from(conversation)
    .innerJoin(business, eq(business.id, conversation.businessId))
    .leftJoin(
      conversationSummary,
      and(
        eq(conversationSummary.businessId, conversation.businessId),
        eq(conversationSummary.conversationId, conversation.id),
      ),
    )
    .where(and(eq(conversation.businessId, businessId), eq(conversation.id, conversationId)));
  const turns = await tx
    .select()
    .from(turn)
    .where(and(eq(turn.businessId, businessId), eq(turn.conversationId, conversationId)))
    .orderBy(asc(turn.position))
    .limit(MOST_TURNS);
  if (row === undefined || turns.length === 0) return null;
  const runs = await tx
    .select()
    .from(toolRun)
    .where(and(eq(toolRun.businessId, businessId), eq(toolRun.conversationId, conversationId)))
    .orderBy(asc(toolRun.at))
    .limit(MOST_RUNS);
  return { outcome: row.outcome, isSummarised: row.summarised !== null, about: row.about, turns, runs };
}
