/** The owner's live page for tests: signed in, listening to an instance's feed as a browser does. */
import { z } from 'zod';
import type { BusinessId } from '../../db/ids.ts';
import { type DomainEvent, domainEvent, type EphemeralEvent, ephemeralEvent } from '../events/events.ts';
import { PUBLIC_URL } from './carrier.ts';
import type { Instance } from './testing.ts';

const told = z.object({
  kind: z.enum(['row', 'passing']),
  seq: z.number().optional(),
  event: z.unknown(),
});

export interface LivePage {
  readonly rows: readonly { readonly seq: number; readonly event: DomainEvent }[];
  readonly passing: readonly EphemeralEvent[];
  close(): void;
}

/** Signs the demo's owner in. @returns the cookie of the session. */
export async function signIn(instance: Instance): Promise<string> {
  const origin = `http://127.0.0.1:${instance.port}`;
  const signedIn = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: PUBLIC_URL },
    body: JSON.stringify({ email: 'owner@demo.test', password: 'ahoy-demo' }),
  });
  if (!signedIn.ok) throw new Error(`the owner could not sign in: ${signedIn.status}`);
  return signedIn.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
}

/** Signs the demo's owner in and follows what happens. */
export async function openLivePage(instance: Instance, businessId: BusinessId): Promise<LivePage> {
  const origin = `http://127.0.0.1:${instance.port}`;
  const cookie = await signIn(instance);
  const stop = new AbortController();
  const input = encodeURIComponent(JSON.stringify({ businessId }));
  const response = await fetch(`${origin}/trpc/calls.live?input=${input}`, {
    headers: { accept: 'text/event-stream', cookie },
    signal: stop.signal,
  });
  if (!response.ok || response.body === null) throw new Error(`there is no feed: ${response.status}`);
  const rows: { seq: number; event: DomainEvent }[] = [];
  const passing: EphemeralEvent[] = [];
  const read = async (body: NonNullable<Response['body']>) => {
    let text = '';
    for await (const piece of body.pipeThrough(new TextDecoderStream())) {
      const blocks = (text + piece).split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = /^data: ?(.*)$/m.exec(block)?.[1];
        if (data === undefined || /^event:/m.test(block)) continue;
        const item = told.parse(JSON.parse(data));
        if (item.kind === 'row') rows.push({ seq: item.seq ?? 0, event: domainEvent.parse(item.event) });
        else passing.push(ephemeralEvent.parse(item.event));
      }
    }
  };
  read(response.body).catch((error: unknown) => {
    // A page that is closed, or whose instance is killed, reads no more.
    if (!stop.signal.aborted) stop.abort(error);
  });
  return { rows, passing, close: () => stop.abort() };
}
