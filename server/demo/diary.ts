/** The shop's customers and their appointments, as they are made, moved, cancelled and missed. */
import type { BookingId, CallId, CustomerId } from '../../db/ids.ts';
import type { booking } from '../../db/schema.ts';
import { slotAllocatorFor } from './slot-allocator.ts';
import type { Chance } from './chance.ts';
import type { Person } from './people.ts';
import { type Month, type NonEmpty, type Shop, type Slot, wallClock } from './shop.ts';

export interface Appointment {
  readonly person: Person;
  readonly service: NonEmpty<Shop['services'][number]>[number];
  readonly slot: Slot;
}

type Status = (typeof booking.$inferInsert)['status'];
interface Entry {
  readonly id: BookingId;
  readonly callId: CallId | null;
  readonly madeAt: Date;
  appointment: Appointment;
  changedAt: Date;
  status: Status;
}

const NOTICE_MS = 2 * 3_600_000;
const MISSED = 0.04;

export interface Diary {
  /** Somebody who is no customer yet becomes one. */
  meet(person: Person, at: Date): CustomerId;
  knows(person: Person): boolean;
  /** Puts somebody down for that day; null: it is full. */
  book(person: Person, day: Temporal.PlainDate, madeAt: Date, callId: CallId | null): Appointment | null;
  /** An appointment that can still be moved or cancelled at that moment. */
  coming(at: Date): Entry | null;
  /** Moves it to another day; null: that is full. */
  move(entry: Entry, day: Temporal.PlainDate, at: Date): Appointment | null;
  cancel(entry: Entry, at: Date): void;
  /** What is written, with those marked who did not come. */
  close(now: Date): Pick<Month, 'customers' | 'bookings'>;
}

export function openDiary(shop: Shop, chance: Chance): Diary {
  const { businessId } = shop;
  const chairs = slotAllocatorFor(shop, chance);
  const customers = new Map<Person, Month['customers'][number] & { id: CustomerId }>();
  const entries: Entry[] = [];

  function meet(person: Person, createdAt: Date): CustomerId {
    const known = customers.get(person);
    if (known !== undefined) return known.id;
    const id = chance.id<CustomerId>();
    customers.set(person, { businessId, id, ...person, createdAt });
    return id;
  }

  return {
    meet,
    knows: (person) => customers.has(person),
    book(person, day, madeAt, callId) {
      const service = chance.oneOf(shop.services);
      const slot = chairs.take(day, service.durationMinutes, new Date(madeAt.getTime() + NOTICE_MS));
      if (slot === null) return null;
      meet(person, madeAt);
      const appointment = { person, service, slot };
      const id = chance.id<BookingId>();
      entries.push({ id, callId, madeAt, appointment, changedAt: madeAt, status: 'booked' });
      return appointment;
    },
    coming(at) {
      const soonest = at.getTime() + NOTICE_MS;
      const [first, ...others] = entries.filter(
        ({ status, madeAt, appointment }) =>
          status === 'booked' && madeAt < at && appointment.slot.startsAt.getTime() > soonest,
      );
      return first === undefined ? null : chance.oneOf([first, ...others]);
    },
    move(entry, day, at) {
      const { service, slot: before } = entry.appointment;
      const slot = chairs.take(day, service.durationMinutes, new Date(at.getTime() + NOTICE_MS));
      if (slot === null) return null;
      chairs.free(before);
      entry.appointment = { ...entry.appointment, slot };
      entry.changedAt = at;
      return entry.appointment;
    },
    cancel(entry, at) {
      chairs.free(entry.appointment.slot);
      entry.status = 'cancelled';
      entry.changedAt = at;
    },
    close: (now) => ({
      customers: [...customers.values()],
      bookings: entries.map(({ id, callId, madeAt, appointment, changedAt, status }, index) => {
        const { person, service, slot } = appointment;
        const missed = status === 'booked' && slot.endsAt < now && chance.yes(MISSED);
        return {
          businessId,
          id,
          serviceId: service.id,
          ...slot,
          customerId: meet(person, madeAt),
          name: person.name,
          occupiedFrom: slot.startsAt,
          occupiedTo: slot.endsAt,
          status: missed ? 'no-show' : status,
          conversationId: callId,
          idempotencyKey: `demo ${index}`,
          createdAt: madeAt,
          updatedAt: missed ? slot.endsAt : changedAt,
        };
      }),
    }),
  };
}

/** An appointment as it is spoken about. */
export const spoken = ({ zone, staff }: Shop, { person, service, slot }: Appointment) => ({
  service: service.name,
  staff: staff.find(({ id }) => id === slot.staffId)?.name ?? '',
  at: wallClock(slot.startsAt, zone),
  name: person.name,
});
