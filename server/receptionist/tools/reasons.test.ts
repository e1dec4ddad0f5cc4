/** Why a time is not offered: the reason that is told is the one in the calendar, and other times are offered where there are any. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { business as businessTable, specialDay, timeOff } from '../../../db/schema.ts';
import { named } from '../../booking/testing.ts';
import { type BusinessProfile, loadBusiness } from '../../business/business.ts';
import { newId } from '../../../db/ids.ts';
import { ask, offersFor, offersIn, startOf, TestShop } from './testing.ts';

let shop: TestShop;
/** With a holiday, a short day, and Sam away on Friday. */
let business: BusinessProfile;
beforeAll(async () => {
  shop = await TestShop.open();
  const { id: businessId, staff } = shop.business;
  await shop.db.system.insert(specialDay).values([
    { businessId, day: '2030-04-18', stretches: [], note: 'Spring Holiday' },
    { businessId, day: '2030-04-19', stretches: [{ from: '10:00', to: '13:00' }], note: 'Short day' },
  ]);
  await shop.db.system.insert(timeOff).values({
    businessId,
    id: newId(),
    staffId: named(staff, 'Sam').id,
    startsAt: startOf('2030-04-05T00:00'),
    endsAt: startOf('2030-04-06T00:00'),
    note: '',
  });
  business = await loadBusiness(shop.db, businessId);
});
afterAll(() => shop.db.close());
beforeEach(() => shop.clear());

const find = async (words: string) => ask(await shop.toolset({ business }), 'find_openings', { words });

describe('a time that cannot be booked', () => {
  test.each([
    [
      'a haircut on Saturday the 13th of July',
      'horizon',
      /^I can only book 60 days ahead, up to Friday, May 31st\./,
    ],
    ['a beard trim next Christmas at noon', 'horizon', /60 days ahead/],
    ['a haircut on Monday the 8th at three', 'closed', /^We are closed on Mondays\./],
    ['a haircut on Sunday, any time', 'closed', /^We are closed on Sundays\./],
    [
      'a haircut on April 18th at three',
      'holiday',
      /^We are closed on Thursday, April 18th for Spring Holiday\./,
    ],
    ['a haircut on April 19th at three', 'after-closing', /^We close at 1 PM on Friday, April 19th\./],
    [
      'a haircut on April 19th at nine in the morning',
      'before-opening',
      /^We open at 10 AM on Friday, April 19th\./,
    ],
    ['a haircut tomorrow at 7 in the morning', 'before-opening', /^We open at 9 AM tomorrow\./],
    [
      'a haircut tomorrow at quarter to six pm',
      'after-closing',
      /^We close at 6 PM tomorrow, and the haircut takes 30 minutes\./,
    ],
    ['a haircut tomorrow after seven in the evening', 'after-closing', /^We close at 6 PM/],
    ['a haircut with Sam on Friday at ten', 'staff-off', /^Sam is not working Friday/],
    ['a haircut tomorrow at 3:10', 'step', /^Appointments begin every 15 minutes/],
  ])('is refused truly: %j is %s', async (words, reason, sentence) => {
    const said = await find(words);
    expect(said).toMatchObject({ reason, why: { reason } });
    expect(said.say).toMatch(sentence);
  });

  test('too soon is refused for the notice, and the first time after it is offered', async () => {
    shop.setTime('2030-04-02T10:00');
    for (const words of ['a haircut in an hour', 'a haircut today at eleven', 'a haircut this morning']) {
      const said = await find(words);
      expect(said).toMatchObject({ reason: 'notice', why: { minutes: 120 } });
      expect(said.say).toContain('2 hours of notice');
      expect(offersIn(said)[0]?.at).toBe('2030-04-02T12:00');
    }
  });

  test('taken by others is full, and the other person is offered at that very time', async () => {
    await shop.appointment('2030-04-02T15:00', { staff: 'Sam' });
    const said = await find('a haircut with Sam tomorrow at three');
    expect(said).toMatchObject({ reason: 'full' });
    expect(said.say).toMatch(/^Tomorrow at 3 PM with Sam is not free\./);
    expect(offersIn(said)).toContainEqual(expect.objectContaining({ at: '2030-04-02T15:00', staff: 'Alex' }));
  });

  test('that only a refused person could do is said of those who were searched', async () => {
    await shop.appointment('2030-04-02T15:00', { staff: 'Sam' });
    const said = await find('a haircut tomorrow at three, but not with Alex');
    expect(said.say).toMatch(/^Tomorrow at 3 PM with Sam is not free\./);
    expect(new Set(offersIn(said).map(({ staff }) => staff))).toEqual(new Set(['Sam']));
  });

  test('beyond the horizon offers nothing, and asks for an earlier day', async () => {
    const said = await find('a haircut in September');
    expect(said).toMatchObject({ status: 'none', reason: 'horizon' });
    expect(said.say).toMatch(/earlier day/);
  });

  test('when nothing at all is ahead, the last bookable day is named', async () => {
    const hours: BusinessProfile['hours'] = [[], [], [], [], [], [], []];
    // Not as far as to the short day, on which it would be open.
    const policy = { ...business.policy, daysAhead: 10 };
    const set = (to: Pick<BusinessProfile, 'hours' | 'policy'>) =>
      shop.db.system
        .update(businessTable)
        .set({ hours: to.hours, policy: to.policy })
        .where(eq(businessTable.id, business.id));
    await set({ hours, policy });
    const toolset = await shop.toolset({ business: { ...business, hours, policy } });
    const said = await ask(toolset, 'find_openings', { words: 'a haircut tomorrow at three' });
    await set(business);
    expect(said).toMatchObject({ status: 'none', reason: 'closed' });
    expect(said.say).toMatch(/nothing else free up to Thursday, April 11th/);
    expect(said).not.toHaveProperty('offers');
  });
});

test('a holiday of which the owner has said nothing is offered as unconfirmed', async () => {
  shop.setTime('2030-06-20T10:00');
  const said = await find('a haircut on July 4th at ten');
  expect(said.say).toMatch(
    /^Thursday, July 4th is Independence Day, and I can't confirm .*10 AM with .* is free\. Shall I book/,
  );
});

describe('a whole day', () => {
  test.each([
    'a haircut on Wednesday',
    'a haircut on Wednesday, any time',
    'a haircut whenever you can on Wednesday',
  ])('is offered in the morning, around noon and in the afternoon: %j', async (words) => {
    const hours = (await offersFor(await shop.toolset(), words)).map(({ at }) => Number(at.slice(11, 13)));
    expect(hours).toEqual([9, 13, 17]);
  });

  test('that is closed leads to a whole day, and not to its first half hour', async () => {
    const said = await find('a haircut on Sunday');
    expect(offersIn(said).map(({ at }) => at)).toEqual([
      '2030-04-09T09:00',
      '2030-04-09T13:15',
      '2030-04-09T17:30',
    ]);
  });
});
