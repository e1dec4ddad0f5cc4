/** Tells the members of a business of one of its events, each on the channels that they wish for. */
import type { Database } from '../../../db/client.ts';
import type { BusinessId } from '../../../db/ids.ts';
import type { Clock } from '../../clock.ts';
import { readTold, type Told } from './facts.ts';
import { readRecipients, readSender, type Recipient } from './people.ts';
import { tellMember } from './send.ts';
import { kindsFor } from './wishes.ts';
import type { NoticeKind } from '../../../db/schema.ts';

export interface NoticeParts {
  readonly db: Database;
  readonly clock: Clock;
  /** Where the outside reaches us. */
  readonly publicUrl: string;
}

/** Does it in one transaction: whatever becomes of the job, each member is told once. */
export const tellMembers = (
  { db, clock, publicUrl }: NoticeParts,
  { businessId, seq }: { readonly businessId: BusinessId; readonly seq: number },
): Promise<void> =>
  db.tenant(businessId, async (tx) => {
    const told = (await readTold(tx, businessId, [seq])).get(seq);
    // Erased or purged meanwhile.
    if (told === undefined) return;
    const place = {
      businessId,
      sender: await readSender(tx, businessId),
      publicUrl,
      now: new Date(clock.now()),
    };
    const kind = kindOf(told);
    for (const member of await readRecipients(tx, businessId))
      if (mayHear(member, kind, told))
        await tellMember(tx, place, member, { about: `event:${seq}`, kind, seq, ...told });
  });

function kindOf({ facts }: Told): NoticeKind {
  if (facts.kind === 'message') return facts.urgent ? 'urgent' : 'message';
  if (facts.kind === 'test') throw new Error('a test tells of no event');
  return facts.kind;
}

/** Nobody hears of what they did themselves. Staff hear of their own appointments only, as they see no others. */
const mayHear = ({ userId, role, staffId }: Recipient, kind: NoticeKind, told: Told): boolean =>
  told.madeBy !== userId &&
  kindsFor(role).includes(kind) &&
  (role !== 'staff' || told.facts.kind !== 'booking' || (staffId !== null && staffId === told.staffId));
