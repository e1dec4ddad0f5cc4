/** Takes texts where there is no carrier: each is delivered at once, to a telephone that is shown on the outbox page. */
import { randomUUID } from 'node:crypto';
import type { Database } from '../../../db/client.ts';
import type { CarrierTexts } from '../../carriers/carrier.ts';
import { changeStatus } from './statuses.ts';
import { readTextToken } from './token.ts';

/** It keeps nothing itself: a text that was interrupted was never taken. */
export const standInTexts = (db: Database): CarrierTexts => ({
  async sendText({ token }) {
    const sid = `SM${randomUUID().replaceAll('-', '')}`;
    const key = readTextToken(token);
    if (key !== null)
      await db.tenant(key.businessId, (tx) => changeStatus(tx, key, { state: 'delivered', code: null, sid }));
    return { type: 'taken', sid };
  },
  findTexts: () => Promise.resolve([]),
  openPicture: () => Promise.resolve(null),
  removePicture: () => Promise.resolve(),
});
