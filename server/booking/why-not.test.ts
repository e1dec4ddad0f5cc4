/** The reason that is told for a stretch without openings, against a slow reference that asks every single minute. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BusinessId, newId, type StaffId } from '../../db/ids.ts';
import type { BusinessProfile, StaffMember } from '../business/business.ts';
import { type Unbookable, whyNot } from './why-not.ts';

const DAY = '2030-04-01';
const ZONE = 'America/New_York';
const NOW = Temporal.PlainDateTime.from(`${DAY}T10:00`);
const instant = (at: Temporal.PlainDateTime) => at.toZonedDateTime(ZONE).epochMilliseconds;

const nobody: Omit<BusinessProfile, 'hours' | 'policy' | 'specialDays' | 'staff'> = {
  id: newId<BusinessId>(),
  name: '',
  trade: '',
  zone: ZONE,
  country: 'US',
  currency: 'USD',
  language: 'en-US',
  address: '',
  email: '',
  greeting: '',
  alsoSpeaks: [],
  offersLanguageKeys: false,
  disclosesAssistant: true,
  receptionistName: '',
  voiceId: null,
  manner: 'warm',
  mayDo: '',
  mayNotDo: '',
  recordsCalls: false,
  consentText: '',
  receptionistVersion: 0,
  keepDays: 1,
  callerProof: 'name-when-vouched',
  spamFilter: 'careful',
  salesMayLeaveMessage: true,
  services: [],
  knowledge: [],
  numbers: [],
  blocks: [],
};

const clock = (quarter: number) =>
  Temporal.PlainTime.from('00:00')
    .add({ minutes: quarter * 15 })
    .toString()
    .slice(0, 5);
const stretches = fc
  .uniqueArray(fc.integer({ min: 28, max: 80 }), { minLength: 0, maxLength: 4 })
  .map((quarters) => [...quarters].sort((a, b) => a - b))
  .map((quarters) =>
    Array.from({ length: Math.floor(quarters.length / 2) }, (_, index) => ({
      from: clock(quarters[index * 2] ?? 0),
      to: clock(quarters[index * 2 + 1] ?? 0),
    })),
  );
const week = fc.array(stretches, { minLength: 7, maxLength: 7 });
const somebody = fc.record({
  id: fc.constant(null).map(() => newId<StaffId>()),
  name: fc.constantFrom('Sam', 'Alex'),
  hours: fc.option(week),
  timeOff: fc.array(
    fc.record({ at: fc.integer({ min: 0, max: 8 * 24 }), hours: fc.integer({ min: 1, max: 40 }) }),
    { maxLength: 2 },
  ),
});
const scenes: fc.Arbitrary<Scene> = fc.record({
  hours: week,
  special: fc.uniqueArray(
    fc.record({ ahead: fc.integer({ min: 0, max: 8 }), stretches, note: fc.constantFrom('', 'Easter') }),
    {
      selector: ({ ahead }) => ahead,
      maxLength: 2,
    },
  ),
  staff: fc.array(somebody, { minLength: 1, maxLength: 2 }),
  policy: fc.record({
    noticeMinutes: fc.constantFrom(0, 120, 1440),
    daysAhead: fc.constantFrom(3, 6),
    stepMinutes: fc.constantFrom(15, 60),
    cancelNoticeMinutes: fc.constant(0),
  }),
  durationMinutes: fc.constantFrom(15, 30, 90),
  from: fc.integer({ min: -24 * 60, max: 9 * 24 * 60 }),
  minutes: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 36 * 60 })),
});

interface Scene {
  readonly hours: BusinessProfile['hours'];
  readonly special: readonly {
    readonly ahead: number;
    readonly stretches: BusinessProfile['specialDays'][number]['stretches'];
    readonly note: string;
  }[];
  readonly staff: readonly (Omit<StaffMember, 'timeOff'> & {
    readonly timeOff: readonly { readonly at: number; readonly hours: number }[];
  })[];
  readonly policy: BusinessProfile['policy'];
  readonly durationMinutes: number;
  readonly from: number;
  readonly minutes: number;
}

function setUp(scene: Scene): { business: BusinessProfile; wish: Unbookable } {
  const staff: StaffMember[] = scene.staff.map((person) => ({
    ...person,
    timeOff: person.timeOff.map(({ at, hours }) => {
      const from = Temporal.PlainDateTime.from(`${DAY}T00:00`).add({ hours: at });
      return {
        id: newId(),
        from: new Date(instant(from)),
        to: new Date(instant(from.add({ hours }))),
        note: '',
      };
    }),
  }));
  const specialDays = scene.special.map(({ ahead, stretches: own, note }) => ({
    day: NOW.toPlainDate().add({ days: ahead }).toString(),
    stretches: own,
    note,
  }));
  const business = { ...nobody, hours: scene.hours, specialDays, staff, policy: scene.policy };
  const from = NOW.add({ minutes: scene.from });
  const service = {
    durationMinutes: scene.durationMinutes,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    staffIds: staff.map(({ id }) => id),
  };
  return {
    business,
    wish: { service, staff, from, to: from.add({ minutes: scene.minutes }), now: instant(NOW) },
  };
}

/** What the calendar says of every minute of the range, one by one. */
function reference({ business, wish }: ReturnType<typeof setUp>) {
  const { policy, staff } = business;
  const before = (a: Temporal.PlainDateTime, b: Temporal.PlainDateTime) =>
    Temporal.PlainDateTime.compare(a, b) < 0;
  const hoursOf = (day: Temporal.PlainDate) =>
    business.specialDays.find((each) => each.day === day.toString())?.stretches ??
    business.hours[day.dayOfWeek - 1] ??
    [];
  type Hours = typeof hoursOf;
  /** The stretch in which the whole appointment lies. */
  const within = (at: Temporal.PlainDateTime, hours: Hours) => {
    const day = at.toPlainDate();
    const end = at.add({ minutes: wish.service.durationMinutes });
    return hours(day).find(
      ({ from, to }) => !before(at, day.toPlainDateTime(from)) && !before(day.toPlainDateTime(to), end),
    );
  };
  const minutes = Array.from({ length: wish.from.until(wish.to).total('minutes') }, (_, index) =>
    wish.from.add({ minutes: index }),
  );
  const horizon = NOW.toPlainDate()
    .add({ days: policy.daysAhead + 1 })
    .toPlainDateTime();
  const works = (at: Temporal.PlainDateTime) =>
    staff.some(({ hours, timeOff }) => {
      const own = hours === null || within(at, (day) => hours[day.dayOfWeek - 1] ?? []) !== undefined;
      const end = at.add({ minutes: wish.service.durationMinutes });
      return (
        own && !timeOff.some((off) => off.from.getTime() < instant(end) && instant(at) < off.to.getTime())
      );
    });
  const ahead = minutes.filter((at) => !before(at, NOW));
  if (ahead.length === 0) return 'past';
  const reachable = ahead.filter((at) => before(at, horizon));
  if (reachable.length === 0) return 'horizon';
  const open = reachable.filter((at) => within(at, hoursOf) !== undefined);
  if (open.length === 0) {
    const days = [...new Set(minutes.map((at) => at.toPlainDate().toString()))].map((day) =>
      Temporal.PlainDate.from(day),
    );
    return days.every((day) => hoursOf(day).length === 0) ? 'closed all day' : 'not within the hours';
  }
  const inTime = open.filter((at) => !before(at, NOW.add({ minutes: policy.noticeMinutes })));
  if (inTime.length === 0) return 'notice';
  if (!inTime.some(works)) return 'staff-off';
  return 'full or between steps';
}

