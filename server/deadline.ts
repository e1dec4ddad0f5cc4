/** A limit of time: whoever waits for work gets an error when it is over, and late work changes nothing. */

export class DeadlineError extends Error {
  constructor(ms: number) {
    super(`was not done within ${ms} ms`);
    this.name = 'DeadlineError';
  }
}

/**
 * Waits for work no longer than `ms`. The work is told by the signal that nobody waits any more, and looks at it before
 * it commits; how it ends then is told to `onLate` only.
 */
export async function withinDeadline<T>(
  ms: number,
  work: (signal: AbortSignal) => Promise<T>,
  onLate: (error: unknown) => void,
): Promise<T> {
  const abort = new AbortController();
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const error = new DeadlineError(ms);
    abort.abort(error);
    reject(error);
  }, ms);
  const working = work(abort.signal);
  working.catch((error: unknown) => {
    if (abort.signal.aborted && error !== abort.signal.reason) onLate(error);
  });
  try {
    return await Promise.race([working, late]);
  } finally {
    clearTimeout(timer);
  }
}
