import { z } from 'zod';
import { parseEmailAddress } from '../../email-address.ts';
import { noteEmail as keepEmail } from '../../notices/appointments/note-email.ts';
import { type Ask, type Failed, flag, type Tool, type ToolResult, words } from './tool.ts';

const input = z.object({
  email: words('The e-mail address, as the caller said or spelled it.'),
  confirmed: flag('True once the caller confirmed the address that was read back.').optional(),
});

export type NoteEmailResult =
  | (ToolResult<'noted'> & { readonly note: string })
  | Ask<'email', 'no-address'>
  | (Ask<'confirm-email', 'unconfirmed-address'> & { readonly email: string })
  | Failed<'no-booking' | 'has-one'>;

/** Keeps the address to which the details of an appointment go, once the caller has confirmed it. */
export const noteEmail: Tool<'note_email', z.infer<typeof input>, NoteEmailResult> = {
  name: 'note_email',
  description:
    'Takes the e-mail address for the details of the appointment that was booked in this call. It reads the address back: call it again with confirmed once the caller said yes.',
  input,
  writes: { done: 'noted', outcome: 'booked' },
  async run(context, { email: said, confirmed = false }) {
    const { db, business, clock, language, state } = context;
    const say = language.tools.email;
    const booking = state.made.at(-1);
    if (booking === undefined)
      return {
        status: 'failed',
        reason: 'no-booking',
        say: say.noBooking,
        error: 'Nothing was booked in this call. An address for a message is handed to take_message.',
      };
    const email = parseEmailAddress(say.read(said) ?? '');
    if (email === null) return { status: 'ask', ask: 'email', reason: 'no-address', say: say.askAgain };
    // A yes counts only for the address that was read back, and only when it was the caller who could say it.
    if (!confirmed || context.answeredReadBack !== email)
      return {
        status: 'ask',
        ask: 'confirm-email',
        reason: 'unconfirmed-address',
        email: say.spell(email),
        say: say.confirm(email),
        remember: { readBack: email },
      };
    const noted = await keepEmail(db, business.id, booking, email, clock.now());
    if (noted !== 'noted')
      return {
        status: 'failed',
        reason: noted === 'has-one' ? 'has-one' : 'no-booking',
        say: say.notKept,
        error: 'The address was not kept. The caller may leave a message with it.',
      };
    return { status: 'noted', say: say.noted, note: say.notedNote, remember: { readBack: null } };
  },
};
