/** The webhooks of the phones that ring before the receptionist answers. Whatever fails, the caller gets the receptionist. */
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { CallKey } from '../../db/ids.ts';
import { readAnswering, ringSteps } from '../business/answering.ts';
import { readBusiness } from '../business/business.ts';
import { destinationsOpenAt, listDestinations } from '../business/destinations.ts';
import { isBusinessOpen } from '../business/open-at.ts';
import { callBySid } from '../calls/calls.ts';
import { carrierEnded } from '../calls/carrier-events.ts';
import { noteNotTaken, notePutThrough } from '../calls/put-through.ts';
import {
  acceptRing,
  endRing,
  endTakenCall,
  handToReceptionist,
  lastRing,
  namesInUse,
  ringByToken,
  startRing,
} from '../calls/staff-rings.ts';
import type { CallFacts } from '../carriers/call-flow.ts';
import type { CarrierCall, CarrierEvents, LegEnd } from '../carriers/carrier.ts';
import type { TransferOutcome } from '../events/events.ts';
import type { Answers } from './carrier-answers.ts';
import { TAKES } from '../transfers/states.ts';
import { whomToRing } from '../transfers/whom-to-ring.ts';

export type RingWebhook = 'ring-answered' | 'ring-key' | 'after-ring';

type RingAnswers = { readonly [Kind in RingWebhook]: Answers<CarrierEvents[Kind]> };

interface RingingCall extends CallKey {
  readonly sid: string;
  /** The number that was called. */
  readonly to: string;
}

type KnownCall = NonNullable<Awaited<ReturnType<typeof callBySid>>>;

const HUNG_UP: CallFacts = { type: 'staff-decided', takes: false };

/**
 * Rings the phones of a step, if there is one that may be rung.
 * @returns null: the receptionist answers.
 */
async function ringStaff(
  tx: TenantTransaction,
  { sid, to, businessId, callId }: RingingCall,
  from: number,
): Promise<CallFacts | null> {
  const way = await readAnswering(tx, businessId, to);
  if (way.mode === 'receptionist') return null;
  const business = await readBusiness(tx, businessId);
  const now = Date.now();
  const steps = ringSteps(way, destinationsOpenAt(await listDestinations(tx, businessId), now, business), {
    isOpen: isBusinessOpen(business, now),
    inUse: await namesInUse(tx, businessId),
  });
  for (const [step, { phones, seconds: ringSeconds }] of steps.entries()) {
    if (step < from) continue;
    const ringing = [];
    for (const { name, phone } of phones) {
      const may = await whomToRing(tx, { businessId, sid }, phone);
      if (may !== null) ringing.push({ name, ...may });
    }
    if (ringing.length === 0) continue;
    const seconds = Math.min(...ringing.map((each) => each.seconds));
    const names = ringing.map(({ name }) => name);
    const longestSeconds = ringSeconds + seconds;
    const tokens = await startRing(tx, { businessId, callId }, { step, names, longestSeconds });
    await notePutThrough(tx, businessId, sid);
    const rung = ringing.map(({ phone }, index) => ({ phone, token: tokens[index] ?? '' }));
    return { type: 'staff-rings', phones: rung, ringSeconds, seconds };
  }
  return null;
}

/** The same for a call that comes in; a carrier that asks twice does not ring them again after they have stopped. */
export async function ringFirst(tx: TenantTransaction, ringing: RingingCall): Promise<CallFacts | null> {
  const last = await lastRing(tx, ringing);
  return last === null || last.endedAt === null ? ringStaff(tx, ringing, 0) : null;
}

export function ringAnswers(db: Database): RingAnswers {
  const answered = async ({ token }: CarrierEvents['ring-answered']): Promise<CallFacts> => {
    const picked = await ringByToken(db, token);
    if (picked === null) return HUNG_UP;
    const { business, caller, phone } = picked;
    return { type: 'staff-answered', business, caller, phone, token };
  };

  const pressed = async ({ token, digit }: CarrierEvents['ring-key']): Promise<CallFacts> => {
    const picked = digit === TAKES ? await ringByToken(db, token) : null;
    return { type: 'staff-decided', takes: picked !== null && (await acceptRing(db, picked)) };
  };

  /** Somebody has taken the call only where the carrier joined the two and the key was pressed. */
  const after = async ({
    sid,
    to,
    taken,
    why,
    seconds,
    end,
  }: CarrierEvents['after-ring']): Promise<CallFacts | null> => {
    const known = await callBySid(db, sid);
    if (known === null || known.status === 'ended') return { type: 'over' };
    const at = { businessId: known.businessId, callId: known.id };
    if (taken === true && (await endTakenCall(db, at, { seconds, at: Date.now() }))) return { type: 'over' };
    // The caller has hung up meanwhile: there is nobody to go on with.
    if (end !== null) {
      await carrierEnded(db, sid, end.reached, end.seconds);
      return { type: 'over' };
    }
    return db.tenant(at.businessId, async (tx) => {
      await noteNotTaken(tx, at.businessId, sid);
      return goOn(tx, { ...at, sid, to }, outcomeOf(why));
    });
  };

  const nothing = () => Promise.resolve(HUNG_UP);
  return {
    'ring-answered': { answer: answered, whileAway: nothing },
    'ring-key': { answer: pressed, whileAway: nothing },
    'after-ring': {
      answer: after,
      whileAway: () => Promise.resolve({ type: 'unserved', why: 'no-database', ringing: null }),
    },
  };
}

/**
 * The carrier could not ring the phones, or not go on after them.
 * @returns null: none were rung for this call.
 */
export function goOnRinging(
  db: Database,
  { businessId, id: callId, sid, to }: Pick<CarrierCall, 'sid' | 'to'> & Pick<KnownCall, 'businessId' | 'id'>,
): Promise<CallFacts | null> {
  const ringing = { businessId, callId, sid, to };
  return db.tenant(businessId, async (tx) =>
    (await lastRing(tx, ringing)) === null ? null : goOn(tx, ringing, 'failed'),
  );
}

/** The next phones ring, or the receptionist answers. */
async function goOn(
  tx: TenantTransaction,
  ringing: RingingCall,
  outcome: TransferOutcome,
): Promise<CallFacts> {
  const last = await lastRing(tx, ringing);
  if (last !== null) await endRing(tx, ringing, last.step);
  const next = last === null ? null : await ringStaff(tx, ringing, last.step + 1);
  return next ?? { type: 'admitted', token: await handToReceptionist(tx, ringing, ringing.sid, outcome) };
}

function outcomeOf(why: LegEnd): TransferOutcome {
  switch (why) {
    // It was picked up, and nobody pressed the key.
    case 'over':
      return 'voicemail';
    case 'no-answer':
    case 'busy':
    case 'failed':
    case 'cancelled':
      return why;
  }
}
