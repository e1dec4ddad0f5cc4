/** Everything of a business as one file, for its owners; to others there is none. */
import { Router } from 'express';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { Database } from '../../db/client.ts';
import type { BusinessId, UserId } from '../../db/ids.ts';
import { exportBusiness } from '../business/export.ts';
import { roleOf } from '../business/members.ts';
import { idOf } from '../fields.ts';
import type { Clock } from '../clock.ts';
import type { Gauge } from '../limits/gauge.ts';
import type { Logger } from '../log/log.ts';
import { refuse } from './guards/refusal.ts';

export interface ExportParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Logger;
  /** The reports and exports under way, by business. */
  readonly largeReads: Gauge;
  /** Who is signed in where this request comes from. */
  readonly userOf: (request: IncomingMessage) => Promise<UserId | null>;
}

/** A year of calls takes seconds. */
const AGAIN_SECONDS = 10;

const address = z.object({ businessId: idOf<BusinessId>() });

/** `GET /<business>`, as a download. */
export function exportRoutes({ db, clock, log, userOf, largeReads }: ExportParts): Router {
  return Router().get('/:businessId', async (request, response) => {
    const asked = address.safeParse(request.params);
    const user = asked.success ? await userOf(request) : null;
    if (!asked.success || user === null || (await roleOf(db, asked.data.businessId, user)) !== 'owner') {
      response.sendStatus(404);
      return;
    }
    const close = largeReads.open(asked.data.businessId);
    if (close === null) {
      const message = 'Other exports of this business are being made just now. Please try again in a moment.';
      refuse(request, response, { status: 429, message, retryAfter: AGAIN_SECONDS });
      return;
    }
    const now = new Date(clock.now());
    response.attachment(`ahoy-${now.toISOString().slice(0, 10)}.json`);
    response.setHeader('Cache-Control', 'no-store');
    try {
      await pipeline(Readable.from(exportBusiness(db, asked.data.businessId, now)), response);
    } catch (error) {
      // The connection is cut, so that a browser takes half a file for what it is.
      if (request.destroyed) return;
      log.error({ err: error }, 'an export broke off');
    } finally {
      close();
    }
  });
}
