/** A business whose members hear of what happens, for tests. */
import { eq } from 'drizzle-orm';
import { type BusinessId, newId, type StaffId, type UserId } from '../../../db/ids.ts';
import { booking, mail, member, memberNotice, staff, user } from '../../../db/schema.ts';
import { seedDemo } from '../../../db/seed.ts';
import { createTestDatabase, type TestDatabase } from '../../../db/testing.ts';
import type { DomainEvent } from '../../events/events.ts';
import { recordEvents } from '../../events/record.ts';
import { takeMessage } from '../../inbox/messages.ts';
import type { Wishes } from './wishes.ts';
import { saveWishes } from './settings.ts';
import { tellMembers } from './tell.ts';

export const PUBLIC_URL = 'https://ahoy.example.com';

export interface Shop {
  readonly db: TestDatabase;
  readonly businessId: BusinessId;
  readonly owner: UserId;
  /** A member of role `staff`, who is Sam. */
  readonly sam: UserId;
  readonly samsStaffId: StaffId;
}

/** The demo business, in New York, with its owner Olga and its barber Sam. */
export async function openShop(): Promise<Shop> {
  const db = await createTestDatabase();
  const [owner, sam] = [newId<UserId>(), newId<UserId>()];
  await db.system.insert(user).values([
    { id: owner, name: 'Olga', email: 'olga@shop.test' },
    { id: sam, name: 'Sam', email: 'sam@shop.test' },
  ]);
  const businessId = await seedDemo(db, owner);
  const [person] = await db.system.select().from(staff).where(eq(staff.name, 'Sam'));
  if (person === undefined) throw new Error('no Sam');
  const samsStaffId = person.id;
  await db.system.insert(member).values({ businessId, userId: sam, role: 'staff', staffId: samsStaffId });
  return { db, businessId, owner, sam, samsStaffId };
}

/** What jobs there are to tell of events, by the events' numbers. */
export async function jobsOf({ db }: Shop): Promise<number[]> {
  const rows = await db.sql<{ seq: number }[]>`
    select (data ->> 'seq')::int as seq from pgboss.job where name = 'notify-members' order by 1`;
  return rows.map(({ seq }) => seq);
}

/** Does the jobs that there are, at a moment. */
export async function tellAll(shop: Shop, now = Date.now()): Promise<void> {
  const { db, businessId } = shop;
  for (const seq of await jobsOf(shop))
    await tellMembers({ db, clock: { now: () => now }, publicUrl: PUBLIC_URL }, { businessId, seq });
  await db.sql`delete from pgboss.job where name = 'notify-members'`;
}

/** Forgets what was told so far. */
export async function forget({ db }: Shop): Promise<void> {
  await db.system.delete(memberNotice);
  await db.system.delete(mail);
  await db.sql`delete from pgboss.job`;
}

export const leave = ({ db, businessId }: Shop, body: string, urgent = false) =>
  takeMessage(db, businessId, { conversationId: null, name: 'Ann', phone: '+12125550150', body, urgent });

/** An event of the first booking of one of the staff. */
export async function bookingOf(
  { db, businessId }: Shop,
  staffId: StaffId,
  by: { readonly userId?: UserId } = {},
) {
  const [row] = await db.system.select().from(booking).where(eq(booking.staffId, staffId)).limit(1);
  if (row === undefined) throw new Error('no booking');
  const told: DomainEvent = {
    type: 'booking.created',
    bookingId: row.id,
    callId: null,
    service: 'Haircut',
    staff: 'Sam',
    name: 'Ann',
    startsAt: '2026-12-01T20:00:00Z',
    endsAt: '2026-12-01T20:30:00Z',
    ...by,
  };
  await db.tenant(businessId, (tx) => recordEvents(tx, businessId, [told]));
}

/** Everything on every channel, without quiet hours or reports, save what a test says. */
export const EVERYTHING: Wishes = {
  channels: {
    urgent: ['mail'],
    message: ['mail'],
    booking: ['mail'],
    'missed-transfer': ['mail'],
    unhappy: ['mail'],
    question: ['mail'],
    limit: ['push'],
    vendor: ['mail'],
  },
  quiet: null,
  agendaHour: null,
  weeklyReport: false,
};

export const wish = ({ db, businessId }: Shop, userId: UserId, more: Partial<Wishes> = {}) =>
  db.tenant(businessId, (tx) => saveWishes(tx, businessId, userId, { ...EVERYTHING, ...more }));

export const mailsOf = ({ db }: Shop) => db.system.select().from(mail).orderBy(mail.createdAt, mail.subject);
