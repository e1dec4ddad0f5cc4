/** A user of another business asks for the victim's data: every procedure and route, by every id. */
import { randomUUID } from 'node:crypto';
import { publicProcedures } from '../../api/public.ts';
import { appRouter } from '../../api/router.ts';
import type { BusinessId } from '../../../db/ids.ts';
import type { Attack } from '../attack.ts';
import { type Answer, ask, dataOf, inLanes } from '../client.ts';
import type { Target, Tenant } from '../target.ts';

type Input = Readonly<Record<string, unknown>>;

const procedures = new Map<string, unknown>(Object.entries(appRouter._def.procedures));

/** Whether it is asked by GET; a feed is left out, which has no end. */
function typeOf(path: string): 'query' | 'mutation' | 'subscription' {
  const procedure = procedures.get(path);
  const defined = typeof procedure === 'function' && '_def' in procedure ? procedure._def : null;
  const type =
    typeof defined === 'object' && defined !== null && 'type' in defined ? String(defined.type) : 'query';
  return type === 'mutation' || type === 'subscription' ? type : 'query';
}

const RANGE = { from: '2026-11-24T00:00:00Z', to: '2026-11-25T00:00:00Z' };

/** All that any procedure may be asked with; each takes what it knows. */
const inputFor = (businessId: BusinessId, { things }: Tenant, id: string): Input => ({
  ...RANGE,
  businessId,
  id,
  bookingId: things.booking,
  callId: things.call,
  customerId: things.customer,
  feedId: things.feed,
  keyId: things.key,
  memberId: things.member,
  userId: things.member,
  messageId: things.message,
  questionId: things.question,
  serviceId: things.service,
  staffId: things.staff,
  staffIds: [things.staff],
  startsAt: '2027-01-12T10:00:00Z',
  atShortNotice: true,
  idempotencyKey: randomUUID(),
  name: 'Stolen',
  phone: '+4930901829',
  text: 'Stolen',
  email: 'stolen@b.test',
  search: '',
  version: 1,
  seen: RANGE.from,
  fromDay: '2026-11-01',
  toDay: '2026-11-02',
  day: '2026-11-24',
  scopes: ['bookings:read'],
  change: { name: 'Stolen' },
  customer: { name: 'Stolen' },
  opinion: { note: 'Stolen' },
  knowledge: { question: 'Stolen', answer: 'Stolen' },
  staff: { name: 'Stolen', hours: null },
  timeOff: { ...RANGE, staffId: things.staff, note: '' },
  standing: { role: 'staff' },
});

/** Everything that is written down of a business, in one figure a table. */
async function traceOf({ sql }: Target['db'], { businessId }: Tenant): Promise<ReadonlyMap<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'business_id'`;
  const trace = new Map<string, string>();
  for (const { name } of tables) {
    const [row] = await sql<{ figure: string | null }[]>`
      select md5(string_agg(t::text, '|' order by t::text)) as figure from ${sql(name)} t
      where business_id = ${businessId}`;
    trace.set(name, row?.figure ?? '');
  }
  return trace;
}

/** The victim's data in the answers: names and addresses, and ids but in a refusal that repeats them. */
function leaked(answers: readonly Answer[], victim: Tenant): number {
  const marks = [victim.email, 'colleague@victim', 'guest@victim', ...Object.values(victim.things)];
  return answers.filter(({ status, text }) => status === 200 && marks.some((mark) => text.includes(mark)))
    .length;
}

export const strangers: Attack = {
  name: 'every procedure and route with the ids of another business',
  bound: '0 rows of others read or changed',
  meanwhile: 'business as usual',
  async run(target) {
    const { victim, attacker } = target;
    const before = await traceOf(target.db, victim);
    const client = await target.signIn(attacker);
    const paths = [...procedures.keys()].filter((path) => typeOf(path) !== 'subscription');
    const askFor = (path: string, input: Input) => () =>
      typeOf(path) === 'mutation' ? client.mutate(path, input) : client.query(path, input);
    const ids = target.full ? Object.values(victim.things) : [victim.things.service, victim.things.staff];
    const foreign = paths.map((path) => askFor(path, inputFor(victim.businessId, victim, ids[0] ?? '')));
    const own = paths
      // What would leave the attacker without a business to go on with.
      .filter((path) => !path.startsWith('setup.create'))
      .flatMap((path) => ids.map((id) => askFor(path, inputFor(attacker.businessId, victim, id))));
    const answers = await inLanes(4, [...foreign, ...own, ...(await rest(target, client))]);
    const after = await traceOf(target.db, victim);
    const changed = [...after]
      .filter(([table, figure]) => before.get(table) !== figure)
      .map(([table]) => table);
    const read = leaked(answers, victim);
    return {
      seen: `${answers.length} asked, ${read} read, ${changed.length} tables changed ${changed.join(', ')}`.trim(),
      held: read === 0 && changed.length === 0,
    };
  },
};

const valueOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The public API, asked with a key of the attacker's that may do everything. */
async function rest(target: Target, client: Awaited<ReturnType<Target['signIn']>>) {
  const { victim, attacker, port } = target;
  const scopes = [...new Set(publicProcedures.map(({ scope }) => scope))];
  const made = dataOf(
    await client.mutate('keys.make', { businessId: attacker.businessId, name: 'All', scopes }),
  ) as Readonly<Record<string, unknown>>;
  const key = Object.values(made).find((each) => typeof each === 'string' && each.startsWith('ahoy_'));
  const input = inputFor(victim.businessId, victim, victim.things.service);
  const address = target.newAddress();
  return publicProcedures.map(({ verb, route }) => () => {
    const path = route.replaceAll(
      /:(\w+)/g,
      (_, name: string) => valueOf(input[name]) ?? victim.things.booking,
    );
    const query = new URLSearchParams({
      businessId: victim.businessId,
      ...RANGE,
      serviceId: victim.things.service,
      staffId: victim.things.staff,
    });
    return ask(port, address, `/api/v1${path}${verb === 'get' ? `?${query.toString()}` : ''}`, {
      method: verb.toUpperCase(),
      headers: { authorization: `Bearer ${String(key)}`, 'content-type': 'application/json' },
      ...(verb === 'get' ? {} : { body: JSON.stringify(input) }),
    });
  });
}
