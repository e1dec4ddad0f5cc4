/** Tells businesses of a vendor that fails while they are called, and that it works again; each once, by whichever instance. */
import { randomUUID } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import type { BusinessId } from '../../../db/ids.ts';
import { toldOutage, vendorOutage } from '../../../db/schema.ts';
import { recordEvents } from '../../events/record.ts';
import type { NoticeParts } from './tell.ts';

/** What callers notice of each vendor; of others a business has nothing to know. */
const PARTS = {
  deepgram: 'recognition',
  'openai-recognition': 'recognition',
  openai: 'model',
  anthropic: 'model',
  elevenlabs: 'voice',
  'deepgram-voice': 'voice',
  azure: 'voice',
  'openai-voice': 'voice',
} as const;

type Vendor = keyof typeof PARTS;
const isVendor = (name: string): name is Vendor => Object.hasOwn(PARTS, name);

/** Businesses at once; the others follow in the next minute. */
const BATCH = 200;

/** Notes that a vendor began to fail, or works again; what is noted already stays. */
export async function noteVendor(
  db: Database,
  { vendor, state }: { readonly vendor: string; readonly state: 'open' | 'closed' },
): Promise<void> {
  if (!isVendor(vendor)) return;
  if (state === 'open') {
    await db.system.insert(vendorOutage).values({ id: randomUUID(), vendor }).onConflictDoNothing();
    return;
  }
  await db.system
    .update(vendorOutage)
    .set({ endedAt: sql`now()` })
    .where(and(eq(vendorOutage.vendor, vendor), isNull(vendorOutage.endedAt)));
}

interface Concerned {
  readonly businessId: BusinessId;
  readonly outageId: string;
  readonly vendor: Vendor;
  readonly since: string;
}

/**
 * Tells the businesses that were called since a vendor fails that no other serves in the place of, and those that were told
 * once it works again. Of a vendor that fails again within an hour they are not told again.
 * @param used the names of all vendors that are asked.
 */
export async function tellOutages({ db, clock }: NoticeParts, used: readonly string[]): Promise<void> {
  const failing = await concerned(db, await unserved(db, used));
  for (const each of failing) await tell(db, clock.now(), each, 'failing');
  const restored = await db.system.execute<Concerned & Record<string, unknown>>(sql`
    select told.business_id as "businessId", outage.id as "outageId", vendor, since::text as since
    from told_outage as told join vendor_outage as outage on outage.id = told.outage_id
    where outage.ended_at is not null and not told.restored
    limit ${BATCH}`);
  for (const each of restored) await tell(db, clock.now(), each, 'restored');
}

/** Of each part of a call that every vendor fails at, the vendor that failed last: callers notice it since then. */
async function unserved(db: Database, used: readonly string[]): Promise<readonly Vendor[]> {
  const rows = await db.system
    .select({ vendor: vendorOutage.vendor })
    .from(vendorOutage)
    .where(isNull(vendorOutage.endedAt))
    .orderBy(vendorOutage.since);
  const failing = rows.map(({ vendor }) => vendor).filter(isVendor);
  const parts = Map.groupBy(used.filter(isVendor), (vendor) => PARTS[vendor]);
  return [...parts.values()].flatMap((vendors) =>
    vendors.every((vendor) => failing.includes(vendor))
      ? (failing.findLast((vendor) => vendors.includes(vendor)) ?? [])
      : [],
  );
}

/** The businesses that are to be told that these vendors fail. */
async function concerned(db: Database, vendors: readonly Vendor[]): Promise<readonly Concerned[]> {
  if (vendors.length === 0) return [];
  return db.system.execute<Concerned & Record<string, unknown>>(sql`
    select distinct conversation.business_id as "businessId", outage.id as "outageId", vendor, since::text as since
    from vendor_outage as outage
      join conversation on channel = 'phone' and coalesce(conversation.ended_at, now()) >= outage.since
        and conversation.started_at > outage.since - interval '1 hour'
    where outage.ended_at is null and vendor in ${[...vendors]} and not exists (
      select from told_outage as told join vendor_outage as earlier on earlier.id = told.outage_id
      where told.business_id = conversation.business_id and earlier.vendor = outage.vendor
        and (earlier.id = outage.id or earlier.ended_at > now() - interval '1 hour'))
    limit ${BATCH}`);
}

/** In one transaction with the note of it. */
const tell = (
  db: Database,
  now: number,
  { businessId, outageId, vendor, since }: Concerned,
  state: 'failing' | 'restored',
): Promise<void> =>
  db.tenant(businessId, async (tx) => {
    const noted =
      state === 'failing'
        ? await tx
            .insert(toldOutage)
            .values({ businessId, outageId })
            .onConflictDoNothing()
            .returning({ id: toldOutage.outageId })
        : await tx
            .update(toldOutage)
            .set({ restored: true })
            .where(
              and(
                eq(toldOutage.businessId, businessId),
                eq(toldOutage.outageId, outageId),
                eq(toldOutage.restored, false),
              ),
            )
            .returning({ id: toldOutage.outageId });
    if (noted.length === 0) return;
    const [from, at] = [new Date(since).toISOString(), new Date(now).toISOString()];
    await recordEvents(tx, businessId, [
      { type: 'service.changed', part: PARTS[vendor], state, since: from, at },
    ]);
  });
