/** The transcript of a call, with its tool runs; the turn that is being played is marked, and kept in sight. */
import { Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import {
  type CallTool,
  type CallTurn,
  conversation,
  type SupervisorAction,
  unheard,
} from './conversation.ts';
import classes from './Transcript.module.css';
import { text } from '../languages/text.ts';
import { duration } from '../ui/format.ts';
import { PlayIcon, ToolIcon } from '../ui/icons.tsx';
import { Section } from '../ui/page.tsx';

interface TranscriptProps {
  readonly turns: readonly CallTurn[];
  readonly tools: readonly CallTool[];
  readonly visits: readonly SupervisorAction[];
  readonly startedAt: string;
  /** Says why there are no turns, where there are none. */
  readonly nothing: string;
  /** The position of the turn that is heard just now. */
  readonly playing: number | null;
  /** Plays the recording from a turn on; null where there is none. */
  readonly play: ((position: number) => void) | null;
}

export const turnId = (position: number): string => `turn-${position}`;

export function Transcript({ turns, tools, visits, startedAt, nothing, playing, play }: TranscriptProps) {
  const before = useRef<number | null>(null);
  useEffect(() => {
    const left = before.current;
    before.current = playing;
    if (playing === null || playing === left) return;
    // Somebody who has scrolled away is not scrolled back.
    if (left !== null && !isInSight(turnId(left))) return;
    document.getElementById(turnId(playing))?.scrollIntoView({ block: 'nearest' });
  }, [playing]);
  return (
    <Section title={text.common.transcript}>
      {turns.length === 0 && <Text c="dimmed">{nothing}</Text>}
      <ol className={classes['transcript']}>
        {conversation({ turns, tools, visits }).map((item) => {
          switch (item.type) {
            case 'turn': {
              const { turn, key } = item;
              return (
                <li key={key} id={turnId(turn.position)} tabIndex={-1}>
                  <Turn
                    turn={turn}
                    startedAt={startedAt}
                    playing={turn.position === playing}
                    play={play === null ? null : () => play(turn.position)}
                  />
                </li>
              );
            }
            case 'tool':
              return (
                <li key={item.key}>
                  <ToolRun run={item.tool} />
                </li>
              );
            case 'supervisor':
              return (
                <li key={item.key} className={classes['supervisor']}>
                  {text.calls.supervisor[item.action.what](
                    item.action.by || text.common.somebody,
                    item.action.note,
                  )}
                </li>
              );
          }
        })}
      </ol>
    </Section>
  );
}

function isInSight(id: string): boolean {
  const box = document.getElementById(id)?.getBoundingClientRect();
  return box !== undefined && box.bottom > 0 && box.top < window.innerHeight;
}

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

/** One run of a tool: its outcome in a line; its arguments and its result when it is opened. */
export function ToolRun({ run }: { readonly run: CallTool }) {
  const { say, status } = run.result;
  return (
    <details className={classes['tool']}>
      <summary className={classes['summary']}>
        <ToolIcon size={16} />
        <span className={classes['line']}>
          <strong>{text.live.toolName(run.name)}</strong> {typeof say === 'string' ? say : ''}
        </span>
        {typeof status === 'string' && (
          <span className={classes['status']}>{text.live.toolStatus(status)}</span>
        )}
      </summary>
      <div className={classes['inside']}>
        <Json title={text.calls.toolInput} value={run.arguments} />
        <Json title={text.calls.toolResult} value={run.result} />
        <span className="figures">{text.common.milliseconds(run.durationMs)}</span>
      </div>
    </details>
  );
}

function Json({ title, value }: { readonly title: string; readonly value: unknown }) {
  return (
    <figure className={classes['json']}>
      <figcaption>{title}</figcaption>
      <pre tabIndex={0}>{JSON.stringify(value, null, 2)}</pre>
    </figure>
  );
}
