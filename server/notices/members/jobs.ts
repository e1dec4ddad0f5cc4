/** The jobs that tell members of businesses what happens. */
import type { JobQueue } from '../../jobs/queue.ts';
import { sendHeld } from './held.ts';
import { type NoticeParts, tellMembers } from './tell.ts';

export async function workMemberNotices(queue: JobQueue, parts: NoticeParts): Promise<void> {
  await queue.work('notify-members', ({ data }) => tellMembers(parts, data));
  await queue.everyMinute('send-held-notices', async () => {
    await sendHeld(parts);
  });
}
