/** The profile of a business, as calls and the calendar read it. */
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BusinessId, ServiceId, StaffId } from '../../db/ids.ts';
import {
  type BookingPolicy,
  business,
  conversation,
  type CallerProof,
  type SpamFilter,
  type Manner,
  phoneNumber,
  type Stretch,
  type WeeklyHours,
} from '../../db/schema.ts';
import { numbersOf } from './numbers.ts';

export interface TimeOff {
  readonly id: string;
  readonly from: Date;
  readonly to: Date;
  readonly note: string;
}

export interface StaffMember {
  readonly id: StaffId;
  readonly name: string;
  /** Null: works whenever the business is open. */
  readonly hours: WeeklyHours | null;
  /** Their own, and what is blocked for everybody. */
  readonly timeOff: readonly TimeOff[];
}

export interface Service {
  readonly id: ServiceId;
  readonly name: string;
  readonly durationMinutes: number;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  /** In the currency's smallest unit; null: not told on the phone. */
  readonly priceCents: number | null;
  /** Who does it. */
  readonly staffIds: readonly StaffId[];
}

export interface BusinessProfile {
  readonly id: BusinessId;
  readonly name: string;
  readonly trade: string;
  readonly zone: string;
  readonly country: string;
  readonly currency: string;
  readonly language: string;
  /** What the receptionist also speaks, BCP 47. */
  readonly alsoSpeaks: readonly string[];
  readonly offersLanguageKeys: boolean;
  readonly address: string;
  /** Where customers can write to; empty: nowhere. */
  readonly email: string;
  readonly greeting: string;
  readonly disclosesAssistant: boolean;
  /** What the receptionist calls itself; empty: it gives no name. */
  readonly receptionistName: string;
  /** The voice vendor's id; null: the installation's own voice. */
  readonly voiceId: string | null;
  readonly manner: Manner;
  /** In the owner's words. */
  readonly mayDo: string;
  readonly mayNotDo: string;
  readonly recordsCalls: boolean;
  /** Said in the greeting where calls are recorded; empty: a sentence of ours. */
  readonly consentText: string;
  /** The number of the published version that all this is of; 0: as it was set up. */
  readonly receptionistVersion: number;
  /** How long transcripts and recordings are kept. */
  readonly keepDays: number;
  readonly hours: WeeklyHours;
  readonly policy: BookingPolicy;
  readonly callerProof: CallerProof;
  readonly spamFilter: SpamFilter;
  /** Whether who wants to sell something may leave a message; if not, their call is ended. */
  readonly salesMayLeaveMessage: boolean;
  readonly specialDays: readonly {
    readonly day: string;
    readonly stretches: readonly Stretch[];
    readonly note: string;
  }[];
  readonly services: readonly Service[];
  readonly staff: readonly StaffMember[];
  /** Time that is blocked for everybody. */
  readonly blocks: readonly TimeOff[];
  readonly knowledge: readonly { readonly id: string; readonly question: string; readonly answer: string }[];
  /** E.164, as they were connected: the first is the one that others are told. */
  readonly numbers: readonly string[];
}

/** The opening hours of a day; empty where it is closed. */
export const hoursOn = (
  { hours, specialDays }: Pick<BusinessProfile, 'hours' | 'specialDays'>,
  day: Temporal.PlainDate,
): readonly Stretch[] =>
  specialDays.find((special) => special.day === day.toString())?.stretches ?? hours[day.dayOfWeek - 1] ?? [];

/** Reads a business whole. @throws Error when there is none of that id. */
export const loadBusiness = (db: Database, id: BusinessId): Promise<BusinessProfile> =>
  db.tenant(id, (tx) => readBusiness(tx, id));

/**
 * The same inside a transaction of that business, in one statement: every booking reads it, and eight queries built one
 * by one cost more than the rest of a booking together.
 */
export async function readBusiness(tx: TenantTransaction, id: BusinessId): Promise<BusinessProfile> {
  const [row] = await tx
    .select({ profile })
    .from(business)
    .where(eq(business.id, id))
    .prepare('business')
    .execute();
  if (row === undefined) throw new Error(`there is no business ${id}`);
  const date = (off: StoredTimeOff): TimeOff => ({ ...off, from: new Date(off.from), to: new Date(off.to) });
  const blocks = row.profile.blocks.map(date);
  const staff = row.profile.staff.map((person) => ({
    ...person,
    timeOff: [...person.timeOff.map(date), ...blocks],
  }));
  return { ...row.profile, staff, blocks };
}

