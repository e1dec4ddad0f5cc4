import { duration } from '../ui/format.ts';
import { type CallTurn, unheard } from './conversation.ts';
import classes from './Turn.module.css';

const SPEAKERS: Record<CallTurn['speaker'], string> = {
  caller: 'Caller',
  receptionist: 'Receptionist',
  person: 'A person',
};

/** One turn as it was heard; what was cut off by an interruption stands struck out behind it. */
export function Turn({ turn, startedAt }: { readonly turn: CallTurn; readonly startedAt: string }) {
  const rest = unheard(turn);
  return (
    <div className={classes['turn']} data-speaker={turn.speaker}>
      <div className={classes['head']}>
        <span className={classes['speaker']}>{SPEAKERS[turn.speaker]}</span>
        <span className="figures">{duration((Date.parse(turn.at) - Date.parse(startedAt)) / 1000)}</span>
      </div>
      <p className={classes['words']}>
        {turn.heard}
        {rest !== null && (
          <>
            {' '}
            <del className={classes['unheard']} title="Said, but not heard by the caller">
              {rest.trim()}
            </del>
          </>
        )}
      </p>
      {turn.interrupted && <span className={classes['cut']}>Interrupted here</span>}
    </div>
  );
}
