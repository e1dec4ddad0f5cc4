/** Outages: the database, or the service itself, in the middle of a call. */
import { setTimeout as sleep } from 'node:timers/promises';
import { CarrierCall } from '../../service-tests/carrier.ts';
import type { Attack } from '../attack.ts';
import { ask, PROXY } from '../client.ts';
import { eventually, type Target } from '../target.ts';
import { postWebhook, ring } from '../webhooks.ts';

const ANSWERED_MS = 3_000;

export const databaseHangs: Attack = {
  name: 'a database that hangs',
  bound: 'every caller is answered in 3 s, in another way; served again afterwards',
  meanwhile: 'an outage',
  async run(target) {
    target.proxy.turn('hangs');
    const rounds = target.full ? 5 : 1;
    const waits: number[] = [];
    let helped = 0;
    let ready = 0;
    for (let round = 0; round < rounds; round += 1) {
      const answers = await Promise.all(
        target.neighbours.map(({ number }) => ring(target, { to: number, from: '+12125550147' })),
      );
      waits.push(...answers.map(({ ms }) => ms));
      helped += answers.filter(({ text }) => /<(Record|Dial)/.test(text)).length;
      const seen = await Promise.all(
        ['/ready', '/health', '/metrics'].map((path) => ask(target.port, PROXY, path)),
      );
      ready += seen.filter(({ status }) => status === 200).length;
    }
    target.proxy.turn('well');
    const back = await eventually(async () => {
      const { text } = await ring(target, { to: target.neighbours[1]?.number ?? '', from: '+12125550148' });
      return text.includes('<Stream');
    }, 30_000);
    const longest = Math.max(...waits);
    return {
      seen: `${helped} of ${waits.length} helped, at most ${Math.round(longest)} ms; ${back ? 'served again' : 'not served again'}`,
      held: helped === waits.length && longest < ANSWERED_MS && ready === 3 * rounds && back,
    };
  },
};

async function billed({ db }: Target, { sid }: CarrierCall): Promise<number | null> {
  const [row] = await db.sql<{ quantity: number }[]>`
    select u.quantity from usage u join call c on c.business_id = u.business_id and c.id = u.conversation_id
    where c.sid = ${sid} and u.kind = 'talk'`;
  return row?.quantity ?? null;
}

/** A heartbeat may be so old when a process dies; it is the caller's gain. */
const HEARTBEAT_SECONDS = 5;

export const downtime: Attack = {
  name: 'killed in two calls, back after 3 minutes',
  bound: 'billed what was talked, within 1 s where the carrier tells, else up to 5 s less',
  meanwhile: 'an outage',
  async run(target) {
    const to = target.neighbours[2]?.number ?? '';
    const [told, untold] = ['+12125550161', '+12125550162'].map(
      (from) => new CarrierCall({ port: target.port }, { from, to }),
    );
    if (told === undefined || untold === undefined) throw new Error('nobody rang');
    const rang = performance.now();
    await Promise.all([told.hears(), untold.hears()]);
    await sleep(target.full ? 8_000 : 6_000);
    const killed = performance.now();
    const talked = (killed - Math.max(told.streams[0] ?? 0, untold.streams[0] ?? 0)) / 1_000;
    told.vanish();
    untold.vanish();
    await target.kill();
    // Three minutes, which nobody waits for.
    await target.db.sql`update instance set seen_at = seen_at - interval '180 seconds'`;
    await target.start();
    await target.db
      .sql`update conversation set started_at = started_at - interval '60 seconds' where id = (select id from call where sid = ${untold.sid})`;
    const CallDuration = String(Math.round((killed - rang) / 1_000));
    await postWebhook(target.port, 'status', {
      CallSid: told.sid,
      From: '+12125550161',
      To: to,
      CallStatus: 'completed',
      CallDuration,
    });
    const known = async () =>
      (await billed(target, told)) !== null && (await billed(target, untold)) !== null;
    await eventually(known, 40_000);
    const [exact, atMost] = [await billed(target, told), await billed(target, untold)];
    // A second that was begun is a second.
    const begun = Math.ceil(talked);
    const held =
      exact !== null &&
      atMost !== null &&
      Math.abs(exact - begun) <= 1 &&
      atMost - begun <= 1 &&
      begun - atMost <= HEARTBEAT_SECONDS + 1;
    return {
      seen: `talked ${talked.toFixed(1)} s, billed ${exact ?? 'nothing'} and ${atMost ?? 'nothing'} s`,
      held,
    };
  },
};
