/** The reasons to refuse a caller their own appointments: a hidden number, wrong tries, no proof yet, or the time. */
import type { BookingId } from '../../../db/ids.ts';
import type { Language } from '../../languages/language.ts';
import type { ToolContext, ToolResult } from './tool.ts';

export type Withheld = ToolResult<'withheld'> & { readonly reason: 'no-number' };
export type Locked = ToolResult<'locked'> & { readonly reason: 'wrong-proofs'; readonly error: string };
export type NotOwn =
  | Withheld
  | Locked
  | (ToolResult<'refused'> & { readonly reason: 'not-shown' | 'notice'; readonly error?: string });

/** Why this appointment is not told or changed; null: the caller may, since it was shown to them. */
export function notOwn({ caller, state, language }: ToolContext, id: BookingId): NotOwn | null {
  if (caller.phone === null) return withheld(language);
  if (state.locked) return locked(language);
  return state.known.includes(id) ? null : notShown(language);
}

export const withheld = ({ tools }: Language): Withheld => ({
  status: 'withheld',
  reason: 'no-number',
  say: tools.ownBookings.hiddenNumber,
});

export const locked = ({ tools }: Language): Locked => ({
  status: 'locked',
  reason: 'wrong-proofs',
  say: tools.ownBookings.locked,
  error:
    'Too many wrong names or days. Ask for none any more, and tell or change nothing about existing appointments in this call.',
  remember: { locked: true },
});

export const notShown = ({ tools }: Language): NotOwn => ({
  status: 'refused',
  reason: 'not-shown',
  say: tools.ownBookings.lookUpFirst,
  error: 'Find the appointment with find_bookings first.',
});

export const tooLate = ({ tools }: Language, change: 'move' | 'cancel'): NotOwn => ({
  status: 'refused',
  reason: 'notice',
  say: tools.ownBookings.tooLate(change),
});
