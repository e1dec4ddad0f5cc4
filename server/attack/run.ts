/** Runs attacks one after the other, and sees what goes on beside each. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Attack, Meanwhile, Outcome, Seen } from './attack.ts';
import { keepRinging } from './neighbour.ts';
import { MOST_MEGABYTES } from './report.ts';
import { eventually, type Target } from './target.ts';

/** The neighbour is rung a moment longer than the attack goes on: what it left in queues is waited for, too. */
const AFTER_MS = 500;
/** An allocator gives back what it has when it comes to it. */
const SETTLED_MS = 15_000;
const LOOKED_MS = 500;
/** Makes what every process makes once, before the first attack. */
const WARM_UP_MS = 3_000;

export async function warmUp(target: Target): Promise<void> {
  const ringing = keepRinging(target);
  const client = await target.signIn(target.attacker);
  const { businessId } = target.attacker;
  for (let round = 0; round < 2; round += 1)
    await Promise.all([
      client.query('bookings.list', { businessId, from: '2026-01-01T00:00:00Z', to: '2026-01-08T00:00:00Z' }),
      client.query('calls.list', { businessId }),
      client.ask('/'),
    ]);
  await sleep(WARM_UP_MS);
  await ringing.stop();
}

export async function runAttack(target: Target, attack: Attack): Promise<Outcome> {
  const { name, bound } = attack;
  switch (attack.meanwhile) {
    case 'an outage':
      return { name, bound, ...(await seenOf(target, attack)), meanwhile: { type: 'an outage' } };
    case 'business as usual': {
      const before = await megabytesOf(target);
      const ringing = keepRinging(target);
      const seen = await seenOf(target, attack);
      await sleep(AFTER_MS);
      const rung = await ringing.stop();
      const alive = target.isAlive();
      const megabytes = alive ? await growth(target, before) : NaN;
      const meanwhile: Meanwhile = { type: 'business as usual', alive, megabytes, ...rung };
      // What comes after it is attacked, too.
      if (!alive) await target.start();
      return { name, bound, ...seen, meanwhile };
    }
  }
}

/** An attack that could not be carried out was not withstood. */
async function seenOf(target: Target, { run }: Attack): Promise<Seen> {
  try {
    return await run(target);
  } catch (error) {
    return { seen: error instanceof Error ? error.message : String(error), held: false };
  }
}

const megabytesOf = async (target: Target): Promise<number> => {
  // The first answer counts what its own collection gives back.
  await target.cost();
  return (await target.cost()).rssBytes / 1e6;
};

/** The growth of memory, once it has settled or did not settle in time. */
async function growth(target: Target, before: number): Promise<number> {
  let now = await megabytesOf(target);
  await eventually(async () => {
    if (now - before <= MOST_MEGABYTES) return true;
    await sleep(LOOKED_MS);
    now = await megabytesOf(target);
    return now - before <= MOST_MEGABYTES;
  }, SETTLED_MS);
  return now - before;
}
