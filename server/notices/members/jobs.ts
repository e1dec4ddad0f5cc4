/** The jobs that tell members of businesses what happens. */
import type { JobQueue } from '../../jobs/queue.ts';
import { sendHeld } from './held.ts';
import { tellOutages } from './outages.ts';
import { pushNotice, type PushParts } from './push-notice.ts';
import { sendAgendas, sendWeeks } from './reports.ts';
import { tellMembers } from './tell.ts';

/** @param vendors the names of those that are asked during calls. */
export async function workMemberNotices(
  queue: JobQueue,
  parts: PushParts,
  vendors: readonly string[],
): Promise<void> {
  await queue.work('notify-members', ({ data }) => tellMembers(parts, data));
  await queue.work('send-push', ({ data }) => pushNotice(parts, data));
  await queue.everyMinute('send-held-notices', async () => {
    await sendHeld(parts);
  });
  await queue.everyMinute('tell-outages', () => tellOutages(parts, vendors));
  await queue.everyMinute('send-member-reports', async () => {
    await sendAgendas(parts);
    await sendWeeks(parts);
  });
}
