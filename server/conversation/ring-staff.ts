/** The run that tells a receptionist whom the business rang for this call before it, and that none of them took it. */
import { z } from 'zod';

/** Its name among the tools' runs, and its key: a call has one at most. */
export const RING_STAFF = 'ring_staff';

const triedRun = z.object({ tried: z.array(z.string()) });

/** The names of those who were rung, from the run's result as a model reads it; none where it does not tell. */
export function triedIn(content: string): readonly string[] {
  try {
    return triedRun.safeParse(JSON.parse(content)).data?.tried ?? [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
