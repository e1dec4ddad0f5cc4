/** Answers that are larger than a process, or a browser, can bear. */
import { newId, type ServiceId, type StaffId } from '../../../db/ids.ts';
import { service, serviceStaff, staff } from '../../../db/schema.ts';
import type { Attack, Seen } from '../attack.ts';
import { type Answer, inLanes } from '../client.ts';
import type { Target } from '../target.ts';

const KB = 1024;
const LARGEST_ANSWER = 2_048 * KB;
const DAY_MS = 86_400_000;

/** The failures among answers: not a refusal, but no answer or an error of ours. */
function seenIn(answers: readonly Answer[]): Seen {
  const largest = Math.max(...answers.map(({ text }) => text.length));
  const broken = answers.filter(({ status }) => status === 0 || status >= 500).length;
  return {
    seen: `${Math.round(largest / KB)} KB, ${broken} of ${answers.length} failed`,
    held: largest <= LARGEST_ANSWER && broken === 0,
  };
}

/** A service of five minutes that so many people do, as they were added before there was a limit. */
async function hire({ db, attacker: { businessId } }: Target, count: number): Promise<ServiceId> {
  const serviceId = newId<ServiceId>();
  const hours = Array.from({ length: 7 }, () => [{ from: '00:00', to: '23:55' }]);
  const people = Array.from({ length: count }, (_, at) => {
    const id = newId<StaffId>();
    return { businessId, id, name: `P${at}`, hours };
  });
  await db.system.insert(staff).values(people);
  await db.system
    .insert(service)
    .values({ businessId, id: serviceId, name: 'Five minutes', durationMinutes: 5, priceCents: null });
  await db.system
    .insert(serviceStaff)
    .values(people.map(({ id: staffId }) => ({ businessId, serviceId, staffId })));
  await db.sql`update business set policy = policy || '{"stepMinutes": 5, "noticeMinutes": 0, "daysAhead": 365}' where id = ${businessId}`;
  return serviceId;
}

const openings: Attack = {
  name: 'openings of 200 staff, 99 days, every 5 minutes',
  bound: 'answers of at most 2 MB',
  meanwhile: 'business as usual',
  async run(target) {
    const serviceId = await hire(target, target.full ? 200 : 50);
    const client = await target.signIn(target.attacker);
    const { businessId, things } = target.attacker;
    const days = (count: number) => ({
      from: new Date(Date.now() + DAY_MS).toISOString(),
      to: new Date(Date.now() + (count + 1) * DAY_MS).toISOString(),
    });
    const asks = [99, 60, 31].map(
      (count) => () => client.query('bookings.openings', { businessId, serviceId, ...days(count) }),
    );
    const moves = () =>
      client.query('bookings.openingsToMove', { businessId, bookingId: things.booking, ...days(99) });
    const answers = await inLanes(3, [...asks, moves, ...(target.full ? [...asks, ...asks] : [])]);
    return seenIn(answers);
  },
};

/** Puts so much into the attacker's business that every list of it is long. */
async function fill({ db, attacker: { businessId } }: Target, count: number): Promise<void> {
  await db.sql`
    insert into customer (business_id, id, phone, name)
    select ${businessId}, gen_random_uuid(), '+1347' || (2000000 + n), 'Customer ' || n from generate_series(1, ${count}) n`;
  await db.sql`
    with line as (
      insert into call (business_id, id, carrier, sid, status)
      select ${businessId}, gen_random_uuid(), 'twilio', 'CA-filled-' || n, 'ended' from generate_series(1, ${count}) n
      returning business_id, id, now() - substr(sid, 11)::int * interval '1 minute' as at
    )
    insert into conversation (business_id, id, channel, direction, address, started_at, answered_at, ended_at, outcome)
    select business_id, id, 'phone', 'inbound', '+12125550100', at, at, at + interval '30 seconds', 'answered' from line`;
  await db.sql`
    insert into message (business_id, id, conversation_id, name, body, urgent, created_at)
    select business_id, gen_random_uuid(), id, 'Bo', repeat('word ', 100), false, started_at from conversation join call using (business_id, id)
    where business_id = ${businessId} and sid like 'CA-filled-%'`;
}

const lists: Attack = {
  name: 'every list of a business with 5,000 of everything',
  bound: 'answers of at most 2 MB',
  meanwhile: 'business as usual',
  async run(target) {
    await fill(target, target.full ? 5_000 : 1_000);
    const client = await target.signIn(target.attacker);
    const { businessId, things } = target.attacker;
    const range = { from: '0001-01-01T00:00:00Z', to: '9000-01-01T00:00:00Z' };
    const asks: readonly (readonly [string, object])[] = [
      ['calls.list', {}],
      ['calls.list', { limit: 100_000 }],
      ['calls.active', {}],
      ['customers.list', { search: '' }],
      ['customers.list', { search: 'Customer', limit: 100_000 }],
      ['customers.get', { customerId: things.customer }],
      ['messages.list', {}],
      ['bookings.list', range],
      ['businesses.get', {}],
      ['businesses.holidays', { from: '0001-01-01', to: '9999-12-31' }],
      ['insights.read', { fromDay: '0001-01-01', toDay: '9999-12-31' }],
      ['insights.read', { fromDay: '2025-12-01', toDay: '2026-11-01' }],
      ['bookings.list', { from: '2026-09-01T00:00:00Z', to: '2026-12-01T00:00:00Z' }],
      ['receptionist.versions', {}],
      ['team.list', {}],
      ['keys.list', {}],
    ];
    const answers = await inLanes(
      4,
      Array.from({ length: target.full ? 5 : 1 }, () => asks)
        .flat()
        .map(
          ([procedure, input]) =>
            () =>
              client.query(procedure, { businessId, ...input }),
        ),
    );
    return seenIn(answers);
  },
};

export { lists, openings };
