/** The invitation that puts an appointment into its customer's calendar, moves it there, or takes it out (RFC 5546). */
import { ICalAttendeeStatus, ICalCalendarMethod } from 'ical-generator';
import type { Booking } from '../../booking/bookings.ts';
import { emptyCalendar, eventOf } from '../../booking/calendar-file.ts';

export interface Invitation {
  readonly booking: Booking;
  readonly business: { readonly name: string; readonly zone: string; readonly address: string };
  readonly title: string;
  readonly description: string;
  /** The address that the invitation comes from: mailboxes want it to be a real one. */
  readonly organizer: string;
  readonly attendee: { readonly name: string; readonly email: string };
}

/** iCalendar text; its method is REQUEST for an appointment that is booked, else CANCEL. */
export function writeInvitation(invitation: Invitation): string {
  const { booking, business, title, description, organizer, attendee } = invitation;
  const method = booking.status === 'booked' ? ICalCalendarMethod.REQUEST : ICalCalendarMethod.CANCEL;
  const calendar = emptyCalendar(business, [booking], method);
  const event = calendar.createEvent({
    ...eventOf(booking, business),
    summary: title,
    description,
    location: business.address,
    organizer: { name: business.name, email: organizer },
  });
  // They made the appointment: nobody asks them to accept it.
  event.createAttendee({ ...attendee, rsvp: false, status: ICalAttendeeStatus.ACCEPTED });
  return calendar.toString();
}
