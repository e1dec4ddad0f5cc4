/** A sample of a business's greeting in another voice, for its members to hear before they choose. */
import { Router } from 'express';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { Database } from '../../db/client.ts';
import type { BusinessId, UserId } from '../../db/ids.ts';
import { roleOf } from '../business/members.ts';
import type { CallManager } from '../call/manager.ts';
import { idOf } from '../fields.ts';
import { type Limits, tooMany } from '../limits/limits.ts';
import { wavHead } from '../storage/wav.ts';
import { refuse } from './guards/refusal.ts';

export interface VoiceSampleParts {
  readonly db: Database;
  readonly callManager: Pick<CallManager, 'sample'>;
  readonly limits: Pick<Limits, 'take'>;
  /** Who is signed in where this request comes from. */
  readonly userOf: (request: IncomingMessage) => Promise<UserId | null>;
}

const query = z.object({
  businessId: idOf<BusinessId>(),
  /** Left out: the installation's own voice. */
  voiceId: z.string().max(100).optional(),
});

/** By the minute and by the day. */
const COUNTED = ['account:voice-samples', 'account:voice-samples-a-day'] as const;

/** `GET /?businessId=...&voiceId=...`, as a WAV file. */
export function voiceSampleRoutes({ db, callManager, limits, userOf }: VoiceSampleParts): Router {
  return Router().get('/', async (request, response) => {
    const asked = query.safeParse(request.query).data;
    const user = await userOf(request);
    if (asked === undefined || user === null || (await roleOf(db, asked.businessId, user)) === null) {
      response.sendStatus(404);
      return;
    }
    const counted = await Promise.all(COUNTED.map((name) => limits.take(name, user)));
    if (counted.some(({ reached }) => reached)) {
      const seconds = Math.max(...counted.map((each) => (each.reached ? each.seconds : 0)));
      refuse(request, response, {
        status: 429,
        message: tooMany('voice samples', seconds),
        retryAfter: seconds,
      });
      return;
    }
    const audio = await callManager.sample(asked.businessId, asked.voiceId ?? null);
    if (audio === null) {
      response.sendStatus(503);
      return;
    }
    response.setHeader('Cache-Control', 'private, max-age=3600');
    response.type('audio/wav').send(Buffer.concat([wavHead(audio.length, 1), audio]));
  });
}
