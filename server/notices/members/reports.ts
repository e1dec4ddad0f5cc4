/** The reports that members asked for: each day's appointments at their hour, and the week on Monday morning. */
import { sql } from 'drizzle-orm';
import { type BusinessId, type MemberNoticeId, newId, type StaffId, type UserId } from '../../../db/ids.ts';
import { memberNotice } from '../../../db/schema.ts';
import { listBookings } from '../../booking/bookings.ts';
import { hoursOn, loadBusiness } from '../../business/business.ts';
import type { Role } from '../../business/members.ts';
import { type Insights, readInsights } from '../../insights/insights.ts';
import { languageOf } from '../../languages/languages.ts';
import { nameInMail, queueMail } from '../../mail/outbox.ts';
import { readRecipients } from './people.ts';
import { KEPT_MS, settingsAt } from './send.ts';
import type { NoticeParts } from './tell.ts';

/** Members at once; the others follow in the next minute. */
const BATCH = 200;
/** After the service was down, an agenda is sent so many hours late at most: later the day is known anyway. */
const LATE_HOURS = 3;
/** Monday's hours in which the week is told. */
const WEEK_FROM = 7;
const WEEK_UNTIL = 20;
/** More appointments in a day are read in the calendar. */
const MOST_APPOINTMENTS = 200;
const MOST_QUESTIONS = 5;

interface Due {
  readonly businessId: BusinessId;
  readonly userId: UserId;
  readonly role: Role;
  /** Of role `staff`: whose appointments they see. */
  readonly staffId: StaffId | null;
  /** Today by the business's clock, `YYYY-MM-DD`. */
  readonly day: string;
}

/** Sends the agendas that are due. */
export async function sendAgendas(parts: NoticeParts): Promise<void> {
  const now = new Date(parts.clock.now()).toISOString();
  const due = await parts.db.system.execute<Due & Record<string, unknown>>(sql`
    select wishes.business_id as "businessId", wishes.user_id as "userId", role, staff_id as "staffId", local.day::date::text as day
    from member_notice_settings as wishes
      join member using (business_id, user_id)
      join business on business.id = wishes.business_id,
      lateral (select ${now}::timestamptz at time zone business.zone as day) as local
    where agenda_hour is not null
      and extract(hour from local.day) >= agenda_hour and extract(hour from local.day) < agenda_hour + ${LATE_HOURS}
      and not exists (select from member_notice as told
        where told.business_id = wishes.business_id and told.user_id = wishes.user_id and told.channel = 'mail'
          and told.about = 'agenda:' || local.day::date)
    limit ${BATCH}`);
  for (const each of due) await sendAgenda(parts, each);
}

async function sendAgenda(parts: NoticeParts, due: Due): Promise<void> {
  const { businessId, day, role, staffId } = due;
  const profile = await loadBusiness(parts.db, businessId);
  const today = Temporal.PlainDate.from(day);
  const midnight = (date: Temporal.PlainDate) =>
    new Date(date.toZonedDateTime(profile.zone).epochMilliseconds);
  const only = role === 'staff' ? staffId : null;
  const all =
    role === 'staff' && staffId === null
      ? []
      : await listBookings(parts.db, businessId, {
          from: midnight(today),
          to: midnight(today.add({ days: 1 })),
          staffId: only,
          limit: MOST_APPOINTMENTS,
        });
  const appointments = all
    .filter(({ status }) => status === 'booked')
    .map(({ startsAt, service, staff, name, note }) => ({
      startsAt: startsAt.toISOString(),
      service: nameInMail(service, ''),
      staff: nameInMail(staff, ''),
      name: nameInMail(name, ''),
      note,
    }));
  const closed = hoursOn(profile, today).length === 0;
  await sendOnce(parts, due, 'agenda', closed && appointments.length === 0, (frame) =>
    languageOf(profile.language).memberReports.agenda(
      { day, appointments },
      {
        ...frame,
        business: nameInMail(profile.name, 'your business'),
        zone: profile.zone,
        link: `${parts.publicUrl}/calendar`,
      },
    ),
  );
}

