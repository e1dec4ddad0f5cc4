/** Who may ask what: every procedure as nobody, as a stranger who has a business of their own, and as each role. */
import { type AnyTRPCProcedure, callTRPCProcedure, TRPCError } from '@trpc/server';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type BusinessId, newId, type StaffId, type UserId } from '../../db/ids.ts';
import { member } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { type EventFeed, openEventFeed } from '../events/feed.ts';
import { appRouter } from './router.ts';
import { contextOf } from './testing.ts';
import { type FullBusiness, openFullBusiness, type Thing } from './testing-business.ts';

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
    'messages.list',
    'messages.counts',
    'messages.undelivered',
    'messages.assignees',
    'messages.assign',
    'messages.done',
    'messages.answer',
    'phone.left',
    'setup.state',
    // Oneself; `removeMember` says who else.
    'team.remove',
  ],
  calendar: [
    'bookings.list',
    'bookings.openings',
    'bookings.openingsToMove',
    'bookings.create',
    'bookings.move',
    'bookings.cancel',
    'bookings.noShow',
    'bookings.restore',
    'calendar.feeds',
    'calendar.makeFeed',
    'calendar.revokeFeed',
    'calendar.appointment',
  ],
  manager: [
    'billing.read',
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
    'calls.teach',
    'calls.dismissQuestion',
    'customers.block',
    'customers.erase',
    'insights.read',
    'keys.list',
    'keys.make',
    'keys.revoke',
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

/** Which thing a field of an input names; of `id`, by procedure. */
const NAMES: Readonly<Record<string, Thing>> = {
  bookingId: 'booking',
  callId: 'call',
  customerId: 'customer',
  feedId: 'feed',
  keyId: 'key',
  memberId: 'member',
  messageId: 'message',
  questionId: 'question',
  serviceId: 'service',
  staffId: 'staff',
  staffIds: 'staff',
  userId: 'member',
  'businesses.saveStaff id': 'staff',
  'businesses.saveService id': 'service',
  'businesses.retireStaff id': 'staff',
  'businesses.retireService id': 'service',
  'businesses.removeTimeOff id': 'time off',
  'team.inviteAgain id': 'invitation',
  'team.revoke id': 'invitation',
};
/** What only narrows a list, or is a wish: nobody by that id is free, or was asked for. */
const WISHES = [
  'bookings.openings staffId',
  'bookings.openingsToMove staffId',
  'bookings.move staffId',
  'calls.list staffId',
];
/** Not a thing of a business: who is asked, what a page has seen, the vendors' own names. */
const NO_THING = [
  'businessId',
  'business.id',
  'cursor.id',
  'cursor.staffId',
  'lastEventId',
  'eventId',
  'settings.voiceId',
];

const procedures = new Map<string, unknown>(Object.entries(appRouter._def.procedures));
const paths = [...procedures.keys()];
const of = (...who: readonly Who[]): string[] => who.flatMap((each) => MAY[each]);
const isProcedure = (each: unknown): each is AnyTRPCProcedure => typeof each === 'function' && '_def' in each;
function procedureAt(path: string): AnyTRPCProcedure {
  const procedure = procedures.get(path);
  if (!isProcedure(procedure)) throw new Error(`there is no ${path}`);
  return procedure;
}

const node = z.object({
  properties: z.record(z.string(), z.unknown()).default({}),
  anyOf: z.array(z.unknown()).default([]),
});
/** The fields of a JSON schema that hold an id, by their whole paths. */
function idsIn(schema: unknown, before = ''): string[] {
  const parsed = node.safeParse(schema);
  if (!parsed.success) return [];
  const { properties, anyOf } = parsed.data;
  const own = Object.entries(properties).flatMap(([name, inner]) => [
    ...(/(^id|Ids?)$/.test(name) ? [before + name] : []),
    ...idsIn(inner, `${before}${name}.`),
  ]);
  return [...own, ...anyOf.flatMap((each) => idsIn(each, before))];
}
const inputs = z.object({ inputs: z.array(z.instanceof(z.ZodType)).default([]) });
const namedBy = (path: string): string[] => [
  ...new Set(
    inputs
      .parse(procedureAt(path)._def)
      .inputs.flatMap((each) => idsIn(z.toJSONSchema(each, { io: 'input', unrepresentable: 'any' })))
      .filter((field) => !NO_THING.includes(field)),
  ),
];
/** Every way to name a thing: a procedure, and the field that does it. */
const namings = paths.flatMap((path) => namedBy(path).map((field) => ({ path, field })));

function thingNamed(path: string, field: string): Thing {
  const name = field.split('.').at(-1) ?? '';
  const thing = NAMES[name] ?? NAMES[`${path} ${name}`];
  if (thing === undefined) throw new Error(`which thing is ${field} of ${path}?`);
  return thing;
}

type Input = Readonly<Record<string, unknown>>;
/** The same with another value in one field, whether it stood there or not. */
function withField(input: Input, field: string, value: unknown): Input {
  const [name = '', ...rest] = field.split('.');
  if (rest.length === 0) return { ...input, [name]: name.endsWith('s') ? [value] : value };
  const inner = input[name];
  const object = typeof inner === 'object' && inner !== null ? { ...inner } : {};
  return { ...input, [name]: withField(object, rest.join('.'), value) };
}

const range = { from: '2026-11-24T00:00:00Z', to: '2026-11-25T00:00:00Z' };
/** Passes every procedure's own check of its input, so that only the question of who asks for what is left. */
const PLAIN: Input = {
  ...range,
  startsAt: '2026-11-24T10:00:00Z',
  atShortNotice: true,
  idempotencyKey: randomUUID(),
  name: 'Stolen',
  phone: '+4930901829',
  number: '+4930901829',
  by: 'call',
  code: '123456',
  text: 'Stolen',
  email: 'stolen@b.test',
  day: '2026-11-24',
  days: [{ day: '2026-11-24', note: '' }],
  region: null,
  search: '',
  version: 7,
  seen: range.from,
  fromDay: '2026-11-01',
  toDay: '2026-11-02',
  token: 'x'.repeat(43),
  eventId: 'evt_1',
  at: 1,
  choice: { plan: 'starter', interval: 'month' },
  limits: { overageCents: null, dailyMinutes: null, fallbackPhone: null, dialCountries: [] },
  scopes: ['bookings:read'],
  change: { name: 'Stolen' },
  customer: { name: 'Stolen' },
  opinion: { note: 'Stolen' },
  knowledge: { question: 'Stolen', answer: 'Stolen' },
  staff: { name: 'Stolen', hours: null },
  special: { day: '2026-11-24', stretches: [], note: '' },
  timeOff: { ...range, note: '' },
  standing: { role: 'staff' },
  service: {
    name: 'Stolen',
    durationMinutes: 30,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    priceCents: null,
    staffIds: [],
  },
  settings: {
    receptionistName: '',
    voiceId: null,
    language: 'en-US',
    greeting: 'Stolen',
    disclosesAssistant: true,
    manner: 'warm',
    mayDo: '',
    mayNotDo: '',
    recordsCalls: false,
    consentText: '',
    knowledge: [],
  },
};

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

/** Asks one business for its own things, all by their ids. */
const inputFor = (path: string, { businessId, things }: FullBusiness): Input =>
  namedBy(path).reduce<Input>((input, field) => withField(input, field, things[thingNamed(path, field)]), {
    ...PLAIN,
    businessId,
  });

interface Answer {
  /** Why it was refused, or `done`. */
  readonly code: string;
  readonly data: unknown;
}
async function ask(user: UserId | null, path: string, input: Input): Promise<Answer> {
  const stop = new AbortController();
  try {
    const result: unknown = await callTRPCProcedure({
      router: appRouter,
      path,
      type: procedureAt(path)._def.type,
      ctx: contextOf({ db, feed }, user),
      getRawInput: () => Promise.resolve(input),
      signal: stop.signal,
      batchIndex: 0,
    });
    if (typeof result === 'object' && result !== null && Symbol.asyncIterator in result) {
      for await (const told of result as AsyncIterable<unknown>) return { code: 'done', data: told };
    }
    return { code: 'done', data: result };
  } catch (error) {
    if (error instanceof TRPCError) return { code: error.code, data: null };
    throw error;
  } finally {
    stop.abort();
  }
}

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

test('of every procedure it is written down who may ask it', () => {
  expect(Object.values(MAY).flat().sort()).toEqual([...paths].sort());
  for (const { path, field } of namings) expect(thingNamed(path, field)).toBeTypeOf('string');
});

test.each(paths.filter((path) => !of('anybody').includes(path)))(
  '%s asks nobody to sign in',
  async (path) => {
    expect((await ask(null, path, inputFor(path, first))).code).toBe('UNAUTHORIZED');
  },
);

describe('a stranger', () => {
  let before: Trace;
  beforeAll(async () => {
    before = await traceOf(first.businessId);
  });

  test.each(of('staff', 'calendar', 'manager', 'owner'))('%s: the business does not exist', async (path) => {
    expect((await ask(other.owner, path, inputFor(path, first))).code).toBe('NOT_FOUND');
  });

  test.each(namings)('$path: $field of another business is like that of nothing', async ({ path, field }) => {
    const askFor = (id: unknown) => ask(other.owner, path, withField(inputFor(path, other), field, id));
    const answer = await askFor(first.things[thingNamed(path, field)]);
    expect(answer).toEqual(await askFor(randomUUID()));
    expect(answer.code).toBe(WISHES.includes(`${path} ${field}`) ? 'done' : 'NOT_FOUND');
  });

  test('has no business, and has changed nothing', async () => {
    const nobody = newId<UserId>();
    expect(await appRouter.createCaller(contextOf({ db, feed }, nobody)).businesses.mine()).toEqual([]);
    expect(await traceOf(first.businessId)).toEqual(before);
  });
});

describe('a role', () => {
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

  test.each(of('manager', 'owner'))('%s is not for staff', async (path) => {
    expect((await asMember(sam, path)).code).toBe('FORBIDDEN');
  });
  test.each(of('calendar'))('%s is not for staff without a calendar', async (path) => {
    expect((await asMember(unlinked, path)).code).toBe('FORBIDDEN');
  });
  test.each(of('owner'))('%s is not for managers', async (path) => {
    expect((await asMember(manager, path)).code).toBe('FORBIDDEN');
  });
  test.each(of('staff'))('%s is for all staff', async (path) => {
    expect((await asMember(unlinked, path)).code).toMatch(/^(done|NOT_FOUND)$/);
  });
  test.each(of('calendar'))('%s is for staff with a calendar', async (path) => {
    expect((await asMember(sam, path)).code).toMatch(/^(done|NOT_FOUND)$/);
  });
  test.each(of('manager'))('%s is for managers', async (path) => {
    expect((await asMember(manager, path)).code).toMatch(/^(done|NOT_FOUND|CONFLICT|PRECONDITION_FAILED)$/);
  });
});