type StoredTimeOff = Omit<TimeOff, 'from' | 'to'> & { readonly from: string; readonly to: string };
/** The profile as JSON carries it: moments are strings. */
type StoredProfile = Omit<BusinessProfile, 'staff' | 'blocks'> & {
  readonly blocks: readonly StoredTimeOff[];
  readonly staff: readonly (Omit<StaffMember, 'timeOff'> & {
    readonly timeOff: readonly StoredTimeOff[];
  })[];
};

/** A list of all rows as JSON, empty where there are none. */
const rows = (each: SQL, from: SQL): SQL =>
  sql`coalesce((select json_agg(${each}) from ${from}), '[]'::json)`;

/** The times off in one of whose rows `o` this holds. */
const timesOff = (whose: SQL): SQL =>
  rows(
    sql`json_build_object('id', o.id, 'from', o.starts_at, 'to', o.ends_at, 'note', o.note) order by o.starts_at`,
    sql`time_off o where o.business_id = business.id and ${whose}`,
  );

/** Everything about the row of `business` that is read. */
const profile = sql<StoredProfile>`
  json_build_object(
    'id', business.id, 'name', business.name, 'trade', business.trade, 'zone', business.zone, 'country', business.country, 'currency', business.currency,
    'language', business.language, 'alsoSpeaks', business.also_speaks, 'offersLanguageKeys', business.offers_language_keys, 'address', business.address, 'email', business.email, 'greeting', business.greeting, 'disclosesAssistant', business.discloses_assistant,
    'receptionistName', business.receptionist_name, 'voiceId', business.voice_id, 'manner', business.manner,
    'mayDo', business.may_do, 'mayNotDo', business.may_not_do, 'receptionistVersion', business.receptionist_version,
    'recordsCalls', business.records_calls, 'consentText', business.consent_text,
    'keepDays', business.keep_days, 'hours', business.hours, 'policy', business.policy, 'callerProof', business.caller_proof,
    'spamFilter', business.spam_filter, 'salesMayLeaveMessage', business.sales_may_leave_message,
    'numbers', ${numbersOf},
    'specialDays', ${rows(sql`json_build_object('day', d.day, 'stretches', d.stretches, 'note', d.note) order by d.day`, sql`special_day d where d.business_id = business.id`)},
    'knowledge', ${rows(sql`json_build_object('id', k.id, 'question', k.question, 'answer', k.answer)`, sql`knowledge k where k.business_id = business.id`)},
    'blocks', ${timesOff(sql`o.staff_id is null`)},
    'staff', ${rows(
      sql`json_build_object('id', s.id, 'name', s.name, 'hours', s.hours, 'timeOff', ${timesOff(sql`o.staff_id = s.id`)}) order by s.name`,
      sql`staff s where s.business_id = business.id and s.active`,
    )},
    'services', ${rows(
      sql`json_build_object('id', v.id, 'name', v.name, 'durationMinutes', v.duration_minutes,
        'bufferBeforeMinutes', v.buffer_before_minutes, 'bufferAfterMinutes', v.buffer_after_minutes,
        'priceCents', v.price_cents, 'staffIds', ${rows(sql`a.staff_id`, sql`service_staff a where a.business_id = business.id and a.service_id = v.id`)}) order by v.name`,
      sql`service v where v.business_id = business.id and v.active`,
    )}
  )`;

/** The business that a telephone number leads to; null: nobody's number. */
export async function findBusinessByNumber(
  db: Database,
  e164: string,
): Promise<{ readonly businessId: BusinessId; readonly carrier: string } | null> {
  const [row] = await db.system
    .select({ businessId: phoneNumber.businessId, carrier: phoneNumber.carrier })
    .from(phoneNumber)
    .where(and(eq(phoneNumber.e164, e164), phoneNumber.active));
  return row ?? null;
}

/** The businesses whose telephone rang last, the latest first. */
export async function lastCalled(db: Database, limit: number): Promise<BusinessId[]> {
  const rows = await db.system
    .select({ businessId: phoneNumber.businessId })
    .from(phoneNumber)
    .leftJoin(conversation, eq(conversation.businessId, phoneNumber.businessId))
    .where(eq(phoneNumber.active, true))
    .groupBy(phoneNumber.businessId)
    .orderBy(sql`max(${conversation.startedAt}) desc nulls last`)
    .limit(limit);
  return rows.map(({ businessId }) => businessId);
}
