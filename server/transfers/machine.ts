/**
 * The transfer of one call, as a pure function: (transfer, event) -> {transfer, effects}. The carrier tells what happens late, twice and
 * in any order; whatever it is, a caller ends with a person who pressed 1, or with the receptionist again, or has hung up.
 */
import type { TransferLegId } from '../../db/ids.ts';
import type { TransferOutcome } from '../events/events.ts';
import { conferenceEnded, joined } from './conference.ts';
import { onLegNews, onLegPlaced, pressed, ringNext } from './legs.ts';
import type { LegNews, Step, Transfer, TransferEffect, TransferEvent } from './states.ts';
import { andAlso, finish, finishTalk, legOf, stay, withLeg } from './steps.ts';

export function step(transfer: Transfer, event: TransferEvent): Step {
  switch (event.type) {
    case 'start':
      return start(transfer);
    case 'leg-placed':
      return onLegPlaced(transfer, event.leg, event.sid);
    case 'leg-refused':
      return legEnds(transfer, event.leg, 'failed', []);
    case 'leg-status':
      return onLegNews(transfer, event);
    case 'leg-key':
      return pressed(transfer, event.leg, event.digit);
    case 'leg-overdue':
      return overdueLeg(transfer, event.leg);
    case 'stream-ended':
      return transfer.phase.name === 'ringing' ? finish(transfer, 'caller-hung-up') : stay(transfer);
    case 'caller-gone':
      return callerGone(transfer, event.at);
    case 'moved':
      return moved(transfer);
    case 'move-failed':
      return moveFailed(transfer, event.gone);
    case 'returned':
      return returned(transfer, event);
    case 'joined':
      return joined(transfer, event);
    case 'conference-ended':
      return conferenceEnded(transfer, event);
    case 'cancelled':
      return cancelled(transfer);
    case 'overdue':
      return overdue(transfer, event.at);
  }
}

/** Rings the first phones; of a cold transfer, only the first one. */
function start(transfer: Transfer): Step {
  const [first] = transfer.legs;
  if (first === undefined) return finish(transfer, 'failed');
  if (transfer.mode !== 'cold') return ringNext(transfer);
  const dialling: Transfer = { ...transfer, phase: { name: 'dialling' }, callerMoved: true };
  return {
    transfer: withLeg(dialling, { ...first, state: { name: 'ringing' } }),
    effects: [{ type: 'dial', leg: first.id }],
  };
}

/** A phone is done with that nobody has taken the call at. */
function legEnds(
  transfer: Transfer,
  id: TransferLegId,
  outcome: TransferOutcome,
  effects: readonly TransferEffect[],
): Step {
  const leg = legOf(transfer, id);
  if (leg === null || leg.state.name === 'ended' || leg.state.name === 'accepted') return stay(transfer);
  const after = withLeg(transfer, { ...leg, state: { name: 'ended', outcome } });
  return andAlso(effects, after.phase.name === 'ringing' ? ringNext(after) : stay(after));
}

function overdueLeg(transfer: Transfer, id: TransferLegId): Step {
  const leg = legOf(transfer, id);
  if (leg === null || leg.state.name === 'waiting') return stay(transfer);
  const outcome = leg.state.name === 'answered' ? 'voicemail' : leg.sid === null ? 'failed' : 'no-answer';
  return legEnds(transfer, id, outcome, leg.sid === null ? [] : [{ type: 'end-leg', sid: leg.sid }]);
}

function callerGone(transfer: Transfer, at: number): Step {
  switch (transfer.phase.name) {
    case 'ringing':
    case 'dialling':
    case 'accepted':
      return finish(transfer, 'caller-hung-up');
    case 'connected':
      return finishTalk(transfer, transfer.phase, at);
    case 'ended':
      return stay(transfer);
  }
}

/** The caller was on the way when the transfer ended: nobody waits for them where they have come to. */
function moved(transfer: Transfer): Step {
  return transfer.phase.name === 'ended' && isToReturn(transfer.phase.outcome)
    ? { transfer, effects: [{ type: 'return-caller' }] }
    : stay(transfer);
}

/** Whether a caller who was moved belongs to the receptionist again. */
const isToReturn = (outcome: TransferOutcome): boolean =>
  outcome !== 'answered' && outcome !== 'caller-hung-up';

function moveFailed(transfer: Transfer, gone: boolean): Step {
  const { phase } = transfer;
  if (phase.name !== 'accepted' && phase.name !== 'dialling') return stay(transfer);
  return gone ? finish(transfer, 'caller-hung-up') : finish({ ...transfer, callerMoved: false }, 'failed');
}

/** The caller's part of the transfer is over, and they are still there. */
function returned(
  transfer: Transfer,
  { taken, why, seconds, at }: Extract<TransferEvent, { type: 'returned' }>,
): Step {
  const { phase } = transfer;
  switch (phase.name) {
    case 'connected':
      return finishTalk(transfer, phase, at);
    case 'accepted':
      return finish(transfer, taken === true ? 'answered' : 'failed');
    case 'dialling':
      return taken === true
        ? andAlso([{ type: 'meter', seconds }], finish(transfer, 'answered'))
        : finish(transfer, NOT_TAKEN[why]);
    // The carrier asks for no document of a caller who has not left the receptionist.
    case 'ringing':
    case 'ended':
      return stay(transfer);
  }
}

const NOT_TAKEN: Readonly<Record<LegNews, TransferOutcome>> = {
  ringing: 'no-answer',
  answered: 'voicemail',
  over: 'voicemail',
  'no-answer': 'no-answer',
  busy: 'busy',
  failed: 'failed',
  cancelled: 'no-answer',
};

/** Only before somebody has taken the call. */
function cancelled(transfer: Transfer): Step {
  switch (transfer.phase.name) {
    case 'ringing':
      return finish(transfer, 'cancelled');
    case 'dialling':
      return andAlso([{ type: 'return-caller' }], finish(transfer, 'cancelled'));
    case 'accepted':
    case 'connected':
    case 'ended':
      return stay(transfer);
  }
}

function overdue(transfer: Transfer, at: number): Step {
  const { phase } = transfer;
  switch (phase.name) {
    case 'accepted':
      return andAlso([{ type: 'return-caller' }], finish(transfer, 'failed'));
    case 'connected':
      return finishTalk(transfer, phase, at);
    case 'ringing':
    case 'dialling':
      return finish(transfer, 'failed');
    case 'ended':
      return stay(transfer);
  }
}
