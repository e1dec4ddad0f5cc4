/** The first page of an appointment: what it is, and what its customer can do. */
import { html, type Html, type Part } from '../../html.ts';
import type { CalendarAddresses } from '../../booking/calendar-addresses.ts';
import { undoForm } from './forms.ts';
import { type AppointmentView, dayOf, reachOf, timeOf, timeWithZone } from './view.ts';

/** What was just done; shown only where the appointment is in that state. */
export const DONE = ['moved', 'renamed', 'cancelled', 'kept', 'taken'] as const;
export type Done = (typeof DONE)[number];

export function detailsPage(view: AppointmentView, calendar: CalendarAddresses, done: Done | null): Html {
  const { words, business, booking, stage } = view;
  return html`<p class="from">${business.name}</p>
    <h1>${words.heading[stage === 'too-late' ? 'coming' : stage]}</h1>
    ${saidOf(view, done)}
    <div class="card">
      <dl>
        ${row(words.labels.when, whenOf(view))} ${row(words.labels.what, booking.service)}
        ${row(words.labels.who, booking.staff)} ${row(words.labels.name, booking.name)}
        ${
          business.address === ''
            ? null
            : html`<dt>${words.labels.where}</dt>
                <dd class="text">${business.address}</dd>`
        }
        ${numberOf(view)}
      </dl>
    </div>
    ${actionsOf(view, calendar, done)}`;
}

const row = (label: string, value: Part): Html =>
  html`<dt>${label}</dt>
    <dd>${value}</dd>`;

const whenOf = ({ business, booking, words }: AppointmentView): Html =>
  html`${dayOf(business, booking.startsAt)}<br />${words.fromTo(timeOf(business, booking.startsAt), timeWithZone(business, booking.endsAt))}`;

const numberOf = ({ phone, words }: AppointmentView): Html | null =>
  phone && row(words.labels.number, html`<a href="tel:${phone.e164}">${phone.shown}</a>`);

function saidOf({ words, stage }: AppointmentView, done: Done | null): Html | null {
  const isCancelled = done === 'cancelled' || done === 'taken';
  if (done === null || isCancelled !== (stage === 'cancelled')) return null;
  return done === 'taken'
    ? html`<p class="bad" role="alert">${words.done.taken}</p>`
    : html`<p class="done" role="status">${words.done[done]}</p>`;
}

function actionsOf(view: AppointmentView, calendar: CalendarAddresses, done: Done | null): Html {
  const { words, stage, token } = view;
  const { actions } = words;
  const link = (page: string, label: string, kind = '') =>
    html`<a class="button ${kind}" href="/a/${token}/${page}">${label}</a>`;
  switch (stage) {
    case 'coming':
      return html`${link('move', actions.move, 'main')}${keep(view, calendar)}${link('name', actions.name)}${link('cancel', actions.cancel, 'stop')}`;
    case 'too-late':
      return html`<p>${words.tooLate(reachOf(view))}</p>
        ${keep(view, calendar)}${link('name', actions.name)}`;
    case 'cancelled':
      return html`${view.mayUndo && done !== 'taken' ? undoForm(view) : null}
        <p>${words.again(reachOf(view))}</p>`;
    case 'over':
      return html`<p>${words.again(reachOf(view))}</p>`;
  }
}

/** The ways into the customer's own calendar. */
function keep({ booking, business, words }: AppointmentView, calendar: CalendarAddresses): Html {
  const file = calendar.write({ shows: 'booking', businessId: business.id, id: booking.id });
  const instant = (at: Date) => at.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const google = new URL('https://calendar.google.com/calendar/render');
  google.search = String(
    new URLSearchParams({
      action: 'TEMPLATE',
      text: `${booking.service}, ${business.name}`,
      dates: `${instant(booking.startsAt)}/${instant(booking.endsAt)}`,
      location: business.address,
      ctz: business.zone,
    }),
  );
  return html`<a class="button" href="${file}">${words.actions.file}</a>
    <a class="button" href="${google.href}" rel="noreferrer noopener" target="_blank"
      >${words.actions.google}</a
    >`;
}
