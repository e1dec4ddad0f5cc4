/** Pushes one notice to one device of a member. */
import { and, eq } from 'drizzle-orm';
import type { TenantTransaction } from '../../../db/client.ts';
import type { BusinessId, MemberNoticeId, PushDeviceId } from '../../../db/ids.ts';
import { memberNotice, pushDevice } from '../../../db/schema.ts';
import { languageOf } from '../../languages/languages.ts';
import type { PushKeys } from '../push/keys.ts';
import { type PushResult, sendPush } from '../push/push.ts';
import { nameInMail } from '../../mail/outbox.ts';
import { readTold } from './facts.ts';
import { readSender } from './people.ts';
import type { NoticeParts } from './tell.ts';

export interface PushParts extends NoticeParts {
  readonly keys: PushKeys;
  /** Whether an address is one that may be pushed to. */
  readonly allows: (endpoint: string) => boolean;
}

interface Push {
  readonly businessId: BusinessId;
  readonly noticeId: MemberNoticeId;
  readonly deviceId: PushDeviceId;
}

/** A push that is done twice has the same tag, and is shown once. @throws PushDelayed where it is to be tried again. */
export async function pushNotice(parts: PushParts, push: Push): Promise<void> {
  const { db, keys, allows } = parts;
  const found = await db.tenant(push.businessId, (tx) => readPush(tx, push));
  if (found === null) return;
  const { device, notice, urgent } = found;
  const result: PushResult = allows(device.endpoint)
    ? await sendPush(keys, device, notice, urgent)
    : { status: 'gone' };
  await db.tenant(push.businessId, (tx) => noteResult(tx, push, result));
}

/** What is to be pushed, and where; null: the device or what it tells of is gone. */
async function readPush(tx: TenantTransaction, { businessId, noticeId, deviceId }: Push) {
  const [device] = await tx
    .select()
    .from(pushDevice)
    .where(and(eq(pushDevice.businessId, businessId), eq(pushDevice.id, deviceId)));
  const [row] = await tx
    .select({ kind: memberNotice.kind, seq: memberNotice.seq })
    .from(memberNotice)
    .where(and(eq(memberNotice.businessId, businessId), eq(memberNotice.id, noticeId)));
  if (device === undefined || row === undefined) return null;
  const told =
    row.seq === null
      ? { facts: { kind: 'test' } as const, page: '/account' }
      : (await readTold(tx, businessId, [row.seq])).get(row.seq);
  if (told === undefined) return null;
  const { name, zone, language } = await readSender(tx, businessId);
  const place = { business: nameInMail(name, 'your business'), zone };
  const words = languageOf(language).memberNotices.push(told.facts, place);
  return {
    device,
    notice: { ...words, page: told.page, tag: noticeId },
    urgent: row.kind === 'urgent',
  };
}

async function noteResult(
  tx: TenantTransaction,
  { businessId, noticeId, deviceId }: Push,
  result: PushResult,
): Promise<void> {
  const here = and(eq(memberNotice.businessId, businessId), eq(memberNotice.id, noticeId));
  switch (result.status) {
    case 'sent':
      await tx.update(memberNotice).set({ status: 'sent', error: null }).where(here);
      return;
    case 'gone':
      await tx
        .delete(pushDevice)
        .where(and(eq(pushDevice.businessId, businessId), eq(pushDevice.id, deviceId)));
      return;
    case 'refused':
      // Another device may have shown it.
      await tx
        .update(memberNotice)
        .set({ status: 'failed', error: `push ${result.code}` })
        .where(and(here, eq(memberNotice.status, 'queued')));
  }
}
