/** Calendars for other programs to subscribe to, and single appointments for a customer to keep: iCalendar files. */
import { Router } from 'express';
import type { ICalCalendar } from 'ical-generator';
import type { Database } from '../../db/client.ts';
import { type Booking, findBooking } from '../booking/bookings.ts';
import { emptyCalendar, eventOf } from '../booking/calendar-file.ts';
import type { CalendarAddress, CalendarAddresses } from '../booking/calendar-addresses.ts';
import { type FeedContent, readFeed } from '../booking/feeds.ts';
import { type BusinessProfile, loadBusiness } from '../business/business.ts';
import type { Clock } from '../clock.ts';
import { type Limits, tooMany } from '../limits/limits.ts';
import { refuse } from './guards/refusal.ts';

export interface CalendarFeedParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly calendarAddresses: CalendarAddresses;
  readonly limits: Pick<Limits, 'take'>;
}

/** How often a subscriber looks again; the answer may be kept as long. */
const REFRESH_SECONDS = 300;

interface CalendarFile {
  readonly name: string;
  readonly calendar: ICalCalendar;
}

/** `GET /<token>.ics`. A forged, revoked or forgotten address finds nothing. */
export function calendarFeedRoutes(parts: CalendarFeedParts): Router {
  return Router().get('/:token.ics', async (request, response) => {
    const address = parts.calendarAddresses.read(request.params.token);
    const standing = address === null ? null : await parts.limits.take('feed:requests', address.id);
    if (standing?.reached === true) {
      const { seconds } = standing;
      refuse(request, response, {
        status: 429,
        message: tooMany('requests for this calendar', seconds),
        retryAfter: seconds,
      });
      return;
    }
    const file = address === null ? null : await open(address, parts);
    if (file === null) {
      response.sendStatus(404);
      return;
    }
    response.setHeader('Cache-Control', `private, max-age=${REFRESH_SECONDS}`);
    response.setHeader('Content-Disposition', `inline; filename="${file.name}.ics"`);
    response.setHeader('X-Robots-Tag', 'noindex');
    // Express adds the ETag, and answers 304 to a subscriber who has the same already.
    response.type('text/calendar').send(file.calendar.toString());
  });
}

async function open(
  address: CalendarAddress,
  { db, clock }: CalendarFeedParts,
): Promise<CalendarFile | null> {
  const { businessId } = address;
  switch (address.shows) {
    case 'feed': {
      const content = await readFeed(db, businessId, address.id, clock);
      return content && { name: 'calendar', calendar: feedFile(content) };
    }
    case 'booking': {
      const booking = await findBooking(db, businessId, address.id);
      if (booking === null) return null;
      return {
        name: 'appointment',
        calendar: appointmentFile(await loadBusiness(db, businessId), booking),
      };
    }
  }
}

/** What the business keeps: for whom, and how to reach them. */
function feedFile({ business, staff, bookings }: FeedContent): ICalCalendar {
  const calendar = emptyCalendar(business, bookings);
  calendar.name(staff === null ? business.name : `${staff} · ${business.name}`);
  calendar.ttl(REFRESH_SECONDS);
  for (const each of bookings) {
    const who = staff === null ? `${each.name} with ${each.staff}` : each.name;
    calendar.createEvent({
      ...eventOf(each, business),
      summary: `${each.service}: ${who}`,
      description: each.phone,
      location: business.address,
    });
  }
  return calendar;
}

/** What the customer keeps: where to go, and whom to call. */
function appointmentFile(business: BusinessProfile, booking: Booking): ICalCalendar {
  const calendar = emptyCalendar(business, [booking]);
  const [number] = business.numbers;
  const change = number === undefined ? '' : ` To change it, call ${number}.`;
  calendar.createEvent({
    ...eventOf(booking, business),
    summary: `${booking.service} at ${business.name}`,
    description: `With ${booking.staff}.${change}`,
    location: business.address,
  });
  return calendar;
}
