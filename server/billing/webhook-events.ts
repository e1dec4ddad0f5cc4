/** Stripe's events: each stored once by its id, and processed by a job, which repeats until it succeeds. */
import { and, desc, eq, inArray, ne, sql } from 'drizzle-orm';
import type Stripe from 'stripe';
import { z } from 'zod';
import type { Database } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import { billingAccount, stripeEvent } from '../../db/schema.ts';
import { type BillingParts, syncSubscription } from './sync.ts';

/** The greatest difference of a webhook's timestamp, either way; Stripe signs anew for each attempt. */
const TOLERANCE_SECONDS = 300;

const envelope = z.object({
  id: z.string().startsWith('evt_'),
  type: z.string(),
  created: z.number().int(),
  data: z.object({ object: z.looseObject({ id: z.string().optional(), object: z.string().optional() }) }),
});
export type StripeEnvelope = z.infer<typeof envelope>;

/** An event of whatever form: `event`, `v2.core.event`, and those to come. */
const anyEvent = z.object({ id: z.string().startsWith('evt_'), object: z.string().regex(/event$/) });
/** An event of a connected account: nobody here has one. */
const ofOtherAccount = z.object({ id: z.string().startsWith('evt_'), account: z.string().min(1) });

/**
 * Reads a webhook that Stripe signed; null when it did not, when it is too old, or from the future. `not-ours`: it is
 * signed, and nothing that is processed here: a thin event (`v2.core.event`), one of a connected account, or of a form
 * to come. It is to be acknowledged: Stripe disables an address that keeps refusing.
 */
export function readWebhook(
  stripe: Stripe,
  secret: string,
  { body, signature, now }: { readonly body: Buffer; readonly signature: string; readonly now: Date },
): StripeEnvelope | 'not-ours' | null {
  const [, stamp] = /(?:^|,)t=(\d{1,12})(?:,|$)/.exec(signature) ?? [];
  const nowSeconds = Math.floor(now.getTime() / 1000);
  // The library lets a timestamp of the future pass.
  if (stamp === undefined || Number(stamp) - nowSeconds > TOLERANCE_SECONDS) return null;
  try {
    // Not constructEvent: it throws at a thin event as it does at a wrong signature.
    const verified = stripe.webhooks.signature?.verifyHeader(
      body,
      signature,
      secret,
      TOLERANCE_SECONDS,
      undefined,
      now.getTime(),
    );
    if (verified !== true) return null;
  } catch {
    return null; // Not signed with our secret, or too old: all the same to whoever sent it.
  }
  const event = parsed(body);
  if (ofOtherAccount.safeParse(event).success) return 'not-ours';
  return envelope.safeParse(event).data ?? (anyEvent.safeParse(event).success ? 'not-ours' : null);
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return null; // Signed, and no JSON: of no form that we know.
  }
}

/** The customer that an event is about; null when it is about none. */
function customerOf({ data: { object } }: StripeEnvelope): string | null {
  if (object.object === 'customer') return object.id ?? null;
  const { customer } = object;
  return typeof customer === 'string'
    ? customer
    : (z.object({ id: z.string() }).safeParse(customer).data?.id ?? null);
}

/** Keeps events, each with the job that looks into it, in one statement; one that is known changes nothing. */
export async function keepEvents(db: Database, events: readonly StripeEnvelope[]): Promise<void> {
  const told = events.map((event) => ({
    id: event.id,
    type: event.type,
    customer_id: customerOf(event),
    created_at: new Date(event.created * 1000).toISOString(),
  }));
  await db.sql`
    with kept as (
      insert into stripe_event (id, type, customer_id, created_at)
      select id, type, customer_id, created_at
      from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as t (id text, type text, customer_id text, created_at timestamptz)
      on conflict do nothing returning id
    )
    select enqueue_job('look-into-stripe-event', jsonb_build_object('eventId', id)) from kept`;
}

/**
 * Keeps events that come one by one. Those that come while others are being written wait for that, and are then written
 * together: a commit waits for the disk, and of hundreds a second each would wait for those before it.
 */
export function eventKeeper(db: Database): (event: StripeEnvelope) => Promise<void> {
  let waiting: StripeEnvelope[] = [];
  let writing: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  const write = (): Promise<void> => {
    const events = waiting;
    waiting = [];
    next = null;
    writing = keepEvents(db, events);
    return writing;
  };
  return (event) => {
    waiting.push(event);
    next ??= writing.then(write, write);
    return next;
  };
}

