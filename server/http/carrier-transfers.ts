/** The webhooks of transfers: the phones that ring, the keys that are pressed there, and the callers who come back. */
import type { BusinessId, TransferLegId } from '../../db/ids.ts';
import { callBySid } from '../calls/calls.ts';
import { openAnotherStream } from '../calls/carrier-events.ts';
import type { CallFacts } from '../carriers/call-flow.ts';
import type { CarrierEvents } from '../carriers/carrier.ts';
import type { TransferParts } from '../transfers/parts.ts';
import { roomOf, transferIn } from '../transfers/room.ts';
import { TAKES, type Transfer } from '../transfers/states.ts';
import { legByToken } from '../transfers/store.ts';
import { takenBy } from '../transfers/steps.ts';
import { happened, toldOfCall } from '../transfers/transfers.ts';
import type { Answers } from './carrier-answers.ts';

export type TransferWebhook = 'leg-status' | 'leg-key' | 'conference' | 'after-transfer';

type TransferAnswers = { readonly [Kind in TransferWebhook]: Answers<CarrierEvents[Kind]> };

/** Without the database nobody knows what the phone was rung for; the sweep finds out later what the carrier would have told. */
const nothingAway = () => Promise.resolve(null);
const OVER: CallFacts = { type: 'over' };
/** The caller leaves a message: nobody can be found for them now. */
const NOBODY: CallFacts = { type: 'unserved', why: 'no-database', ringing: null };

export function transferAnswers(parts: TransferParts): TransferAnswers {
  return {
    'leg-status': {
      async answer({ token, sid, sequence, state }) {
        const found = await legByToken(parts.db, token);
        if (found === null) return null;
        // The carrier may tell of a phone before it has answered our request to ring it.
        await happened(parts, found, { type: 'leg-placed', leg: found.leg, sid });
        const news = { type: 'leg-status', leg: found.leg, sequence, state, at: Date.now() } as const;
        await happened(parts, found, news);
        return null;
      },
      whileAway: nothingAway,
    },
    'leg-key': {
      async answer({ token, sid, digit }) {
        const found = await legByToken(parts.db, token);
        if (found === null) return { type: 'leg', answer: 'too-late', room: '' };
        await happened(parts, found, { type: 'leg-placed', leg: found.leg, sid });
        const done = await happened(parts, found, { type: 'leg-key', leg: found.leg, digit });
        return {
          type: 'leg',
          answer: done === null ? 'too-late' : answerTo(done.after, found.leg, digit),
          room: roomOf(found),
        };
      },
      whileAway: () => Promise.resolve({ type: 'leg', answer: 'too-late', room: '' }),
    },
    conference: {
      async answer({ room, conference, news, at: moment }) {
        const key = transferIn(room);
        if (key === null) return null;
        const at = moment.getTime();
        if (news.type === 'ended') {
          await happened(parts, key, { type: 'conference-ended', conference, at });
          return null;
        }
        const who = (await isCaller(parts, news.sid, key.businessId)) ? 'caller' : 'person';
        await happened(parts, key, { type: 'joined', who, conference, at });
        return null;
      },
      whileAway: nothingAway,
    },
    'after-transfer': {
      async answer({ sid, taken, why, seconds }) {
        const known = await callBySid(parts.db, sid);
        if (known === null || known.status === 'ended') return OVER;
        const key = { businessId: known.businessId, callId: known.id };
        const after = await toldOfCall(parts, key, {
          type: 'returned',
          taken,
          why,
          seconds,
          at: Date.now(),
        });
        if (after?.phase.name === 'ended' && after.phase.outcome === 'answered') return OVER;
        const token = await parts.db.tenant(key.businessId, (tx) => openAnotherStream(tx, key, sid));
        return { type: 'admitted', token };
      },
      whileAway: () => Promise.resolve(NOBODY),
    },
  };
}

/** What whoever pressed a key hears. */
function answerTo(after: Transfer, leg: TransferLegId, digit: string) {
  const { phase, mode } = after;
  if (digit !== TAKES) return 'declined';
  if (mode === 'test')
    return phase.name === 'ended' && phase.outcome === 'answered' ? 'test-done' : 'too-late';
  const waits = phase.name === 'accepted' || phase.name === 'connected';
  return waits && takenBy(after) === leg ? 'taken' : 'too-late';
}

async function isCaller({ db }: TransferParts, sid: string, businessId: BusinessId): Promise<boolean> {
  return (await callBySid(db, sid))?.businessId === businessId;
}
