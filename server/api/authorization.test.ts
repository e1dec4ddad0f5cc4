/** The permissions of every procedure: without a session, for the owner of another business, and for each role. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BusinessId, newId, type StaffId, type UserId } from '../../db/ids.ts';
import { member } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { type EventFeed, openEventFeed } from '../events/feed.ts';
import { appRouter } from './router.ts';
import { contextOf } from './testing.ts';
import { type FullBusiness, openFullBusiness } from './testing-business.ts';
import {
  type Answer,
  askProcedure,
  type Input,
  inputFor,
  namedBy,
  paths,
  thingNamed,
  withField,
} from './testing-inputs.ts';

/**
 * The least that one has to be. `calendar`: staff who are linked to a calendar of their own (and see only that one),
 * and everybody above them.
 */
type Who = 'anybody' | 'signed in' | 'staff' | 'calendar' | 'manager' | 'owner';

/** A new procedure is written down here, or a test fails. */
const MAY: Readonly<Record<Who, readonly string[]>> = {
  // For who holds the link that it is about.
  anybody: ['accounts.invitation', 'team.invitation'],
  'signed in': ['businesses.mine', 'setup.presets', 'setup.create', 'team.accept'],
  staff: [
    'businesses.get',
    'calls.active',
    'calls.list',
    'calls.get',
    'calls.live',
    'customers.list',
    'customers.get',
    'customers.update',
    'customers.removeFact',
    'destinations.list',
    'messages.list',
    'messages.counts',
    'messages.undelivered',
    'messages.assignees',
    'messages.assign',
    'messages.done',
    'messages.answer',
    'messages.answerByText',
    'messages.called',
    'messages.snooze',
    'notices.settings',
    'notices.save',
    'notices.addDevice',
    'notices.removeDevice',
    'notices.test',
    'phone.left',
    'setup.state',
    'texts.list',
    'texts.get',
    'texts.seen',
    'texts.write',
    'texts.hold',
    'texts.registration',
    'team.ownPhone',
    // Oneself; `removeMember` and `setMemberPhone` say who else.
    'team.remove',
    'team.setPhone',
  ],
  calendar: [
    'bookings.list',
    'bookings.openings',
    'bookings.during',
    'bookings.setNote',
    'bookings.openingsToMove',
    'bookings.create',
    'bookings.move',
    'bookings.cancel',
    'bookings.noShow',
    'bookings.restore',
    'bookingNotices.list',
    'bookingNotices.sendAgain',
    'bookingNotices.late',
    'calendar.feeds',
    'calendar.makeFeed',
    'calendar.revokeFeed',
    'calendar.appointment',
  ],
  manager: [
    'billing.read',
    'bookingNotices.settings',
    'bookingNotices.saveSettings',
    'bookingNotices.preview',
    'businesses.update',
    'businesses.saveStaff',
    'businesses.saveService',
    'businesses.retireStaff',
    'businesses.retireService',
    'businesses.setSpecialDay',
    'businesses.closeDays',
    'businesses.holidays',
    'businesses.coming',
    'businesses.clearSpecialDay',
    'businesses.addTimeOff',
    'businesses.removeTimeOff',
    'calls.annotate',
    'calls.markSpam',
    'calls.teach',
    'calls.dismissQuestion',
    'customers.block',
    'customers.blocked',
    'customers.blockNumber',
    'customers.erase',
    'destinations.save',
    'destinations.remove',
    'destinations.arrange',
    'destinations.answering',
    'destinations.setAnswering',
    'insights.read',
    'keys.list',
    'keys.make',
    'keys.revoke',
    'texts.setRegistration',
    'receptionist.get',
    'receptionist.voices',
    'receptionist.saveDraft',
    'receptionist.discardDraft',
    'receptionist.publish',
    'receptionist.versions',
    'receptionist.version',
    'receptionist.publishAgain',
    'setup.connectNumber',
    'setup.sendNumberCode',
    'setup.proveNumber',
    'setup.disconnectNumber',
    'setup.warnings',
    'team.list',
    'team.invite',
    'team.inviteAgain',
    'team.revoke',
    'team.change',
    'transfers.start',
    'transfers.cancel',
    'transfers.test',
    'transfers.ofCall',
    'website.get',
    'website.save',
  ],
  owner: [
    'billing.setLimits',
    'billing.checkout',
    'billing.preview',
    'billing.change',
    'billing.portal',
    'billing.invoices',
    'billing.events',
    'billing.corrections',
    'billing.redeliver',
  ],
};

/** The fields that only filter a list, or are a wish: an unknown id matches nothing. */
const WISHES = [
  'texts.list customerId',
  'bookings.during staffId',
  'bookings.openings staffId',
  'bookings.openingsToMove staffId',
  'bookings.move staffId',
  'calls.list staffId',
  'transfers.ofCall callId',
];
const of = (...who: readonly Who[]): string[] => who.flatMap((each) => MAY[each]);
/** Every way to name a thing: a procedure, and the field that does it. */
const namings = paths.flatMap((path) => namedBy(path).map((field) => ({ path, field })));

