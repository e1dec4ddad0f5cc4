/** What a member chose to hear of, and the devices that show it to them: read and changed by themselves. */
import { and, asc, eq, notInArray } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../../db/client.ts';
import {
  type BusinessId,
  type MemberNoticeId,
  newId,
  type PushDeviceId,
  type UserId,
} from '../../../db/ids.ts';
import {
  memberNotice,
  memberNoticeSettings,
  NOTICE_KINDS,
  type NoticeChannel,
  pushDevice,
} from '../../../db/schema.ts';
import type { Clock } from '../../clock.ts';
import type { PushTarget } from '../push/push.ts';
import { readRecipients, readSender, type Recipient } from './people.ts';
import { send } from './send.ts';
import { allowed, type Wishes } from './wishes.ts';

/** More than anybody carries; the one that was added first goes. */
const MOST_DEVICES = 20;

/** What the page of a member's notices shows; null: they are no member. */
export const readMemberSettings = (db: Database, businessId: BusinessId, userId: UserId) =>
  db.tenant(businessId, async (tx) => {
    const [member] = await readRecipients(tx, businessId, userId);
    if (member === undefined) return null;
    const devices = await tx
      .select({
        id: pushDevice.id,
        name: pushDevice.name,
        endpoint: pushDevice.endpoint,
        since: pushDevice.createdAt,
      })
      .from(pushDevice)
      .where(ownDevices(businessId, userId))
      .orderBy(asc(pushDevice.createdAt));
    return { member, devices, zone: (await readSender(tx, businessId)).zone };
  });

/** Keeps a member's wishes in place of those before; what their role cannot be told is left out. */
export const changeWishes = (
  db: Database,
  businessId: BusinessId,
  member: Pick<Recipient, 'userId' | 'role'>,
  { channels, ...rest }: Wishes,
): Promise<void> =>
  db.tenant(businessId, (tx) =>
    saveWishes(tx, businessId, member.userId, { channels: allowed(member.role, channels), ...rest }),
  );

export async function saveWishes(
  tx: TenantTransaction,
  businessId: BusinessId,
  userId: UserId,
  { channels, quiet, agendaHour, weeklyReport }: Wishes,
): Promise<void> {
  const values = {
    channels,
    kinds: NOTICE_KINDS.filter((kind) => channels[kind].length > 0),
    quietFrom: quiet?.from ?? null,
    quietTo: quiet?.to ?? null,
    agendaHour,
    weeklyReport,
  };
  await tx
    .insert(memberNoticeSettings)
    .values({ businessId, userId, ...values })
    .onConflictDoUpdate({
      target: [memberNoticeSettings.businessId, memberNoticeSettings.userId],
      set: values,
    });
}

const ownDevices = (businessId: BusinessId, userId: UserId) =>
  and(eq(pushDevice.businessId, businessId), eq(pushDevice.userId, userId));

/** Adds a browser to a member's devices; one that was somebody else's in this business is theirs from now on. */
export const addDevice = (
  db: Database,
  businessId: BusinessId,
  userId: UserId,
  { name, ...target }: PushTarget & { readonly name: string },
): Promise<void> =>
  db.tenant(businessId, async (tx) => {
    await tx
      .insert(pushDevice)
      .values({ businessId, id: newId<PushDeviceId>(), userId, name, ...target })
      .onConflictDoUpdate({
        target: [pushDevice.businessId, pushDevice.endpoint],
        set: { userId, name, p256dh: target.p256dh, auth: target.auth },
      });
    const all = await tx
      .select({ id: pushDevice.id })
      .from(pushDevice)
      .where(ownDevices(businessId, userId))
      .orderBy(asc(pushDevice.createdAt));
    const newest = all.slice(-MOST_DEVICES).map(({ id }) => id);
    await tx.delete(pushDevice).where(and(ownDevices(businessId, userId), notInArray(pushDevice.id, newest)));
  });

/** @returns whether it was theirs. */
export const removeDevice = (
  db: Database,
  businessId: BusinessId,
  userId: UserId,
  id: PushDeviceId,
): Promise<boolean> =>
  db.tenant(businessId, async (tx) => {
    const removed = await tx
      .delete(pushDevice)
      .where(and(ownDevices(businessId, userId), eq(pushDevice.id, id)))
      .returning({ id: pushDevice.id });
    return removed.length > 0;
  });

/** Sends a member a test on one channel. @returns why it cannot go; null: it is on its way. */
export const sendTest = (
  { db, clock, publicUrl }: { readonly db: Database; readonly clock: Clock; readonly publicUrl: string },
  businessId: BusinessId,
  userId: UserId,
  channel: NoticeChannel,
): Promise<string | null> =>
  db.tenant(businessId, async (tx) => {
    const [member] = await readRecipients(tx, businessId, userId);
    if (member === undefined) return 'no-member';
    if (channel === 'push' && member.devices.length === 0) return 'no-device';
    const id = newId<MemberNoticeId>();
    const [about, kind] = [`test:${id}`, 'test'] as const;
    await tx.insert(memberNotice).values({ businessId, id, userId, about, kind, channel, status: 'queued' });
    const place = {
      businessId,
      sender: await readSender(tx, businessId),
      publicUrl,
      now: new Date(clock.now()),
    };
    const test = { id, channel, facts: { kind: 'test' } as const, page: '/account', messageId: null };
    return send(tx, place, member, test);
  });
