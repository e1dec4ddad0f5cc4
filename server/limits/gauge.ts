/** Counts of what is open at the same time in this instance: connections, sockets, live feeds and large reads, by owner. */

export class Gauge {
  readonly #most: number;
  readonly #open = new Map<string, number>();

  constructor(most: number) {
    this.#most = most;
  }

  /** Opens one more. @returns how it is closed again, any number of times; null when there are enough. */
  open(key: string): (() => void) | null {
    const count = this.#open.get(key) ?? 0;
    if (count >= this.#most) return null;
    this.#open.set(key, count + 1);
    let closed = false;
    return () => {
      if (closed) return;
      closed = true;
      const left = (this.#open.get(key) ?? 1) - 1;
      if (left === 0) this.#open.delete(key);
      else this.#open.set(key, left);
    };
  }
}
