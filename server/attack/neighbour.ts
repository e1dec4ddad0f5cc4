/** Another tenant, whose callers must not notice that somebody else is attacked. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { percentiles } from '../bench/table.ts';
import { twilioSignature } from '../http/twilio-signature.ts';
import { AUTH_TOKEN, PUBLIC_URL } from '../service/carrier.ts';
import { type Answer, ask } from './client.ts';
import { PROXY, type Target } from './target.ts';

const EVERY_MS = 100;

/** Posts a webhook as Twilio does. */
export function postWebhook(
  port: number,
  name: string,
  fields: Readonly<Record<string, string>>,
): Promise<Answer> {
  const path = `/webhooks/twilio/${name}`;
  return ask(port, PROXY, path, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': twilioSignature(AUTH_TOKEN, PUBLIC_URL + path, fields),
    },
    body: new URLSearchParams(fields).toString(),
  });
}

export const newSid = (): string => `CA${randomUUID().replaceAll('-', '')}`;

/** Rings a number. @returns what the carrier is told to do. */
export const ring = (
  { port }: Pick<Target, 'port'>,
  { to, from, sid = newSid() }: { readonly to: string; readonly from: string; readonly sid?: string },
): Promise<Answer> => postWebhook(port, 'voice', { CallSid: sid, From: from, To: to, CallStatus: 'ringing' });

/** The caller hung up. */
export const hangUp = (
  { port }: Pick<Target, 'port'>,
  { to, from, sid }: { readonly to: string; readonly from: string; readonly sid: string },
): Promise<Answer> =>
  postWebhook(port, 'status', {
    CallSid: sid,
    From: from,
    To: to,
    CallStatus: 'completed',
    CallDuration: '0',
  });

export interface Rung {
  readonly p50: number;
  readonly p99: number;
  /** Calls that the receptionist did not get. */
  readonly turnedAway: number;
}

/** Rings the neighbour ten times a second until told to stop, each time on a connection of its own. */
export function keepRinging(target: Target): { stop(): Promise<Rung> } {
  const waits: number[] = [];
  let turnedAway = 0;
  const stop = new AbortController();
  const under: Promise<void>[] = [];
  const once = async (count: number) => {
    const sid = newSid();
    const call = {
      to: target.neighbour.number,
      from: `+1646555${String(count % 10_000).padStart(4, '0')}`,
      sid,
    };
    const answer = await ring(target, call);
    waits.push(answer.ms);
    if (!answer.text.includes('<Stream')) turnedAway += 1;
    // Nobody is left on the line: a plan has so many.
    await hangUp(target, call);
  };
  const began = performance.now();
  const going = (async () => {
    for (let count = 0; !stop.signal.aborted; count += 1) {
      await sleep(Math.max(0, began + count * EVERY_MS - performance.now()));
      under.push(once(count));
    }
  })();
  return {
    async stop() {
      stop.abort();
      await going;
      await Promise.all(under);
      const { p50, p99 } = percentiles(waits);
      return { p50, p99, turnedAway };
    },
  };
}
