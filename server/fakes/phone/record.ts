/** What the service itself wrote down of a call, read over its API as the demo owner. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

const found = z.object({
  call: z.object({ sid: z.string(), status: z.string(), outcome: z.string().nullable() }),
  turns: z.array(z.object({ speaker: z.string(), heard: z.string(), interrupted: z.boolean() })),
  tools: z.array(z.object({ name: z.string(), result: z.looseObject({ status: z.string() }) })),
  bookings: z.array(z.object({ status: z.string() })),
});
export type CallOnRecord = z.infer<typeof found>;

const LOGIN = { email: 'owner@demo.test', password: 'ahoy-demo' };
/** The record is written in batches, away from the audio. */
const PATIENCE_MS = 8_000;

export interface ServiceRecord {
  /** The call, once it is over; null when it does not show up in time. */
  read(callSid: string): Promise<CallOnRecord | null>;
}

/** Signs in; null where the demo owner does not exist (a deployed service). */
export async function openServiceRecord(url: string): Promise<ServiceRecord | null> {
  const signedIn = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify(LOGIN),
  });
  if (!signedIn.ok) return null;
  const cookie = signedIn.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');

  async function ask<T>(procedure: string, input: unknown, shape: z.ZodType<T>): Promise<T> {
    const query = input === null ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
    const response = await fetch(`${url}/trpc/${procedure}${query}`, { headers: { cookie } });
    const answer = z.object({ result: z.object({ data: z.unknown() }) }).parse(await response.json());
    return shape.parse(answer.result.data);
  }

  const [business] = await ask('businesses.mine', null, z.array(z.object({ id: z.string() })));
  if (business === undefined) return null;
  const businessId = business.id;
  const page = z.object({ calls: z.array(z.object({ id: z.string(), sid: z.string() })) });
  return {
    async read(callSid) {
      for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await sleep(200)) {
        const { calls } = await ask('calls.list', { businessId, limit: 100 }, page);
        const call = calls.find(({ sid }) => sid === callSid);
        if (call !== undefined) return ask('calls.get', { businessId, callId: call.id }, found);
      }
      return null;
    },
  };
}
