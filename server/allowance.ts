/** A token bucket: so much at once, and so much a second on average. */
export interface Pace {
  readonly perSecond: number;
  readonly burst: number;
}

/** @returns whether so much may pass now; what may not does not count. */
export function allowance({ perSecond, burst }: Pace): (amount: number) => boolean {
  let left = burst;
  let since = performance.now();
  return (amount) => {
    const now = performance.now();
    left = Math.min(burst, left + ((now - since) / 1_000) * perSecond);
    since = now;
    if (left < amount) return false;
    left -= amount;
    return true;
  };
}
