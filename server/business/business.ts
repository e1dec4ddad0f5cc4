/** What a business told about itself, as calls and the calendar read it. */
import { and, asc, eq } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BusinessId, ServiceId, StaffId } from '../../db/ids.ts';
import {
  type BookingPolicy,
  business,
  knowledge,
  phoneNumber,
  service,
  serviceStaff,
  specialDay,
  staff,
  type Stretch,
  timeOff,
  type WeeklyHours,
} from '../../db/schema.ts';

export interface StaffMember {
  readonly id: StaffId;
  readonly name: string;
  /** Null: works whenever the business is open. */
  readonly hours: WeeklyHours | null;
  readonly timeOff: readonly { readonly from: Date; readonly to: Date }[];
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
  readonly address: string;
  readonly greeting: string;
  readonly disclosesAssistant: boolean;
  readonly hours: WeeklyHours;
  readonly policy: BookingPolicy;
  readonly specialDays: readonly { readonly day: string; readonly stretches: readonly Stretch[]; readonly note: string }[];
  readonly services: readonly Service[];
  readonly staff: readonly StaffMember[];
  readonly knowledge: readonly { readonly id: string; readonly question: string; readonly answer: string }[];
  /** E.164; null until a number is connected. */
  readonly number: string | null;
}

/** Reads a business whole. @throws Error when there is none of that id. */
export const loadBusiness = (db: Database, id: BusinessId): Promise<BusinessProfile> =>
  db.tenant(id, (tx) => readBusiness(tx, id));

/** The same inside a transaction of that business. */
export async function readBusiness(tx: TenantTransaction, id: BusinessId): Promise<BusinessProfile> {
  // One connection runs them one after the other; asked together they travel together.
  const [[row], days, people, off, services, able, facts, numbers] = await Promise.all([
    tx.select().from(business).where(eq(business.id, id)),
    tx.select().from(specialDay).where(eq(specialDay.businessId, id)).orderBy(asc(specialDay.day)),
    tx.select().from(staff).where(and(eq(staff.businessId, id), eq(staff.active, true))).orderBy(asc(staff.name)),
    tx.select().from(timeOff).where(eq(timeOff.businessId, id)),
    tx.select().from(service).where(and(eq(service.businessId, id), eq(service.active, true))).orderBy(asc(service.name)),
    tx.select().from(serviceStaff).where(eq(serviceStaff.businessId, id)),
    tx.select().from(knowledge).where(eq(knowledge.businessId, id)),
    tx.select().from(phoneNumber).where(and(eq(phoneNumber.businessId, id), eq(phoneNumber.active, true))),
  ]);
  if (row === undefined) throw new Error(`there is no business ${id}`);
  return {
    ...row,
    specialDays: days,
    staff: people.map((person) => ({
      id: person.id,
      name: person.name,
      hours: person.hours,
      timeOff: off.filter(({ staffId }) => staffId === person.id).map(({ startsAt, endsAt }) => ({ from: startsAt, to: endsAt })),
    })),
    services: services.map((each) => ({
      ...each,
      staffIds: able.filter(({ serviceId }) => serviceId === each.id).map(({ staffId }) => staffId),
    })),
    knowledge: facts,
    number: numbers[0]?.e164 ?? null,
  };
}

/** The business that a telephone number leads to; null: nobody's number. */
export async function findBusinessByNumber(
  db: Database,
  e164: string,
): Promise<{ readonly businessId: BusinessId; readonly active: boolean } | null> {
  const { businessId, active } = phoneNumber;
  const [row] = await db.system.select({ businessId, active }).from(phoneNumber).where(eq(phoneNumber.e164, e164));
  return row ?? null;
}
