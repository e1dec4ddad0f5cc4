/** How content a caller was, and what somebody may want to look at in a call: as small marks with words. */
import type { RouterOutputs } from '../api.ts';
import { text } from '../languages/text.ts';
import classes from './CallMarks.module.css';
import { FlagIcon, HappyIcon, NeutralIcon, UnhappyIcon } from './icons.tsx';

type Found = RouterOutputs['calls']['list']['calls'][number];

const FACES = { good: HappyIcon, neutral: NeutralIcon, bad: UnhappyIcon } as const;

/** In words, where there is room. */
export function Sentiment({ sentiment }: { readonly sentiment: NonNullable<Found['sentiment']> }) {
  const Face = FACES[sentiment];
  return (
    <span className={classes['sentiment']} data-sentiment={sentiment}>
      <Face size={16} />
      {text.ui.sentiments[sentiment]}
    </span>
  );
}

/** Only what is worth a second look: an unhappy caller, and how many kinds of flags there are. */
export function CallMarks({ sentiment, marks }: Pick<Found, 'sentiment' | 'marks'>) {
  const flags = marks.filter((mark) => mark !== 'unhappy' || sentiment !== 'bad');
  const named = flags.map((mark) => text.ui.marks[mark]).join(', ');
  return (
    <>
      {sentiment === 'bad' && (
        <span
          className={classes['mark']}
          data-sentiment="bad"
          role="img"
          aria-label={text.ui.sentiments.bad}
          title={text.ui.sentiments.bad}
        >
          <UnhappyIcon size={16} />
        </span>
      )}
      {flags.length > 0 && (
        <span className={classes['mark']} role="img" aria-label={text.ui.marked(named)} title={named}>
          <FlagIcon size={15} />
        </span>
      )}
    </>
  );
}
