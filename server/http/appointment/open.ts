/** The way to an appointment's pages: reads the link, counts the request, and loads what it leads to. */
import type { Request, RequestHandler, Response } from 'express';
import type { Database } from '../../../db/client.ts';
import type { CalendarAddresses } from '../../booking/calendar-addresses.ts';
import type { Clock } from '../../clock.ts';
import { html, type Html } from '../../html.ts';
import { languageOf } from '../../languages/languages.ts';
import { inWords, type Limits } from '../../limits/limits.ts';
import type { LimitName } from '../../limits/table.ts';
import { type BookingLink, findBookingLink } from '../../notices/appointments/links.ts';
import type { Done } from './details.ts';
import { page } from './layout.ts';
import { type AppointmentView, viewAppointment } from './view.ts';

export interface AppointmentParts {
  readonly db: Database;
  readonly clock: Clock;
  /** What links are signed with. */
  readonly secret: string;
  readonly calendarAddresses: CalendarAddresses;
  readonly limits: Pick<Limits, 'take'>;
}

export interface Opened {
  readonly link: BookingLink;
  readonly view: AppointmentView;
}

/** A page that only shows: its token is in the address. */
export const shows =
  (
    parts: AppointmentParts,
    show: (opened: Opened, request: Request, response: Response) => Promise<void> | void,
  ): RequestHandler<{ token: string }> =>
  async (request, response) => {
    const opened = await open(parts, request.params.token, ['appointment:requests'], response);
    if (opened !== null) await show(opened, request, response);
  };

/** The fields of a form, as they were sent. */
export type Form = Readonly<Record<string, string>>;

/** A change: its token is in the form. */
export const changes =
  (
    parts: AppointmentParts,
    change: (parts: AppointmentParts, opened: Opened, form: Form, response: Response) => Promise<void>,
  ): RequestHandler<object, unknown, unknown> =>
  async (request, response) => {
    const { body } = request;
    const sent = typeof body === 'string' && request.is('urlencoded') !== false ? body : '';
    const form = Object.fromEntries(new URLSearchParams(sent));
    const counted = ['appointment:requests', 'appointment:changes'] as const;
    const opened = await open(parts, form['token'] ?? '', counted, response);
    if (opened !== null) await change(parts, opened, form, response);
  };

/** What a token leads to; null where the request has been answered already. */
async function open(
  parts: AppointmentParts,
  token: string,
  counted: readonly LimitName[],
  response: Response,
): Promise<Opened | null> {
  const words = languageOf('en').appointmentPage;
  const link = await findBookingLink(parts.db, parts.secret, token);
  if (link === null) {
    refuse(response, 404, words.gone);
    return null;
  }
  for (const name of counted) {
    const { reached, seconds } = await parts.limits.take(name, link.bookingId);
    if (!reached) continue;
    response.set('Retry-After', String(seconds));
    refuse(response, 429, { ...words.tooOften, about: words.tooOften.about(inWords(seconds)) });
    return null;
  }
  const view = await viewAppointment(parts, link, token);
  if (view === null) {
    refuse(response, 410, words.gone);
    return null;
  }
  return { link, view };
}

/** Answers with a page of the appointment. */
export function send(response: Response, { business, words }: AppointmentView, content: Html): void {
  const { language } = business;
  response.type('html').send(page({ language, title: words.title(business.name), content }));
}

/** Answers with a page that says only why there is nothing else. */
export function refuse(
  response: Response,
  status: 400 | 404 | 410 | 429,
  { title, about }: { readonly title: string; readonly about: string },
): void {
  const content = html`<h1>${title}</h1>
    <p>${about}</p>`;
  response
    .status(status)
    .type('html')
    .send(page({ language: 'en', title, content }));
}

/** Leads back to the appointment as it is now, by a GET: who loads that again changes nothing again. */
export const leadBack = (response: Response, { token }: AppointmentView, done: Done | null = null): void =>
  response.redirect(303, `/a/${token}${done === null ? '' : `?done=${done}`}`);
