/** The time until an event of Stripe is taken when five hundred a second come in. */
import { randomBytes } from 'node:crypto';
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../../db/client.ts';
import { startFakeStripe } from '../fakes/stripe.ts';
import { signatureOf } from '../fakes/stripe/delivery.ts';
import type { Measured } from './measured.ts';
import { openStage, startService } from './stage.ts';
import { percentiles, round, type Table } from './table.ts';

const A_SECOND = 500;
const SECONDS = 20;
/** Of so many customers, each known and with nothing new at Stripe. */
const CUSTOMERS = 50;
/** The time for which the rest is processed before the rate is computed. */
const PATIENCE_MS = 20_000;
const SECRET = 'whsec_bench';

export async function stripe(): Promise<Table> {
  const stage = await openStage();
  const fake = await startFakeStripe();
  const env = {
    ...stage.env,
    STRIPE_SECRET_KEY: 'sk_test_bench',
    STRIPE_WEBHOOK_SECRET: SECRET,
    STRIPE_API_URL: fake.url,
  };
  const service = await startService({ ...stage, env });
  const db = openDatabase(stage.env['DATABASE_URL'] ?? '', { connections: 1 });
  await addCustomers(db.sql);
  // As Stripe does, on connections that are kept.
  const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
  for (let warm = 0; warm < 200; warm += 1) await tell(service, agent, warm);
  await service.cost();

  const waits: number[] = [];
  let refused = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: A_SECOND * SECONDS }, async (_, index) => {
      await sleep(Math.max(0, began + (index * 1000) / A_SECOND - performance.now()));
      const told = performance.now();
      const status = await tell(service, agent, index);
      waits.push(performance.now() - told);
      if (status !== 200) refused += 1;
    }),
  );
  const took = (performance.now() - began) / 1000;
  const { cpuPercent } = await service.cost();
  const meanwhile = await lookedInto(db.sql);
  const flooded = performance.now();
  let after = meanwhile;
  while (after < waits.length && performance.now() - flooded < PATIENCE_MS) {
    await sleep(100);
    after = await lookedInto(db.sql);
  }
  const workedOff = (performance.now() - flooded) / 1000;
  agent.destroy();
  await db.close();
  await service.stop();
  await Promise.all([fake.close(), stage.close()]);
  return {
    title: `Stripe's events taken at ${A_SECOND} a second for ${SECONDS} s, in ms (aim: p99 50)`,
    rows: [
      {
        events: waits.length,
        refused,
        'a second': round(waits.length / took),
        ...percentiles(waits),
        'CPU %': round(cpuPercent),
        'looked into a second meanwhile': round(meanwhile / took),
        'and afterwards': round((after - meanwhile) / workedOff),
      },
    ],
  };
}

async function lookedInto(sql: ReturnType<typeof openDatabase>['sql']): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from stripe_event where status = 'done'`;
  return row?.count ?? 0;
}

const customerOf = (index: number): string => `cus_${index % CUSTOMERS}`;

async function addCustomers(sql: ReturnType<typeof openDatabase>['sql']): Promise<void> {
  await sql`
    with made as (
      insert into business (id, name, trade, zone, country, currency, hours, policy)
      select gen_random_uuid(), 'Bench', trade, zone, country, currency, hours, policy
      from (select * from business limit 1) b, generate_series(1, ${CUSTOMERS})
      returning id
    )
    insert into billing_account (business_id, trial_ends_at, trial_minutes, customer_id)
    select id, now(), 0, 'cus_' || (row_number() over () - 1) from made`;
}

/** Sends one event, signed, of about the size that Stripe's have. @returns the status of the answer. */
function tell(service: Measured, agent: http.Agent, index: number): Promise<number> {
  const seconds = Math.floor(Date.now() / 1000);
  const body = JSON.stringify({
    id: `evt_${randomBytes(12).toString('hex')}`,
    object: 'event',
    type: 'customer.subscription.updated',
    created: seconds,
    data: { object: { object: 'subscription', id: 'sub_1', customer: customerOf(index), metadata: PADDING } },
  });
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      'stripe-signature': signatureOf(SECRET, body, seconds),
    };
    const request = http.request(
      `${service.url}/webhooks/stripe`,
      { method: 'POST', agent, headers },
      (answer) => {
        answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
      },
    );
    request.on('error', reject).end(body);
  });
}

const PADDING = { text: 'x'.repeat(3_000) };
