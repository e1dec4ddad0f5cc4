/**
 * Answers the texts that wait in a thread, with one text. One worker at a time makes an answer, and says so in the thread;
 * what comes meanwhile gets another answer. A worker that dies is believed in for a while, then another one takes over:
 * tools are done once, and the answer is written in the transaction that marks its texts.
 */
import { randomUUID } from 'node:crypto';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { TenantTransaction } from '../../db/client.ts';
import type { ConversationId, TextId } from '../../db/ids.ts';
import type { Jobs } from '../../db/queues.ts';
import { textMessage, textThread } from '../../db/schema.ts';
import { utterance } from '../call/lengths.ts';
import type { LanguageModel, ModelMessage, ToolCall } from '../call/ports.ts';
import type { Item } from '../conversation/batch.ts';
import { enqueueAt } from '../jobs/enqueue.ts';
import type { Attempt } from '../jobs/queue.ts';
import { languageOf } from '../languages/languages.ts';
import { queueText } from '../notices/texts.ts';
import { composeAnswer } from './compose.ts';
import { isHeld } from './policy.ts';
import { runTool, writeItems } from './records.ts';
import { openScene, type TextingParts, type TextingScene } from './scene.ts';
import { DEBOUNCE_MS } from './take.ts';
import { tellOwner } from './tell-owner.ts';
import { answerOnly, waitingTexts } from './waiting.ts';

export interface AnswerParts extends TextingParts {
  readonly model: LanguageModel;
  /** How long texts in a row are waited for; tests shorten it. */
  readonly debounceMs?: number;
}

/** A model with all its tools needs less; then whoever made the answer is taken for dead. */
const ANSWER_MS = 90_000;

type ThreadKey = Jobs['answer-texts'];
type Waiting = Awaited<ReturnType<typeof waitingTexts>>;
interface Claimed {
  readonly token: string;
  readonly phone: string;
  readonly conversationId: ConversationId;
  readonly texts: Waiting;
}

/** Does nothing where no text waits, or where a newer one will be looked after by a job of its own. */
export async function answerTexts(parts: AnswerParts, key: ThreadKey): Promise<void> {
  const claimed = await parts.db.tenant(key.businessId, (tx) =>
    claim(tx, key, parts.debounceMs ?? DEBOUNCE_MS),
  );
  if (claimed === null) return;
  try {
    const scene = await openScene(parts, { ...key, ...claimed });
    const answer = scene === null ? '' : await makeAnswer(parts, key, claimed, scene);
    await parts.db.tenant(key.businessId, (tx) => finish(tx, key, claimed, answer));
  } catch (error) {
    await parts.db.tenant(key.businessId, (tx) => letGo(tx, key, claimed.token));
    throw error;
  }
}

/** The same as an attempt of the queue: when the last one fails, the owner hears that a customer waits. */
export async function answerOrTell(
  parts: AnswerParts,
  { data: key, last }: Attempt<Jobs['answer-texts']>,
): Promise<void> {
  try {
    await answerTexts(parts, key);
  } catch (error) {
    if (last) await parts.db.tenant(key.businessId, (tx) => giveUp(tx, key));
    throw error;
  }
}

/** The texts go on waiting: the next one of the thread has them answered with it. */
async function giveUp(tx: TenantTransaction, key: ThreadKey): Promise<void> {
  const [found] = await tx.select({ phone: textThread.phone }).from(textThread).where(thread(key));
  if (found !== undefined) await tellOwner(tx, key.businessId, found.phone, 'notAnswered');
}

const thread = ({ businessId, threadId }: ThreadKey) =>
  and(eq(textThread.businessId, businessId), eq(textThread.id, threadId));

