/**
 * The outbox page of an installation on trial: a mail that cannot be sent is read here, a text is read as on a customer's
 * telephone, and one can be written as a customer would.
 */
import { randomUUID } from 'node:crypto';
import { type RequestHandler, Router } from 'express';
import { z } from 'zod';
import type { Database } from '../../db/client.ts';
import { e164 } from '../fields.ts';
import { newestMails } from '../mail/outbox.ts';
import { newestTexts, numbersToText } from '../notices/texts/phones.ts';
import { keepText } from './carrier-texts.ts';

const written = z.object({ from: e164, to: e164, body: z.string().trim().min(1).max(1_600) });

/**
 * `GET /`: the newest mails of everybody, with the links in them that sign in or set a password. `GET /texts`: the newest
 * texts of everybody. So it is behind `fromThisMachine`: here anybody may read the database too. `POST /texts`: a text
 * as it would come from a customer.
 * @param hasCarrier texts then go to real telephones, and nobody is answered who has not written.
 */
export const outboxRoutes = (db: Database, { hasCarrier }: { readonly hasCarrier: boolean }): Router =>
  Router()
    .use((_request, response, next) => {
      response.setHeader('Cache-Control', 'no-store');
      next();
    })
    .get('/', async (_request, response) => {
      response.json(await newestMails(db));
    })
    .get('/texts', async (_request, response) => {
      const [texts, numbers] = await Promise.all([newestTexts(db), numbersToText(db)]);
      response.json({ texts, numbers: hasCarrier ? [] : numbers });
    })
    .post('/texts', hasCarrier ? notFound : takeWritten(db));

const notFound: RequestHandler = (_request, response) => void response.sendStatus(404);

const takeWritten =
  (db: Database): RequestHandler =>
  async (request, response) => {
    // A page elsewhere can make a browser send a form or plain text here, and not this type.
    if (request.headers['content-type'] !== 'application/json') {
      response.sendStatus(415);
      return;
    }
    const { data } = written.safeParse(jsonOf(request.body));
    if (data === undefined) {
      response.sendStatus(400);
      return;
    }
    const sid = `SM${randomUUID().replaceAll('-', '')}`;
    await keepText(db, { ...data, sid, sender: data.from, pictures: [], keyword: null });
    response.sendStatus(204);
  };

function jsonOf(body: unknown): unknown {
  try {
    return typeof body === 'string' ? JSON.parse(body) : null;
  } catch {
    return null; // Refused as anything else that is no text.
  }
}
