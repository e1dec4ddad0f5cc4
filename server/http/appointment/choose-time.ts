/** The page on which a customer chooses a new time: two weeks as a calendar, and the free times of one day. */
import type { Opening } from '../../booking/availability.ts';
import { html, type Html } from '../../html.ts';
import type { FreeTimes, TimeWish } from './free-times.ts';
import { type AppointmentView, dayOf, reachOf, timeOf, timeWithZone } from './view.ts';

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
