/** How a business would sound in another voice, for its members to hear before they choose. */
import { Router } from 'express';
import type { IncomingMessage } from 'node:http';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { z } from 'zod';
import type { Database } from '../../db/client.ts';
import type { BusinessId, UserId } from '../../db/ids.ts';
import { roleOf } from '../business/members.ts';
import type { Switchboard } from '../call/switchboard.ts';
import { wavHead } from '../storage/wav.ts';

export interface VoiceSampleParts {
  readonly db: Database;
  readonly switchboard: Pick<Switchboard, 'sample'>;
  /** Who is signed in where this request comes from. */
  readonly userOf: (request: IncomingMessage) => Promise<UserId | null>;
}

/** A sample costs the vendor's price of a hundred letters when nobody has heard it before. */
const PER_MINUTE = 30;

const query = z.object({
  businessId: z.uuid().transform((id) => id as BusinessId),
  /** Left out: the installation's own voice. */
  voiceId: z.string().max(100).optional(),
});

/** `GET /?businessId=...&voiceId=...`, as a WAV file. */
export function voiceSampleRoutes({ db, switchboard, userOf }: VoiceSampleParts): Router {
  const limiter = new RateLimiterMemory({ points: PER_MINUTE, duration: 60 });
  return Router().get('/', async (request, response) => {
    const asked = query.safeParse(request.query).data;
    const user = await userOf(request);
    if (asked === undefined || user === null || (await roleOf(db, asked.businessId, user)) === null) {
      response.sendStatus(404);
      return;
    }
    const wait = await secondsToWait(limiter, user);
    if (wait > 0) {
      response.setHeader('Retry-After', wait);
      response.sendStatus(429);
      return;
    }
    const audio = await switchboard.sample(asked.businessId, asked.voiceId ?? null);
    if (audio === null) {
      response.sendStatus(503);
      return;
    }
    response.setHeader('Cache-Control', 'private, max-age=3600');
    response.type('audio/wav').send(Buffer.concat([wavHead(audio.length, 1), audio]));
  });
}

/** Zero where one may go on. */
async function secondsToWait(limiter: RateLimiterMemory, user: UserId): Promise<number> {
  try {
    await limiter.consume(user);
    return 0;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return Math.ceil(refusal.msBeforeNext / 1000);
  }
}
