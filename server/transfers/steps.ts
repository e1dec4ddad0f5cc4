/** The steps that the rules of a transfer are made of. */
import type { TransferLegId } from '../../db/ids.ts';
import type { TransferOutcome } from '../events/events.ts';
import type { Leg, Phase, Step, Transfer, TransferEffect } from './states.ts';

export const stay = (transfer: Transfer): Step => ({ transfer, effects: [] });

export const andAlso = (effects: readonly TransferEffect[], { transfer, effects: rest }: Step): Step => ({
  transfer,
  effects: [...effects, ...rest],
});

export const legOf = ({ legs }: Transfer, id: TransferLegId): Leg | null =>
  legs.find((leg) => leg.id === id) ?? null;

export const withLeg = (transfer: Transfer, changed: Leg): Transfer => ({
  ...transfer,
  legs: transfer.legs.map((leg) => (leg.id === changed.id ? changed : leg)),
});

/** Who has taken the call; null: nobody, or not any more. */
export const takenBy = ({ phase }: Transfer): TransferLegId | null =>
  phase.name === 'accepted' || phase.name === 'connected' || phase.name === 'ended' ? phase.leg : null;

/** The transfer is over: whatever still rings is ended, and a person who waits for the caller is told. */
export function finish(transfer: Transfer, outcome: TransferOutcome): Step {
  const person = takenBy(transfer);
  const effects = transfer.legs.flatMap(({ id, sid, state }): TransferEffect[] => {
    if (sid === null || state.name === 'ended') return [];
    const waits = id === person && outcome !== 'answered';
    return [{ type: waits ? 'dismiss-leg' : 'end-leg', sid }];
  });
  return {
    transfer: {
      ...transfer,
      phase: { name: 'ended', outcome, leg: person },
      legs: transfer.legs.map((leg) => ended(leg, leg.id === person ? outcome : 'cancelled')),
    },
    effects,
  };
}

/** The two have talked. @param at epoch milliseconds, by the carrier's clock where it told so */
export const finishTalk = (
  transfer: Transfer,
  { since }: Extract<Phase, { name: 'connected' }>,
  at: number,
): Step =>
  andAlso(
    [{ type: 'meter', seconds: Math.max(1, Math.ceil((at - since) / 1_000)) }],
    finish(transfer, 'answered'),
  );

const ended = (leg: Leg, outcome: TransferOutcome): Leg =>
  leg.state.name === 'ended' ? leg : { ...leg, state: { name: 'ended', outcome } };

/** Every phone but one is not needed any more. */
export function endOthers(transfer: Transfer, but: TransferLegId): Step {
  const others = transfer.legs.filter(({ id, state }) => id !== but && state.name !== 'ended');
  return {
    transfer: {
      ...transfer,
      legs: transfer.legs.map((leg) => (leg.id === but ? leg : ended(leg, 'cancelled'))),
    },
    effects: others.flatMap(({ sid }): TransferEffect[] => (sid === null ? [] : [{ type: 'end-leg', sid }])),
  };
}
