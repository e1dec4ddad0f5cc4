/** The rules of the conference in which the caller and the person meet. */
import type { Step, Transfer, TransferEvent } from './states.ts';
import { andAlso, finish, finishTalk, stay } from './steps.ts';

/** Somebody has come in. The two are connected once both are in the same one; a name alone can stand for two after another. */
export function joined(
  transfer: Transfer,
  { who, conference, at }: Extract<TransferEvent, { type: 'joined' }>,
): Step {
  const known = who === 'caller' ? transfer.callerConference : transfer.personConference;
  if (known === conference) return stay(transfer);
  const now: Transfer =
    who === 'caller'
      ? { ...transfer, callerConference: conference, callerMoved: true }
      : { ...transfer, personConference: conference };
  const { phase, callerConference, personConference } = now;
  if (phase.name === 'ended') {
    // They have come to a conference that nobody waits in any more.
    const alone = who === 'caller' && phase.outcome !== 'answered' && phase.outcome !== 'caller-hung-up';
    return alone ? { transfer: now, effects: [{ type: 'return-caller' }] } : stay(now);
  }
  if (phase.name !== 'accepted' || callerConference === null || personConference === null) return stay(now);
  if (callerConference === personConference)
    return stay({ ...now, phase: { name: 'connected', leg: phase.leg, since: at } });
  return andAlso([{ type: 'return-caller' }], finish(now, 'failed'));
}

export function conferenceEnded(
  transfer: Transfer,
  { conference, at }: Extract<TransferEvent, { type: 'conference-ended' }>,
): Step {
  const { phase, callerConference } = transfer;
  return phase.name === 'connected' && callerConference === conference
    ? finishTalk(transfer, phase, at)
    : stay(transfer);
}
