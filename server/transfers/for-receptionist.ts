/** Transfers as the receptionist of one call uses them: it knows names and purposes, and no number. */
import type { CallKey } from '../../db/ids.ts';
import type { BusinessProfile } from '../business/business.ts';
import type { Clock } from '../clock.ts';
import type { PeopleToReach, RingRefusal } from '../receptionist/tools/tool.ts';
import type { TransferParts } from './parts.ts';
import type { StartRefusal } from './start.ts';
import { noteTold } from './store.ts';
import { openTargets } from './targets.ts';
import { cancelTransfer, newsOf, startTransfer } from './transfers.ts';

export function peopleToReach(
  parts: TransferParts & { readonly clock: Clock },
  key: CallKey,
  business: Pick<BusinessProfile, 'zone' | 'hours' | 'specialDays'>,
): PeopleToReach {
  const { businessId } = key;
  const open = () =>
    parts.db.tenant(businessId, (tx) => openTargets(tx, businessId, parts.clock.now(), business));
  return {
    async list() {
      return (await open()).map(({ id, name, purpose }) => ({ id, name, purpose }));
    },
    async ring(who, reason) {
      const targets = (await open()).filter(({ id }) => who.some((each) => each.id === id));
      const started = await startTransfer(parts, { ...key, targets, reason, by: null });
      return started.type === 'created'
        ? { type: 'ringing', who: started.who }
        : { type: 'refused', why: REFUSALS[started.why] };
    },
    async stop() {
      if (!(await cancelTransfer(parts, key))) return false;
      // The receptionist says so itself.
      const news = await newsOf(parts.db, key);
      if (news !== null) await noteTold(parts.db, { businessId, transferId: news.transferId });
      return true;
    },
  };
}

const REFUSALS: Readonly<Record<StartRefusal, RingRefusal>> = {
  already: 'already',
  browser: 'browser',
  'call-over': 'not-now',
  'not-allowed': 'not-now',
  'too-often': 'not-now',
};
