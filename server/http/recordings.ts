/** The audio of recorded calls, for the members of the business whose calls they are; to others there is none. */
import { Router } from 'express';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { Database } from '../../db/client.ts';
import type { BusinessId, CallId, UserId } from '../../db/ids.ts';
import { roleOf } from '../business/members.ts';
import { hasRecording } from '../record/recordings.ts';
import type { RecordingStore } from '../storage/recordings.ts';

export interface RecordingParts {
  readonly db: Database;
  readonly recordings: RecordingStore;
  /** Who is signed in where this request comes from. */
  readonly userOf: (request: IncomingMessage) => Promise<UserId | null>;
}

const address = z
  .object({ businessId: z.uuid(), name: z.string().regex(/^[0-9a-f-]{36}-\d+\.wav$/) })
  .transform(({ businessId, name }) => ({
    businessId: businessId as BusinessId,
    callId: name.slice(0, 36) as CallId,
    key: `${businessId}/${name}`,
  }));

/** `GET /<business>/<name>`, whole or in ranges. */
export function recordingRoutes({ db, recordings, userOf }: RecordingParts): Router {
  const mayHear = async (request: IncomingMessage, asked: z.infer<typeof address>): Promise<boolean> => {
    const user = await userOf(request);
    if (user === null || (await roleOf(db, asked.businessId, user)) === null) return false;
    return hasRecording(db, asked, asked.key);
  };
  return Router().get('/:businessId/:name', async (request, response) => {
    const asked = address.safeParse(request.params);
    if (!asked.success || !(await mayHear(request, asked.data))) {
      response.sendStatus(404);
      return;
    }
    // Kept by nobody on the way: it may be removed at any time.
    response.setHeader('Cache-Control', 'private, no-cache');
    response.setHeader('Content-Type', 'audio/wav');
    response.sendFile(asked.data.key, { root: recordings.folder, cacheControl: false }, (error?: Error) => {
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
