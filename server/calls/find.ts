/** Finds calls that are over: by what was said, who rang, when, for how long and with what outcome; page by page. */
import { and, count, desc, eq, exists, gte, inArray, isNotNull, like, lt, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BusinessId, CallId, ConversationId, StaffId } from '../../db/ids.ts';
import {
  booking,
  business,
  conversation,
  conversationFlag,
  isTest,
  SEARCH_LANGUAGE,
  turn,
} from '../../db/schema.ts';
import { flagKind, type FlagKind, outcome } from '../events/events.ts';
import { GOALS } from '../events/goals.ts';
import { day } from '../fields.ts';
import { isOwn } from './own.ts';
import { callsOf, type CallSummary, newestFirst } from './history.ts';

/** The end of a page of the history: the next one begins after it. */
export interface CallCursor {
  readonly startedAt: Date;
  readonly id: CallId;
}

/** Which calls are looked for; what is left out does not matter. */
export const callFilters = z
  .object({
    /** Words that were said, as in a web search: `"two words"` stand together, `-word` was not said. */
    search: z.string().trim().max(200),
    outcome,
    /** Days in the business's zone, both included. */
    fromDay: day,
    toDay: day,
    /** Some digits of the caller's number. */
    number: z.string().max(40),
    /** With whom the call booked. */
    staffId: z.uuid('must be an id').transform((value) => value as StaffId),
    minSeconds: z.number().int().min(0),
    /** Not included. */
    maxSeconds: z.number().int().min(0),
    flag: z.enum(['good', 'bad']),
    /** Whether the caller got what they wanted. */
    goal: z.enum(['reached', 'missed']),
    /** What somebody may want to look at in it. */
    mark: flagKind,
    /** `real`: without test calls and unwanted ones; `test` and `spam`: those only. */
    kind: z.enum(['real', 'test', 'spam']),
  })
  .partial();
export type CallFilters = z.infer<typeof callFilters>;

/** An excerpt of a transcript, in pieces; a hit is a word of the search. */
export type Excerpt = { readonly text: string; readonly hit: boolean }[];

export interface FoundCall extends CallSummary {
  /** Where the words stand that were looked for; null when none were. */
  readonly excerpt: Excerpt | null;
}

/** Calls that are over and match the filters, the newest first, `limit` from behind the cursor. */
export const listCalls = (
  db: Database,
  businessId: BusinessId,
  page: {
    readonly after: CallCursor | null;
    readonly limit: number;
    readonly filters: CallFilters;
    readonly only?: StaffId | null;
  },
): Promise<FoundCall[]> =>
  db.tenant(businessId, async (tx) => {
    const condition = and(
      eq(conversation.businessId, businessId),
      isNotNull(conversation.endedAt),
      page.after === null ? undefined : isBehind(page.after),
      isOwn(page.only ?? null),
      ...conditionsOf(businessId, page.filters),
    );
    const { search } = page.filters;
    if (search === undefined || search === '')
      return (await callsOf(tx, condition, page.limit)).map((each) => ({ ...each, excerpt: null }));
    const ids = await callsSaying(tx, businessId, search, condition, page.limit);
    if (ids.length === 0) return [];
    const found = await callsOf(
      tx,
      and(eq(conversation.businessId, businessId), inArray(conversation.id, ids)),
      page.limit,
    );
    const excerpts = await excerptsOf(tx, businessId, search, ids);
    return found.map((each) => ({ ...each, excerpt: excerpts.get(each.id) ?? null }));
  });

const isBehind = ({ startedAt, id }: CallCursor): SQL =>
  sql`(${conversation.startedAt}, ${conversation.id}) < (${startedAt.toISOString()}::timestamptz, ${id}::uuid)`;

