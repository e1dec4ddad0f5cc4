/** Which times a caller is offered, in their own words; the names of the tests are the rules. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { business as businessTable } from '../../../db/schema.ts';
import { named } from '../../booking/testing.ts';
import type { BusinessProfile } from '../../business/business.ts';
import { ask, JAMES, offersFor, offersIn, TestShop } from './testing.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await TestShop.open();
});
afterAll(() => shop.db.close());
beforeEach(() => shop.clear());

async function fillDay(day: string): Promise<void> {
  for (const staff of ['Sam', 'Alex']) {
    for (let hour = 9; hour < 18; hour += 0.5) {
      const time = `${String(Math.floor(hour)).padStart(2, '0')}:${hour % 1 === 0 ? '00' : '30'}`;
      await shop.appointment(`${day}T${time}`, { staff, name: 'Somebody', phone: JAMES });
    }
  }
}

describe('the date of an opening', () => {
  test.each([
    ['a haircut next Tuesday at three', '2030-04-09T15:00'],
    ['a haircut tomorrow at half past ten', '2030-04-02T10:30'],
    ['a haircut this Friday at noon', '2030-04-05T12:00'],
    ['a haircut on Wednesday the 3rd at quarter to four', '2030-04-03T15:45'],
    ['a beard trim on April sixth at two', '2030-04-06T14:00'],
  ])('is read from %j as %s', async (words, at) => {
    const toolset = await shop.toolset();
    expect((await offersFor(toolset, words)).map((offer) => offer.at)).toEqual([at]);
  });

  test('is asked again when the weekday does not fit it', async () => {
    const toolset = await shop.toolset();
    const said = await ask(toolset, 'find_openings', { words: 'a haircut on Thursday April 2nd at three' });
    expect(said).toMatchObject({ status: 'ask', ask: 'when' });
    expect(said.say).toContain('?');
    expect(said).not.toHaveProperty('offers');
  });

  test('is told with weekday, date and time in the time zone of the business', async () => {
    const toolset = await shop.toolset();
    const said = await ask(toolset, 'find_openings', { words: 'a haircut next Tuesday at three' });
    expect(said.say).toMatch(/Tuesday, April 9th at 3 PM/);
  });
});

describe('the search for openings', () => {
  test('answers a taken time with the nearest free ones', async () => {
    await shop.appointment('2030-04-02T15:00', { staff: 'Sam' });
    await shop.appointment('2030-04-02T15:00', { staff: 'Alex', name: 'James', phone: JAMES });
    const toolset = await shop.toolset();
    const said = await ask(toolset, 'find_openings', { words: 'a haircut tomorrow at three' });
    const offers = offersIn(said);
    expect(said).toMatchObject({ status: 'found', exact: false });
    expect(said.say).toContain('not free');
    expect(offers.map(({ at }) => at)).not.toContain('2030-04-02T15:00');
    expect(offers).toHaveLength(3);
  });

  test('continues from a full day to the next one', { timeout: 60_000 }, async () => {
    await fillDay('2030-04-02');
    const toolset = await shop.toolset();
    const said = await ask(toolset, 'find_openings', { words: 'a haircut tomorrow' });
    expect(said.say).toMatch(/nothing tomorrow/);
    expect(offersIn(said).every(({ at }) => at.startsWith('2030-04-03'))).toBe(true);
  });

  test('continues from a closed day to the next open one', async () => {
    const toolset = await shop.toolset();
    const said = await ask(toolset, 'find_openings', { words: 'a haircut this Sunday at three' });
    expect(said.say).toMatch(/^We are closed on Sundays\./);
    expect(offersIn(said).every(({ at }) => at.startsWith('2030-04-09'))).toBe(true);
  });

  test('offers nothing when nothing is free in the whole period', async () => {
    const hours = (to: BusinessProfile['hours']) => shop.db.system.update(businessTable).set({ hours: to });
    const toolset = await shop.toolset();
    await hours([[], [], [], [], [], [], []]);
    const said = await ask(toolset, 'find_openings', { words: 'a haircut tomorrow at three' });
    await hours(shop.business.hours);
    expect(said.status).toBe('none');
    expect(said).not.toHaveProperty('offers');
  });

  test.each([
    ['a haircut this Sunday at three', 'closed'],
    ['a haircut tomorrow at a quarter to six in the evening', 'after-closing'],
    ['a haircut today at eleven', 'closed'],
    ['a haircut on June 20th at three', 'horizon'],
    ['a haircut tomorrow at three', 'full'],
    ['a haircut on Monday the 8th', 'closed'],
    ['a haircut on June 20th', 'horizon'],
    ['a haircut today', 'closed'],
    ['a haircut next week after seven in the evening', 'after-closing'],
  ])('answers %j with the reason %s', async (words, reason) => {
    await shop.appointment('2030-04-02T15:00', { staff: 'Sam' });
    await shop.appointment('2030-04-02T15:00', { staff: 'Alex', name: 'James', phone: JAMES });
    expect(await ask(await shop.toolset(), 'find_openings', { words })).toMatchObject({ reason });
  });

  test('offers nothing at shorter notice than the business wants, nor in the past', async () => {
    shop.setTime('2030-04-02T14:00');
    const toolset = await shop.toolset();
    const soon = await offersFor(toolset, 'a haircut today at three');
    expect(soon.every(({ at }) => at >= '2030-04-02T16:00')).toBe(true);
    expect(
      await ask(toolset, 'find_openings', { words: 'a haircut today at nine in the morning' }),
    ).toMatchObject({
      status: 'ask',
    });
  });
});

describe('the choice of the caller', () => {
  test("finds an offered time again in the caller's own words", async () => {
    const toolset = await shop.toolset();
    const offers = await offersFor(toolset, 'a haircut tomorrow');
    expect(offers).toHaveLength(3);
    const again = async (words: string) => (await offersFor(toolset, words)).map(({ offer }) => offer);
    expect(await again('the second one')).toEqual([offers[1]?.offer]);
    expect(await again('the last one please')).toEqual([offers[2]?.offer]);
    const [nine] = await offersFor(toolset, 'nine works');
    expect(nine?.at).toBe('2030-04-02T09:00');
  });

  test('is asked for when the caller says "yes" to several times, and nothing new is offered', async () => {
    const toolset = await shop.toolset();
    await offersFor(toolset, 'a haircut tomorrow');
    const said = await ask(toolset, 'find_openings', { words: 'yes' });
    expect(said.status).toBe('ask');
  });

  test('of a time with another person or service gives another offer at that time', async () => {
    const toolset = await shop.toolset();
    const offers = await offersFor(toolset, 'a haircut tomorrow with Sam');
    const [alex] = await offersFor(toolset, 'the second one but with Alex');
    expect(alex).toMatchObject({ at: offers[1]?.at });
    expect(alex?.say).toContain('Alex');
    const [trim] = await offersFor(toolset, 'and a beard trim instead at nine');
    await ask(toolset, 'book', { offer: trim?.offer, name: 'Maria' });
    expect((await shop.onlyBooking()).serviceId).toBe(named(shop.business.services, 'Beard trim').id);
  });

  test('between two named people goes to the last one', async () => {
    const toolset = await shop.toolset();
    const [offer] = await offersFor(toolset, 'a haircut tomorrow at three with Sam, no, Alex');
    expect(offer?.say).toContain('Alex');
    const [other] = await offersFor(toolset, 'a haircut tomorrow at three with Sam, not Alex');
    expect(other?.say).toContain('Sam');
  });

  test('excludes a refused staff member until the caller says otherwise', async () => {
    const toolset = await shop.toolset();
    const everybody = async (words: string) =>
      new Set((await offersFor(toolset, words)).map(({ say }) => say.split(' with ')[1]));
    expect(await everybody('a haircut tomorrow, anybody but Alex')).toEqual(new Set(['Sam']));
    expect(await everybody('Thursday at ten')).toEqual(new Set(['Sam']));
    expect(await everybody('not Sam either, Alex')).toEqual(new Set(['Alex']));
    expect(await everybody('anyone, on Thursday at ten')).not.toEqual(new Set());
    const left = await ask(toolset, 'find_openings', { words: 'tomorrow, not with Sam and not with Alex' });
    expect(left).toMatchObject({
      status: 'ask',
      ask: 'staff',
      say: expect.stringContaining('Only') as string,
    });
  });

  test('of a bare time answers the question about a day', async () => {
    const toolset = await shop.toolset();
    await ask(toolset, 'find_openings', { words: 'a haircut on Thursday at two or three' });
    const [three] = await offersFor(toolset, 'three');
    expect(three?.at).toBe('2030-04-04T15:00');
  });

  test('is for the service that was talked about, unless the words are about another', async () => {
    const toolset = await shop.toolset();
    expect(await ask(toolset, 'find_openings', { words: 'a beard trim' })).toMatchObject({
      status: 'ask',
      ask: 'when',
    });
    expect(await offersFor(toolset, 'tomorrow at three')).toHaveLength(1);
    const receipt = await ask(toolset, 'find_openings', { words: 'I need a receipt' });
    expect(receipt).toMatchObject({ status: 'ask', ask: 'service' });
  });

  test('of another service is searched for on the day that was talked about', async () => {
    const toolset = await shop.toolset();
    await offersFor(toolset, 'a haircut on Thursday');
    const offers = await offersFor(toolset, 'make it haircut and beard');
    expect(offers.every(({ at }) => at.startsWith('2030-04-04'))).toBe(true);
  });

  test('is understood at the end of minutes of talk, wherever the model puts them', async () => {
    const talk = 'Well you see my daughter is getting married and she said dad you must get it done. '.repeat(
      45,
    );
    const words = `${talk} So a haircut on Friday at eleven o'clock.`;
    const said = await ask(await shop.toolset(), 'find_openings', {
      words,
      service: words,
      when: words,
      staff: words,
    });
    expect(offersIn(said)).toMatchObject([{ at: '2030-04-05T11:00' }]);
  });

  test('needs a service when none was named', async () => {
    const toolset = await shop.toolset();
    expect(await ask(toolset, 'find_openings', { words: 'something on Friday' })).toMatchObject({
      ask: 'service',
    });
  });

  test('excludes a staff member who does not do the service', async () => {
    const sam = named(shop.business.staff, 'Sam').id;
    const business = {
      ...shop.business,
      services: shop.business.services.map((each) =>
        each.name === 'Haircut'
          ? { ...each, staffIds: each.staffIds.filter((staffId) => staffId !== sam) }
          : each,
      ),
    };
    const toolset = await shop.toolset({ business });
    const said = await ask(toolset, 'find_openings', { words: 'a haircut with Sam tomorrow at three' });
    expect(said).toMatchObject({ status: 'ask', ask: 'staff' });
    expect(said.say).toContain('Alex');
  });
});
