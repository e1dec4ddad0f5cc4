/**
 * A carrier has its answer in three seconds, with what it takes to write another one and send it: a caller hears silence
 * for so long. Twilio itself would wait for 15 s.
 */
export const DEADLINE_MS = 2_700;

/** The time that an answer to the carrier may take: after it the caller gets another answer, and late work changes nothing. */
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
