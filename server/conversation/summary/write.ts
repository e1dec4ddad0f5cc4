/** Writes the summary of a conversation down: once, with its flags, the facts about the customer, and its event. */
import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { TenantTransaction } from '../../../db/client.ts';
import { type CustomerId, newId } from '../../../db/ids.ts';
import {
  conversation,
  conversationFlag,
  conversationSummary,
  customer,
  customerFact,
  turn,
} from '../../../db/schema.ts';
import { recordEvents } from '../../events/record.ts';
import type { ConversationKey } from '../conversation.ts';
import type { Draft } from './draft.ts';
import { type Flag, flagOf, inOrder, measuredFlags } from './flags.ts';
import type { Conversation } from './rules.ts';

/** Of one customer: as many as somebody reads before a visit. The oldest go when new ones come. */
export const MOST_FACTS = 20;
/** A number that long is a telephone's, a card's or the state's: none is kept as a fact. */
const LONG_NUMBER = /\d[ .-]?\d[ .-]?\d[ .-]?\d[ .-]?\d[ .-]?\d/;

/** @returns `nothing`: its words were removed meanwhile; `before`: somebody else has written it. */
export async function writeSummary(
  tx: TenantTransaction,
  key: ConversationKey,
  about: Conversation,
  { draft, writtenBy }: { readonly draft: Draft; readonly writtenBy: 'model' | 'rules' },
): Promise<'written' | 'before' | 'nothing'> {
  const { businessId, conversationId } = key;
  const locked = await lockWithWords(tx, key);
  if (locked === null) return 'nothing';
  const { wanted, done, open, sentiment } = draft;
  const written = await tx
    .insert(conversationSummary)
    .values({ businessId, conversationId, wanted, done, open, sentiment, writtenBy })
    .onConflictDoNothing()
    .returning({ at: conversationSummary.at });
  if (written.length === 0) return 'before';
  const flags = flagsOf(about, draft);
  if (flags.length > 0)
    await tx.insert(conversationFlag).values(flags.map((flag) => ({ businessId, conversationId, ...flag })));
  if (locked.customerId !== null) await keepFacts(tx, key, locked.customerId, draft.facts);
  const kinds = [...new Set(flags.map(({ kind }) => kind))];
  await recordEvents(tx, businessId, [
    { type: 'call.summarised', callId: conversationId, sentiment, flags: kinds },
  ]);
  return 'written';
}

/** What was measured, and what was understood where there is such a turn of the customer. */
function flagsOf({ turns, runs }: Conversation, draft: Draft): readonly Flag[] {
  const asked = new Map(
    turns.filter(({ speaker }) => speaker === 'caller').map((each) => [each.position, each]),
  );
  const understood = draft.flags.flatMap(({ kind, turn: position }) => {
    const at = asked.get(position);
    return at === undefined ? [] : [flagOf(kind)(at)];
  });
  return inOrder([...measuredFlags(turns, runs), ...understood]);
}

/** Locks the conversation, so that its words are not removed meanwhile. @returns null: they were. */
async function lockWithWords(
  tx: TenantTransaction,
  { businessId, conversationId }: ConversationKey,
): Promise<{ readonly customerId: CustomerId | null } | null> {
  const here = and(eq(conversation.businessId, businessId), eq(conversation.id, conversationId));
  const [row] = await tx
    .select({ customerId: conversation.customerId, address: conversation.customerAddress })
    .from(conversation)
    .where(here)
    .for('no key update');
  const [said] = await tx
    .select({ position: turn.position })
    .from(turn)
    .where(and(eq(turn.businessId, businessId), eq(turn.conversationId, conversationId)))
    .limit(1);
  if (row === undefined || said === undefined) return null;
  // Who became a customer in this conversation is known by their number only.
  const byNumber = row.address === null ? undefined : eq(customer.phone, row.address);
  const [known] = await tx
    .select({ id: customer.id })
    .from(customer)
    .where(
      and(
        eq(customer.businessId, businessId),
        isNull(customer.erasedAt),
        row.customerId === null ? (byNumber ?? sql`false`) : eq(customer.id, row.customerId),
      ),
    )
    .for('key share');
  return { customerId: known?.id ?? null };
}

async function keepFacts(
  tx: TenantTransaction,
  { businessId, conversationId }: ConversationKey,
  customerId: CustomerId,
  facts: readonly string[],
): Promise<void> {
  const kept = facts.filter((fact) => !LONG_NUMBER.test(fact));
  if (kept.length === 0) return;
  await tx
    .insert(customerFact)
    .values(kept.map((fact) => ({ businessId, id: newId(), customerId, conversationId, fact })))
    .onConflictDoNothing();
  const theirs = and(eq(customerFact.businessId, businessId), eq(customerFact.customerId, customerId));
  const old = tx
    .select({ id: customerFact.id })
    .from(customerFact)
    .where(theirs)
    .orderBy(desc(customerFact.createdAt), desc(customerFact.id))
    .offset(MOST_FACTS);
  await tx.delete(customerFact).where(and(theirs, inArray(customerFact.id, old)));
}
