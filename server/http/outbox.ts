/** The outbox page of an installation on trial: a mail that cannot be sent is read here. */
import { Router } from 'express';
import type { Database } from '../../db/client.ts';
import { newestMails } from '../mail/outbox.ts';

/**
 * `GET /`: the newest mails of everybody, with the links in them that sign in or set a password. So it stands behind
 * `fromThisMachine`: here anybody may read the database too.
 */
export const outboxRoutes = (db: Database): Router =>
  Router().get('/', async (_request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    response.json(await newestMails(db));
  });
