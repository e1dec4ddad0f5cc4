/** What the caller is told that they will get in writing: nothing that does not come. */
import type { Booking } from '../../booking/bookings.ts';
import { comingNotices } from '../../notices/appointments/coming.ts';
import { wantsEmail } from '../../notices/appointments/note-email.ts';
import type { ToolContext } from './tool.ts';

/** A sentence, or nothing. An e-mail is spoken of only to whom the number on file is surely theirs: it is on file, too. */
export async function tellOfNotices(context: ToolContext, booking: Booking): Promise<string> {
  const { db, business, caller, language } = context;
  const coming = await comingNotices(db, business.id, booking);
  const isTheirs = caller.vouched && caller.phone === booking.phone;
  const told = coming.filter((channel) => channel === 'sms' || isTheirs);
  return language.tools.booking.willGet({ sms: told.includes('sms'), mail: told.includes('mail') });
}

/** After a booking: the same; or, where nothing comes and an e-mail could, the offer of one. */
export async function tellAfterBooking(context: ToolContext, booking: Booking): Promise<string> {
  const told = await tellOfNotices(context, booking);
  if (told !== '') return told;
  const { db, business, language } = context;
  return (await wantsEmail(db, business.id, booking.id)) ? language.tools.email.offer : '';
}
