/** The receptionist's draft and versions by the API: as managers, as staff, and with words for who is late. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BusinessId, newId, type UserId } from '../../db/ids.ts';
import { eq } from 'drizzle-orm';
import { booking, member, service as serviceTable, user } from '../../db/schema.ts';
import { seedDemo } from '../../db/seed.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { type EventFeed, openEventFeed } from '../events/feed.ts';
import { appRouter } from './router.ts';
import { contextOf } from './testing.ts';

const [owner, manager, kim] = [newId<UserId>(), newId<UserId>(), newId<UserId>()];
let db: TestDatabase;
let feed: EventFeed;
let businessId: BusinessId;
let api: ReturnType<typeof as>;

beforeAll(async () => {
  db = await createTestDatabase();
  feed = await openEventFeed(db);
  businessId = await seedDemo(db, owner);
  api = as(owner);
  await db.system.insert(user).values({ id: manager, name: 'Mo', email: 'mo@a.test' });
  await db.system.insert(member).values([
    { businessId, userId: manager, role: 'manager' },
    { businessId, userId: kim, role: 'staff' },
  ]);
});
afterAll(async () => {
  await feed.close();
  await db.close();
});

const as = (id: UserId) => appRouter.createCaller(contextOf({ db, feed }, id));
const draftOf = async (greeting: string) => {
  const { published } = await api.receptionist.get({ businessId });
  return { ...published.settings, language: 'en-GB' as const, greeting };
};

describe('the receptionist', () => {
  test('is drafted, published and rolled back', async () => {
    const before = await api.receptionist.get({ businessId });
    expect(before).toMatchObject({ published: { version: 0 }, draft: null });
    expect(before.published.settings.knowledge).toHaveLength(12);
    const { updatedAt } = await api.receptionist.saveDraft({
      businessId,
      settings: await draftOf('Ahoy!'),
      seen: null,
    });
    const published = await api.receptionist.publish({ businessId, seen: updatedAt, note: ' Friendlier ' });
    expect(published).toEqual({ version: 1 });
    expect((await api.businesses.get({ businessId })).greeting).toBe('Ahoy!');
    expect(await api.receptionist.version({ businessId, version: 1 })).toMatchObject({ language: 'en-GB' });
    expect(await api.receptionist.publishAgain({ businessId, version: 0 })).toEqual({ version: 2 });
    expect((await api.receptionist.get({ businessId })).published.settings).toEqual(
      before.published.settings,
    );
    expect((await api.receptionist.versions({ businessId })).map(({ note }) => note)).toEqual([
      '',
      'Friendlier',
      'As it was set up',
    ]);
  });

  test("cannot be saved after a colleague's change, and the colleague is named", async () => {
    const settings = await draftOf('By Mo.');
    const { updatedAt } = await as(manager).receptionist.saveDraft({ businessId, settings, seen: null });
    const late = { businessId, settings: await draftOf('Late.'), seen: null };
    await expect(api.receptionist.saveDraft(late)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('Mo has changed this draft') as string,
    });
    await api.receptionist.discardDraft({ businessId, seen: updatedAt });
    await expect(api.receptionist.publish({ businessId, seen: updatedAt })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });

  test('is not published with a question that has no answer', async () => {
    const { knowledge } = await draftOf('');
    const unfinished = {
      ...(await draftOf('')),
      knowledge: knowledge.map((fact) => ({ ...fact, answer: '' })),
    };
    const { updatedAt } = await api.receptionist.saveDraft({ businessId, settings: unfinished, seen: null });
    await expect(api.receptionist.publish({ businessId, seen: updatedAt })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    await api.receptionist.discardDraft({ businessId, seen: updatedAt });
  });

  test.each([
    [{ language: 'tlh' }, 'language'],
    [{ manner: 'rude' }, 'manner'],
    [{ greeting: 'x'.repeat(301) }, 'longer than a caller'],
  ])('is not drafted with %j', async (part, word) => {
    const input: unknown = { businessId, settings: { ...(await draftOf('')), ...part }, seen: null };
    const attempt = api.receptionist.saveDraft(input as Parameters<typeof api.receptionist.saveDraft>[0]);
    await expect(attempt).rejects.toThrow(word);
  });

  test('cannot be changed by staff', async () => {
    const staff = as(kim).receptionist;
    const refused = { code: 'FORBIDDEN' };
    await expect(staff.get({ businessId })).rejects.toMatchObject(refused);
    await expect(
      staff.saveDraft({ businessId, settings: await draftOf('Mine'), seen: null }),
    ).rejects.toMatchObject(refused);
    await expect(staff.publishAgain({ businessId, version: 0 })).rejects.toMatchObject(refused);
  });

  test('has voices to choose from', async () => {
    expect(await api.receptionist.voices({ businessId })).toEqual([
      { id: 'voice-1', name: 'Vera', about: 'Calm', vendor: 'memory' },
    ]);
  });
});

describe('the settings of the business', () => {
  test('refuse hours that overlap, and name the day', async () => {
    const { hours } = await api.businesses.get({ businessId });
    const change = {
      hours: hours.with(2, [
        { from: '09:00', to: '13:00' },
        { from: '12:00', to: '18:00' },
      ]),
    };
    await expect(api.businesses.update({ businessId, change })).rejects.toThrow(
      /"hours",\s+2\s[\s\S]*overlap/,
    );
    const night = { hours: hours.with(2, [{ from: '20:00', to: '02:00' }]) };
    await api.businesses.update({ businessId, change: night });
    await api.businesses.update({ businessId, change: { hours } });
  });

  test('move to another country and clock, where prices keep their figures and bookings their moment', async () => {
    const before = await api.businesses.get({ businessId });
    const prices = (profile: typeof before) => profile.services.map(({ priceCents }) => priceCents);
    const moments = async () =>
      (await db.system.select().from(booking).orderBy(booking.id)).map(({ startsAt }) => startsAt);
    const booked = await moments();
    expect(booked.length).toBeGreaterThan(0);

    const change = { name: ' Hafen ', address: '1 Kai', country: 'JP', zone: 'Asia/Tokyo' };
    await as(manager).businesses.update({ businessId, change });
    const there = await api.businesses.get({ businessId });
    expect(there).toMatchObject({ ...change, name: 'Hafen', currency: 'JPY' });
    expect(prices(there)).toEqual(prices(before).map((cents) => cents && Math.round(cents / 100)));
    expect(await moments()).toEqual(booked);

    const { name, address, country, zone } = before;
    await api.businesses.update({ businessId, change: { name, address, country, zone } });
    expect(await api.businesses.get({ businessId })).toEqual(before);
  });

  test('stay in their country when a price cannot be written in the money of the other one', async () => {
    await api.businesses.update({ businessId, change: { country: 'JP' } });
    const dear = { name: 'A house', durationMinutes: 30, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 };
    const service = { ...dear, priceCents: 900_000_000, staffIds: [] };
    const { id } = await api.businesses.saveService({ businessId, id: null, service });
    await expect(api.businesses.update({ businessId, change: { country: 'KW' } })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      message: expect.stringContaining('price') as string,
    });
    expect(await api.businesses.get({ businessId })).toMatchObject({ country: 'JP', currency: 'JPY' });
    await api.businesses.retireService({ businessId, id });
    await db.system.delete(serviceTable).where(eq(serviceTable.id, id));
    await api.businesses.update({ businessId, change: { country: 'US' } });
  });

  test('cannot be changed by staff or other users, and need a name and a country', async () => {
    const change = { name: 'Mine' };
    await expect(as(kim).businesses.update({ businessId, change })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(as(newId<UserId>()).businesses.update({ businessId, change })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(api.businesses.update({ businessId, change: { name: '  ' } })).rejects.toThrow('name');
    await expect(api.businesses.update({ businessId, change: { country: 'Japan' } })).rejects.toThrow(
      'country like US',
    );
  });

  test('can close the coming holidays of a region, and keep what was set before', async () => {
    const { regions, holidays } = await api.businesses.holidays({ businessId, region: 'NY' });
    expect(regions).toContainEqual({ code: 'NY', name: 'New York' });
    const christmas = holidays.find(({ name }) => name === 'Christmas Day');
    if (christmas === undefined) throw new Error('no Christmas');
    expect(holidays.map(({ day }) => day)).toEqual(holidays.map(({ day }) => day).sort());
    const stretches = [{ from: '10:00', to: '12:00' }];
    await api.businesses.setSpecialDay({
      businessId,
      special: { day: christmas.day, stretches, note: 'Short' },
    });
    const days = holidays.map(({ day, name }) => ({ day, note: name }));
    await api.businesses.closeDays({ businessId, days });
    const { specialDays } = await api.businesses.get({ businessId });
    expect(specialDays.map(({ day }) => day)).toEqual(days.map(({ day }) => day));
    expect(specialDays.find(({ day }) => day === christmas.day)).toMatchObject({ stretches, note: 'Short' });
    expect(specialDays.filter(({ stretches: open }) => open.length === 0)).toHaveLength(days.length - 1);
  });

  test('can confirm a holiday as a day on which it is open', async () => {
    const day = '2198-12-25';
    const christmas = { day, note: 'Christmas Day', stretches: [{ from: '10:00', to: '13:00' }] };
    await api.businesses.closeDays({ businessId, days: [], open: [christmas] });
    const { specialDays } = await api.businesses.get({ businessId });
    expect(specialDays).toContainEqual(christmas);
    await api.businesses.clearSpecialDay({ businessId, day });
    await expect(api.businesses.closeDays({ businessId, days: [] })).rejects.toThrow('must name a day');
  });

  test('show what is still booked before somebody retires, who can come back', async () => {
    const coming = await api.businesses.coming({ businessId });
    const rows = await db.system.select().from(booking);
    const ahead = rows.filter(({ status, occupiedTo }) => status === 'booked' && occupiedTo > new Date());
    expect(coming.reduce((sum, { bookings }) => sum + bookings, 0)).toBe(ahead.length);
    expect(ahead.length).toBeGreaterThan(0);
    const { services } = await api.businesses.get({ businessId });
    const [first] = services;
    if (first === undefined) throw new Error('no service');
    await api.businesses.retireService({ businessId, id: first.id });
    expect((await api.businesses.get({ businessId })).services).toHaveLength(services.length - 1);
    await api.businesses.retireService({ businessId, id: first.id, retired: false });
    expect((await api.businesses.get({ businessId })).services).toEqual(services);
  });
});
