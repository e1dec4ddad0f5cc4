/** The pages that ask before something is changed. Each changes by POST only, with the token in the body. */
import { html, type Html } from '../../html.ts';
import { type AppointmentView, dayOf, timeWithZone } from './view.ts';

/** The longest name; the dashboard takes no longer one. */
export const LONGEST_NAME = 100;

const back = ({ token, words }: AppointmentView): Html =>
  html`<p><a href="/a/${token}">${words.actions.back}</a></p>`;

const hidden = (name: string, value: string): Html =>
  html`<input type="hidden" name="${name}" value="${value}" />`;

export function cancelPage(view: AppointmentView): Html {
  const { words, token } = view;
  return html`<h1>${words.cancel.heading}</h1>
    ${shown(view)}
    <form method="post" action="/a/cancel">
      ${hidden('token', token)}
      <button class="button stop main">${words.cancel.yes}</button>
    </form>
    <a class="button" href="/a/${token}">${words.cancel.no}</a>`;
}

/** Takes back what was just cancelled. */
export const undoForm = ({ words, token }: AppointmentView): Html =>
  html`<form method="post" action="/a/undo">
    ${hidden('token', token)}
    <button class="button main">${words.cancel.undo}</button>
  </form>`;

const shown = ({ booking, business, words }: AppointmentView): Html =>
  html`<div class="card">
    <dl>
      <dt>${words.labels.when}</dt>
      <dd>${dayOf(business, booking.startsAt)}, ${timeWithZone(business, booking.startsAt)}</dd>
      <dt>${words.labels.what}</dt>
      <dd>${booking.service}</dd>
      <dt>${words.labels.who}</dt>
      <dd>${booking.staff}</dd>
    </dl>
  </div>`;

/** @param typed what was sent and not taken, with the reason. */
export function namePage(
  view: AppointmentView,
  typed?: { readonly name: string; readonly why: string },
): Html {
  const { words, token, booking } = view;
  return html`<h1>${words.name.heading}</h1>
    <form method="post" action="/a/name" class="card">
      ${hidden('token', token)}
      <label for="name">${words.name.label}</label>
      <input
        type="text"
        id="name"
        name="name"
        value="${typed?.name ?? booking.name}"
        maxlength="${LONGEST_NAME}"
        autocomplete="name"
        required
      />
      ${typed === undefined ? null : html`<p class="bad" role="alert">${typed.why}</p>`}
      <button class="button main">${words.name.save}</button>
    </form>
    ${back(view)}`;
}

export interface NewTime {
  readonly staffId: string;
  readonly startsAt: Date;
}

export function confirmMovePage(view: AppointmentView, to: NewTime): Html {
  const { words, token, booking, business } = view;
  const staff = business.staff.find(({ id }) => id === to.staffId)?.name ?? booking.staff;
  const moment = (at: Date) => html`${dayOf(business, at)}<br />${timeWithZone(business, at)}`;
  return html`<h1>${words.move.ask}</h1>
    <div class="card">
      <dl>
        <dt>${words.move.from}</dt>
        <dd>${moment(booking.startsAt)}</dd>
        <dt>${words.move.to}</dt>
        <dd><strong>${moment(to.startsAt)}</strong></dd>
        <dt>${words.labels.what}</dt>
        <dd>${booking.service}</dd>
        <dt>${words.labels.who}</dt>
        <dd>${staff}</dd>
      </dl>
    </div>
    <form method="post" action="/a/move">
      ${hidden('token', token)}${hidden('staffId', to.staffId)}${hidden('startsAt', to.startsAt.toISOString())}
      <button class="button main">${words.move.yes}</button>
    </form>
    <a class="button" href="/a/${token}/move">${words.move.no}</a>`;
}
