/** Bookings that are moved and stretched by keys. */
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Booking } from './layout.ts';
import type { Move } from './useChanges.tsx';
import { addDays, instantOf, wallOf } from './wall-clock.ts';

/** What one press of a key moves or stretches by. */
const STEP_MS = 15 * 60_000;

/** Shift with an arrow moves by a step or a day; plus and minus change the length. */
export function moveByKey(event: KeyboardEvent, booking: Booking, zone: string): Move | null {
  const { id: bookingId, staffId, startsAt, endsAt } = booking;
  const by = (ms: number) => ({
    bookingId,
    staffId,
    startsAt: new Date(Date.parse(startsAt) + ms).toISOString(),
  });
  const stretch = (ms: number) => ({
    bookingId,
    staffId,
    startsAt,
    endsAt: new Date(Math.max(Date.parse(startsAt) + STEP_MS, Date.parse(endsAt) + ms)).toISOString(),
  });
  // A day further is the same time by the wall, even where the clocks change.
  const days = (count: number) => {
    const wall = wallOf(startsAt, zone);
    const there = instantOf(`${addDays(wall.slice(0, 10), count)}${wall.slice(10)}`, zone);
    return { bookingId, staffId, startsAt: there.toISOString() };
  };
  switch (event.shiftKey ? `Shift ${event.key}` : event.key) {
    case 'Shift ArrowUp':
      return by(-STEP_MS);
    case 'Shift ArrowDown':
      return by(STEP_MS);
    case 'Shift ArrowLeft':
      return days(-1);
    case 'Shift ArrowRight':
      return days(1);
    case '+':
    case 'Shift +':
      return stretch(STEP_MS);
    case '-':
      return stretch(-STEP_MS);
    default:
      return null;
  }
}

/** A booking that was moved by a key keeps the focus, wherever it is drawn now. */
export function useFocusAfter(bookings: readonly Booking[]): (id: Booking['id']) => void {
  const wanted = useRef<Booking['id'] | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const moved = document.querySelector<HTMLElement>(`[data-event-id="${wanted.current}"]`);
    if (moved !== null && moved !== document.activeElement) moved.focus();
  }, [bookings]);
  useEffect(() => {
    const forget = () => (wanted.current = null);
    document.addEventListener('pointerdown', forget);
    return () => document.removeEventListener('pointerdown', forget);
  }, []);
  return (id) => {
    wanted.current = id;
  };
}
