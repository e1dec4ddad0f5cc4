/**
 * The page of one appointment, for its customer: `GET /a/<token>` and below only show; moving, cancelling and correcting
 * the name are POSTs with the token in the body, so that no program that looks at links changes anything.
 */
import { type Request, Router } from 'express';
import { z } from 'zod';
import type { StaffId } from '../../../db/ids.ts';
import { day, idOf, moment } from '../../fields.ts';
import { cancelIt, moveIt, renameIt, undoIt } from './changes.ts';
import { chooseTimePage } from './choose-time.ts';
import { detailsPage, DONE } from './details.ts';
import { cancelPage, confirmMovePage, namePage } from './forms.ts';
import { findTimes, type TimeWish } from './free-times.ts';
import { HEADERS } from './layout.ts';
import { type AppointmentParts, changes, leadBack, send, shows } from './open.ts';

const wasDone = z.object({ done: z.enum(DONE) });
const newTime = z.object({ to: moment, staff: idOf<StaffId>() });
// Somebody who changes the address gets the first page of times.
const timeWish = z.object({
  from: day.nullable().catch(null),
  day: day.nullable().catch(null),
  with: z.literal('anybody').nullable().catch(null),
});

export function appointmentRoutes(parts: AppointmentParts): Router {
  const routes = Router();
  routes.use((_request, response, next) => {
    response.set(HEADERS);
    next();
  });
  routes.post('/move', changes(parts, moveIt));
  routes.post('/cancel', changes(parts, cancelIt));
  routes.post('/undo', changes(parts, undoIt));
  routes.post('/name', changes(parts, renameIt));
  routes.get(
    '/:token',
    shows(parts, ({ view }, request, response) => {
      const { data } = wasDone.safeParse(request.query);
      send(response, view, detailsPage(view, parts.calendarAddresses, data?.done ?? null));
    }),
  );
  routes.get(
    '/:token/move',
    shows(parts, async ({ view }, request, response) => {
      if (view.stage !== 'coming') {
        leadBack(response, view);
        return;
      }
      const { success, data } = newTime.safeParse(request.query);
      const content = success
        ? confirmMovePage(view, { staffId: data.staff, startsAt: new Date(data.to) })
        : chooseTimePage(view, await findTimes(parts, view, wishOf(request)));
      send(response, view, content);
    }),
  );
  routes.get(
    '/:token/cancel',
    shows(parts, ({ view }, _request, response) => {
      if (view.stage === 'coming') send(response, view, cancelPage(view));
      else leadBack(response, view);
    }),
  );
  routes.get(
    '/:token/name',
    shows(parts, ({ view }, _request, response) => {
      if (view.stage === 'coming' || view.stage === 'too-late') send(response, view, namePage(view));
      else leadBack(response, view);
    }),
  );
  return routes;
}

function wishOf({ query }: Request): TimeWish {
  const { from, day: chosen, with: who } = timeWish.parse(query);
  return { from, day: chosen, anybody: who !== null };
}
