import { text } from '../languages/text.ts';
import { duration } from '../ui/format.ts';
import { PlayIcon } from '../ui/icons.tsx';
import { type CallTurn, unheard } from './conversation.ts';
import classes from './Turn.module.css';

interface TurnProps {
  readonly turn: CallTurn;
  readonly startedAt: string;
  readonly playing: boolean;
  /** Plays the recording from here; null where there is none. */
  readonly play: (() => void) | null;
}

/** One turn as it was heard; what an interruption cut off is shown behind it, struck out. */
export function Turn({ turn, startedAt, playing, play }: TurnProps) {
  const rest = unheard(turn);
  const at = duration((Date.parse(turn.at) - Date.parse(startedAt)) / 1000);
  return (
    <div className={classes['turn']} data-speaker={turn.speaker} data-playing={playing}>
      <div className={classes['head']}>
        <span className={classes['speaker']}>{text.calls.speakers[turn.speaker]}</span>
        {play === null ? (
          <span className="figures">{at}</span>
        ) : (
          <button
            type="button"
            className={classes['play']}
            aria-label={text.calls.playFrom(at)}
            onClick={play}
          >
            <PlayIcon size={12} />
            <span className="figures">{at}</span>
          </button>
        )}
      </div>
      <p className={classes['words']} data-plays={play !== null} onClick={play ?? undefined}>
        {turn.heard}
        {rest !== null && (
          <>
            {' '}
            <del className={classes['unheard']} title={text.calls.unheard}>
              {rest.trim()}
            </del>
          </>
        )}
      </p>
      {turn.interrupted && <span className={classes['cut']}>{text.calls.interrupted}</span>}
    </div>
  );
}
