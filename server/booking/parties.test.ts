/** Openings for several people: nobody is served twice at once, and nobody waits longer than they must. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId, type StaffId } from '../../db/ids.ts';
import { evenly } from './choose-openings.ts';
import { endOf, parties } from './parties.ts';

const MINUTE = 60_000;
const STEP = 15;
const staff = [newId<StaffId>(), newId<StaffId>()];
const openings = fc
  .uniqueArray(fc.record({ who: fc.nat(1), slot: fc.nat(40) }), {
    selector: ({ who, slot }) => `${who} ${slot}`,
    maxLength: 60,
  })
  .map((all) =>
    all.flatMap(({ who, slot }) => {
      const staffId = staff[who];
      return staffId === undefined ? [] : [{ staffId, startsAt: slot * STEP * MINUTE }];
    }),
  );
const wishes = fc.record({
  people: fc.integer({ min: 1, max: 4 }),
  stepMinutes: fc.constant(STEP),
  service: fc.record({
    durationMinutes: fc.constantFrom(15, 30, 45),
    bufferBeforeMinutes: fc.constantFrom(0, 15),
    bufferAfterMinutes: fc.constantFrom(0, 15),
  }),
});

test('a party has a place for each, in openings that are there, and nobody serves two at once', () => {
  fc.assert(
    fc.property(openings, wishes, (all, wish) => {
      const { durationMinutes, bufferBeforeMinutes, bufferAfterMinutes } = wish.service;
      const whole = (durationMinutes + bufferBeforeMinutes + bufferAfterMinutes) * MINUTE;
      for (const party of parties({ openings: all, load: () => 0 }, wish)) {
        const places = [party, ...party.then];
        expect(places).toHaveLength(wish.people);
        for (const { staffId, startsAt } of places) expect(all).toContainEqual({ staffId, startsAt });
        for (const [index, place] of places.entries()) {
          const before = places.slice(0, index);
          const own = before.filter(({ staffId }) => staffId === place.staffId);
          for (const each of own) expect(place.startsAt - each.startsAt).toBeGreaterThanOrEqual(whole);
          const last = before.at(-1)?.startsAt ?? place.startsAt;
          expect(place.startsAt - last).toBeGreaterThanOrEqual(0);
          expect(place.startsAt - last).toBeLessThan(whole + STEP * MINUTE);
        }
        expect(endOf(party, wish.service)).toBe((places.at(-1)?.startsAt ?? 0) + durationMinutes * MINUTE);
      }
    }),
  );
});

test('one person has each time once, and two people side by side every time that both staff are free', () => {
  const service = { durationMinutes: 30, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 };
  const at = (who: number, minutes: number) => ({
    staffId: staff[who] ?? newId(),
    startsAt: minutes * MINUTE,
  });
  const found = { openings: [at(0, 0), at(0, 30), at(1, 0), at(1, 60)], load: () => 0 };
  const starts = (people: number) =>
    parties(found, { people, service, stepMinutes: STEP }).map((each) => [
      each.startsAt / MINUTE,
      ...each.then.map(({ startsAt }) => startsAt / MINUTE),
    ]);
  expect(starts(1)).toEqual([[0], [30], [60]]);
  expect(starts(2)).toEqual([
    [0, 0],
    [30, 60],
  ]);
  expect(starts(4)).toEqual([[0, 0, 30, 60]]);
});

test('times of a day are spread over it: the first, the middle and the last', () => {
  const day = Array.from({ length: 35 }, (_, index) => ({ startsAt: 9 * 60 + index * 15 }));
  expect(evenly(day, 3).map(({ startsAt }) => startsAt / 60)).toEqual([9, 13.25, 17.5]);
  const [early, ...late] = [{ startsAt: 540 }, { startsAt: 1000 }, { startsAt: 1015 }, { startsAt: 1030 }];
  expect(evenly([early, ...late], 3)).toHaveLength(3);
  expect(evenly(late, 3)).toEqual(late);
});
