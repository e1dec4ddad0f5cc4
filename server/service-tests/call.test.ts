/** A whole call through the real adapters, as its caller hears it and as it stands in Postgres afterwards. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { booking } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { SIGNALWIRE } from '../fakes/phone/company.ts';
import { CarrierCall, until } from './carrier.ts';
import {
  bookingLines,
  converse,
  expectBooked,
  type Fakes,
  type Instance,
  startFakes,
  startInstance,
  writtenAtTheEnd,
} from './testing.ts';

let db: TestDatabase;
let fakes: Fakes;
let service: Instance;

beforeAll(async () => {
  db = await createTestDatabase();
  fakes = await startFakes();
  service = await startInstance(db.url, {
    ...fakes.environment,
    SIGNALWIRE_PROJECT_ID: PROJECT.accountSid,
    SIGNALWIRE_SIGNING_KEY: PROJECT.authToken,
    SIGNALWIRE_API_TOKEN: 'PT-of-tests',
    SIGNALWIRE_SPACE_URL: 'tests.signalwire.com',
  });
});
afterAll(async () => {
  await service.close();
  await fakes.close();
  await db.close();
});

const PROJECT = {
  company: SIGNALWIRE,
  accountSid: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  authToken: 'PSK_b5a84d26a1f0c7e92b6d5438',
};

/** How often the vendor of the voice was asked for the greeting. */
const greetingsMade = () =>
  fakes.elevenlabs.connections
    .flatMap(({ received }) => received)
    .filter(({ text }) => typeof text === 'string' && text.startsWith('Ahoy, Harbour Street Barbers')).length;

test('a caller books a haircut once, and the whole call is recorded', async () => {
  // The first call of all makes the greeting's audio; later ones find it ready.
  const first = new CarrierCall(service);
  await first.hears();
  first.hangUp();
  await first.over;

  const made = greetingsMade();
  expect(made).toBeGreaterThan(0);
  const caller = new CarrierCall(service, { from: '+12125550148' });
  await caller.hears();
  expect(greetingsMade()).toBe(made);
  await converse(caller, bookingLines('four pm', 'Maria Lopez'));
  const { call, turns, tools, events, bookings } = await writtenAtTheEnd(db, caller);
  expect(caller.greetingMs).toBeLessThan(1_000);
  expectBooked({ call, turns, tools, events, bookings }, 'Maria Lopez');
  expect(call).toMatchObject({
    customerAddress: '+12125550148',
    address: '+12125550199',
    channel: 'phone',
  });
  expect(call.summary).toMatch(/^Booked a haircut .* for Maria Lopez/);

  expect(turns.map(({ speaker }) => speaker)).toEqual(
    Array.from({ length: 9 }, (_, position) => (position % 2 === 0 ? 'receptionist' : 'caller')),
  );
  expect(turns.map(({ position }) => position)).toEqual(turns.map((_, index) => index));
  expect(turns.filter(({ speaker }) => speaker === 'caller').map(({ heard }) => heard)).toEqual(
    bookingLines('four pm', 'Maria Lopez'),
  );
  for (const turn of turns) expect(turn).toMatchObject({ interrupted: false, heard: turn.said });
  for (const { timings } of turns.filter(
    ({ speaker, position }) => speaker === 'receptionist' && position > 0,
  )) {
    const moments = [timings?.endOfTurn, timings?.firstToken, timings?.firstAudio, timings?.firstFrame];
    expect(moments).not.toContain(null);
    expect(moments).toEqual(moments.toSorted((one, other) => Number(one) - Number(other)));
  }

  expect(tools.map(({ name }) => name)).toEqual(['find_openings', 'book', 'end_call']);
  expect(tools[0]).toMatchObject({
    arguments: { when: expect.stringMatching(/at four pm/) as string },
    result: { status: 'found', offers: [{ offer: tools[1]?.arguments['offer'] }] },
  });
  expect(tools[1]).toMatchObject({
    arguments: { name: 'Maria Lopez' },
    result: { status: 'booked', booking: bookings[0]?.id },
  });

  // Its summary is written a moment later.
  const told = events.map(({ type }) => type).filter((type) => type !== 'call.summarised');
  expect(told.at(0)).toBe('call.started');
  expect(told.slice(-2)).toEqual(['call.ended', 'usage.updated']);
  expect(told.filter((type) => type === 'call.turn')).toHaveLength(9);
  expect(told.indexOf('booking.created')).toBeGreaterThan(told.indexOf('call.tool'));

  // The model's connection is kept for the next call; whatever belonged to this one is gone.
  await until(
    () => fakes.deepgram.openSockets() + fakes.elevenlabs.openSockets() === 0,
    10_000,
    'a vendor still has a socket',
  );
  await until(
    () => fakes.openai.requests.every(({ outcome }) => outcome === 'answered'),
    10_000,
    'a request was not answered',
  );
});

test('a name cancels an appointment only from a number that the carrier vouches for', async () => {
  const from = '+12125550161';
  const booker = new CarrierCall(service, { from });
  await booker.hears();
  await converse(booker, bookingLines('eleven am', 'Nora Quist'));
  const { bookings } = await writtenAtTheEnd(db, booker);
  const ask = ['I need to cancel my appointment', 'my name is Nora Quist'];

  const forger = new CarrierCall(service, { from, verstat: 'TN-Validation-Passed-B' });
  await forger.hears();
  await converse(forger, ask);
  forger.hangUp();
  const { tools } = await writtenAtTheEnd(db, forger);
  expect(tools.map(({ result }) => result['status'])).toEqual(['verify', 'verify']);
  expect(await db.system.select().from(booking)).toContainEqual(bookings[0]);

  const owner = new CarrierCall(service, { from, verstat: 'TN-Validation-Passed-A' });
  await owner.hears();
  await converse(owner, [...ask, 'yes please', "no that's all thank you"]);
  expect((await writtenAtTheEnd(db, owner)).call.outcome).toBe('cancelled');
});

test('a caller of a number that nobody has, or one that is switched off, hears a polite sentence', async () => {
  const stray = new CarrierCall(service, { to: '+12125550000' });
  await stray.over;
  await db.sql`update phone_number set active = false`;
  const late = new CarrierCall(service);
  await late.over;
  await db.sql`update phone_number set active = true`;
  for (const { announced, streams } of [stray, late]) {
    expect(announced).toEqual(['Sorry, this number is not in service. Goodbye.']);
    expect(streams).toHaveLength(0);
  }
});

test('a caller whose number is at SignalWire books in the same way', async () => {
  const caller = new CarrierCall(service, { from: '+12125550149', by: PROJECT });
  await converse(caller, bookingLines('five pm', 'Ada Young'));
  const found = await writtenAtTheEnd(db, caller);
  expectBooked(found, 'Ada Young');
  expect(found.call).toMatchObject({ carrier: 'signalwire', customerAddress: '+12125550149' });
});
