/** The page on which a customer chooses a new time: two weeks as a calendar, and the free times of one day. */
import type { Database } from '../../../db/client.ts';
import type { StaffId } from '../../../db/ids.ts';
import { lastDay, type Opening } from '../../booking/availability.ts';
import { listOpenings } from '../../booking/opening-pages.ts';
import type { BusinessProfile } from '../../business/business.ts';
import type { Clock } from '../../clock.ts';
import { html, type Html } from '../../html.ts';
import { type AppointmentView, dayOf, reachOf, timeOf, timeWithZone } from './view.ts';

const DAYS_SHOWN = 14;
/** More than two weeks have at steps of five minutes. */
const MOST_OPENINGS = 5_000;

export interface TimeWish {
  /** The first day shown, `YYYY-MM-DD`; null: today. */
  readonly from: string | null;
  /** The day whose times are shown; null: the first that has any. */
  readonly day: string | null;
  /** With whomever; else with whom it is booked. */
  readonly anybody: boolean;
}

export interface FreeTimes {
  readonly wish: TimeWish;
  /** The days shown, each with its openings in order of time. */
  readonly days: readonly { readonly day: Temporal.PlainDate; readonly openings: readonly Opening[] }[];
  /** The first day of the two weeks before; null: it is past. */
  readonly earlier: Temporal.PlainDate | null;
  /** The first day of the two weeks after; null: nobody can book as far ahead. */
  readonly later: Temporal.PlainDate | null;
  /** Whether somebody else does the service too. */
  readonly others: boolean;
}

const todayOf = ({ zone }: BusinessProfile, now: number): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();

/** The openings that this appointment could move to, as a customer may: with notice, and on the grid. */
export async function findTimes(
  { db, clock }: { readonly db: Database; readonly clock: Clock },
  { booking, business }: AppointmentView,
  wish: TimeWish,
): Promise<FreeTimes> {
  const now = clock.now();
  const today = todayOf(business, now);
  const last = lastDay(business, now);
  const asked = wish.from === null ? today : Temporal.PlainDate.from(wish.from);
  const first = isBefore(asked, today) || isBefore(last, asked) ? today : asked;
  const end = first.add({ days: DAYS_SHOWN });
  const able = business.services.find(({ id }) => id === booking.serviceId)?.staffIds ?? [];
  const anybody = wish.anybody || !able.includes(booking.staffId);
  const startOf = (day: Temporal.PlainDate) => new Date(day.toZonedDateTime(business.zone).epochMilliseconds);
  const found = await listOpenings(
    db,
    business.id,
    {
      serviceId: booking.serviceId,
      staffId: anybody ? null : booking.staffId,
      from: startOf(first),
      to: startOf(end),
      except: booking.id,
      keepsNotice: true,
      oneEachTime: true,
      after: null,
      limit: MOST_OPENINGS,
    },
    clock,
  );
  const elsewhere = (found?.openings ?? []).filter((each) => !isThere(each, booking));
  const byDay = Map.groupBy(elsewhere, ({ startsAt }) => todayOf(business, startsAt).toString());
  const days = Array.from({ length: DAYS_SHOWN }, (_, index) => first.add({ days: index }));
  const before = first.subtract({ days: DAYS_SHOWN });
  return {
    wish: { ...wish, anybody },
    days: days.map((day) => ({ day, openings: byDay.get(day.toString()) ?? [] })),
    earlier: isBefore(today, first) ? (isBefore(before, today) ? today : before) : null,
    later: isBefore(last, end) ? null : end,
    others: able.some((id) => id !== booking.staffId) && able.includes(booking.staffId),
  };
}

const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(a, b) < 0;

/** Where it is already it need not be moved to. */
const isThere = (
  { startsAt, staffId }: Opening,
  booking: { readonly startsAt: Date; readonly staffId: StaffId },
): boolean => startsAt === booking.startsAt.getTime() && staffId === booking.staffId;

