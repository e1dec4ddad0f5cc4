/** The members of a business as notices know them: where each is reached, and what they wish. */
import { type SQL, sql } from 'drizzle-orm';
import type { TenantTransaction } from '../../../db/client.ts';
import type { BusinessId, PushDeviceId, StaffId, UserId } from '../../../db/ids.ts';
import type { memberNoticeSettings } from '../../../db/schema.ts';
import type { Role } from '../../business/members.ts';
import { type Wishes, wishesOf } from './wishes.ts';

export interface Recipient {
  readonly userId: UserId;
  readonly role: Role;
  /** The staff member that they are, where somebody said so. */
  readonly staffId: StaffId | null;
  readonly email: string;
  /** E.164; null: they gave none. */
  readonly phone: string | null;
  /** The devices that get a push. */
  readonly devices: readonly PushDeviceId[];
  readonly wishes: Wishes;
}

/** Where the notices of a business come from. */
export interface Sender {
  readonly name: string;
  readonly zone: string;
  readonly language: string;
}

type Row = Omit<Recipient, 'wishes'> & {
  readonly saved: typeof memberNoticeSettings.$inferSelect | null;
} & Record<string, unknown>;

/** Everybody who belongs to the transaction's business, or only this one. */
export async function readRecipients(
  tx: TenantTransaction,
  businessId: BusinessId,
  only: UserId | null = null,
): Promise<Recipient[]> {
  const whose: SQL = only === null ? sql`` : sql`and member.user_id = ${only}`;
  const rows = await tx.execute<Row>(sql`
    select member.user_id as "userId", member.role, member.staff_id as "staffId", person.email,
      member.phone,
      array(select id from push_device as device
        where device.business_id = ${businessId} and device.user_id = member.user_id order by created_at) as devices,
      case when wishes.user_id is not null then json_build_object(
        'channels', wishes.channels, 'quietFrom', wishes.quiet_from, 'quietTo', wishes.quiet_to,
        'agendaHour', wishes.agenda_hour, 'weeklyReport', wishes.weekly_report) end as saved
    from member
      join business_members() as person on person.user_id = member.user_id
      left join member_notice_settings as wishes
        on wishes.business_id = member.business_id and wishes.user_id = member.user_id
    where member.business_id = ${businessId} ${whose}
    order by member.user_id`);
  return rows.map(({ saved, ...row }) => ({ ...row, wishes: wishesOf(row.role, saved) }));
}

/** The business that a notice comes from. @throws where it is gone: its rows went with it, and so does the job. */
export async function readSender(tx: TenantTransaction, businessId: BusinessId): Promise<Sender> {
  const [row] = await tx.execute<Sender & Record<string, unknown>>(
    sql`select name, zone, language from business where id = ${businessId}`,
  );
  if (row === undefined) throw new Error('the business is gone');
  return row;
}
