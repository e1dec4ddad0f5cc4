/** A circuit breaker of each vendor that another can serve in the place of. */
import { VendorError } from '../../ports.ts';

/** A single failure may be chance; every further one costs a caller the wait for it. */
const FAILURES = 2;
/** Long enough that an outage is paid for by few turns, short enough that the better voice is soon back. */
const COOL_DOWN_MS = 15_000;

/** Open after failures in a row: the vendor is passed over. After the cool-down one success closes it, one failure does not open it. */
export class CircuitBreaker<T extends { readonly name: string }> {
  readonly vendor: T;
  #failures = 0;
  #openUntil = 0;

  constructor(vendor: T) {
    this.vendor = vendor;
  }

  get isOpen(): boolean {
    return performance.now() < this.#openUntil;
  }

  succeeded(): void {
    this.#failures = 0;
  }

  failed(): void {
    this.#failures += 1;
    if (this.#failures >= FAILURES) this.#openUntil = performance.now() + COOL_DOWN_MS;
  }

  /** Opens it at once. */
  trip(): void {
    this.#failures = FAILURES;
    this.#openUntil = performance.now() + COOL_DOWN_MS;
  }

  /** What the vendor threw, as a failure of it. */
  errorOf(cause: unknown): VendorError {
    if (cause instanceof VendorError) return cause;
    return new VendorError(this.vendor.name, 'transient', 'failed', { cause });
  }
}

/** Those that are to be asked, best first; when all of them are open, that is all of them. */
export function available<T extends { readonly name: string }>(
  breakers: readonly CircuitBreaker<T>[],
): readonly CircuitBreaker<T>[] {
  const closed = breakers.filter(({ isOpen }) => !isOpen);
  return closed.length > 0 ? closed : breakers;
}

export interface FailoverOptions {
  /** Told of every failure, also of those that the caller does not notice. */
  readonly onFailure: (error: VendorError) => void;
  /** Told of every success by the vendor's name. */
  readonly onSuccess?: (vendor: string) => void;
}
