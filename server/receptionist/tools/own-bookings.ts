/** The reasons to refuse a caller their own appointments: a hidden number, wrong tries, no proof yet, or the time. */
import type { BookingId } from '../../../db/ids.ts';
import type { Language } from '../../languages/language.ts';
import type { ToolContext, ToolResult } from './tool.ts';

export type Withheld = ToolResult<'withheld'> & { readonly reason: 'no-number' };
export type Locked = ToolResult<'locked'> & { readonly reason: 'wrong-proofs'; readonly error: string };
export type NotOwn =
  | Withheld
  | Locked
  | (ToolResult<'refused'> & { readonly reason: 'not-shown' | 'too-late'; readonly error?: string });

/** Why this appointment is not told or changed; null: the caller may, since it was shown to them, or made by them. */
export function notOwn(context: ToolContext, id: BookingId): NotOwn | null {
  const { state, language } = context;
  if (state.made.includes(id)) return null;
  return whyHidden(context) ?? (state.known.includes(id) ? null : notShown(language));
}

/** Why none of the caller's earlier appointments is told or changed yet. */
export const lookUpFirst = (context: ToolContext): NotOwn => whyHidden(context) ?? notShown(context.language);

function whyHidden({ caller, state, language }: ToolContext): NotOwn | null {
  if (caller.phone === null) return withheld(language);
  return state.locked ? locked(language) : null;
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
  reason: 'too-late',
  say: tools.ownBookings.tooLate(change),
});
