import { useInterval } from '@mantine/hooks';
import { useState } from 'react';
import { duration } from '../ui/format.ts';

/** How long the call has lasted. @param since by the performance clock, in milliseconds. */
export function TalkTime({ since }: { readonly since: number }) {
  const [now, setNow] = useState(since);
  useInterval(() => setNow(performance.now()), 1000, { autoInvoke: true });
  return <span className="figures">{duration((now - since) / 1000)}</span>;
}