/** Sends the reports of last week that are due. */
export async function sendWeeks(parts: NoticeParts): Promise<void> {
  const now = new Date(parts.clock.now()).toISOString();
  const due = await parts.db.system.execute<Due & Record<string, unknown>>(sql`
    select member.business_id as "businessId", member.user_id as "userId", role, staff_id as "staffId", local.day::date::text as day
    from member
      left join member_notice_settings as wishes using (business_id, user_id)
      join business on business.id = member.business_id,
      lateral (select ${now}::timestamptz at time zone business.zone as day) as local
    where role <> 'staff' and coalesce(weekly_report, role = 'owner')
      and extract(isodow from local.day) = 1
      and extract(hour from local.day) >= ${WEEK_FROM} and extract(hour from local.day) < ${WEEK_UNTIL}
      and not exists (select from member_notice as told
        where told.business_id = member.business_id and told.user_id = member.user_id and told.channel = 'mail'
          and told.about = 'week:' || local.day::date)
    order by member.business_id
    limit ${BATCH}`);
  for (const [businessId, members] of Map.groupBy(due, (each) => each.businessId)) {
    const monday = Temporal.PlainDate.from(members[0]?.day ?? '');
    const range = {
      fromDay: monday.subtract({ days: 7 }).toString(),
      toDay: monday.subtract({ days: 1 }).toString(),
    };
    const insights = await readInsights(parts.db, businessId, range);
    const profile = await loadBusiness(parts.db, businessId);
    const week = weekOf(insights);
    const empty = week.calls === 0 && week.callsBefore === 0;
    for (const each of members)
      await sendOnce(parts, each, 'week', empty, (frame) =>
        languageOf(profile.language).memberReports.week(week, {
          ...frame,
          business: nameInMail(profile.name, 'your business'),
          zone: profile.zone,
          link: `${parts.publicUrl}/insights`,
        }),
      );
  }
}

/** The figures of a week, from the insights of its days. */
function weekOf({ now, before, currency, questions }: Insights) {
  const sum = (of: Insights['now'], field: 'calls' | 'reached' | 'bookings' | 'value' | 'seconds') =>
    of.days.reduce((total, day) => total + day[field], 0);
  const ended = now.outcomes.reduce((total, { calls }) => total + calls, 0);
  return {
    fromDay: now.fromDay,
    toDay: now.toDay,
    calls: sum(now, 'calls'),
    callsBefore: sum(before, 'calls'),
    bookings: sum(now, 'bookings'),
    value: sum(now, 'value'),
    currency,
    minutes: Math.round(sum(now, 'seconds') / 60),
    reachedPercent: ended === 0 ? null : Math.round((100 * sum(now, 'reached')) / ended),
    questions: questions.slice(0, MOST_QUESTIONS).map(({ question, times }) => ({ question, times })),
  };
}

/**
 * Mails a report to a member unless that was done, in one transaction with the note of it: many instances send one.
 * @param nothing there is nothing to report: it is noted, and not sent.
 */
async function sendOnce(
  { db, clock, publicUrl }: NoticeParts,
  { businessId, userId, day }: Due,
  kind: 'agenda' | 'week',
  nothing: boolean,
  write: (frame: { readonly settings: string }) => { readonly subject: string; readonly body: string },
): Promise<void> {
  await db.tenant(businessId, async (tx) => {
    const [member] = await readRecipients(tx, businessId, userId);
    if (member === undefined) return;
    const id = newId<MemberNoticeId>();
    const written = await tx
      .insert(memberNotice)
      .values({
        businessId,
        id,
        userId,
        about: `${kind}:${day}`,
        kind,
        channel: 'mail',
        status: nothing ? 'skipped' : 'sent',
      })
      .onConflictDoNothing()
      .returning({ id: memberNotice.id });
    if (written.length === 0 || nothing) return;
    await queueMail(tx, {
      kind: 'notice',
      businessId,
      recipient: member.email,
      // It names customers.
      linkExpiresAt: new Date(clock.now() + KEPT_MS),
      ...write({ settings: settingsAt(publicUrl) }),
    });
  });
}
