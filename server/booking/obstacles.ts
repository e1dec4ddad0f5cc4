/** What stands in the way of a time that the business itself wants to give, by name: it may want it all the same. */
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BookingId, BusinessId, StaffId } from '../../db/ids.ts';
import { type BusinessProfile, readBusiness, type Service, type StaffMember } from '../business/business.ts';
import { type Clock, dateAt } from '../clock.ts';
import { lastDay, openings } from './availability.ts';
import { type Booking, readOccupied } from './bookings.ts';
import { findService } from './offers.ts';
import { timesOf } from './place.ts';

export type Obstacle =
  | { readonly type: 'booking'; readonly booking: Booking }
  | { readonly type: 'time-off'; readonly everybody: boolean; readonly note: string }
  /** The business is closed, for some of it at least. */
  | { readonly type: 'closed' }
  /** The business is open, and this person does not work. */
  | { readonly type: 'not-working' }
  | { readonly type: 'not-their-service' }
  | { readonly type: 'past' }
  | { readonly type: 'far-ahead'; readonly daysAhead: number };

/** The obstacles with one staff member. */
export interface InTheWay {
  readonly staffId: StaffId;
  readonly staff: string;
  readonly obstacles: readonly Obstacle[];
}

interface ObstaclesWish {
  readonly serviceId: Service['id'];
  /** Null: of everybody who does the service. */
  readonly staffId: StaffId | null;
  readonly startsAt: Date;
  /** Where it is not as long as the service takes. */
  readonly endsAt?: Date | null;
  /** The booking that is about to move. */
  readonly except?: BookingId;
}

/** Of more people nobody reads it. */
const MOST_PEOPLE = 5;
const MOST_BOOKINGS = 200;
const MINUTE = 60_000;

/** By staff member, those with the fewest bookings in the way first. */
export const findObstacles = (
  db: Database,
  businessId: BusinessId,
  wish: ObstaclesWish,
  clock: Clock,
): Promise<InTheWay[]> =>
  db.tenant(businessId, async (tx) => {
    const business = await readBusiness(tx, businessId);
    const found = await findService(tx, business, wish);
    if (found === null) return [];
    const service = withLength(found, wish);
    const booked = await inTheWay(tx, businessId, wish, service);
    return business.staff
      .filter(({ id }) => (wish.staffId === null ? service.staffIds.includes(id) : id === wish.staffId))
      .map((person) => ({
        staffId: person.id,
        staff: person.name,
        obstacles: obstaclesTo(business, person, { service, startsAt: wish.startsAt }, booked, clock.now()),
      }))
      .sort((a, b) => bookingsAmong(a) - bookingsAmong(b))
      .slice(0, MOST_PEOPLE);
  });

const bookingsAmong = ({ obstacles }: InTheWay): number =>
  obstacles.filter(({ type }) => type === 'booking').length;

function withLength(service: Service, { startsAt, endsAt }: ObstaclesWish): Service {
  if (endsAt === undefined || endsAt === null) return service;
  return { ...service, durationMinutes: (endsAt.getTime() - startsAt.getTime()) / MINUTE };
}

function inTheWay(
  tx: TenantTransaction,
  businessId: BusinessId,
  { staffId, startsAt, except }: ObstaclesWish,
  service: Service,
): Promise<Booking[]> {
  const { occupiedFrom: from, occupiedTo: to } = timesOf(service, startsAt);
  const span = { staffId, from, to, limit: MOST_BOOKINGS };
  return readOccupied(tx, businessId, except === undefined ? span : { ...span, except });
}

/** Pure: what stands between this person and an appointment at this time. */
function obstaclesTo(
  business: BusinessProfile,
  person: StaffMember,
  { service, startsAt }: { readonly service: Service; readonly startsAt: Date },
  booked: readonly Booking[],
  now: number,
): Obstacle[] {
  const start = startsAt.getTime();
  const { occupiedFrom, occupiedTo } = timesOf(service, startsAt);
  const isOpen = fits(business, service, start, null);
  const farAhead = Temporal.PlainDate.compare(dateAt(start, business.zone), lastDay(business, now)) > 0;
  return [
    ...booked
      .filter(({ staffId }) => staffId === person.id)
      .map((booking): Obstacle => ({ type: 'booking', booking })),
    ...person.timeOff
      .filter(({ from, to }) => from < occupiedTo && to > occupiedFrom)
      .map((off): Obstacle => ({
        type: 'time-off',
        everybody: business.blocks.includes(off),
        note: off.note,
      })),
    ...when(!isOpen, { type: 'closed' }),
    ...when(isOpen && !fits(business, service, start, person.hours), { type: 'not-working' }),
    ...when(!service.staffIds.includes(person.id), { type: 'not-their-service' }),
    ...when(start < now, { type: 'past' }),
    ...when(farAhead, { type: 'far-ahead', daysAhead: business.policy.daysAhead }),
  ];
}

const when = (is: boolean, obstacle: Obstacle): Obstacle[] => (is ? [obstacle] : []);

/** Whether the hours alone leave room: what can be booked where nobody is busy and nothing is too soon or too late. */
function fits(
  { zone, hours, specialDays }: BusinessProfile,
  service: Service,
  start: number,
  own: StaffMember['hours'],
): boolean {
  const staff = [{ id: '' as StaffId, hours: own, busy: [] }];
  const policy = { noticeMinutes: 0, daysAhead: 1, stepMinutes: 1, cancelNoticeMinutes: 0 };
  const range = { now: start, from: start, to: start + 1 };
  return openings({ zone, hours, specialDays, staff, service, policy, ...range }).length > 0;
}