function conditionsOf(businessId: BusinessId, filters: CallFilters): SQL[] {
  const zone = sql`(select ${business.zone} from ${business} where ${business.id} = ${businessId})`;
  const midnight = (date: string) => sql`${date}::date::timestamp at time zone ${zone}`;
  const nextMidnight = (date: string) => sql`(${date}::date + 1)::timestamp at time zone ${zone}`;
  const seconds = sql`extract(epoch from ${conversation.endedAt} - ${conversation.startedAt})`;
  const digits = filters.number?.replaceAll(/\D/g, '') ?? '';
  const { fromDay, toDay, staffId, minSeconds, maxSeconds, flag, goal, mark, kind } = filters;
  return [
    filters.outcome === undefined ? undefined : eq(conversation.outcome, filters.outcome),
    fromDay === undefined ? undefined : gte(conversation.startedAt, midnight(fromDay)),
    toDay === undefined ? undefined : lt(conversation.startedAt, nextMidnight(toDay)),
    digits === '' ? undefined : like(conversation.customerAddress, `%${digits}%`),
    staffId === undefined ? undefined : inArray(conversation.id, bookedWith(businessId, staffId)),
    minSeconds === undefined ? undefined : sql`${seconds} >= ${minSeconds}`,
    maxSeconds === undefined ? undefined : sql`${seconds} < ${maxSeconds}`,
    flag === undefined ? undefined : eq(conversation.flag, flag),
    goal === undefined ? undefined : inArray(conversation.outcome, [...GOALS[goal]]),
    mark === undefined ? undefined : inArray(conversation.id, markedWith(businessId, mark)),
    kind === undefined ? undefined : ofKind[kind],
  ].filter((each) => each !== undefined);
}

const ofKind: Readonly<Record<NonNullable<CallFilters['kind']>, SQL>> = {
  real: sql`not ${isTest} and ${conversation.spam} is distinct from 'marked'`,
  test: isTest,
  spam: eq(conversation.spam, 'marked'),
};

const bookedWith = (businessId: BusinessId, staffId: StaffId): SQL =>
  sql`(select ${booking.conversationId} from ${booking} where ${booking.businessId} = ${businessId} and ${booking.staffId} = ${staffId})`;

const markedWith = (businessId: BusinessId, kind: FlagKind): SQL =>
  sql`(select ${conversationFlag.conversationId} from ${conversationFlag}
    where ${conversationFlag.businessId} = ${businessId} and ${conversationFlag.kind} = ${kind})`;

/** The number of calls that are read before the index of words is used. */
const READ_THROUGH = 1_000;

/**
 * The newest calls in which these words were said. A common word is in some of the newest calls, which are read through;
 * only one that is too rare for that is looked up in the index, which would find a common one in nearly every call.
 */
async function callsSaying(
  tx: TenantTransaction,
  businessId: BusinessId,
  search: string,
  condition: SQL | undefined,
  limit: number,
): Promise<ConversationId[]> {
  const newest = tx
    .select({ id: conversation.id, startedAt: conversation.startedAt })
    .from(conversation)
    .where(condition)
    .orderBy(...newestFirst)
    .limit(READ_THROUGH)
    .as('newest');
  const saying = tx
    .select({ one: sql`1` })
    .from(turn)
    .where(and(eq(turn.businessId, businessId), eq(turn.conversationId, newest.id), matches(search)));
  const read = await tx
    .select({ id: newest.id })
    .from(newest)
    .where(exists(saying))
    .orderBy(desc(newest.startedAt), desc(newest.id))
    .limit(limit);
  const [{ total } = { total: 0 }] =
    read.length === limit ? [] : await tx.select({ total: count() }).from(newest);
  const found =
    total < READ_THROUGH
      ? read
      : await tx
          .select({ id: conversation.id })
          .from(conversation)
          .where(and(condition, sql`${conversation.id} in (select conversations_saying(${search}))`))
          .orderBy(...newestFirst)
          .limit(limit);
  return found.map(({ id }) => id);
}

const query = (search: string): SQL => sql`websearch_to_tsquery(${SEARCH_LANGUAGE}, ${search})`;
const matches = (search: string): SQL => sql`${turn.words} @@ ${query(search)}`;

/** Brackets that nobody says. */
const HEADLINE = 'StartSel=⟦, StopSel=⟧, MinWords=8, MaxWords=24';
const HIT = /⟦([^⟦⟧]*)⟧/;

/** Of each call the first turn in which the words were said. */
async function excerptsOf(
  tx: TenantTransaction,
  businessId: BusinessId,
  search: string,
  ids: readonly ConversationId[],
): Promise<Map<ConversationId, Excerpt>> {
  const rows = await tx
    .selectDistinctOn([turn.conversationId], {
      id: turn.conversationId,
      headline: sql<string>`ts_headline(${SEARCH_LANGUAGE}, ${turn.said}, ${query(search)}, ${HEADLINE})`,
    })
    .from(turn)
    .where(and(eq(turn.businessId, businessId), inArray(turn.conversationId, [...ids]), matches(search)))
    .orderBy(turn.conversationId, turn.position);
  return new Map(rows.map(({ id, headline }) => [id, piecesOf(headline)]));
}

function piecesOf(headline: string): Excerpt {
  return headline
    .split(HIT)
    .map((text, index) => ({ text, hit: index % 2 === 1 }))
    .filter(({ text }) => text !== '');
}
