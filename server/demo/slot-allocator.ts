/** Gives out free times of the staff: they never overlap, and lie within the opening hours. */
import type { Chance } from './chance.ts';
import type { Shop, Slot } from './shop.ts';

const STEP_MINUTES = 15;
/** A day on which so many times were taken counts as full. */
const TRIES = 12;

export interface SlotAllocator {
  /** Takes a free time of that day, at `notBefore` or later; null: closed, or full. */
  take(day: Temporal.PlainDate, minutes: number, notBefore: Date): Slot | null;
  free(slot: Slot): void;
}

export function slotAllocatorFor({ zone, hours, staff, bookings }: Shop, chance: Chance): SlotAllocator {
  const taken = new Set(bookings);
  const isFree = (slot: Slot) => !taken.values().some((other) => overlap(slot, other));

  function timeOf(day: Temporal.PlainDate, minutes: number): Slot | null {
    const [stretch] = hours[day.dayOfWeek - 1] ?? [];
    if (stretch === undefined) return null;
    const opens = Temporal.PlainTime.from(stretch.from);
    const open = opens.until(stretch.to, { largestUnit: 'minutes' }).minutes;
    const after = chance.below(Math.floor((open - minutes) / STEP_MINUTES) + 1) * STEP_MINUTES;
    const start = day.toZonedDateTime({ timeZone: zone, plainTime: opens.add({ minutes: after }) });
    const startsAt = new Date(start.epochMilliseconds);
    return {
      staffId: chance.oneOf(staff).id,
      startsAt,
      endsAt: new Date(startsAt.getTime() + minutes * 60_000),
    };
  }

  return {
    take(day, minutes, notBefore) {
      for (let tried = 0; tried < TRIES; tried += 1) {
        const slot = timeOf(day, minutes);
        if (slot === null) return null;
        if (slot.startsAt < notBefore || !isFree(slot)) continue;
        taken.add(slot);
        return slot;
      }
      return null;
    },
    free: (slot) => void taken.delete(slot),
  };
}

const overlap = (a: Slot, b: Slot): boolean =>
  a.staffId === b.staffId && a.startsAt < b.endsAt && b.startsAt < a.endsAt;
