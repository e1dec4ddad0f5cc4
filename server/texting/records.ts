/** Writes down what is said and done in a conversation by text. */
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { ToolCall } from '../call/ports.ts';
import type { Item } from '../conversation/batch.ts';
import type { ConversationKey } from '../conversation/conversation.ts';
import { writeBatch } from '../conversation/write-batch.ts';
import type { Receptionist } from '../receptionist/receptionist.ts';
import type { ToolRun } from '../receptionist/tools/tool.ts';

export const writeItems = (tx: TenantTransaction, key: ConversationKey, items: readonly Item[]) =>
  writeBatch(tx, key, { items, progress: null, refusals: 0, attempt: null }, null);

/** Runs a tool to its end and writes it down, unless the same run was done before. */
export async function runTool(
  db: Database,
  { businessId, conversationId }: ConversationKey,
  receptionist: Pick<Receptionist, 'runTool'>,
  call: ToolCall,
): Promise<ToolRun> {
  const began = Date.now();
  const run = await receptionist.runTool(call);
  const { key, result, fresh } = run;
  const { say, status } = result;
  const done = { key, name: call.name, arguments: call.arguments, result, say, status, at: new Date(began) };
  const item: Item = { type: 'tool', run: { ...done, durationMs: Date.now() - began } };
  if (fresh) await db.tenant(businessId, (tx) => writeItems(tx, { businessId, conversationId }, [item]));
  return run;
}
