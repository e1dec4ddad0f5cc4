/** What a member chose to hear of, and the devices that show it to them: read and changed by themselves. */
import type { TenantTransaction } from '../../../db/client.ts';
import type { BusinessId, UserId } from '../../../db/ids.ts';
import { memberNoticeSettings, NOTICE_KINDS } from '../../../db/schema.ts';
import type { Wishes } from './wishes.ts';

/** Keeps a member's wishes in place of those before. */
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