let db: TestDatabase;
let feed: EventFeed;
let first: FullBusiness;
let other: FullBusiness;
beforeAll(async () => {
  db = await createTestDatabase();
  feed = await openEventFeed(db);
  first = await openFullBusiness({ db, feed }, 'First');
  other = await openFullBusiness({ db, feed }, 'Other');
});
afterAll(async () => {
  await feed.close();
  await db.close();
});

const ask = (user: UserId | null, path: string, input: Input): Promise<Answer> =>
  askProcedure(contextOf({ db, feed }, user), path, input);

/** Everything that is written down of a business, in one figure a table. */
type Trace = ReadonlyMap<string, string | null>;
async function traceOf(businessId: BusinessId): Promise<Trace> {
  const tables = await db.sql<{ name: string }[]>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'business_id'`;
  const trace = new Map<string, string | null>();
  for (const { name } of tables) {
    const [row] = await db.sql<{ figure: string | null }[]>`
      select md5(string_agg(t::text, '|' order by t::text)) as figure from ${db.sql(name)} t
      where business_id = ${businessId}`;
    trace.set(name, row?.figure ?? null);
  }
  return trace;
}

test('every procedure has an entry that says who may call it', () => {
  expect(Object.values(MAY).flat().sort()).toEqual([...paths].sort());
  for (const { path, field } of namings) expect(thingNamed(path, field)).toBeTypeOf('string');
});

test.each(paths.filter((path) => !of('anybody').includes(path)))(
  '%s refuses a request without a session',
  async (path) => {
    expect((await ask(null, path, inputFor(path, first))).code).toBe('UNAUTHORIZED');
  },
);

describe('another user', () => {
  let before: Trace;
  beforeAll(async () => {
    before = await traceOf(first.businessId);
  });

  test.each(of('staff', 'calendar', 'manager', 'owner'))(
    'is answered by %s as if the business did not exist',
    async (path) => {
      expect((await ask(other.owner, path, inputFor(path, first))).code).toBe('NOT_FOUND');
    },
  );

  test.each(namings)(
    'is answered by $path for the $field of another business as for one that does not exist',
    async ({ path, field }) => {
      const askFor = (id: unknown) => ask(other.owner, path, withField(inputFor(path, other), field, id));
      const answer = await askFor(first.things[thingNamed(path, field)]);
      expect(answer).toEqual(await askFor(randomUUID()));
      expect(answer.code).toBe(WISHES.includes(`${path} ${field}`) ? 'done' : 'NOT_FOUND');
    },
  );

  test('sees no business and has changed nothing', async () => {
    const nobody = newId<UserId>();
    expect(await appRouter.createCaller(contextOf({ db, feed }, nobody)).businesses.mine()).toEqual([]);
    expect(await traceOf(first.businessId)).toEqual(before);
  });
});

describe('the check of roles', () => {
  const [manager, sam, unlinked] = [newId<UserId>(), newId<UserId>(), newId<UserId>()];
  beforeAll(async () => {
    const { businessId, things } = first;
    await db.system.insert(member).values([
      { businessId, userId: manager, role: 'manager' },
      { businessId, userId: sam, role: 'staff', staffId: things.staff as StaffId },
      { businessId, userId: unlinked, role: 'staff' },
    ]);
  });
  /** As a member asks who has nothing in mind: things that do not exist, so that what is allowed changes little. */
  const asMember = (user: UserId, path: string) => {
    const nothing = Object.fromEntries(Object.keys(first.things).map((thing) => [thing, randomUUID()]));
    return ask(user, path, inputFor(path, { ...first, things: nothing as FullBusiness['things'] }));
  };

  test.each(of('manager', 'owner'))('refuses %s to staff', async (path) => {
    expect((await asMember(sam, path)).code).toBe('FORBIDDEN');
  });
  test.each(of('calendar'))('refuses %s to staff without a calendar', async (path) => {
    expect((await asMember(unlinked, path)).code).toBe('FORBIDDEN');
  });
  test.each(of('owner'))('refuses %s to managers', async (path) => {
    expect((await asMember(manager, path)).code).toBe('FORBIDDEN');
  });
  test.each(of('staff'))('allows %s to all staff', async (path) => {
    expect((await asMember(unlinked, path)).code).toMatch(/^(done|NOT_FOUND)$/);
  });
  test.each(of('calendar'))('allows %s to staff with a calendar', async (path) => {
    expect((await asMember(sam, path)).code).toMatch(/^(done|NOT_FOUND)$/);
  });
  test.each(of('manager'))('allows %s to managers', async (path) => {
    expect((await asMember(manager, path)).code).toMatch(/^(done|NOT_FOUND|CONFLICT|PRECONDITION_FAILED)$/);
  });
});
