/** The time, handed in wherever it matters, so that tests can hold it still. */
export interface Clock {
  /** Wall time in epoch milliseconds. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
