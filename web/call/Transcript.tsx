/** What was said and done in a call, in order; the turn that is being played is marked, and kept in sight. */
import { Card, Text, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { type CallTool, type CallTurn, conversation } from './conversation.ts';
import { ToolRun } from './ToolRun.tsx';
import classes from './Transcript.module.css';
import { Turn } from './Turn.tsx';

interface TranscriptProps {
  readonly turns: readonly CallTurn[];
  readonly tools: readonly CallTool[];
  readonly startedAt: string;
  /** Why there is nothing to read, when there is not. */
  readonly nothing: string;
  /** The position of the turn that is heard just now. */
  readonly playing: number | null;
  /** Plays the recording from a turn on; null where there is none. */
  readonly play: ((position: number) => void) | null;
}

export const turnId = (position: number): string => `turn-${position}`;

export function Transcript({ turns, tools, startedAt, nothing, playing, play }: TranscriptProps) {
  const before = useRef<number | null>(null);
  useEffect(() => {
    const left = before.current;
    before.current = playing;
    if (playing === null || playing === left) return;
    // Who has scrolled elsewhere is left there.
    if (left !== null && !isInSight(turnId(left))) return;
    document.getElementById(turnId(playing))?.scrollIntoView({ block: 'nearest' });
  }, [playing]);
  return (
    <Card component="section" aria-labelledby="transcript">
      <Title order={2} id="transcript" mb="md">
        Transcript
      </Title>
      {turns.length === 0 && <Text c="dimmed">{nothing}</Text>}
      <ol className={classes['transcript']}>
        {conversation(turns, tools).map((item) =>
          item.type === 'turn' ? (
            <li key={item.key} id={turnId(item.turn.position)} tabIndex={-1}>
              <Turn
                turn={item.turn}
                startedAt={startedAt}
                playing={item.turn.position === playing}
                play={play === null ? null : () => play(item.turn.position)}
              />
            </li>
          ) : (
            <li key={item.key}>
              <ToolRun run={item.tool} />
            </li>
          ),
        )}
      </ol>
    </Card>
  );
}

function isInSight(id: string): boolean {
  const box = document.getElementById(id)?.getBoundingClientRect();
  return box !== undefined && box.bottom > 0 && box.top < window.innerHeight;
}
