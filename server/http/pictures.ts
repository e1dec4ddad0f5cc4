/** The pictures that came with texts, for the members of the business whose they are; to others there is none. */
import { Router } from 'express';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { Database } from '../../db/client.ts';
import type { BusinessId, TextId, UserId } from '../../db/ids.ts';
import { roleOf } from '../business/members.ts';
import { idOf } from '../fields.ts';
import { readPicture } from '../texting/threads.ts';

const address = z.object({
  businessId: idOf<BusinessId>(),
  textId: idOf<TextId>(),
  position: z.coerce.number().int().min(0).max(99),
});

/** `GET /<business>/<text>/<position>`. */
export function pictureRoutes({
  db,
  userOf,
}: {
  readonly db: Database;
  /** Who is signed in where this request comes from. */
  readonly userOf: (request: IncomingMessage) => Promise<UserId | null>;
}): Router {
  return Router().get('/:businessId/:textId/:position', async (request, response) => {
    const { data: asked } = address.safeParse(request.params);
    const user = await userOf(request);
    const isMember =
      asked !== undefined && user !== null && (await roleOf(db, asked.businessId, user)) !== null;
    const picture = isMember ? await readPicture(db, asked.businessId, asked.textId, asked.position) : null;
    if (picture === null) {
      response.sendStatus(404);
      return;
    }
    // A stranger's file: it is a picture of its type, and never a page of ours.
    response.setHeader('Cache-Control', 'private, no-cache');
    response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.type(picture.type).send(Buffer.from(picture.bytes));
  });
}
