/** Attacks for money: premium-rate numbers, prices of one's own choice, mails at somebody else's expense. */
import http from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { pay } from '../../billing/testing.ts';
import type { Attack } from '../attack.ts';
import { dataOf, inLanes } from '../client.ts';
import { eventually, type Target } from '../target.ts';
import { newSid, postWebhook, ring } from '../webhooks.ts';

const NUMBER = '+12125550190';
const CALLER = '+12125550147';
/** Satellites, international networks, premium rates, the Caribbean, a personal number, and what is no number. */
const DEAR = [
  '+882131234567',
  '+19005551234',
  '+18765551234',
  '+449098790000',
  '+870123456789',
  '+447012345678',
  '+8816123456789',
  '+9791234567',
  '+19761234567',
];
const HOME = '+4930123456';
const MOST_DIALS = 20;

/** Lets callers of the attacker reach their fallback phone at once: nothing is paid any more. */
async function stopPaying({ db, attacker: { businessId } }: Target, fallbackPhone: string): Promise<void> {
  await db.sql`insert into phone_number (e164, business_id) values (${NUMBER}, ${businessId}) on conflict do nothing`;
  await db.sql`
    update billing_account set subscription_status = 'canceled', fallback_phone = ${fallbackPhone}
    where business_id = ${businessId}`;
}

export const tollFraud: Attack = {
  name: 'callers put through to +882, 1-900, 1-876, +44 909, +870 ...',
  bound: `0 calls to numbers off the list, ${MOST_DIALS} an hour to others`,
  meanwhile: 'business as usual',
  async run(target) {
    const { businessId } = target.attacker;
    const client = await target.signIn(target.attacker);
    const keep = (fallbackPhone: string) =>
      client.mutate('billing.setLimits', {
        businessId,
        limits: { overageCents: null, dailyMinutes: null, fallbackPhone, dialCountries: [] },
      });
    let kept = 0;
    let dials = 0;
    for (const number of DEAR) {
      const answer = await keep(number);
      if (answer.status === 200) kept += 1;
      // One that was kept before there was a list.
      await stopPaying(target, number);
      const { text } = await ring(target, { to: NUMBER, from: CALLER });
      if (text.includes('<Dial')) dials += 1;
    }
    dataOf(await keep(HOME));
    await stopPaying(target, HOME);
    const others = await inLanes(
      3,
      Array.from({ length: 30 }, () => () => ring(target, { to: NUMBER, from: CALLER })),
    );
    const put = others.filter(({ text }) => text.includes('<Dial'));
    const endless = put.filter(({ text }) => !/timeLimit="\d{1,4}"/.test(text)).length;
    return {
      seen: `${kept} kept, ${dials} calls off the list, ${put.length} to others, ${endless} without an end`,
      held: kept === 0 && dials === 0 && put.length > 0 && put.length <= MOST_DIALS && endless === 0,
    };
  },
};

/** Begins to pay at Stripe's checkout, as everybody does. */
async function subscribe(target: Target, client: Awaited<ReturnType<Target['signIn']>>): Promise<void> {
  const { businessId } = target.attacker;
  await target.db.sql`
    update billing_account set subscription_status = null, plan = null, trial_ends_at = now() + interval '9 days', trial_minutes = 600
    where business_id = ${businessId}`;
  const choice = { plan: 'starter', interval: 'month' };
  const { url } = dataOf(await client.mutate('billing.checkout', { businessId, choice })) as { url: string };
  await pay(url);
  const isKnown = async () =>
    (
      await target.db
        .sql`select 1 from billing_account where business_id = ${businessId} and subscription_status = 'active'`
    ).length > 0;
  if (!(await eventually(isKnown, 15_000))) throw new Error('the payment was not heard of');
}

export const proration: Attack = {
  name: 'a price from a date that the payer chose',
  bound: 'nothing is changed',
  meanwhile: 'business as usual',
  async run(target) {
    const { businessId } = target.attacker;
    const client = await target.signIn(target.attacker);
    await subscribe(target, client);
    const choice = { plan: 'growth', interval: 'year' };
    const { offer } = dataOf(await client.query('billing.preview', { businessId, choice })) as {
      offer: string;
    };
    const [words = '', signature = ''] = offer.split('.');
    const told = JSON.parse(Buffer.from(words, 'base64url').toString()) as { at: number };
    const forged = (at: number) =>
      `${Buffer.from(JSON.stringify({ at, dueCents: -35_000 })).toString('base64url')}.${signature}`;
    const tries = [
      forged(told.at - 20 * 86_400),
      forged(told.at + 20 * 86_400),
      forged(told.at),
      `${offer}.x`,
      `${words}.`,
      String(told.at - 86_400),
      '',
    ];
    const plan = () => JSON.stringify([...target.fakes.stripe.account.subscriptions.values()]);
    const before = plan();
    const answers = await Promise.all([
      ...tries.map((each) => client.mutate('billing.change', { businessId, choice, offer: each })),
      // What was signed for another change.
      client.mutate('billing.change', { businessId, choice: { plan: 'scale', interval: 'month' }, offer }),
    ]);
    const taken = answers.filter(({ status }) => status === 200).length;
    const same = plan() === before;
    // What was offered is what can be had.
    dataOf(await client.mutate('billing.change', { businessId, choice, offer }));
    return {
      seen: `${taken} of ${answers.length} taken${same ? '' : ', the subscription changed'}`,
      held: taken === 0 && same,
    };
  },
};

