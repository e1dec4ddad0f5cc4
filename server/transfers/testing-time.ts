/** A clock and its timers, which run at once one after another. */
interface Timer {
  /** In milliseconds from the beginning. */
  readonly at: number;
  readonly run: () => void;
}

export class VirtualTime {
  /** Milliseconds from the beginning. */
  now = 0;
  #timers: Timer[] = [];

  after(ms: number, run: () => void): void {
    this.#timers.push({ at: this.now + ms, run });
  }

  /** Runs all timers, those of the same moment in the order in which they were set, until none is left. */
  run(): void {
    for (let next = this.#take(); next !== undefined; next = this.#take()) {
      this.now = next.at;
      next.run();
    }
  }

  #take(): Timer | undefined {
    this.#timers.sort((a, b) => a.at - b.at);
    return this.#timers.shift();
  }
}
