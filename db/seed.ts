/** The demo business, so that the first start has somebody to call. */
import { eq } from 'drizzle-orm';
import type { Database, Drizzle } from './client.ts';
import {
  type BookingId,
  type BusinessId,
  type CustomerId,
  newId,
  type ServiceId,
  type StaffId,
  type UserId,
} from './ids.ts';
import {
  booking,
  business,
  customer,
  knowledge,
  member,
  phoneNumber,
  service,
  serviceStaff,
  staff,
  type WeeklyHours,
  website,
} from './schema.ts';

export const DEMO_NUMBER = '+12125550199';
/** Of the demo, where the other carrier is a fake too. */
export const SECOND_DEMO_NUMBER = '+12125550198';
const ZONE = 'America/New_York';

const weekday = [{ from: '09:00', to: '18:00' }];
const HOURS: WeeklyHours = [[], weekday, weekday, weekday, weekday, [{ from: '09:00', to: '16:00' }], []];

const KNOWLEDGE: readonly (readonly [question: string, answer: string])[] = [
  [
    'Where are you located? What is your address?',
    'We are at 12 Harbour Street, right by the old ferry landing.',
  ],
  [
    'Where can I park?',
    'There is street parking on Harbour Street, and a garage around the corner on Pier Lane.',
  ],
  ['Do you take walk-ins?', 'Walk-ins are welcome when a chair is free, but booked customers come first.'],
  ['How can I pay? Do you take cards?', 'You can pay by card, by phone or in cash.'],
  [
    'Do you cut kids hair? Children?',
    "Yes, we cut children's hair from three years on; a kid's cut is a regular haircut.",
  ],
  ['Do you sell gift cards or vouchers?', 'Yes, gift cards are available at the counter.'],
  ['Is it wheelchair accessible?', 'Yes, the shop is on street level, without a step.'],
  ['Do you do hair colouring or dyeing?', "No, we don't colour hair; we cut hair and trim beards."],
  ['Do you do hot towel shaves?', 'A hot towel comes with every beard trim.'],
  [
    'What if I am late?',
    'We hold your chair for ten minutes; after that we may have to ask you to book again.',
  ],
  ['Do you have wifi?', 'Yes, there is free wifi for customers.'],
  ['Do you sell products like pomade or wax?', 'Yes, we carry pomade, wax and beard oil.'],
];

/** Makes the demo business once, and makes `ownerId` its owner. */
export async function seedDemo(db: Database, ownerId: UserId): Promise<BusinessId> {
  return db.system.transaction(async (tx) => {
    const [known] = await tx
      .select()
      .from(phoneNumber)
      .where(eq(phoneNumber.e164, DEMO_NUMBER))
      .orderBy(phoneNumber.connectedAt)
      .limit(1);
    const businessId = known?.businessId ?? (await makeBusiness(tx));
    await tx.insert(member).values({ businessId, userId: ownerId, role: 'owner' }).onConflictDoNothing();
    return businessId;
  });
}

/** Lets the second number lead to the demo business too. */
export async function connectSecondNumber(
  db: Database,
  businessId: BusinessId,
  carrier: string,
): Promise<void> {
  await db.system
    .insert(phoneNumber)
    .values({ businessId, e164: SECOND_DEMO_NUMBER, carrier })
    .onConflictDoNothing();
}

type Transaction = Parameters<Parameters<Drizzle['transaction']>[0]>[0];

async function makeBusiness(tx: Transaction): Promise<BusinessId> {
  const businessId = newId<BusinessId>();
  await tx.insert(business).values({
    id: businessId,
    name: 'Harbour Street Barbers',
    trade: 'barber',
    zone: ZONE,
    country: 'US',
    currency: 'USD',
    address: '12 Harbour Street',
    greeting: 'Ahoy, Harbour Street Barbers.',
    hours: HOURS,
    policy: { noticeMinutes: 120, daysAhead: 60, stepMinutes: 15, cancelNoticeMinutes: 120 },
  });
  await tx.insert(phoneNumber).values({ e164: DEMO_NUMBER, businessId });
  await tx.insert(website).values({ businessId, enabled: true });
  const people = ['Sam', 'Alex'].map((name) => ({ businessId, id: newId<StaffId>(), name }));
  const services = [
    { name: 'Haircut', durationMinutes: 30, priceCents: 3500 },
    { name: 'Beard trim', durationMinutes: 15, priceCents: 2000 },
    { name: 'Haircut and beard', durationMinutes: 45, priceCents: 5000 },
  ].map((each) => ({ ...each, businessId, id: newId<ServiceId>() }));
  await tx.insert(staff).values(people);
  await tx.insert(service).values(services);
  await tx
    .insert(serviceStaff)
    .values(
      services.flatMap(({ id }) =>
        people.map((person) => ({ businessId, serviceId: id, staffId: person.id })),
      ),
    );
  await tx
    .insert(knowledge)
    .values(KNOWLEDGE.map(([question, answer]) => ({ businessId, id: newId(), question, answer })));
  await makeBookings(tx, businessId, people, services);
  return businessId;
}

const CUSTOMERS = [
  ['+12125550101', 'Maria Lopez'],
  ['+12125550102', 'James Carter'],
  ['+12125550103', 'Priya Shah'],
  ['+12125550104', 'Tom Becker'],
] as const;

/** Some of the coming days' chairs are taken, so that there is something to work around. */
async function makeBookings(
  tx: Transaction,
  businessId: BusinessId,
  people: readonly { readonly id: StaffId }[],
  services: readonly { readonly id: ServiceId; readonly durationMinutes: number }[],
): Promise<void> {
  const customers = CUSTOMERS.map(([phone, name]) => ({ businessId, id: newId<CustomerId>(), phone, name }));
  await tx.insert(customer).values(customers);
  const days = comingOpenDays(4);
  const times = ['10:00', '11:30', '14:00', '15:15'];
  const rows = days.flatMap((day, dayIndex) =>
    customers.slice(0, 2 + (dayIndex % 3)).map((who, index) => {
      const person = people[(dayIndex + index) % people.length];
      const what = services[(dayIndex + index) % services.length];
      if (person === undefined || what === undefined)
        throw new Error('the demo business has neither staff nor services');
      const starts = day.toZonedDateTime({ timeZone: ZONE, plainTime: times[index] ?? '10:00' });
      const startsAt = new Date(starts.epochMilliseconds);
      const endsAt = new Date(starts.add({ minutes: what.durationMinutes }).epochMilliseconds);
      return {
        businessId,
        id: newId<BookingId>(),
        serviceId: what.id,
        staffId: person.id,
        customerId: who.id,
        name: who.name,
        startsAt,
        endsAt,
        occupiedFrom: startsAt,
        occupiedTo: endsAt,
        status: 'booked' as const,
        idempotencyKey: `seed ${dayIndex} ${index}`,
      };
    }),
  );
  await tx.insert(booking).values(rows);
}

function comingOpenDays(count: number): Temporal.PlainDate[] {
  const days: Temporal.PlainDate[] = [];
  for (
    let day = Temporal.Now.plainDateISO(ZONE).add({ days: 1 });
    days.length < count;
    day = day.add({ days: 1 })
  ) {
    if ((HOURS[day.dayOfWeek - 1] ?? []).length > 0) days.push(day);
  }
  return days;
}
