/** Connecting the number of a business: it leads to one business only, and is free again when it is not used. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BusinessId, newId, type UserId } from '../../db/ids.ts';
import { member, phoneNumber } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { newBusiness } from '../business/create.ts';
import { createCall, markAnswered } from '../calls/calls.ts';
import { type EventFeed, openEventFeed } from '../events/feed.ts';
import { appRouter } from './router.ts';
import { contextOf } from './testing.ts';

const owner = newId<UserId>();
let db: TestDatabase;
let feed: EventFeed;

beforeAll(async () => {
  db = await createTestDatabase();
  feed = await openEventFeed(db);
});
afterAll(async () => {
  await feed.close();
  await db.close();
});

const as = (id: UserId) => appRouter.createCaller(contextOf({ db, feed }, id));

async function create(user: UserId, country = 'DE'): Promise<BusinessId> {
  const wanted = newBusiness.parse({
    id: randomUUID(),
    name: 'Pier',
    trade: 'barber',
    zone: 'Europe/Berlin',
    country,
    address: '',
    greeting: 'Hello, this is Pier.',
    hours: Array.from({ length: 7 }, () => [{ from: '09:00', to: '17:00' }]),
    team: ['Ada'],
    services: [{ name: 'Cut', durationMinutes: 30, bufferAfterMinutes: 0, price: 35 }],
    knowledge: [],
  });
  return (await as(user).setup.create({ business: wanted })).businessId;
}

describe('the number of a business', () => {
  let numbers = 5_550_300;
  const newNumber = () => `+1212${(numbers += 1)}`;
  const TAKEN = { type: 'code-needed', why: 'elsewhere', canSend: false };

  const state = (businessId: BusinessId, user = owner) => as(user).setup.state({ businessId });
  const numbersOf = async (businessId: BusinessId, user = owner) =>
    (await state(businessId, user)).numbers.map(({ e164 }) => e164);

  test('is read as its country writes it, is added to the earlier ones, and can be removed', async () => {
    const businessId = await create(owner, 'GB');
    expect(await state(businessId)).toEqual({
      heard: false,
      holidays: false,
      numbers: [],
      limit: null,
      carriers: [
        {
          name: 'twilio',
          label: 'Twilio',
          webhooks: {
            voice: 'https://ahoy.example.com/webhooks/twilio/voice#rp=all&rc=2&ct=2000&rt=4000',
            fallback: 'https://ahoy.example.com/webhooks/twilio/fallback',
            status: 'https://ahoy.example.com/webhooks/twilio/status',
            sms: 'https://ahoy.example.com/webhooks/twilio/sms#rp=all&rc=2&ct=2000&rt=4000',
          },
        },
        {
          name: 'signalwire',
          label: 'SignalWire',
          webhooks: {
            voice: 'https://ahoy.example.com/webhooks/signalwire/voice',
            fallback: 'https://ahoy.example.com/webhooks/signalwire/fallback',
            status: 'https://ahoy.example.com/webhooks/signalwire/status',
            sms: 'https://ahoy.example.com/webhooks/signalwire/sms',
          },
        },
      ],
    });
    const [first, second, third] = ['+442079460018', '+12125550188', '+12125550101'];
    await as(owner).setup.connectNumber({ businessId, number: '020 7946 0018' });
    expect((await state(businessId)).numbers).toMatchObject([{ e164: first, reachedAt: null }]);
    await as(owner).setup.connectNumber({ businessId, number: '+1 (212) 555-0188' });
    await as(owner).setup.connectNumber({ businessId, number: third, carrier: 'signalwire' });
    expect((await state(businessId)).numbers.map(({ carrier }) => carrier)).toEqual([
      'twilio',
      'twilio',
      'signalwire',
    ]);
    // One that is connected already.
    await as(owner).setup.connectNumber({ businessId, number: first });
    expect(await numbersOf(businessId)).toEqual([first, second, third]);
    expect(await as(owner).businesses.get({ businessId })).toMatchObject({
      number: first,
      numbers: [first, second, third],
    });
    const mine = await as(owner).businesses.mine();
    expect(mine.filter(({ id }) => id === businessId)).toMatchObject([{ numbers: [first, second, third] }]);

    await as(owner).setup.disconnectNumber({ businessId, number: first });
    expect(await numbersOf(businessId)).toEqual([second, third]);
    expect((await as(owner).businesses.get({ businessId })).number).toBe(second);
    await expect(as(owner).setup.disconnectNumber({ businessId, number: first })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('cannot be removed by another business', async () => {
    const other = newId<UserId>();
    const [mine, theirs, number] = [await create(owner), await create(other), newNumber()];
    await as(other).setup.connectNumber({ businessId: theirs, number });
    await expect(as(owner).setup.disconnectNumber({ businessId: mine, number })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await numbersOf(theirs, other)).toEqual([number]);
  });

  test('can be taken by anybody at once when it was given up', async () => {
    const other = newId<UserId>();
    const [mine, theirs, number] = [await create(owner), await create(other), newNumber()];
    await as(other).setup.connectNumber({ businessId: theirs, number });
    await as(other).setup.disconnectNumber({ businessId: theirs, number });
    await as(owner).setup.connectNumber({ businessId: mine, number });
    expect(await numbersOf(mine)).toEqual([number]);
    expect(await as(other).setup.connectNumber({ businessId: theirs, number })).toMatchObject(TAKEN);
  });

  test('is asked for again when it is no number', async () => {
    const businessId = await create(owner);
    await expect(as(owner).setup.connectNumber({ businessId, number: 'twelve' })).rejects.toThrow(
      /not a telephone number/,
    );
  });

  test('leads to one business only, also when two ask for it at once', async () => {
    const other = newId<UserId>();
    const number = newNumber();
    const mine = await create(owner);
    const theirs = await create(other);
    const results = await Promise.all([
      as(owner).setup.connectNumber({ businessId: mine, number }),
      as(other).setup.connectNumber({ businessId: theirs, number }),
    ]);
    expect(results.map(({ type }) => type).sort()).toEqual(['code-needed', 'connected']);
  });

  test('is free again for others when no call has reached it for days, and is kept once a call reached it', async () => {
    const [squatter, other] = [newId<UserId>(), newId<UserId>()];
    const squatted = await create(squatter);
    const mine = await create(other);
    const number = newNumber();
    const longAgo = new Date(Date.now() - 4 * 86_400_000);
    const age = () => db.system.update(phoneNumber).set({ connectedAt: longAgo });
    const claim = () => as(other).setup.connectNumber({ businessId: mine, number });
    const squat = () => as(squatter).setup.connectNumber({ businessId: squatted, number });

    await squat();
    expect(await claim()).toMatchObject(TAKEN);
    await age();
    // Neither connecting it again prolongs the claim, nor giving it up for a moment.
    await squat();
    await as(squatter).setup.disconnectNumber({ businessId: squatted, number });
    await squat();
    await claim();
    expect(await numbersOf(squatted, squatter)).toEqual([]);
    // A claim that expired cannot begin again.
    await as(other).setup.disconnectNumber({ businessId: mine, number });
    await squat();
    await claim();
    expect(await numbersOf(mine, other)).toEqual([number]);

    const ringing = { businessId: mine, sid: 'CA-proof', line: 'carrier' as const, from: null, to: number };
    await createCall(db, ringing);
    await age();
    expect(await squat()).toMatchObject(TAKEN);
    expect(await numbersOf(mine, other)).toEqual([number]);
  });

  test('is known to work once a call came in on it', async () => {
    const businessId = await create(owner);
    const number = newNumber();
    const quiet = newNumber();
    await as(owner).setup.connectNumber({ businessId, number });
    await as(owner).setup.connectNumber({ businessId, number: quiet });
    const browser = { businessId, sid: 'web-1', line: 'browser' as const, from: null, to: number };
    const { callId } = await createCall(db, browser);
    await markAnswered(db, { businessId, callId }, 'instance-1');
    expect(await state(businessId)).toMatchObject({
      heard: true,
      numbers: [{ reachedAt: null }, { reachedAt: null }],
    });
    await createCall(db, { ...browser, sid: 'CA-first', line: 'carrier' });
    const [reached, unreached] = (await state(businessId)).numbers;
    expect(Date.parse(reached?.reachedAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
    expect(reached?.keptUntil).toBeNull();
    expect(unreached).toMatchObject({ e164: quiet, reachedAt: null });
    expect(Date.parse(unreached?.keptUntil ?? '')).toBeGreaterThan(Date.now() + 2 * 86_400_000);
  });

  test('cannot be changed by staff', async () => {
    const businessId = await create(owner);
    const kim = newId<UserId>();
    await db.system.insert(member).values({ businessId, userId: kim, role: 'staff' });
    const { connectNumber, disconnectNumber } = as(kim).setup;
    for (const change of [connectNumber, disconnectNumber])
      await expect(change({ businessId, number: newNumber() })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
