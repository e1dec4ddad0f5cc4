import { useInterval } from '@mantine/hooks';
import { useState } from 'react';
import { text } from '../languages/text.ts';
import type { Left } from '../phone/phone-state.ts';
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

/** The time left for test calls during one; to the second in the last minute. */
export function TimeLeft({ left }: { readonly left: Left }) {
  const [now, setNow] = useState(left.at);
  useInterval(() => setNow(performance.now()), 1000, { autoInvoke: true });
  const seconds = Math.max(0, left.seconds - (Math.max(now, left.at) - left.at) / 1000);
  return (
    <span className="figures">
      {seconds < 60 ? text.phone.clockLeft(duration(seconds)) : text.phone.timeLeft(seconds)}
    </span>
  );
}