export const relay: Attack = {
  name: 'mails to strangers by invitations',
  bound: '50 a day of a business, 5 to one address',
  meanwhile: 'business as usual',
  async run(target) {
    const { businessId } = target.attacker;
    const client = await target.signIn(target.attacker);
    await target.db
      .sql`update billing_account set subscription_status = 'active' where business_id = ${businessId}`;
    const open = async () =>
      (dataOf(await client.query('team.list', { businessId })) as { invitations: { id: string }[] })
        .invitations;
    const [one = '', ...others] = Array.from(
      { length: target.full ? 70 : 52 },
      (_, at) => `stranger-${at}@victim.test`,
    );
    for (const email of [...Array.from({ length: 8 }, () => one), ...others]) {
      await client.mutate('team.invite', { businessId, email, standing: { role: 'manager' } });
      // A plan has so many seats, and an invitation that is taken back gives its own.
      for (const { id } of await open()) await client.mutate('team.revoke', { businessId, id });
    }
    const counts = await target.db.sql<{ count: number }[]>`
      select count(*)::int as count from mail where recipient like 'stranger-%' group by recipient`;
    const all = counts.reduce((sum, { count }) => sum + count, 0);
    const most = Math.max(0, ...counts.map(({ count }) => count));
    return { seen: `${all} mails, ${most} to one address`, held: all > 0 && all <= 50 && most <= 5 };
  },
};

export const recordingAddress: Attack = {
  name: "a recording's address that leads elsewhere",
  bound: "nobody else is shown the carrier's password",
  meanwhile: 'business as usual',
  async run(target) {
    const { businessId } = target.attacker;
    let shown = 0;
    const stray = http.createServer((request, response) => {
      if (request.headers.authorization !== undefined) shown += 1;
      response.end();
    });
    stray.listen(0, '127.0.0.1');
    await once(stray, 'listening');
    const host = `127.0.0.1:${(stray.address() as AddressInfo).port}`;
    const addresses = [
      `https://api.twilio.com//${host}/x`,
      `https://api.twilio.com///${host}/x`,
      `https://api.twilio.com/\\${host}/x`,
      `http://${host}/2010-04-01/x`,
      `https://api.twilio.com@${host}/x`,
    ];
    await stopPaying(target, HOME);
    await target.db.sql`update billing_account set fallback_phone = null where business_id = ${businessId}`;
    const client = await target.signIn(target.attacker);
    let asked = 0;
    for (const url of addresses) {
      const sid = newSid();
      await ring(target, { to: NUMBER, from: CALLER, sid });
      const told = { CallSid: sid, From: CALLER, To: NUMBER, CallStatus: 'in-progress' };
      await postWebhook(target.port, 'after-recording', {
        ...told,
        RecordingUrl: url,
        RecordingDuration: '5',
      });
      const kept = await target.db.sql<{ id: string }[]>`
        select m.id from message m join call c on c.business_id = m.business_id and c.id = m.conversation_id where c.sid = ${sid}`;
      for (const { id } of kept) {
        await client.ask(`/recordings/messages/${businessId}/${id}`);
        asked += 1;
      }
    }
    stray.close();
    stray.closeAllConnections();
    return { seen: `${asked} asked for, shown ${shown} times`, held: asked > 0 && shown === 0 };
  },
};

export const slowStripe: Attack = {
  name: 'a Stripe that hangs, and 600 insights beside it',
  bound: 'the dashboard answers, and nobody else waits',
  meanwhile: 'business as usual',
  async run(target) {
    const { businessId } = target.attacker;
    const { stripe } = target.fakes;
    const client = await target.signIn(target.attacker);
    const hangMs = target.full ? 30_000 : 1_500;
    const released = new AbortController();
    stripe.pause = () => sleep(hangMs, undefined, { signal: released.signal }).catch(() => undefined);
    const money = [
      'billing.invoices',
      'billing.preview',
      'billing.portal',
      'billing.invoices',
      'billing.preview',
    ];
    const choice = { plan: 'scale', interval: 'month' };
    const hanging = money.map((procedure) =>
      procedure === 'billing.portal'
        ? client.mutate(procedure, { businessId })
        : client.query(procedure, { businessId, choice }),
    );
    const input = { businessId, fromDay: '2025-12-01', toDay: '2026-11-01' };
    const names = Array.from({ length: 20 }, () => 'insights.read').join(',');
    const inputs = encodeURIComponent(
      JSON.stringify(Object.fromEntries(Array.from({ length: 20 }, (_, at) => [at, input]))),
    );
    const batch = () => client.ask(`/trpc/${names}?batch=1&input=${inputs}`);
    const answers = await inLanes(
      10,
      Array.from({ length: target.full ? 30 : 6 }, () => batch),
    );
    await Promise.all(hanging);
    released.abort();
    stripe.pause = () => Promise.resolve();
    const broken = answers.filter(({ status }) => status === 0 || status === 500).length;
    return { seen: `${answers.length} batches, ${broken} failed`, held: broken === 0 };
  },
};
