/** Who is passed over for a while, because it has just failed. */
import { VendorError } from '../../ports.ts';

/** A single failure may be chance; every further one costs a caller the wait for it. */
const FAILURES = 2;
/** Long enough that an outage is paid for by few turns, short enough that the better voice is soon back. */
const COOL_DOWN_MS = 15_000;

/** Something that may fail, with its recent record. After the cool-down one success clears it, one failure does not. */
export class Candidate<T extends { readonly name: string }> {
  readonly it: T;
  #failures = 0;
  #restsUntil = 0;

  constructor(it: T) {
    this.it = it;
  }

  get isResting(): boolean {
    return performance.now() < this.#restsUntil;
  }

  succeeded(): void {
    this.#failures = 0;
  }

  failed(): void {
    this.#failures += 1;
    if (this.#failures >= FAILURES) this.#restsUntil = performance.now() + COOL_DOWN_MS;
  }

  /** What it threw, as a failure of a vendor. */
  errorOf(cause: unknown): VendorError {
    if (cause instanceof VendorError) return cause;
    return new VendorError(this.it.name, 'transient', 'failed', { cause });
  }
}

/** Those who are to be asked, best first; when all of them rest, nobody does. */
export function ready<C extends Candidate<{ readonly name: string }>>(
  candidates: readonly C[],
): readonly C[] {
  const rested = candidates.filter(({ isResting }) => !isResting);
  return rested.length > 0 ? rested : candidates;
}

export interface FailoverOptions {
  /** Told of every failure, also of those that the caller does not notice. */
  readonly onFailure: (error: VendorError) => void;
  /** Told of every success by the vendor's name. */
  readonly onSuccess?: (vendor: string) => void;
}
