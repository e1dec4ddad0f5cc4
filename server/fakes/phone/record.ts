/** The service's own record of calls, read over its API as an owner would. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Service } from './webhooks.ts';

const callOnRecord = z.object({
  call: z.object({ status: z.string(), outcome: z.string().nullable() }),
  turns: z.array(z.object({ speaker: z.string(), heard: z.string(), interrupted: z.boolean() })),
  tools: z.array(z.object({ name: z.string(), result: z.looseObject({ status: z.string() }) })),
  bookings: z.array(z.object({ status: z.string() })),
});
export type CallOnRecord = z.infer<typeof callOnRecord>;

const someCall = z.object({ id: z.string(), sid: z.string() });
type SomeCall = z.infer<typeof someCall>;
const page = z.object({ calls: z.array(someCall) }).transform(({ calls }) => calls);

const DEMO_LOGIN = { email: 'owner@demo.test', password: 'ahoy-demo' };
/** The record is written in batches, away from the audio. */
const PATIENCE_MS = 8_000;
const ASK_AGAIN_MS = 200;
const PAGE = 100;

export interface ServiceRecord {
  /** A call that is over; null when it does not show up in time. */
  finished(callSid: string): Promise<CallOnRecord | null>;
  /** A call, as far as it is written down; null: it is not there yet. */
  soFar(callSid: string): Promise<CallOnRecord | null>;
}

/** Signs in as the demo's owner; null where there is no demo, or the number is not its own. */
export async function openServiceRecord(
  { url, publicUrl }: Service,
  to: string,
): Promise<ServiceRecord | null> {
  const signedIn = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: publicUrl },
    body: JSON.stringify(DEMO_LOGIN),
  });
  await signedIn.body?.cancel();
  if (!signedIn.ok) return null;
  const cookies = signedIn.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);

  async function ask<T>(procedure: string, input: object | null, shape: z.ZodType<T>): Promise<T> {
    const query = input === null ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
    const response = await fetch(`${url}/trpc/${procedure}${query}`, {
      headers: { Cookie: cookies.join('; ') },
    });
    if (!response.ok) throw new Error(`${procedure} was answered with ${response.status}`);
    return z.object({ result: z.object({ data: shape }) }).parse(await response.json()).result.data;
  }

  const mine = await ask(
    'businesses.mine',
    null,
    z.array(z.object({ id: z.string(), numbers: z.array(z.string()) })),
  );
  const businessId = mine.find(({ numbers }) => numbers.includes(to))?.id;
  if (businessId === undefined) return null;
  const find = async (
    procedure: string,
    input: object,
    shape: z.ZodType<readonly SomeCall[]>,
    callSid: string,
  ) => {
    try {
      const found = (await ask(procedure, { businessId, ...input }, shape)).find(
        ({ sid }) => sid === callSid,
      );
      return found === undefined
        ? null
        : await ask('calls.get', { businessId, callId: found.id }, callOnRecord);
    } catch (error) {
      // A service that is away for the moment may have it when it is back.
      if (error instanceof TypeError) return null;
      throw error;
    }
  };

  return {
    async finished(callSid) {
      const deadline = Date.now() + PATIENCE_MS;
      while (Date.now() < deadline) {
        const found = await find('calls.list', { limit: PAGE }, page, callSid);
        if (found !== null) return found;
        await sleep(ASK_AGAIN_MS);
      }
      return null;
    },
    async soFar(callSid) {
      const active = await find('calls.active', {}, z.array(someCall), callSid);
      return active ?? find('calls.list', { limit: PAGE }, page, callSid);
    },
  };
}
