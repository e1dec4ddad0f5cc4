import { useInterval } from '@mantine/hooks';
import { useState } from 'react';
import { text } from '../languages/text.ts';
import { duration } from '../ui/format.ts';
import type { Left } from './phone-state.ts';

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
