/** The e-mails of an installation that is tried out: there a mail that goes nowhere is read here. */
import { Router } from 'express';
import type { Database } from '../../db/client.ts';
import { newestMails } from '../mail/outbox.ts';
import { LOOPBACK } from './socket.ts';

/**
 * `GET /`: the newest mails of everybody, with the links in them that sign in or set a password. So it is for a browser on
 * this machine only, where anybody may read the database too; a tunnel to it from outside finds nothing.
 */
export const outboxRoutes = (db: Database): Router =>
  Router().get('/', async (request, response) => {
    if (!LOOPBACK.has(request.hostname)) {
      response.sendStatus(404);
      return;
    }
    response.setHeader('Cache-Control', 'no-store');
    response.json(await newestMails(db));
  });
