/** The parts of a call's summary: what was wanted and done, what is open, and where to look. */
import { Group, Text } from '@mantine/core';
import type { RouterOutputs } from '../api.ts';
import classes from './CameTo.module.css';
import { text } from '../languages/text.ts';
import { SmallButton } from '../ui/buttons.tsx';
import { FlagIcon } from '../ui/icons.tsx';
import { duration } from '../ui/format.ts';
import { Dimmed } from '../ui/page.tsx';
import { turnId } from './Transcript.tsx';

type Found = RouterOutputs['calls']['get'];
type CameToOf = NonNullable<Found['cameTo']>;
type Flag = CameToOf['flags'][number];

export interface CameToProps {
  readonly cameTo: CameToOf;
  readonly startedAt: string;
  /** Plays the recording from a turn on; null: there is none. */
  readonly play: ((position: number) => void) | null;
}

export function CameTo({ cameTo, startedAt, play }: CameToProps) {
  const { wanted, done, open, flags } = cameTo;
  return (
    <>
      <dl className={classes['parts']}>
        <dt>{text.calls.cameTo.wanted}</dt>
        <dd className="typed">{wanted === '' ? text.calls.cameTo.unclear : wanted}</dd>
        <dt>{text.calls.cameTo.done}</dt>
        <dd className="typed">{done === '' ? text.calls.cameTo.nothing : done}</dd>
        {open.length > 0 && (
          <>
            <dt>{text.calls.cameTo.open}</dt>
            <dd>
              <ul className={classes['open']}>
                {open.map((each) => (
                  <li key={each} className="typed">
                    {each}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
      {flags.length > 0 && (
        <>
          <Text size="sm" fw={600} mt="xs" mb={6}>
            {text.calls.cameTo.look}
          </Text>
          <Group component="ul" gap="xs" className={classes['flags'] ?? ''}>
            {flags.map((flag) => (
              <li key={`${flag.kind} ${flag.position}`}>
                <SmallButton
                  leftSection={<FlagIcon size={13} />}
                  onClick={() => {
                    jumpTo(flag);
                    play?.(flag.position);
                  }}
                >
                  {text.calls.cameTo.flag(text.ui.marks[flag.kind], timeIn(flag, startedAt))}
                </SmallButton>
              </li>
            ))}
          </Group>
        </>
      )}
      <Dimmed mt="xs">{text.calls.cameTo.by[cameTo.writtenBy]}</Dimmed>
    </>
  );
}

/** `0:42` */
const timeIn = (flag: Flag, startedAt: string): string =>
  duration(Math.max(0, Date.parse(flag.at) - Date.parse(startedAt)) / 1000);

function jumpTo({ position }: Flag): void {
  const turn = document.getElementById(turnId(position));
  turn?.scrollIntoView({ block: 'center' });
  turn?.focus({ preventScroll: true });
}
