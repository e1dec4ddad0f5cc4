/** The audio of recorded calls and spoken messages, for the members of the business whose they are; to others there is none. */
import { Router } from 'express';
import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { Database } from '../../db/client.ts';
import type { BusinessId, CallId, CallKey, MessageId, UserId } from '../../db/ids.ts';
import { membershipOf, roleOf } from '../business/members.ts';
import { idOf } from '../fields.ts';
import type { Logger } from '../log/log.ts';
import { recordingOfMessage } from '../calls/carrier-events.ts';
import { mayRead } from '../calls/own.ts';
import { hasRecording } from '../calls/recordings.ts';
import type { CarrierRecordings } from '../carriers/carrier.ts';
import type { RecordingStore } from '../storage/recordings.ts';

export interface RecordingParts {
  readonly db: Database;
  readonly recordings: RecordingStore;
  readonly carrierRecordings: CarrierRecordings;
  readonly log: Logger;
  /** Who is signed in where this request comes from. */
  readonly userOf: (request: IncomingMessage) => Promise<UserId | null>;
}

const address = z
  .object({ businessId: idOf<BusinessId>(), name: z.string().regex(/^[0-9a-f-]{36}-\d+\.wav$/) })
  .transform(({ businessId, name }) => ({
    businessId,
    callId: name.slice(0, 36) as CallId,
    key: `${businessId}/${name}`,
  }));

const messageAddress = z.object({ businessId: idOf<BusinessId>(), messageId: idOf<MessageId>() });

/** `GET /<business>/<name>`, whole or in ranges; `GET /messages/<business>/<message>`, as the carrier sends it. */
export function recordingRoutes(parts: RecordingParts): Router {
  const { db, recordings, userOf } = parts;
  const isMember = async (request: IncomingMessage, businessId: BusinessId): Promise<boolean> => {
    const user = await userOf(request);
    return user !== null && (await roleOf(db, businessId, user)) !== null;
  };
  /** Staff hear their own calls only. */
  const mayHear = async (request: IncomingMessage, { businessId, callId }: CallKey): Promise<boolean> => {
    const user = await userOf(request);
    const membership = user === null ? null : await membershipOf(db, businessId, user);
    if (membership === null) return false;
    const { role, staffId } = membership;
    if (role !== 'staff') return true;
    return staffId !== null && mayRead(db, businessId, callId, staffId);
  };
  const router = Router();
  router.get('/messages/:businessId/:messageId', async (request, response) => {
    const asked = messageAddress.safeParse(request.params);
    const url =
      asked.success && (await isMember(request, asked.data.businessId))
        ? await recordingOfMessage(db, asked.data.businessId, asked.data.messageId)
        : null;
    if (url === null) {
      response.sendStatus(404);
      return;
    }
    try {
      const sound = await parts.carrierRecordings.open(url);
      if (sound === null) {
        response.sendStatus(404);
        return;
      }
      response.setHeader('Cache-Control', 'private, no-cache');
      response.setHeader('Content-Type', 'audio/wav');
      await pipeline(sound, response);
    } catch (error) {
      // The listener has gone, or the carrier has in the middle: neither can be told any more.
      if (response.headersSent) return;
      parts.log.warn({ err: error }, 'a spoken message could not be fetched from the carrier');
      response.removeHeader('Content-Type');
      response.sendStatus(502);
    }
  });
  router.get('/:businessId/:name', async (request, response) => {
    const asked = address.safeParse(request.params);
    const found =
      asked.success &&
      (await mayHear(request, asked.data)) &&
      (await hasRecording(db, asked.data, asked.data.key));
    if (!found) {
      response.sendStatus(404);
      return;
    }
    // Kept by nobody on the way: it may be removed at any time.
    response.setHeader('Cache-Control', 'private, no-cache');
    response.setHeader('Content-Type', 'audio/wav');
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const sound = await recordings.open(asked.data.key, request.get('range'), gone.signal);
    if (sound.type === 'answer') {
      response.status(sound.status).set(sound.headers);
      if (sound.body === null) {
        response.removeHeader('Content-Type');
        response.end();
      } else await pipeline(sound.body, response).catch(ifNobodyListens(gone.signal));
      return;
    }
    response.sendFile(asked.data.key, { root: sound.folder, cacheControl: false }, (error?: Error) => {
      // The listener has gone, or the disk has: neither can be told any more.
      if (error === undefined || response.headersSent) return;
      const { status, headers } = failure.parse(error);
      response.status(status).removeHeader('Content-Type');
      response.set(headers).end();
    });
  });
  return router;
}

/** The HTTP status of a failed read: the file has gone (404), or there is no such range of it (416). */
const failure = z.object({
  status: z.number().default(500),
  headers: z.record(z.string(), z.string()).default({}),
});

/** A listener who has gone needs no answer; any other trouble stays trouble. */
const ifNobodyListens = (gone: AbortSignal) => (error: unknown) => {
  if (!gone.aborted) throw error;
};
