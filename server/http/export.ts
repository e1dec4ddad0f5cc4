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
import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';

export interface ExportParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Logger;
  /** Who is signed in where this request comes from. */
  readonly userOf: (request: IncomingMessage) => Promise<UserId | null>;
}

const address = z.object({ businessId: z.uuid().transform((id) => id as BusinessId) });

/** `GET /<business>`, as a download. */
export function exportRoutes({ db, clock, log, userOf }: ExportParts): Router {
  return Router().get('/:businessId', async (request, response) => {
    const asked = address.safeParse(request.params);
    const user = asked.success ? await userOf(request) : null;
    if (!asked.success || user === null || (await roleOf(db, asked.data.businessId, user)) !== 'owner') {
      response.sendStatus(404);
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
    }
  });
}
