/** The reports of a day and of a week: when they come, what they say, and that each comes once. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type BookingId, newId } from '../../../db/ids.ts';
import { booking, customer, service } from '../../../db/schema.ts';
import { insertCalls } from '../../../db/testing-calls.ts';
import { sendAgendas, sendWeeks } from './reports.ts';
import { forget, mailsOf, openShop, PUBLIC_URL, type Shop, wish } from './testing.ts';

let shop: Shop;
const at = (moment: string) => ({
  db: shop.db,
  clock: { now: () => Date.parse(moment) },
  publicUrl: PUBLIC_URL,
});
const subjects = async () =>
  (await mailsOf(shop)).map(({ recipient, subject }) => `${recipient}: ${subject}`).toSorted();

beforeAll(async () => {
  shop = await openShop();
  const { db, businessId } = shop;
  await db.system.delete(booking);
  const [cut] = await db.system.select().from(service);
  const [person] = await db.system.select().from(customer);
  if (cut === undefined || person === undefined) throw new Error('no service');
  // A Tuesday at three in New York, and a Monday, on which the shop is closed.
  for (const [status, startsAt] of [
    ['booked', new Date('2026-12-01T20:00:00Z')],
    ['cancelled', new Date('2026-12-01T21:00:00Z')],
  ] as const) {
    const endsAt = new Date(startsAt.getTime() + 30 * 60_000);
    await db.system.insert(booking).values({
      businessId,
      id: newId<BookingId>(),
      serviceId: cut.id,
      staffId: shop.samsStaffId,
      customerId: person.id,
      name: 'Ann',
      startsAt,
      endsAt,
      occupiedFrom: startsAt,
      occupiedTo: endsAt,
      status,
      note: 'Knows the way',
      idempotencyKey: status,
    });
  }
});
afterAll(() => shop.db.close());
beforeEach(() => forget(shop));

describe('the agenda of a day', () => {
  test('comes at the hour that the member chose, by the clock of the business, with its appointments', async () => {
    await wish(shop, shop.owner, { agendaHour: 7 });
    await wish(shop, shop.sam);
    await sendAgendas(at('2026-12-01T11:59:00Z'));
    expect(await subjects()).toEqual([]);
    await sendAgendas(at('2026-12-01T12:00:00Z'));
    expect(await subjects()).toEqual(['olga@shop.test: Tuesday, December 1: 1 appointment']);
    expect((await mailsOf(shop))[0]?.body).toContain('3:00 pm  ');
    expect((await mailsOf(shop))[0]?.body).toContain('Knows the way');
  });

  test('comes once, however many instances look and however often', async () => {
    await wish(shop, shop.owner, { agendaHour: 7 });
    await Promise.all(['12:00', '12:00', '12:01'].map((time) => sendAgendas(at(`2026-12-01T${time}:00Z`))));
    await sendAgendas(at('2026-12-01T13:30:00Z'));
    expect(await mailsOf(shop)).toHaveLength(1);
  });

  test('does not come on a closed day without appointments, and comes on an open one', async () => {
    await wish(shop, shop.owner, { agendaHour: 7 });
    await sendAgendas(at('2026-11-30T12:00:00Z'));
    expect(await subjects()).toEqual([]);
    await sendAgendas(at('2026-12-02T12:00:00Z'));
    expect(await subjects()).toEqual(['olga@shop.test: Wednesday, December 2: no appointments']);
  });

  test('is not sent in the afternoon where the service was down in the morning', async () => {
    await wish(shop, shop.owner, { agendaHour: 7 });
    await sendAgendas(at('2026-12-01T18:00:00Z'));
    expect(await subjects()).toEqual([]);
  });
});

describe('the report of a week', () => {
  test('comes on Monday morning, to owners who did not say otherwise, with the figures of the days before', async () => {
    const { db, businessId } = shop;
    await db.sql`delete from member_notice_settings`;
    await insertCalls(db.system, {
      businessId,
      id: newId(),
      startedAt: new Date('2026-12-02T15:00:00Z'),
      answeredAt: new Date('2026-12-02T15:00:00Z'),
      endedAt: new Date('2026-12-02T15:10:00Z'),
      outcome: 'answered',
    });
    await sendWeeks(at('2026-12-06T15:00:00Z'));
    expect(await subjects()).toEqual([]);
    await sendWeeks(at('2026-12-07T12:00:00Z'));
    await sendWeeks(at('2026-12-07T12:01:00Z'));
    const [mail, ...more] = await mailsOf(shop);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ recipient: 'olga@shop.test' });
    expect(mail?.body).toContain('10 minutes on the phone');
    expect(mail?.body).toContain('100% of callers');
    expect(mail?.body).toContain('Monday, November 30 to Sunday, December 6');
  });

  test('does not come to who turned it off', async () => {
    await wish(shop, shop.owner, { weeklyReport: false });
    await sendWeeks(at('2026-12-07T12:00:00Z'));
    expect(await subjects()).toEqual([]);
  });
});
