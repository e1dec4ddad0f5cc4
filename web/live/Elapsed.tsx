import { useInterval } from '@mantine/hooks';
import { useState } from 'react';
import { duration } from '../ui/format.ts';

/** The time since an instant, running. */
export function Elapsed({ since }: { readonly since: number }) {
  const [now, setNow] = useState(() => Date.now());
  useInterval(() => setNow(Date.now()), 1000, { autoInvoke: true });
  return <span className="figures">{duration((now - since) / 1000)}</span>;
}
