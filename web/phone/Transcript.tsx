import { useEffect, useRef } from 'react';
import type { Line } from './phone-state.ts';
import classes from './Transcript.module.css';
import { text } from '../languages/text.ts';

/** The conversation as it goes on. Only lines that will not change any more are read out. */
export function Transcript({ lines }: { readonly lines: readonly Line[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.scrollTop = box.current.scrollHeight;
  }, [lines]);
  return (
    <div
      ref={box}
      className={classes['transcript']}
      role="log"
      aria-label={text.common.transcript}
      tabIndex={0}
    >
      {lines.map((line) => (
        <p
          key={line.id}
          className={classes['line']}
          data-speaker={line.speaker}
          data-interim={!line.final}
          aria-busy={!line.final}
        >
          <span className={classes['speaker']}>
            {line.speaker === 'caller' ? text.phone.you : text.phone.receptionist}
          </span>
          {line.text}
        </p>
      ))}
    </div>
  );
}
