/** The changes that an owner may make to a business, and their rules. */
import { and, eq, gt, isNotNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { emailAddress } from '../email-address.ts';
import { idOf, MOST_CENTS, zone } from '../fields.ts';
import type { Database, TenantTransaction } from '../../db/client.ts';
import { type BusinessId, newId, type ServiceId, type StaffId } from '../../db/ids.ts';
import {
  business,
  CALLER_PROOFS,
  service,
  serviceStaff,
  SPAM_FILTERS,
  staff,
  type Stretch,
} from '../../db/schema.ts';
import { foldedWords } from '../languages/fold.ts';
import { currencyOf, minorDigits } from './currencies.ts';
import { MAXIMA, withinMaximum } from './maxima.ts';

export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time like 09:30');
export const stretch = z.object({ from: clockTime, to: clockTime });
const dayHours = z.array(stretch).max(6, 'has too many breaks');
export const weeklyHours = z.array(dayHours).length(7);

const DAY_MINUTES = 24 * 60;
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Whether two stretches of a day share a minute; one that ends before it begins ends after midnight. */
function overlap(stretches: readonly Stretch[]): boolean {
  const inOrder = stretches
    .map(({ from, to }) => ({ start: minutesOf(from), end: minutesOf(to) }))
    .map(({ start, end }) => ({ start, end: end > start ? end : end + DAY_MINUTES }))
    .sort((a, b) => a.start - b.start);
  return inOrder.some(({ end }, index) => end > (inOrder[index + 1]?.start ?? Infinity));
}

/** The hours of one day as they may be set from now on. */
export const openDay = dayHours.refine((stretches) => !overlap(stretches), 'has hours that overlap');
/** Those of a week; what was set before may overlap. */
export const openWeek = z.array(openDay).length(7);

export const policy = z.object({
  noticeMinutes: z.number().int().min(0).max(43_200),
  daysAhead: z.number().int().min(1).max(365),
  stepMinutes: z.number().int().min(5).max(240),
  cancelNoticeMinutes: z.number().int().min(0).max(43_200),
});

/** The proof that callers give before their appointments are talked about. */
export const callerProof = z.enum(CALLER_PROOFS);

/** How soon a call counts as unwanted. */
export const spamFilter = z.enum(SPAM_FILTERS);

const country = z.string().regex(/^[A-Z]{2}$/, 'must be a country like US');

export const businessChange = z
  .object({
    name: z.string().trim().min(1).max(100),
    zone,
    country,
    address: z.string().max(300),
    /** Where customers' replies go. */
    email: z.union([z.literal(''), emailAddress]),
    /** How long transcripts and recordings are kept. */
    keepDays: z.number().int().min(1).max(3650),
    hours: openWeek,
    policy,
    callerProof,
    spamFilter,
    salesMayLeaveMessage: z.boolean(),
  })
  .partial();

export const staffId = idOf<StaffId>();
export const serviceId = idOf<ServiceId>();

export const staffInput = z.object({
  name: z.string().trim().min(1).max(100),
  hours: openWeek.nullable(),
});
export const serviceInput = z.object({
  name: z.string().trim().min(1).max(100),
  durationMinutes: z.number().int().min(5).max(720),
  bufferBeforeMinutes: z.number().int().min(0).max(240),
  bufferAfterMinutes: z.number().int().min(0).max(240),
  priceCents: z.number().int().min(0).max(MOST_CENTS).nullable(),
  staffIds: z.array(staffId).max(MAXIMA.staff.most),
});
export const knowledgeInput = z.object({
  question: z.string().trim().min(1).max(500),
  answer: z.string().trim().min(1).max(2000),
});

/**
 * Another country has another currency; what is booked stays at its moment, whatever the zone. Nothing is changed where a
 * price could not be written in the other currency.
 */
export async function changeBusiness(
  db: Database,
  id: BusinessId,
  change: z.infer<typeof businessChange>,
): Promise<'changed' | 'price-too-high'> {
  const set = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  if (Object.keys(set).length === 0) return 'changed';
  return db.tenant(id, async (tx) => {
    const here = eq(business.id, id);
    if (change.country === undefined) {
      await tx.update(business).set(set).where(here);
      return 'changed';
    }
    const [before] = await tx
      .select({ currency: business.currency })
      .from(business)
      .where(here)
      .for('update');
    const currency = currencyOf(change.country);
    if (before !== undefined && !(await keepFigures(tx, id, before.currency, currency)))
      return 'price-too-high';
    await tx
      .update(business)
      .set({ ...set, currency })
      .where(here);
    return 'changed';
  });
}

/** 35.50 in one money is 35.50 in another, also where the one has cents and the other none. @returns whether all can be. */
async function keepFigures(
  tx: TenantTransaction,
  businessId: BusinessId,
  from: string,
  to: string,
): Promise<boolean> {
  const factor = 10 ** (minorDigits(to) - minorDigits(from));
  if (factor === 1) return true;
  const tooHigh = and(eq(service.businessId, businessId), gt(service.priceCents, MOST_CENTS / factor));
  if (factor > 1 && (await tx.$count(service, tooHigh)) > 0) return false;
  await tx
    .update(service)
    .set({ priceCents: sql`round(${service.priceCents} * ${factor}::numeric)` })
    .where(and(eq(service.businessId, businessId), isNotNull(service.priceCents)));
  return true;
}

export type StaffSaved =
  | { readonly type: 'saved'; readonly id: StaffId }
  /** There is none of that id. */
  | { readonly type: 'not-found' }
  /** Somebody else of that name works there: callers could not tell the two apart. */
  | { readonly type: 'same-name' };

/** Adds a staff member, or changes one that is there. */
export function saveStaff(
  db: Database,
  businessId: BusinessId,
  id: StaffId | null,
  input: z.infer<typeof staffInput>,
): Promise<StaffSaved> {
  return db.tenant(businessId, async (tx) => {
    const others = await tx
      .select({ id: staff.id, name: staff.name })
      .from(staff)
      .where(and(eq(staff.businessId, businessId), eq(staff.active, true)));
    const isSame = (name: string) => foldedWords(name).join(' ') === foldedWords(input.name).join(' ');
    if (others.some((each) => each.id !== id && isSame(each.name))) return { type: 'same-name' };
    if (id === null) {
      const made = newId<StaffId>();
      await withinMaximum(tx, businessId, 'staff', () =>
        tx.insert(staff).values({ businessId, id: made, ...input }),
      );
      return { type: 'saved', id: made };
    }
    const [changed] = await tx
      .update(staff)
      .set(input)
      .where(and(eq(staff.businessId, businessId), eq(staff.id, id)))
      .returning({ id: staff.id });
    return changed === undefined ? { type: 'not-found' } : { type: 'saved', id: changed.id };
  });
}

/** Adds a service, or changes one that is there; null when there is none of that id. */
export function saveService(
  db: Database,
  businessId: BusinessId,
  id: ServiceId | null,
  { staffIds, ...input }: z.infer<typeof serviceInput>,
): Promise<ServiceId | null> {
  return db.tenant(businessId, async (tx) => {
    const own = and(eq(service.businessId, businessId), eq(service.id, id ?? newId<ServiceId>()));
    const [saved] =
      id === null
        ? await withinMaximum(tx, businessId, 'services', () =>
            tx
              .insert(service)
              .values({ businessId, id: newId<ServiceId>(), ...input })
              .returning({ id: service.id }),
          )
        : await tx.update(service).set(input).where(own).returning({ id: service.id });
    if (saved === undefined) return null;
    await tx
      .delete(serviceStaff)
      .where(and(eq(serviceStaff.businessId, businessId), eq(serviceStaff.serviceId, saved.id)));
    const able = [...new Set(staffIds)].map((each) => ({ businessId, serviceId: saved.id, staffId: each }));
    if (able.length > 0) await tx.insert(serviceStaff).values(able);
    return saved.id;
  });
}

/**
 * Takes a staff member out of what can be booked, or back into it; what is booked already stays.
 * @returns whether there is one.
 */
export async function retireStaff(
  db: Database,
  businessId: BusinessId,
  id: StaffId,
  retired: boolean,
): Promise<boolean> {
  const changed = await db.tenant(businessId, (tx) => {
    const write = () =>
      tx
        .update(staff)
        .set({ active: !retired })
        .where(and(eq(staff.businessId, businessId), eq(staff.id, id)))
        .returning({ id: staff.id });
    return retired ? write() : withinMaximum(tx, businessId, 'staff', write);
  });
  return changed.length > 0;
}

/** The same for a service. */
export async function retireService(
  db: Database,
  businessId: BusinessId,
  id: ServiceId,
  retired: boolean,
): Promise<boolean> {
  const changed = await db.tenant(businessId, (tx) => {
    const write = () =>
      tx
        .update(service)
        .set({ active: !retired })
        .where(and(eq(service.businessId, businessId), eq(service.id, id)))
        .returning({ id: service.id });
    return retired ? write() : withinMaximum(tx, businessId, 'services', write);
  });
  return changed.length > 0;
}
