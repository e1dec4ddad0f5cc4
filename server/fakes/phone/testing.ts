/** A service that answers the fake carrier: what the tests of a fake call share. */
import { afterEach } from 'vitest';
import { type CallReport, placeCall } from './call.ts';
import type { CallStep, Scenario } from './scenario.ts';
import { framesOf } from './sound.ts';
import {
  type Answer,
  AUTH_TOKEN,
  connectTo,
  HANG_UP,
  type StandIn,
  type StandInOptions,
  startStandIn,
} from './stand-in.ts';

export const ACCOUNT = `AC${'0'.repeat(32)}`;
export const TO = '+12125550199';
/** Half a second of sound for every line. */
const halfASecond = new Uint8Array(4_000).fill(0x1e);
export const voice = {
  speak: () => Promise.resolve({ frames: framesOf(halfASecond), firstWordMs: 200 }),
  announce: () => Promise.resolve(halfASecond),
  close: () => Promise.resolve(),
};

export let service: StandIn | undefined;
afterEach(async () => service?.close());

/** Rings a stand-in that connects every call, unless its answers say otherwise. */
export async function ring(
  steps: readonly CallStep[],
  options: Partial<StandInOptions>,
  from = '+12125550100',
): Promise<CallReport> {
  const answers = (url: string): Record<string, Answer> => ({
    voice: connectTo(url),
    'after-stream': HANG_UP,
  });
  service = await startStandIn({ answers, ...options });
  const { url } = service;
  const scenario: Scenario = { from, steps, expect: {} };
  return placeCall({
    service: { url, publicUrl: url, accountSid: ACCOUNT, authToken: AUTH_TOKEN },
    to: TO,
    scenario,
    voice,
    record: true,
  });
}
export const hang: CallStep[] = [{ do: 'hear-goodbye' }];
