/** The receptionist of a conversation by text, with all that was said and done in it. */
import { and, desc, eq, isNotNull, ne } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import type { BusinessId, ConversationId } from '../../db/ids.ts';
import { conversation } from '../../db/schema.ts';
import { loadBusiness } from '../business/business.ts';
import { comingHolidays } from '../business/holidays.ts';
import { pastMessages } from '../call/past.ts';
import type { ModelMessage } from '../call/ports.ts';
import type { Clock } from '../clock.ts';
import { loadSoFar } from '../conversation/so-far.ts';
import { languageOf } from '../languages/languages.ts';
import { createReceptionist, type Receptionist } from '../receptionist/receptionist.ts';
import { Toolset } from '../receptionist/tools/toolset.ts';

export interface TextingParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

export interface TextingScene {
  readonly receptionist: Receptionist;
  /** What the model reads before the newest texts: who it is, that it writes, and the conversation so far. */
  readonly messages: () => readonly ModelMessage[];
}

/** @returns null when the business has no such conversation any more. */
export async function openScene(
  { db, clock, onError }: TextingParts,
  key: { readonly businessId: BusinessId; readonly conversationId: ConversationId },
): Promise<TextingScene | null> {
  const [business, soFar] = await Promise.all([loadBusiness(db, key.businessId), loadSoFar(db, key)]);
  if (soFar === null) return null;
  const toolset = new Toolset({
    db,
    business,
    conversationId: key.conversationId,
    // Whoever texts from a number may be anybody who holds the telephone: it proves nothing.
    caller: { phone: soFar.customerAddress, vouched: false },
    holidays: comingHolidays(clock.now(), business),
    clock,
    past: soFar.tools,
    onError,
  });
  const receptionist = createReceptionist(toolset);
  receptionist.saidBefore(soFar.turns.flatMap(({ speaker, said }) => (speaker === 'caller' ? [said] : [])));
  const before = await lastSummary(db, key, soFar.customerAddress);
  const system = (content: string): ModelMessage => ({ role: 'system', content });
  return {
    receptionist,
    // In the language of the newest texts.
    messages: () => {
      const language = languageOf(receptionist.language);
      return [
        system(receptionist.systemPrompt()),
        system(language.texting.manner),
        ...(before === '' ? [] : [system(language.texting.before(before))]),
        ...pastMessages(soFar, language),
      ];
    },
  };
}

/** What came of their last conversation by text; empty: there was none, or it is not kept any more. */
async function lastSummary(
  db: Database,
  {
    businessId,
    conversationId,
  }: { readonly businessId: BusinessId; readonly conversationId: ConversationId },
  phone: string | null,
): Promise<string> {
  if (phone === null) return '';
  const [row] = await db.tenant(businessId, (tx) =>
    tx
      .select({ summary: conversation.summary })
      .from(conversation)
      .where(
        and(
          eq(conversation.businessId, businessId),
          eq(conversation.customerAddress, phone),
          eq(conversation.channel, 'sms'),
          ne(conversation.id, conversationId),
          isNotNull(conversation.endedAt),
        ),
      )
      .orderBy(desc(conversation.startedAt))
      .limit(1),
  );
  return row?.summary ?? '';
}
