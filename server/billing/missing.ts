/** Errors for objects that Stripe does not know: deleted there, or of the other of its two modes. */

/** Whether Stripe refused because what was named is not there. */
export const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'resource_missing';

/** Whether it is there in the other mode: the key was changed from a test's to a live one. */
export const isOfOtherMode = (error: unknown): boolean =>
  isMissing(error) && error instanceof Error && /exists in (test|live) mode/.test(error.message);

/** Stripe's answer, or a given value where it does not know what was named. */
export const orIfMissing = <T, U>(asked: Promise<T>, otherwise: U): Promise<T | U> =>
  asked.catch((error: unknown) => {
    if (isMissing(error)) return otherwise;
    throw error;
  });
