/** Setting up a business: every trade can be booked at once. */
import { eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BusinessId, newId, type UserId } from '../../db/ids.ts';
import { business, member } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { createBusiness, newBusiness } from '../business/create.ts';
import { type EventFeed, openEventFeed } from '../events/feed.ts';
import { appRouter } from './router.ts';
import { contextOf } from './testing.ts';

const owner = newId<UserId>();
let db: TestDatabase;
let feed: EventFeed;
let presets: Awaited<ReturnType<ReturnType<typeof as>['setup']['presets']>>['presets'];

beforeAll(async () => {
  db = await createTestDatabase();
  feed = await openEventFeed(db);
  ({ presets } = await as(owner).setup.presets());
});
afterAll(async () => {
  await feed.close();
  await db.close();
});

const as = (id: UserId) => appRouter.createCaller(contextOf({ db, feed }, id));

/** The input of the wizard for an unchanged preset. */
function wish(trade: string, more: Record<string, unknown> = {}) {
  const preset = presets.find((each) => each.trade === trade);
  if (preset === undefined) throw new Error(`no preset for ${trade}`);
  const { services, hours, knowledge, team, greeting } = preset;
  return {
    id: randomUUID(),
    name: 'Pier',
    trade,
    zone: 'Europe/Berlin',
    country: 'DE',
    address: '',
    greeting: greeting.replace('{business}', 'Pier'),
    hours,
    team: team.names.length > 0 ? team.names : ['Ada'],
    services,
    knowledge,
    ...more,
  };
}

async function create(user: UserId, more: Record<string, unknown> = {}): Promise<BusinessId> {
  const wanted = newBusiness.parse(wish('barber', more));
  return (await as(user).setup.create({ business: wanted })).businessId;
}

describe('a new business', () => {
  test('can have any of the trades that people ask for', () => {
    expect(presets.map(({ trade }) => trade)).toEqual([
      'barber',
      'dentist',
      'plumber',
      'restaurant',
      'vet',
      'law office',
      'local',
    ]);
  });

  test.each(['barber', 'dentist', 'plumber', 'restaurant', 'vet', 'law office', 'local'])(
    'of the trade %s can offer an opening for every service without changes',
    async (trade) => {
      const user = newId<UserId>();
      const wanted = newBusiness.parse(wish(trade));
      const { businessId } = await as(user).setup.create({ business: wanted });
      const profile = await as(user).businesses.get({ businessId });
      expect(profile).toMatchObject({ trade, currency: 'EUR', number: null });
      expect(profile.services).toHaveLength(wanted.services.length);
      expect(profile.knowledge).toHaveLength(wanted.knowledge.length);
      const from = new Date().toISOString();
      const to = new Date(Date.now() + 7 * 86_400_000).toISOString();
      for (const { id } of profile.services) {
        const { openings } = await as(user).bookings.openings({
          businessId,
          serviceId: id,
          staffId: null,
          from,
          to,
        });
        expect(openings.length).toBeGreaterThan(10);
      }
    },
  );

  test('belongs to the user who made it, and is made once however often the request is sent', async () => {
    const user = newId<UserId>();
    const wanted = newBusiness.parse(wish('dentist'));
    const made = await Promise.all([1, 2, 3].map(() => as(user).setup.create({ business: wanted })));
    expect(new Set(made.map(({ businessId }) => businessId)).size).toBe(1);
    expect(await as(user).businesses.mine()).toMatchObject([{ id: wanted.id, role: 'owner', name: 'Pier' }]);
    await expect(as(newId<UserId>()).setup.create({ business: wanted })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });

  test('is created completely or not at all', async () => {
    const wanted = newBusiness.parse(wish('vet'));
    // A name that Postgres cannot hold, in the last of the rows.
    const knowledge = [...wanted.knowledge, { question: 'A\u0000', answer: 'B' }];
    await expect(createBusiness(db, owner, { ...wanted, knowledge })).rejects.toThrow();
    expect(await db.system.select().from(business).where(eq(business.id, wanted.id))).toEqual([]);
    expect(await db.system.select().from(member).where(eq(member.businessId, wanted.id))).toEqual([]);
  });

  test.each([
    [{ team: [] }, 'team'],
    [{ services: [] }, 'services'],
    [{ hours: [[], [], [], [], [], [], []] }, 'one open day'],
    [{ zone: 'Moon/Crater' }, 'time zone'],
    [{ country: 'Germany' }, 'country'],
    [{ trade: 'pirate' }, 'trade'],
  ])('is refused with %j, with a message about it', (more, word) => {
    const unchecked: unknown = wish('barber', more);
    const result = newBusiness.safeParse(unchecked);
    expect(result.success).toBe(false);
    expect(result.error?.message).toContain(word);
  });

  test('has prices in the money of its country', async () => {
    const price = async (country: string) => {
      const user = newId<UserId>();
      const services = [{ name: 'Cut', durationMinutes: 30, bufferAfterMinutes: 0, price: 35.5 }];
      const businessId = await create(user, { country, services });
      const { currency, services: made } = await as(user).businesses.get({ businessId });
      return [currency, made[0]?.priceCents];
    };
    expect(await price('US')).toEqual(['USD', 3550]);
    expect(await price('FR')).toEqual(['EUR', 3550]);
    expect(await price('JP')).toEqual(['JPY', 36]);
  });
});

describe('a problem of the installation', () => {
  const warnings = () =>
    [{ kind: 'mail' }, { kind: 'recordings' }, { kind: 'vendor', vendor: 'azure' }] as const;
  const shownTo = async (id: UserId, businessId: BusinessId) =>
    (
      await appRouter
        .createCaller({ ...contextOf({ db, feed }, id), warnings })
        .setup.warnings({ businessId })
    ).map(({ kind }) => kind);

  test('is shown to an owner as far as it concerns the business', async () => {
    const businessId = await create(owner);
    expect(await shownTo(owner, businessId)).toEqual(['mail', 'vendor']);
    await db.system.update(business).set({ recordsCalls: true }).where(eq(business.id, businessId));
    expect(await shownTo(owner, businessId)).toEqual(['mail', 'recordings', 'vendor']);
    expect(await as(owner).setup.warnings({ businessId })).toEqual([]);
  });
});
