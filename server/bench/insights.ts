/** The time that insights take for a business with 100,000 calls over two years: over a month and over a year. */
import { readInsights } from '../insights/insights.ts';
import { openPast, type Past } from './past.ts';
import { percentiles, type Row, type Table } from './table.ts';

const CALLS = 100_000;
const WARM_UP = 2;
const RUNS = 20;
const ZONE = 'America/New_York';

export async function insights(): Promise<Table> {
  const past = await openPast(CALLS);
  await addWhatIsCounted(past);
  const today = Temporal.Now.plainDateISO(ZONE);
  const rows: Row[] = [];
  for (const days of [7, 30, 90, 365]) {
    const range = { fromDay: today.subtract({ days: days - 1 }).toString(), toDay: today.toString() };
    const waits: number[] = [];
    let calls = 0;
    for (let run = 0; run < WARM_UP + RUNS; run += 1) {
      const began = performance.now();
      const { now } = await readInsights(past.db, past.businessId, range);
      if (run >= WARM_UP) waits.push(performance.now() - began);
      calls = now.days.reduce((sum, day) => sum + day.calls, 0);
    }
    rows.push({ days, calls, ...percentiles(waits) });
  }
  await past.close();
  return {
    title: `Insights of a business with ${CALLS} calls, in ms (${RUNS} runs; aim: 300 for 30 days)`,
    rows,
  };
}

/** Every booked call made an appointment, one answer of each has its times, and some questions stayed open. */
async function addWhatIsCounted({ db, businessId }: Past): Promise<void> {
  await db.sql`
    update turn set timings = jsonb_build_object('endOfTurn', 250, 'firstToken', 500, 'firstAudio', 600, 'firstFrame', 600 + abs(hashint4(extract(epoch from at)::int)) % 900)
    where business_id = ${businessId} and position = 2`;
  await db.sql`
    insert into customer (business_id, id, phone)
    values (${businessId}, gen_random_uuid(), '+12125550160')`;
  await db.sql`
    insert into booking (business_id, id, service_id, staff_id, customer_id, name, starts_at, ends_at, occupied_from, occupied_to, status, conversation_id, idempotency_key, created_at)
    select ${businessId}, gen_random_uuid(), service.id, staff.id, customer.id, 'A', at, at + interval '15 minutes', at, at + interval '15 minutes', 'booked', call.id, call.sid, call.started_at
    from (select *, date_trunc('hour', now()) - row_number() over () * interval '1 hour' as at from conversation join call using (business_id, id) where business_id = ${businessId} and outcome = 'booked' order by started_at desc) as call,
      (select id from service where business_id = ${businessId} order by name limit 1) as service,
      (select id from staff where business_id = ${businessId} order by name limit 1) as staff,
      (select id from customer where business_id = ${businessId} and phone = '+12125550160') as customer`;
  await db.sql`
    insert into open_question (business_id, id, conversation_id, question, at)
    select business_id, gen_random_uuid(), id, 'Do you have number ' || hashtext(sid) % 50, started_at
    from conversation join call using (business_id, id) where business_id = ${businessId} and outcome = 'answered' and status = 'ended' order by started_at desc`;
  await db.sql`vacuum analyze`;
}
