import { useInterval } from '@mantine/hooks';
import { useState } from 'react';
import { duration } from '../ui/format.ts';

interface ElapsedProps {
  /** In milliseconds, by the clock. */
  readonly since: number;
  readonly clock: { now(): number };
}

/** The time since a moment, running. */
export function Elapsed({ since, clock }: ElapsedProps) {
  const [now, setNow] = useState(() => clock.now());
  useInterval(() => setNow(clock.now()), 1000, { autoInvoke: true });
  return <span className="figures">{duration((now - since) / 1000)}</span>;
}
