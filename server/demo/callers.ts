/** Callers who keep ringing the demo business, so that the live page has life. */
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { placeCall } from '../fakes/phone/call.ts';
import { chanceOf as phoneChanceOf } from '../fakes/phone/chance.ts';
import type { Scenario } from '../fakes/phone/scenario.ts';
import { openCallerVoice } from '../fakes/phone/speech.ts';
import type { Service } from '../fakes/phone/webhooks.ts';
import { chanceOf } from './chance.ts';
import { callerGoal } from './caller-goals.ts';
import { peopleOf, SEED } from './people.ts';

/** A trial has two lines: one is left for whoever rings themselves, by `npm run call`. */
const MOST_AT_ONCE = 1;
const APART_MS = { least: 20_000, most: 40_000 };
const READY_MS = 500;
/** How many callers are customers of the shop. */
const REGULARS = 0.4;

/** A number of the demo business, and the service as the company of that number knows it. */
interface RungNumber {
  readonly service: Service;
  readonly to: string;
}

/**
 * Rings the numbers again and again, from when the service is ready until `stop` is aborted; calls that go on then are
 * left to their ends.
 */
export async function keepCalling(
  numbers: readonly [RungNumber, ...RungNumber[]],
  stop: AbortSignal,
): Promise<void> {
  const chance = chanceOf(String(randomInt(1_000_000)));
  const people = peopleOf(chanceOf(SEED));
  const voice = openCallerVoice();
  let going = 0;

  const call = async (scenario: Scenario): Promise<void> => {
    if (scenario.before !== undefined) await call(scenario.before);
    await placeCall({ ...chance.oneOf(numbers), scenario, voice });
  };
  const place = async (scenario: Scenario) => {
    going += 1;
    await call(scenario);
    going -= 1;
  };

  while (!stop.aborted && !(await isReady(numbers[0].service))) await pause(READY_MS, stop);
  while (!stop.aborted) {
    const regular = chance.yes(REGULARS) ? chance.oneOf(people) : null;
    if (going < MOST_AT_ONCE) void place(callerGoal(chance, phoneChanceOf(chance.below(1_000_000)), regular));
    await pause(randomInt(APART_MS.least, APART_MS.most), stop);
  }
}

async function isReady({ url }: Service): Promise<boolean> {
  const answered = await fetch(`${url}/ready`).catch(() => null);
  return answered?.ok === true;
}

const pause = (ms: number, signal: AbortSignal): Promise<unknown> =>
  sleep(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
