import { expect, test } from 'vitest';
import { filtersOf, readCallSearch } from './filters.ts';

const STAFF = '0197f3a2-6a9b-7c01-8000-3f6c5a0d1e2f';

test('an address gives the filters of the list', () => {
  const search = {
    q: ' poodle ',
    outcome: 'booked',
    from: '2026-03-02',
    to: '2026-03-03',
    number: 2125550161,
    staff: STAFF,
    length: 'medium',
    flag: 'bad',
    kind: 'real',
  };
  expect(filtersOf(readCallSearch(search))).toEqual({
    search: 'poodle',
    outcome: 'booked',
    fromDay: '2026-03-02',
    toDay: '2026-03-03',
    number: '2125550161',
    staffId: STAFF,
    minSeconds: 30,
    maxSeconds: 120,
    flag: 'bad',
    kind: 'real',
  });
});

test('an invalid filter is left out, so that any address shows a list', () => {
  const search = {
    q: '  ',
    outcome: 'won',
    from: 'yesterday',
    to: '2026-13-45',
    number: 'none',
    staff: 'sam',
    length: 'toString',
    flag: { good: true },
    kind: 'unreal',
    page: 7,
  };
  expect(readCallSearch(search)).toEqual({});
});
