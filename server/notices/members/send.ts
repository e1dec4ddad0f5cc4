/** Writes a notice to one member on one channel, and puts it on its way in the same transaction: once, or not at all. */
import { and, eq, gt, min, sql } from 'drizzle-orm';
import type { TenantTransaction } from '../../../db/client.ts';
import { type BusinessId, type MemberNoticeId, type MessageId, newId } from '../../../db/ids.ts';
import { memberNotice, type NoticeChannel, type NoticeKind } from '../../../db/schema.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import { languageOf } from '../../languages/languages.ts';
import type { NoticeFacts } from '../../languages/language.ts';
import { nameInMail, queueMail } from '../../mail/outbox.ts';
import { quietAround } from '../quiet-hours.ts';
import { queueText } from '../texts.ts';
import type { Recipient, Sender } from './people.ts';

/** On one channel within an hour: more of one kind are read by nobody, and go together in one mail. */
export const MOST_AN_HOUR = 6;
const HOUR_MS = 3_600_000;
/** A mail that names customers is not kept after it has left, nor longer than this if it never does. */
export const KEPT_MS = 24 * HOUR_MS;

export interface NoticePlace {
  readonly businessId: BusinessId;
  readonly sender: Sender;
  /** Where the outside reaches us. */
  readonly publicUrl: string;
  readonly now: Date;
}

export interface NewNotice {
  /** What it tells of: told once on each channel. */
  readonly about: string;
  readonly kind: NoticeKind;
  readonly seq: number;
  readonly facts: NoticeFacts;
  readonly page: string;
  readonly messageId: MessageId | null;
}

/** Tells one member on every channel that they wish for this kind and can be reached on. */
export async function tellMember(
  tx: TenantTransaction,
  place: NoticePlace,
  member: Recipient,
  notice: NewNotice,
): Promise<void> {
  for (const channel of member.wishes.channels[notice.kind]) {
    if (!isReached(member, channel)) continue;
    const held = await heldUntil(tx, place, member, notice, channel);
    const id = newId<MemberNoticeId>();
    const { about, kind, seq } = notice;
    const written = await tx
      .insert(memberNotice)
      .values({
        businessId: place.businessId,
        id,
        userId: member.userId,
        about,
        kind,
        channel,
        seq,
        status: held === null ? 'queued' : 'held',
        dueAt: held,
        createdAt: place.now,
      })
      .onConflictDoNothing()
      .returning({ id: memberNotice.id });
    if (written.length === 0 || held !== null) continue;
    await send(tx, place, member, { id, channel, ...notice });
  }
}

const isReached = (member: Recipient, channel: NoticeChannel): boolean => {
  switch (channel) {
    case 'mail':
      return true;
    case 'sms':
      return member.phone !== null;
    case 'push':
      return member.devices.length > 0;
  }
};

/** Until when a notice waits, to go with others in one mail; null: it goes now. */
async function heldUntil(
  tx: TenantTransaction,
  { businessId, sender, now }: NoticePlace,
  { userId, wishes }: Recipient,
  { kind }: NewNotice,
  channel: NoticeChannel,
): Promise<Date | null> {
  const quiet = wishes.quiet === null ? null : quietAround(now, sender.zone, wishes.quiet);
  if (quiet !== null && kind !== 'urgent') return quiet.to;
  const own = and(eq(memberNotice.businessId, businessId), eq(memberNotice.userId, userId));
  const lately = await tx.$count(
    memberNotice,
    and(
      own,
      eq(memberNotice.kind, kind),
      eq(memberNotice.channel, channel),
      gt(memberNotice.createdAt, new Date(now.getTime() - HOUR_MS)),
    ),
  );
  if (lately < MOST_AN_HOUR) return null;
  const [waiting] = await tx
    .select({ due: min(memberNotice.dueAt) })
    .from(memberNotice)
    .where(and(own, eq(memberNotice.status, 'held'), gt(memberNotice.dueAt, now)));
  return waiting?.due ?? new Date(now.getTime() + HOUR_MS);
}

interface Outgoing extends Pick<NewNotice, 'facts' | 'page' | 'messageId'> {
  readonly id: MemberNoticeId;
  readonly channel: NoticeChannel;
}

/** Where a member changes what they hear of. */
export const settingsAt = (publicUrl: string): string => `${publicUrl}/account#notices`;

/** Puts a notice on its way and notes whether it goes. @returns why it cannot; null: it goes. */
export async function send(
  tx: TenantTransaction,
  place: NoticePlace,
  member: Recipient,
  outgoing: Outgoing,
): Promise<string | null> {
  const failure = await handOn(tx, place, member, outgoing);
  // A push was sent when its job has sent it.
  if (outgoing.channel !== 'push')
    await tx
      .update(memberNotice)
      .set({ status: failure === null ? 'sent' : 'failed', error: failure })
      .where(and(eq(memberNotice.businessId, place.businessId), eq(memberNotice.id, outgoing.id)));
  return failure;
}

async function handOn(
  tx: TenantTransaction,
  { businessId, sender, publicUrl, now }: NoticePlace,
  member: Recipient,
  { id, channel, facts, page, messageId }: Outgoing,
): Promise<string | null> {
  const { memberNotices } = languageOf(sender.language);
  const place = { business: nameInMail(sender.name, 'your business'), zone: sender.zone };
  const links = { link: `${publicUrl}${page}`, settings: settingsAt(publicUrl) };
  switch (channel) {
    case 'mail':
      return queueMail(tx, {
        kind: 'notice',
        businessId,
        recipient: member.email,
        ...(messageId === null ? { linkExpiresAt: new Date(now.getTime() + KEPT_MS) } : { messageId }),
        ...memberNotices.mail(facts, place, links),
      });
    case 'sms': {
      if (member.phone === null) return 'no-number';
      const body = memberNotices.text(facts, place, links);
      const about = messageId === null ? {} : { messageId };
      const result = await queueText(tx, { businessId, to: member.phone, body, kind: 'notice', ...about });
      return result === 'queued' ? null : result;
    }
    case 'push':
      for (const deviceId of member.devices)
        await enqueue(tx, 'send-push', { businessId, noticeId: id, deviceId });
      return null;
  }
}

/** A mail of several notices at once. @returns whether it goes. */
export async function sendTogether(
  tx: TenantTransaction,
  { businessId, sender, publicUrl, now }: NoticePlace,
  member: Recipient,
  together: { readonly facts: readonly NoticeFacts[]; readonly more: number },
): Promise<boolean> {
  const { memberNotices } = languageOf(sender.language);
  const place = { business: nameInMail(sender.name, 'your business'), zone: sender.zone };
  const links = { link: `${publicUrl}/?business=${businessId}`, settings: settingsAt(publicUrl) };
  const over = await queueMail(tx, {
    kind: 'notice',
    businessId,
    recipient: member.email,
    linkExpiresAt: new Date(now.getTime() + KEPT_MS),
    ...memberNotices.together(together, place, links),
  });
  return over === null;
}

/** The rows of one member that wait, and are due. */
export const waitingFor = (businessId: BusinessId, userId: Recipient['userId'], now: Date) =>
  and(
    eq(memberNotice.businessId, businessId),
    eq(memberNotice.userId, userId),
    eq(memberNotice.status, 'held'),
    sql`${memberNotice.dueAt} <= ${now.toISOString()}`,
  );