/** @param taken whether a time that was chosen is no longer free. */
export function chooseTimePage(view: AppointmentView, times: FreeTimes, taken = false): Html {
  const { words, business, booking, token } = view;
  const chosen =
    times.days.find(({ day, openings }) => day.toString() === times.wish.day && openings.length > 0) ??
    times.days.find(({ openings }) => openings.length > 0);
  const now = words.move.now(dayOf(business, booking.startsAt), timeWithZone(business, booking.startsAt));
  return html`<h1>${words.move.heading}</h1>
    ${taken ? html`<p class="bad" role="alert">${words.move.taken}</p>` : null}
    <p>${now}</p>
    ${calendar(view, times, chosen?.day ?? null)} ${turn(view, times)}
    ${chosen === undefined ? nothingFree(view, times) : timesOf(view, chosen.openings)}
    ${othersLink(view, times)}
    <p><a href="/a/${token}">${words.actions.back}</a></p>`;
}

/** The address of this page with another wish. */
function address({ token }: AppointmentView, wish: Partial<TimeWish>): string {
  const query = new URLSearchParams();
  if (wish.from) query.set('from', wish.from);
  if (wish.day) query.set('day', wish.day);
  if (wish.anybody === true) query.set('with', 'anybody');
  return `/a/${token}/move?${String(query)}`;
}

/** Monday to Sunday, with nothing before the first day that is shown. */
function calendar(view: AppointmentView, { days, wish }: FreeTimes, chosen: Temporal.PlainDate | null): Html {
  const { business, words } = view;
  const [first] = days;
  const gap = Array.from({ length: (first?.day.dayOfWeek ?? 1) - 1 }, () => html`<li></li>`);
  const noon = (day: Temporal.PlainDate) =>
    new Date(day.toZonedDateTime({ timeZone: business.zone, plainTime: '12:00' }).epochMilliseconds);
  const names = days.slice(gap.length === 0 ? 0 : 7 - gap.length).slice(0, 7);
  const head = names.map(
    ({ day }) =>
      html`<li aria-hidden="true"><b>${day.toLocaleString(business.language, { weekday: 'short' })}</b></li>`,
  );
  const cells = days.map(({ day, openings }, index) => {
    const month =
      index === 0 || day.day === 1
        ? html`<small>${day.toLocaleString(business.language, { month: 'short' })}</small>`
        : null;
    const name = dayOf(business, noon(day));
    if (openings.length === 0)
      return html`<li>
        <span class="none" aria-hidden="true">${month}${day.day}</span
        ><span class="hidden">${words.move.notFree(name)}</span>
      </li>`;
    const current = chosen?.equals(day) === true ? html` aria-current="date"` : null;
    const to = address(view, { ...wish, from: first?.day.toString() ?? null, day: day.toString() });
    return html`<li>
      <a href="${to}" aria-label="${words.move.free(name)}" ${current}>${month}${day.day}</a>
    </li>`;
  });
  return html`<ul class="days">
    ${head}${gap}${cells}
  </ul>`;
}

function turn(view: AppointmentView, { earlier, later, wish }: FreeTimes): Html {
  const link = (from: Temporal.PlainDate | null, label: string) =>
    from === null
      ? html`<span></span>`
      : html`<a href="${address(view, { from: from.toString(), anybody: wish.anybody })}">${label}</a>`;
  const { move } = view.words;
  return html`<div class="turn">${link(earlier, move.earlier)}${link(later, move.later)}</div>`;
}

const nothingFree = (view: AppointmentView, { earlier, later }: FreeTimes): Html =>
  html`<p>
    ${earlier === null && later === null ? view.words.move.noneLeft(reachOf(view)) : view.words.move.noneFree}
  </p>`;

function timesOf(view: AppointmentView, openings: readonly Opening[]): Html {
  const { business, words, token } = view;
  const [first] = openings;
  const items = openings.map(({ startsAt, staffId }) => {
    const at = new Date(startsAt);
    const query = String(new URLSearchParams({ to: at.toISOString(), staff: staffId }));
    return html`<li><a class="button" href="/a/${token}/move?${query}">${timeOf(business, at)}</a></li>`;
  });
  return html`<h2>${words.move.times(dayOf(business, new Date(first?.startsAt ?? 0)))}</h2>
    <ul class="times">
      ${items}
    </ul>`;
}

function othersLink(view: AppointmentView, { others, wish }: FreeTimes): Html | null {
  if (!others) return null;
  const { booking, words } = view;
  const to = address(view, { ...wish, anybody: !wish.anybody });
  const label = wish.anybody ? words.move.withOne(booking.staff) : words.move.withAnybody(booking.staff);
  return html`<p><a href="${to}">${label}</a></p>`;
}