const KIND: Readonly<Record<string, string>> = {
  closed: 'closed all day',
  holiday: 'closed all day',
  'before-opening': 'not within the hours',
  'after-closing': 'not within the hours',
  break: 'not within the hours',
  step: 'full or between steps',
  full: 'full or between steps',
};

test('the reason agrees with the calendar', () => {
  fc.assert(
    fc.property(scenes, (scene) => {
      const { business, wish } = setUp(scene);
      const { reason } = whyNot(business, wish);
      expect(KIND[reason] ?? reason).toBe(reference({ business, wish }));
    }),
    { numRuns: 200 },
  );
});

const shop = setUp({
  hours: [
    [],
    ...Array.from({ length: 5 }, () => [
      { from: '09:00', to: '12:00' },
      { from: '13:00', to: '18:00' },
    ]),
    [],
  ],
  special: [{ ahead: 3, stretches: [], note: 'Good Thursday' }],
  staff: [{ id: newId(), name: 'Sam', hours: null, timeOff: [{ at: 24, hours: 24 }] }],
  policy: { noticeMinutes: 120, daysAhead: 10, stepMinutes: 15, cancelNoticeMinutes: 0 },
  durationMinutes: 30,
  from: 0,
  minutes: 1,
});
const why = (from: string, to = Temporal.PlainDateTime.from(from).add({ minutes: 1 }).toString()) =>
  whyNot(shop.business, {
    ...shop.wish,
    from: Temporal.PlainDateTime.from(from),
    to: Temporal.PlainDateTime.from(to),
  });

test.each([
  ['a weekday without hours', '2030-04-08T15:00', { reason: 'closed' }],
  ['a special day', '2030-04-04T15:00', { reason: 'holiday', days: [{ holiday: 'Good Thursday' }] }],
  ['a time before it opens', '2030-04-05T08:30', { reason: 'before-opening' }],
  [
    'a time so late that the service would not end in time',
    '2030-04-05T17:45',
    { reason: 'after-closing', minutes: 30 },
  ],
  ['the lunch break', '2030-04-05T12:15', { reason: 'break' }],
  ["the only person's day off", '2030-04-02T15:00', { reason: 'staff-off', staff: ['Sam'] }],
  ['a time beside the grid', '2030-04-05T15:05', { reason: 'step', minutes: 15 }],
  ['a time that only a booking can have taken', '2030-04-05T15:00', { reason: 'full', staff: ['Sam'] }],
  ['a day too far ahead', '2030-04-12T15:00', { reason: 'horizon', days: 10 }],
])('%s has its own reason', (_, at, expected) => {
  expect(why(at)).toMatchObject(expected);
});

test('several closed days are all named once', () => {
  expect(why('2030-04-07T00:00', '2030-04-09T00:00')).toMatchObject({
    reason: 'closed',
    days: [{ holiday: null }, { holiday: null }],
  });
});
