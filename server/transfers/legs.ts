/** The rules of the phones that ring for a transfer. */
import type { TransferLegId } from '../../db/ids.ts';
import type { TransferOutcome } from '../events/events.ts';
import { type Leg, type LegNews, type Step, TAKES, type Transfer, type TransferEvent } from './states.ts';
import { andAlso, endOthers, finish, finishTalk, legOf, stay, takenBy, withLeg } from './steps.ts';

/** Waits while a phone rings; else rings the next, or there is none left. */
export function ringNext(transfer: Transfer): Step {
  const { legs } = transfer;
  if (legs.some(({ state }) => state.name !== 'waiting' && state.name !== 'ended')) return stay(transfer);
  const waiting = legs.filter(({ state }) => state.name === 'waiting');
  if (waiting.length === 0) return finish(transfer, outcomeOf(legs));
  const next = Math.min(...waiting.map(({ position }) => position));
  const rings = (leg: Leg) => leg.state.name === 'waiting' && leg.position === next;
  return {
    transfer: {
      ...transfer,
      legs: legs.map((leg) => (rings(leg) ? { ...leg, state: { name: 'placing' } } : leg)),
    },
    effects: legs.filter(rings).map(({ id }) => ({ type: 'place-leg', leg: id })),
  };
}

/** The outcome of several phones is the first of these that one of them had: a person's own decision says the most. */
const BY_WEIGHT: readonly TransferOutcome[] = ['declined', 'busy', 'voicemail', 'no-answer', 'failed'];

function outcomeOf(legs: readonly Leg[]): TransferOutcome {
  const outcomes = legs.flatMap(({ state }) => (state.name === 'ended' ? [state.outcome] : []));
  return BY_WEIGHT.find((each) => outcomes.includes(each)) ?? 'failed';
}

/** The carrier rings a phone, which may not be needed any more. */
export function onLegPlaced(transfer: Transfer, id: TransferLegId, sid: string): Step {
  const leg = legOf(transfer, id);
  if (leg === null || leg.sid !== null) return stay(transfer);
  const known = withLeg(transfer, {
    ...leg,
    sid,
    state: leg.state.name === 'placing' ? { name: 'ringing' } : leg.state,
  });
  const unwanted = leg.state.name === 'ended' && takenBy(known) !== id;
  return unwanted ? { transfer: known, effects: [{ type: 'end-leg', sid }] } : stay(known);
}

/** A state of a phone; older ones that come late change nothing, and nothing does after its end. */
export function onLegNews(
  transfer: Transfer,
  { leg: id, sequence, state, at }: Extract<TransferEvent, { type: 'leg-status' }>,
): Step {
  const leg = legOf(transfer, id);
  if (leg === null || leg.state.name === 'ended') return stay(transfer);
  const isEnd = state !== 'ringing' && state !== 'answered';
  if (!isEnd && sequence <= leg.sequence) return stay(transfer);
  const newer = { ...leg, sequence: Math.max(sequence, leg.sequence) };
  if (isEnd) return onLegEnd(transfer, newer, state, at);
  const isCalling = leg.state.name === 'placing' || leg.state.name === 'ringing';
  return stay(withLeg(transfer, isCalling ? { ...newer, state: { name: state } } : newer));
}

function onLegEnd(
  transfer: Transfer,
  leg: Leg,
  state: Exclude<LegNews, 'ringing' | 'answered'>,
  at: number,
): Step {
  const { phase } = transfer;
  // Answered, and no key: a person would have pressed one.
  const outcome = state === 'over' ? 'voicemail' : state;
  const after = withLeg(transfer, { ...leg, state: { name: 'ended', outcome } });
  if (phase.name === 'ringing') return ringNext(after);
  if (phase.name === 'accepted' && phase.leg === leg.id)
    return andAlso([{ type: 'return-caller' }], finish(after, 'failed'));
  if (phase.name === 'connected' && phase.leg === leg.id) return finishTalk(after, phase, at);
  return stay(after);
}

/** Whoever answered a phone has pressed a key: one takes the call, any other does not want it. */
export function pressed(transfer: Transfer, id: TransferLegId, digit: string): Step {
  const leg = legOf(transfer, id);
  const isOpen = leg !== null && leg.state.name !== 'ended' && leg.state.name !== 'waiting';
  if (!isOpen || transfer.phase.name !== 'ringing') return stay(transfer);
  if (digit !== TAKES)
    return ringNext(withLeg(transfer, { ...leg, state: { name: 'ended', outcome: 'declined' } }));
  if (transfer.mode === 'test') {
    const taken = withLeg(transfer, { ...leg, state: { name: 'ended', outcome: 'answered' } });
    return finish(taken, 'answered');
  }
  const { transfer: alone, effects } = endOthers(transfer, id);
  return {
    transfer: withLeg(
      { ...alone, phase: { name: 'accepted', leg: id }, callerMoved: true },
      { ...leg, state: { name: 'accepted' } },
    ),
    effects: [...effects, { type: 'move-caller' }],
  };
}
