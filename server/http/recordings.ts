/** The audio of recorded calls, for the members of the business whose calls they are; to others there is none. */
import { Router } from 'express';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { Database } from '../../db/client.ts';
import type { BusinessId, UserId } from '../../db/ids.ts';
import { roleOf } from '../business/members.ts';
import { hasRecording } from '../record/recordings.ts';
import type { RecordingStore } from '../storage/recordings.ts';

export interface RecordingParts {
  readonly db: Database;
  readonly recordings: RecordingStore;
  /** Who is signed in where this request comes from. */
  readonly userOf: (request: IncomingMessage) => Promise<UserId | null>;
}

const address = z.object({ businessId: z.uuid().transform((id) => id as BusinessId), name: z.string() });

/** `GET /<business>/<name>`, whole or in ranges. */
export function recordingRoutes({ db, recordings, userOf }: RecordingParts): Router {
  const mayHear = async (request: IncomingMessage, businessId: BusinessId, key: string): Promise<boolean> => {
    const user = await userOf(request);
    if (user === null || (await roleOf(db, businessId, user)) === null) return false;
    return hasRecording(db, businessId, key);
  };
  return Router().get('/:businessId/:name', async (request, response) => {
    const asked = address.safeParse(request.params);
    const key = asked.success ? `${asked.data.businessId}/${asked.data.name}` : null;
    if (!asked.success || key === null || !(await mayHear(request, asked.data.businessId, key))) {
      response.sendStatus(404);
      return;
    }
    // Kept by nobody on the way: it may be removed at any time.
    response.setHeader('Cache-Control', 'private, no-cache');
    response.setHeader('Content-Type', 'audio/wav');
    response.sendFile(key, { root: recordings.folder, cacheControl: false }, (error?: Error) => {
      // The listener has gone, or the disk has: neither can be told any more.
      if (error === undefined || response.headersSent) return;
      const { status, headers } = failure.parse(error);
      response.status(status).removeHeader('Content-Type');
      response.set(headers).end();
    });
  });
}

/** What went wrong as HTTP tells it: the file has gone (404), or there is no such range of it (416). */
const failure = z.object({
  status: z.number().default(500),
  headers: z.record(z.string(), z.string()).default({}),
});
