/** The transcript of a call, with its tool runs; the turn that is being played is marked, and kept in sight. */
import { Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { text } from '../languages/text.ts';
import { Section } from '../ui/Section.tsx';
import { type CallTool, type CallTurn, type SupervisorAction, conversation } from './conversation.ts';
import { ToolRun } from './ToolRun.tsx';
import classes from './Transcript.module.css';
import { Turn } from './Turn.tsx';

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
    <Section title={text.calls.transcript}>
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