async function claim(tx: TenantTransaction, key: ThreadKey, debounceMs: number): Promise<Claimed | null> {
  const [found] = await tx
    .select({
      phone: textThread.phone,
      heldAt: textThread.heldAt,
      conversationId: textThread.conversationId,
      busyUntil: textThread.answeringUntil,
      now: sql<string>`now()`,
    })
    .from(textThread)
    .where(thread(key))
    .for('update');
  if (found === undefined) return null;
  const now = new Date(found.now);
  const texts = await waitingTexts(tx, key.businessId, key.threadId);
  const newest = texts.at(-1);
  if (newest === undefined) return null;
  if (isHeld(found.heldAt, now)) {
    await markAnswered(
      tx,
      key,
      texts.map(({ id }) => id),
    );
    return null;
  }
  if (found.busyUntil !== null && found.busyUntil > now) {
    // Whoever makes an answer looks again when it is done; this is for the case that it dies.
    await enqueueAt(tx, 'answer-texts', [{ job: key, notBefore: found.busyUntil }]);
    return null;
  }
  // The newest text has a job of its own, which comes later.
  if (now.getTime() - newest.at.getTime() < debounceMs) return null;
  const { conversationId } = newest;
  if (conversationId === null) return null;
  await answerOnly(
    tx,
    key.businessId,
    key.threadId,
    texts.map(({ id }) => id),
  );
  const token = randomUUID();
  const until = new Date(now.getTime() + ANSWER_MS);
  await tx.update(textThread).set({ answering: token, answeringUntil: until }).where(thread(key));
  return { token, phone: found.phone, conversationId, texts };
}

async function makeAnswer(
  { db, model }: AnswerParts,
  { businessId }: ThreadKey,
  { conversationId, texts }: Claimed,
  { receptionist, messages }: TextingScene,
): Promise<string> {
  const said = texts.map(({ body }) => utterance(body));
  const { written } = languageOf(receptionist.language).texting;
  const emergency = said.map((body) => receptionist.emergency(body)).find((sentence) => sentence !== null);
  if (emergency !== undefined) return written(emergency);
  const chosen = receptionist.callerSpoke(said.join('\n'), null);
  if (chosen !== null) return written(chosen);
  const newest: ModelMessage = { role: 'user', content: said.filter((body) => body !== '').join('\n') };
  const signal = AbortSignal.timeout(ANSWER_MS);
  const run = (call: ToolCall) => runTool(db, { businessId, conversationId }, receptionist, call);
  return written(await composeAnswer({ model, receptionist, runTool: run, signal }, [...messages(), newest]));
}

/** Nothing is written where somebody else makes the answer by now, or has taken the thread over. */
async function finish(
  tx: TenantTransaction,
  key: ThreadKey,
  { token, phone, conversationId, texts }: Claimed,
  answer: string,
): Promise<void> {
  const { businessId, threadId } = key;
  const [found] = await tx
    .select({ answering: textThread.answering, heldAt: textThread.heldAt, now: sql<string>`now()` })
    .from(textThread)
    .where(thread(key))
    .for('update');
  if (found?.answering !== token) return;
  const at = new Date(found.now);
  const held = isHeld(found.heldAt, at);
  await markAnswered(
    tx,
    key,
    texts.map(({ id }) => id),
  );
  await letGo(tx, key, token);
  const turn = { interrupted: false, timings: null };
  const turns: Item[] = texts.map((text) => {
    const words = utterance(text.body);
    return { type: 'turn', turn: { ...turn, speaker: 'caller', said: words, heard: words, at: text.at } };
  });
  if (answer !== '' && !held) {
    turns.push({ type: 'turn', turn: { ...turn, speaker: 'receptionist', said: answer, heard: answer, at } });
    await queueText(tx, { businessId, to: phone, body: answer, kind: 'reply', conversationId });
  }
  await writeItems(tx, { businessId, conversationId }, turns);
  const waiting = await waitingTexts(tx, businessId, threadId);
  if (waiting.length > 0)
    await enqueueAt(tx, 'answer-texts', [{ job: key, notBefore: new Date(at.getTime() + DEBOUNCE_MS) }]);
}

const markAnswered = (tx: TenantTransaction, { businessId }: ThreadKey, ids: readonly TextId[]) =>
  tx
    .update(textMessage)
    .set({ answeredAt: sql`now()` })
    .where(and(eq(textMessage.businessId, businessId), inArray(textMessage.id, [...ids])));

const letGo = (tx: TenantTransaction, key: ThreadKey, token: string) =>
  tx
    .update(textThread)
    .set({ answering: null, answeringUntil: null })
    .where(and(thread(key), eq(textThread.answering, token)));
