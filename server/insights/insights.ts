/** The insights of a range of days, counted in Postgres, beside the days before it. Test calls are left out. */
import { eq, type SQL, sql } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BusinessId, ConversationId } from '../../db/ids.ts';
import { business, conversation, isTest } from '../../db/schema.ts';
import type { Outcome } from '../events/events.ts';
import { GOALS } from '../events/goals.ts';

/** Days in the business's zone, `YYYY-MM-DD`, both included. */
export interface DayRange {
  readonly fromDay: string;
  readonly toDay: string;
}

/** The figures that can be added up over days. */
export interface Tally {
  readonly calls: number;
  /** Calls that the receptionist picked up, whatever they came to. */
  readonly answered: number;
  /** Calls in which something was booked. */
  readonly booked: number;
  /** Calls whose caller got what they wanted, and those whose did not; who wanted nothing is in neither. */
  readonly reached: number;
  readonly missed: number;
  /** From the answer to the end, of the calls that are over. */
  readonly seconds: number;
  /** Bookings that these calls made and that were not cancelled. */
  readonly bookings: number;
  /** What they cost, in the currency's smallest unit. */
  readonly value: number;
}

/** The time that callers waited for the first sound of an answer, in milliseconds. */
export interface Waits {
  readonly answers: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** Null: nothing was answered, or what was said is no longer kept. */
type KnownWaits = Waits | null;

export interface Day extends Tally {
  readonly day: string;
  readonly waits: KnownWaits;
}

export interface Period extends DayRange {
  /** Every day of it, also one without a call. */
  readonly days: Day[];
  readonly outcomes: { readonly outcome: Outcome; readonly calls: number }[];
  /** When in the week the calls began, by the business's clock; Monday is 1. Hours without a call are left out. */
  readonly hours: { readonly weekday: number; readonly hour: number; readonly calls: number }[];
  readonly waits: KnownWaits;
}

/** The questions that nobody has taught yet; asked in the same words they are one question. */
export interface AskedQuestion {
  /** The one that was asked last, and in which call. */
  readonly id: string;
  readonly callId: ConversationId;
  readonly question: string;
  readonly times: number;
  readonly lastAt: Date;
}

export interface Insights {
  readonly currency: string;
  readonly now: Period;
  /** As many days, just before. */
  readonly before: Period;
  readonly questions: AskedQuestion[];
}

/** More than anybody teaches at one sitting. */
const MOST_QUESTIONS = 20;

/** Calls that nobody wanted are no part of the business. */
const isWanted = sql`conversation.spam is distinct from 'marked'`;

/** Counts a range of days and the one before it. */
export const readInsights = (db: Database, businessId: BusinessId, range: DayRange): Promise<Insights> =>
  db.tenant(businessId, async (tx) => {
    const [place] = await tx.select().from(business).where(eq(business.id, businessId));
    if (place === undefined) throw new Error('there is no such business');
    const earlier = rangeBefore(range);
    const both = { fromDay: earlier.fromDay, toDay: range.toDay };
    const counted = await countCalls(tx, within(businessId, place.zone, both), range.fromDay);
    const waited = await measureWaits(tx, within(businessId, place.zone, both), range.fromDay);
    return {
      currency: place.currency,
      now: periodOf(range, true, counted, waited),
      before: periodOf(earlier, false, counted, waited),
      questions: await unanswered(tx, within(businessId, place.zone, range)),
    };
  });

function rangeBefore({ fromDay, toDay }: DayRange): DayRange {
  const from = Temporal.PlainDate.from(fromDay);
  const days = from.until(toDay).days + 1;
  return { fromDay: from.subtract({ days }).toString(), toDay: from.subtract({ days: 1 }).toString() };
}

type Within = ReturnType<typeof within>;

/** The business and the time of the rows. */
function within(businessId: BusinessId, zone: string, { fromDay, toDay }: DayRange) {
  /** The wall clock of the business at a moment. */
  const clock = (moment: SQL) => sql`(${moment} at time zone ${zone})`;
  return {
    businessId,
    clock,
    // Whether a moment's day is in the range. An index finds the moments, a day too many at either end: where clocks change at midnight, only the wall clock
    // knows exactly which day it was.
    holds: (moment: SQL) => sql`${moment} >= ${fromDay}::date::timestamptz - interval '2 days'
      and ${moment} < ${toDay}::date::timestamptz + interval '3 days'
      and ${clock(moment)}::date between ${fromDay}::date and ${toDay}::date`,
  };
}

/** Of one day (both periods have theirs), or of one hour of the week or one outcome of a period. */
type Counted = Tally & { readonly isNow: boolean } & {
  readonly day: string | null;
  readonly weekday: number | null;
  readonly hour: number | null;
  /** Also null of calls that are not over. */
  readonly outcome: Outcome | null;
};

const countCalls = (tx: TenantTransaction, { businessId, clock, holds }: Within, firstDay: string) =>
  tx.execute<Counted & Record<string, unknown>>(sql`
    with taken as materialized (
      select ${clock(sql`conversation.started_at`)} as began, conversation.id, outcome, answered_at, ended_at
      from conversation
      where conversation.business_id = ${businessId} and ${holds(sql`conversation.started_at`)} and not ${isTest} and ${isWanted}
    ), sold as (
      select booking.conversation_id, count(*) as bookings, sum(service.price_cents) as value
      from taken
        join booking on booking.business_id = ${businessId} and booking.conversation_id = taken.id
        join service on service.business_id = booking.business_id and service.id = booking.service_id
      where booking.status <> 'cancelled'
      group by booking.conversation_id
    ), counted as (
      select taken.*, sold.bookings, sold.value from taken left join sold on sold.conversation_id = taken.id
    ), placed as (
      select counted.*, began::date >= ${firstDay}::date as is_now, began::date as day,
        extract(isodow from began)::int as weekday, extract(hour from began)::int as hour
      from counted
    )
    select is_now as "isNow", day::text, weekday, hour, outcome,
      count(*)::int as calls,
      count(answered_at)::int as answered,
      count(*) filter (where outcome = 'booked')::int as booked,
      count(*) filter (where outcome in ${GOALS.reached})::int as reached,
      count(*) filter (where outcome in ${GOALS.missed})::int as missed,
      coalesce(sum(extract(epoch from ended_at - answered_at)), 0)::float8 as seconds,
      coalesce(sum(bookings), 0)::int as bookings,
      coalesce(sum(value), 0)::float8 as value
    from placed
    group by grouping sets ((is_now, day), (is_now, weekday, hour), (is_now, outcome))
    order by day, weekday, hour, outcome`);

/** Of one day, or of a whole period. */
type Waited = Waits & { readonly isNow: boolean; readonly day: string | null };

const measureWaits = (tx: TenantTransaction, { businessId, clock, holds }: Within, firstDay: string) =>
  tx.execute<Waited & Record<string, unknown>>(sql`
    with answer as (
      select ${clock(sql`conversation.started_at`)}::date as day, (turn.timings ->> 'firstFrame')::float8 as wait
      from conversation join turn on turn.business_id = conversation.business_id and turn.conversation_id = conversation.id
      where conversation.business_id = ${businessId} and turn.business_id = ${businessId}
        and ${holds(sql`conversation.started_at`)} and not ${isTest} and ${isWanted} and turn.timings ->> 'firstFrame' is not null
    ), measured as (
      select is_now, day, count(*)::int as answers,
        percentile_cont(array[0.5, 0.95, 0.99]) within group (order by wait) as waits
      from (select *, day >= ${firstDay}::date as is_now from answer) as placed
      group by grouping sets ((is_now), (is_now, day))
    )
    select is_now as "isNow", day::text, answers, waits[1] as p50, waits[2] as p95, waits[3] as p99 from measured`);

async function unanswered(tx: TenantTransaction, { businessId, holds }: Within): Promise<AskedQuestion[]> {
  const rows = await tx.execute<Record<keyof AskedQuestion, unknown> & Omit<AskedQuestion, 'lastAt'>>(sql`
    select (array_agg(id order by at desc, id))[1] as id,
      (array_agg(conversation_id order by at desc, id))[1] as "callId",
      (array_agg(question order by at desc, id))[1] as question,
      count(*)::int as times, max(at) as "lastAt"
    from open_question
    where business_id = ${businessId} and knowledge_id is null and not dismissed and ${holds(sql`at`)}
      and not exists (
        select 1 from ${conversation}
        where ${conversation.businessId} = ${businessId} and ${conversation.id} = conversation_id and ${isTest}
      )
    group by lower(trim(question))
    order by times desc, "lastAt" desc
    limit ${MOST_QUESTIONS}`);
  return rows.map((row) => ({ ...row, lastAt: new Date(String(row.lastAt)) }));
}

function periodOf(
  range: DayRange,
  isNow: boolean,
  counted: readonly Counted[],
  waited: readonly Waited[],
): Period {
  const own = counted.filter((row) => row.isNow === isNow);
  const tallies = new Map(own.map((row) => [row.day, row]));
  const waits = new Map(waited.filter((row) => row.isNow === isNow).map((row) => [row.day, waitsOf(row)]));
  return {
    ...range,
    days: eachDay(range).map((day) => ({
      day,
      ...tallyOf(tallies.get(day) ?? NOTHING),
      waits: waits.get(day) ?? null,
    })),
    outcomes: own.flatMap(({ outcome, calls }) => (outcome === null ? [] : [{ outcome, calls }])),
    hours: own.flatMap(({ weekday, hour, calls }) =>
      weekday === null || hour === null ? [] : [{ weekday, hour, calls }],
    ),
    waits: waits.get(null) ?? null,
  };
}

const NOTHING: Tally = {
  calls: 0,
  answered: 0,
  booked: 0,
  reached: 0,
  missed: 0,
  seconds: 0,
  bookings: 0,
  value: 0,
};

const tallyOf = ({ calls, answered, booked, reached, missed, seconds, bookings, value }: Tally): Tally => ({
  calls,
  answered,
  booked,
  reached,
  missed,
  seconds,
  bookings,
  value,
});

const waitsOf = ({ answers, p50, p95, p99 }: Waits): Waits => ({ answers, p50, p95, p99 });

function eachDay({ fromDay, toDay }: DayRange): string[] {
  const from = Temporal.PlainDate.from(fromDay);
  return Array.from({ length: from.until(toDay).days + 1 }, (_, days) => from.add({ days }).toString());
}
