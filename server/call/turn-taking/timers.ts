/** The timers of one call; each runs once. */

export class Timers<Timer extends string> {
  readonly #running = new Map<Timer, NodeJS.Timeout>();
  readonly #onTime: (timer: Timer) => void;

  constructor(onTime: (timer: Timer) => void) {
    this.#onTime = onTime;
  }

  /** Starts a timer; one that runs already starts again. */
  set(timer: Timer, ms: number): void {
    this.stop(timer);
    this.#running.set(
      timer,
      setTimeout(() => this.#onTime(timer), ms),
    );
  }

  stop(timer: Timer): void {
    clearTimeout(this.#running.get(timer));
    this.#running.delete(timer);
  }

  stopAll(): void {
    for (const timer of this.#running.keys()) this.stop(timer);
  }
}
