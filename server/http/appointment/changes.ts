/** What a customer changes of an appointment online, by the business's rules for customers. */
import type { Response } from 'express';
import { z } from 'zod';
import type { StaffId } from '../../../db/ids.ts';
import { cancel, restore } from '../../booking/cancel.ts';
import { rename } from '../../booking/rename.ts';
import { reschedule } from '../../booking/reschedule.ts';
import { idOf, moment } from '../../fields.ts';
import { chooseTimePage } from './choose-time.ts';
import { LONGEST_NAME, namePage } from './forms.ts';
import { findTimes } from './free-times.ts';
import { type AppointmentParts, type Form, leadBack, type Opened, refuse, send } from './open.ts';
import type { AppointmentView } from './view.ts';

const CUSTOMER = { conversationId: null, by: 'customer' } as const;

const newTime = z.object({ startsAt: moment, staffId: idOf<StaffId>() });

/** Moves it, if the time that was chosen can be had still; sent twice, it moves once. */
export async function moveIt(
  parts: AppointmentParts,
  { link, view }: Opened,
  form: Form,
  response: Response,
): Promise<void> {
  const { success, data } = newTime.safeParse(form);
  if (!success) {
    refuse(response, 400, view.words.notUnderstood);
    return;
  }
  const to = { staffId: data.staffId, startsAt: new Date(data.startsAt) };
  const move = { bookingId: link.bookingId, to, ...CUSTOMER };
  const { status } = await reschedule(parts.db, link.businessId, move, parts.clock);
  switch (status) {
    case 'moved':
      leadBack(response, view, 'moved');
      return;
    case 'taken': {
      const day = to.startsAt.toTemporalInstant().toZonedDateTimeISO(view.business.zone).toPlainDate();
      const anybody = data.staffId !== view.booking.staffId;
      const wish = { from: day.toString(), day: day.toString(), anybody };
      const times = await findTimes(parts, view, wish);
      response.status(409);
      send(response, view, chooseTimePage(view, times, true));
      return;
    }
    case 'too-late':
    case 'gone':
      leadBack(response, view);
  }
}

/** Cancels it; sent twice, it stays cancelled. */
export async function cancelIt(
  { db, clock }: AppointmentParts,
  { link, view }: Opened,
  _form: Form,
  response: Response,
): Promise<void> {
  const { status } = await cancel(db, link.businessId, { bookingId: link.bookingId, ...CUSTOMER }, clock);
  leadBack(response, view, status === 'cancelled' ? 'cancelled' : null);
}

/** Takes back that it was just cancelled, if its time is still free; sent twice, it stands once. */
export async function undoIt(
  { db, clock }: AppointmentParts,
  { link, view }: Opened,
  _form: Form,
  response: Response,
): Promise<void> {
  const undo = { bookingId: link.bookingId, anyway: false, by: 'customer' } as const;
  const { status } = await restore(db, link.businessId, undo, clock);
  switch (status) {
    case 'restored':
      leadBack(response, view, 'kept');
      return;
    case 'taken':
      leadBack(response, view, 'taken');
      return;
    case 'gone':
      leadBack(response, view);
  }
}

/** Corrects the name that it is for. */
export async function renameIt(
  { db, clock }: AppointmentParts,
  { link, view }: Opened,
  form: Form,
  response: Response,
): Promise<void> {
  // A text or a mail that greets by it is one line.
  const name = (form['name'] ?? '').replaceAll(/[\p{C}\s]+/gu, ' ').trim();
  const why = wrongWith(name, view.words.name);
  if (why !== null) {
    response.status(422);
    send(response, view, namePage(view, { name: name.slice(0, LONGEST_NAME), why }));
    return;
  }
  const { status } = await rename(db, link.businessId, { bookingId: link.bookingId, name }, clock);
  leadBack(response, view, status === 'renamed' ? 'renamed' : null);
}

/** Why a name is not taken; null: it is. */
function wrongWith(name: string, words: AppointmentView['words']['name']): string | null {
  if (name.length > LONGEST_NAME) return words.tooLong(LONGEST_NAME);
  return /\p{L}/u.test(name) ? null : words.empty;
}
