/** The beginning of a transfer: who may be rung now, and the rows of it. */
import { and, eq, sql } from 'drizzle-orm';
import type { TenantTransaction } from '../../db/client.ts';
import {
  type BusinessId,
  type CallId,
  newId,
  type TransferId,
  type TransferLegId,
  type UserId,
} from '../../db/ids.ts';
import { call, conversation, conversationOfCall, transfer, transferLeg } from '../../db/schema.ts';
import { notePutThrough } from '../calls/put-through.ts';
import { hashOf, newToken } from '../tokens.ts';
import { latestOf } from './store.ts';
import { whomToRing } from './whom-to-ring.ts';

/** A phone that can be rung. */
export interface Target {
  readonly name: string;
  /** E.164; null: there is none. */
  readonly phone: string | null;
  /** The lowest rings first; those of one position ring at once. */
  readonly position: number;
  readonly ringSeconds: number;
  readonly mode: 'warm' | 'cold';
}

export interface TransferRequest {
  readonly businessId: BusinessId;
  readonly callId: CallId;
  readonly targets: readonly Target[];
  /** What it is about, in a sentence; empty: nobody said so. */
  readonly reason: string;
  /** The member who asks for it; null: the caller does. */
  readonly by: UserId | null;
}

/**
 * Why nobody is rung. `browser`: a test call has no telephone line. `already`: somebody is being rung. `not-allowed`: no number that may be
 * rung, or a limit of the business is reached. `too-often`: the caller has asked several times.
 */
export type StartRefusal = 'call-over' | 'browser' | 'already' | 'not-allowed' | 'too-often';

export type Created =
  | { readonly type: 'created'; readonly transferId: TransferId; readonly who: string }
  | { readonly type: 'refused'; readonly why: StartRefusal };

const refused = (why: StartRefusal): Created => ({ type: 'refused', why });

/** Nobody waits through more. */
const MOST_A_CALL = 5;
const MOST_PHONES = 10;
const MOST_TESTS_AN_HOUR = 20;
const LONGEST_REASON = 200;
const LONGEST_NAME = 100;

export async function createTransfer(
  tx: TenantTransaction,
  { businessId, callId, targets, reason, by }: TransferRequest,
): Promise<Created> {
  const [found] = await tx
    .select({
      status: call.status,
      sid: call.sid,
      carrier: call.carrier,
      address: conversation.address,
    })
    .from(conversation)
    .innerJoin(call, conversationOfCall)
    .where(and(eq(call.businessId, businessId), eq(call.id, callId)))
    .for('no key update');
  if (found === undefined || found.status === 'ended') return refused('call-over');
  if (found.carrier === null) return refused('browser');
  const latest = await latestOf(tx, businessId, callId);
  if (latest !== null && latest.state !== 'ended') return refused('already');
  if ((await tx.$count(transfer, ofCall(businessId, callId))) >= MOST_A_CALL) return refused('too-often');
  const { sid, carrier, address: fromNumber } = found;
  const allowed = await allowedOf(tx, { businessId, sid }, targets);
  if (allowed === null) return refused('not-allowed');
  await notePutThrough(tx, businessId, sid);
  return insert(tx, { businessId, callId, carrier, fromNumber, reason, by, ...allowed });
}

/** Rings one phone to see whether it can take calls; nobody waits for it. */
export async function createTest(
  tx: TenantTransaction,
  {
    businessId,
    target,
    by,
    carrier,
    fromNumber,
  }: {
    readonly businessId: BusinessId;
    readonly target: Target;
    readonly by: UserId;
    readonly carrier: string;
    readonly fromNumber: string;
  },
): Promise<Created> {
  const tests = and(
    eq(transfer.businessId, businessId),
    eq(transfer.mode, 'test'),
    sql`${transfer.createdAt} > now() - interval '1 hour'`,
  );
  if ((await tx.$count(transfer, tests)) >= MOST_TESTS_AN_HOUR) return refused('too-often');
  const allowed = await allowedOf(tx, { businessId, sid: '' }, [target]);
  if (allowed === null) return refused('not-allowed');
  return insert(tx, {
    businessId,
    callId: null,
    carrier,
    fromNumber,
    reason: '',
    by,
    ...allowed,
    mode: 'test',
  });
}

const ofCall = (businessId: BusinessId, callId: CallId) =>
  and(eq(transfer.businessId, businessId), eq(transfer.callId, callId));

interface Allowed {
  readonly phones: readonly (Target & { readonly phone: string })[];
  readonly seconds: number;
  readonly mode: 'warm' | 'cold';
}

/** The phones that may be rung, in their order, and how long the two may talk; null: none. */
async function allowedOf(
  tx: TenantTransaction,
  key: { readonly businessId: BusinessId; readonly sid: string },
  targets: readonly Target[],
): Promise<Allowed | null> {
  const phones: (Target & { phone: string })[] = [];
  let seconds = Infinity;
  for (const target of targets.slice(0, MOST_PHONES)) {
    const ringing = await whomToRing(tx, key, target.phone);
    if (ringing === null || phones.some(({ phone }) => phone === ringing.phone)) continue;
    phones.push({ ...target, phone: ringing.phone });
    seconds = Math.min(seconds, ringing.seconds);
  }
  phones.sort((a, b) => a.position - b.position);
  const [first] = phones;
  return first === undefined ? null : { phones, seconds, mode: first.mode };
}

async function insert(
  tx: TenantTransaction,
  {
    businessId,
    phones,
    reason,
    by,
    ...rest
  }: Omit<Allowed, 'mode'> & {
    readonly businessId: BusinessId;
    readonly callId: CallId | null;
    readonly mode: 'warm' | 'cold' | 'test';
    readonly carrier: string;
    readonly fromNumber: string;
    readonly reason: string;
    readonly by: UserId | null;
  },
): Promise<Created> {
  const transferId = newId<TransferId>();
  const who = (phones[0]?.name ?? '').slice(0, LONGEST_NAME);
  await tx.insert(transfer).values({
    ...rest,
    businessId,
    id: transferId,
    state: 'ringing',
    who,
    reason: reason.slice(0, LONGEST_REASON).toWellFormed(),
    requestedBy: by,
  });
  await tx.insert(transferLeg).values(
    phones.map(({ name, phone, position, ringSeconds }) => ({
      businessId,
      id: newId<TransferLegId>(),
      transferId,
      position,
      who: name.slice(0, LONGEST_NAME),
      phone,
      ringSeconds,
      state: 'waiting' as const,
      // Nobody knows a token that fits: the leg gets one when it is rung.
      tokenHash: hashOf(newToken()),
    })),
  );
  return { type: 'created', transferId, who };
}