/** The result of processing an event. */
export type Looked =
  | { readonly type: 'done' | 'unknown-customer' }
  /** The event says so too; it is to be tried again. */
  | { readonly type: 'failed'; readonly error: Error };

interface WaitingEvents {
  /** Null: they are about none, and nothing of ours depends on them. */
  readonly customerId: string | null;
  readonly businessId: BusinessId | null;
  readonly ids: readonly string[];
}

/** A customer of many events must not have Stripe asked by all of them at once. */
const LOOKS_AT_ONCE = 4;
/** No look begins later: with the longest that Stripe may take it ends before its job is taken for dead. */
const BEGUN_WITHIN_MS = 60_000;

/**
 * Looks into events: finds whose they are, and goes to see how each customer stands, once for all events of theirs that
 * are here: they had all been told when it looked. @returns the result of each event that was not done before.
 */
export async function lookIntoEvents(
  parts: BillingParts,
  eventIds: readonly string[],
): Promise<ReadonlyMap<string, Looked>> {
  const latest = performance.now() + BEGUN_WITHIN_MS;
  const left = await findWaiting(parts.db, eventIds);
  const looked = new Map<string, Looked>();
  const lookOnAndOn = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const came: Looked =
        performance.now() < latest
          ? await lookInto(parts, next)
          : { type: 'failed', error: new Error('Stripe answers too slowly to look into everything now') };
      for (const id of next.ids) looked.set(id, came);
    }
  };
  await Promise.all(Array.from({ length: LOOKS_AT_ONCE }, lookOnAndOn));
  return looked;
}

async function findWaiting(db: Database, eventIds: readonly string[]): Promise<WaitingEvents[]> {
  const { id, customerId, status } = stripeEvent;
  const rows = await db.system
    .select({ id, customerId, businessId: billingAccount.businessId })
    .from(stripeEvent)
    .leftJoin(billingAccount, eq(billingAccount.customerId, customerId))
    .where(and(inArray(id, [...eventIds]), ne(status, 'done')));
  return [...Map.groupBy(rows, (row) => row.customerId)].map(([customer, events]) => ({
    customerId: customer,
    businessId: events[0]?.businessId ?? null,
    ids: events.map((event) => event.id),
  }));
}

async function lookInto(
  parts: BillingParts,
  { customerId, businessId, ids }: WaitingEvents,
): Promise<Looked> {
  const type = customerId === null || businessId !== null ? 'done' : 'unknown-customer';
  try {
    if (businessId !== null) await syncSubscription(parts, businessId);
    await settle(parts.db, ids, type, null);
    return { type };
  } catch (error) {
    const why = error instanceof Error ? error : new Error(String(error));
    await settle(parts.db, ids, 'failed', why.message);
    return { type: 'failed', error: why };
  }
}

async function settle(
  db: Database,
  ids: readonly string[],
  status: 'done' | 'unknown-customer' | 'failed',
  error: string | null,
): Promise<void> {
  await db.system
    .update(stripeEvent)
    .set({ status, error, handledAt: sql`now()` })
    .where(inArray(stripeEvent.id, [...ids]));
}

/** Shown on a page; what is older is in Stripe's own dashboard. */
const NEWEST_EVENTS = 50;

/** The events of a customer, newest first. */
export function listEvents(db: Database, customerId: string) {
  const { id, type, receivedAt, status, error } = stripeEvent;
  return db.system
    .select({ id, type, at: receivedAt, status, error })
    .from(stripeEvent)
    .where(eq(stripeEvent.customerId, customerId))
    .orderBy(desc(receivedAt))
    .limit(NEWEST_EVENTS);
}

/**
 * Has an event processed again. @param customerId the customer that it must be about; null: the operator asks, for any.
 * @returns whether there is such an event.
 */
export async function redeliver(db: Database, id: string, customerId: string | null): Promise<boolean> {
  const rows = await db.sql`
    with again as (
      update stripe_event set status = 'waiting', error = null where id = ${id} and (${customerId}::text is null or customer_id = ${customerId}) returning id
    )
    select enqueue_job('look-into-stripe-event', jsonb_build_object('eventId', id)) from again`;
  return rows.length > 0;
}
