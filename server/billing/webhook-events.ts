/** Stripe's events: each kept once by its id, and looked into by a job, again and again until that succeeds. */
import { desc, eq, sql } from 'drizzle-orm';
import type Stripe from 'stripe';
import { z } from 'zod';
import type { Database } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import { billingAccount, stripeEvent } from '../../db/schema.ts';
import { type BillingParts, lookAtSubscription } from './look.ts';

/** How far a webhook's timestamp may be off, either way; Stripe signs anew for each attempt. */
const TOLERANCE_SECONDS = 300;

const envelope = z.object({
  id: z.string().startsWith('evt_'),
  type: z.string(),
  created: z.number().int(),
  data: z.object({ object: z.looseObject({ id: z.string().optional(), object: z.string().optional() }) }),
});
export type StripeEnvelope = z.infer<typeof envelope>;

/** Reads a webhook that Stripe signed; null when it did not, when it is too old, or from the future. */
export function readWebhook(
  stripe: Stripe,
  secret: string,
  { body, signature, now }: { readonly body: Buffer; readonly signature: string; readonly now: Date },
): StripeEnvelope | null {
  const [, stamp] = /(?:^|,)t=(\d{1,12})(?:,|$)/.exec(signature) ?? [];
  const nowSeconds = Math.floor(now.getTime() / 1000);
  // The library lets a timestamp of the future pass.
  if (stamp === undefined || Number(stamp) - nowSeconds > TOLERANCE_SECONDS) return null;
  try {
    const event: unknown = stripe.webhooks.constructEvent(
      body,
      signature,
      secret,
      TOLERANCE_SECONDS,
      undefined,
      now.getTime(),
    );
    return envelope.safeParse(event).data ?? null;
  } catch {
    return null; // Not signed with our secret, too old, or no JSON: all the same to whoever sent it.
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

/** What came of an event; `failed` is thrown. */
export type Looked = 'done' | 'unknown-customer';

/** Looks into an event: finds whose it is, and goes to see how they stand. @throws what failed, for the queue to try again. */
export async function lookIntoEvent(parts: BillingParts, eventId: string): Promise<Looked> {
  const { db } = parts;
  const [event] = await db.system.select().from(stripeEvent).where(eq(stripeEvent.id, eventId));
  if (event === undefined || event.status === 'done') return 'done';
  if (event.customerId === null) {
    // About no customer: nothing of ours depends on it.
    await settle(db, eventId, 'done', null);
    return 'done';
  }
  const businessId = await businessOfCustomer(db, event.customerId);
  if (businessId === null) {
    await settle(db, eventId, 'unknown-customer', null);
    return 'unknown-customer';
  }
  try {
    await lookAtSubscription(parts, businessId);
  } catch (error) {
    await settle(db, eventId, 'failed', error instanceof Error ? error.message : String(error));
    throw error;
  }
  await settle(db, eventId, 'done', null);
  return 'done';
}

async function businessOfCustomer(db: Database, customerId: string): Promise<BusinessId | null> {
  const [row] = await db.system
    .select({ businessId: billingAccount.businessId })
    .from(billingAccount)
    .where(eq(billingAccount.customerId, customerId));
  return row?.businessId ?? null;
}

async function settle(
  db: Database,
  id: string,
  status: 'done' | 'unknown-customer' | 'failed',
  error: string | null,
): Promise<void> {
  await db.system
    .update(stripeEvent)
    .set({ status, error, handledAt: sql`now()` })
    .where(eq(stripeEvent.id, id));
}

/** Shown on a page; what is older is in Stripe's own dashboard. */
const NEWEST_EVENTS = 50;

/** What Stripe told of a customer, newest first. */
export function listEvents(db: Database, customerId: string) {
  const { id, type, receivedAt, status, error } = stripeEvent;
  return db.system
    .select({ id, type, receivedAt, status, error })
    .from(stripeEvent)
    .where(eq(stripeEvent.customerId, customerId))
    .orderBy(desc(receivedAt))
    .limit(NEWEST_EVENTS);
}

/**
 * Has an event looked into once more. @param customerId whose it has to be; null: the operator asks, for anybody's.
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
