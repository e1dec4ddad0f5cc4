/** Who works in the business, when they are away, and which services they do. */
import { and, eq, inArray } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import { type BusinessId, newId, type ServiceId, type StaffId } from '../../db/ids.ts';
import { service, serviceStaff, staff, timeOff } from '../../db/schema.ts';
import type { ServiceEdit, StaffEdit, TimeOffEdit } from './settings-input.ts';

/** A new staff member does every service until the owner says otherwise. */
export function addStaff(db: Database, businessId: BusinessId, edit: StaffEdit): Promise<StaffId> {
  return db.tenant(businessId, async (tx) => {
    const id = newId<StaffId>();
    await tx.insert(staff).values({ businessId, id, ...edit });
    const services = await tx
      .select({ id: service.id })
      .from(service)
      .where(and(eq(service.businessId, businessId), eq(service.active, true)));
    const does = services.map((each) => ({ businessId, serviceId: each.id, staffId: id }));
    if (does.length > 0) await tx.insert(serviceStaff).values(does);
    return id;
  });
}

/** @returns whether somebody of that id works here. */
export async function editStaff(db: Database, businessId: BusinessId, id: StaffId, edit: StaffEdit): Promise<boolean> {
  const changed = await db.tenant(businessId, (tx) =>
    tx.update(staff).set(edit).where(working(businessId, id)).returning({ id: staff.id }),
  );
  return changed.length > 0;
}

/** Nobody is booked with them any more; the bookings that they have stay. @returns whether they worked here. */
export async function removeStaff(db: Database, businessId: BusinessId, id: StaffId): Promise<boolean> {
  const changed = await db.tenant(businessId, (tx) =>
    tx.update(staff).set({ active: false }).where(working(businessId, id)).returning({ id: staff.id }),
  );
  return changed.length > 0;
}

/** Bookings that lie in it stay: whoever takes time off decides what becomes of them. Null: nobody of that id. */
export function addTimeOff(db: Database, businessId: BusinessId, staffId: StaffId, edit: TimeOffEdit): Promise<string | null> {
  return db.tenant(businessId, async (tx) => {
    if (!(await allWork(tx, businessId, [staffId]))) return null;
    const id: string = newId();
    await tx.insert(timeOff).values({ businessId, id, staffId, startsAt: edit.from, endsAt: edit.to, note: edit.note });
    return id;
  });
}

export async function removeTimeOff(db: Database, businessId: BusinessId, id: string): Promise<void> {
  await db.tenant(businessId, (tx) => tx.delete(timeOff).where(and(eq(timeOff.businessId, businessId), eq(timeOff.id, id))));
}

/** Null: one of its staff does not work here. */
export function addService(db: Database, businessId: BusinessId, { staffIds, ...edit }: ServiceEdit): Promise<ServiceId | null> {
  return db.tenant(businessId, async (tx) => {
    if (!(await allWork(tx, businessId, staffIds))) return null;
    const id = newId<ServiceId>();
    await tx.insert(service).values({ businessId, id, ...edit });
    await setWhoDoes(tx, businessId, id, staffIds);
    return id;
  });
}

/** Bookings keep the length that they were made with. @returns whether there is such a service and such staff. */
export function editService(
  db: Database,
  businessId: BusinessId,
  id: ServiceId,
  { staffIds, ...edit }: ServiceEdit,
): Promise<boolean> {
  return db.tenant(businessId, async (tx) => {
    if (!(await allWork(tx, businessId, staffIds))) return false;
    const changed = await tx.update(service).set(edit).where(offered(businessId, id)).returning({ id: service.id });
    if (changed.length === 0) return false;
    await tx.delete(serviceStaff).where(and(eq(serviceStaff.businessId, businessId), eq(serviceStaff.serviceId, id)));
    await setWhoDoes(tx, businessId, id, staffIds);
    return true;
  });
}

/** It is not booked any more; its bookings stay. @returns whether it was offered. */
export async function removeService(db: Database, businessId: BusinessId, id: ServiceId): Promise<boolean> {
  const changed = await db.tenant(businessId, (tx) =>
    tx.update(service).set({ active: false }).where(offered(businessId, id)).returning({ id: service.id }),
  );
  return changed.length > 0;
}

const working = (businessId: BusinessId, id: StaffId) =>
  and(eq(staff.businessId, businessId), eq(staff.id, id), eq(staff.active, true));

const offered = (businessId: BusinessId, id: ServiceId) =>
  and(eq(service.businessId, businessId), eq(service.id, id), eq(service.active, true));

async function allWork(tx: TenantTransaction, businessId: BusinessId, ids: readonly StaffId[]): Promise<boolean> {
  const wanted = [...new Set(ids)];
  const found = await tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.businessId, businessId), inArray(staff.id, wanted), eq(staff.active, true)));
  return found.length === wanted.length;
}

async function setWhoDoes(tx: TenantTransaction, businessId: BusinessId, serviceId: ServiceId, ids: readonly StaffId[]): Promise<void> {
  const rows = [...new Set(ids)].map((staffId) => ({ businessId, serviceId, staffId }));
  if (rows.length > 0) await tx.insert(serviceStaff).values(rows);
}
