/** The part of an utterance's text that its audio has spoken so far. */

/**
 * The vendor counts the letters that it speaks; now and then it counts some twice, or forgets some, where two pieces of
 * text meet. So letters are only a measure here: every piece that is taken is a piece of the text that was added.
 */
export class SpokenText {
  #text = '';
  #spoken = 0;
  #startOfLast = 0;

  add(text: string): void {
    this.#startOfLast = this.#text.length + text.search(/\S|$/);
    this.#text += text;
  }

  /** The next piece of the text, with so many letters and the blanks behind them. */
  take(letters: number): string {
    const start = this.#spoken;
    let left = letters;
    while (this.#spoken < this.#text.length && (left > 0 || this.#isBlank())) {
      if (!this.#isBlank()) left -= 1;
      this.#spoken += 1;
    }
    return this.#text.slice(start, this.#spoken);
  }

  /** What was never taken, all of it. */
  takeRest(): string {
    const rest = this.unspoken;
    this.#spoken = this.#text.length;
    return rest;
  }

  get unspoken(): string {
    return this.#text.slice(this.#spoken);
  }

  /** Whether some of what was added last has been spoken. */
  get lastHasBegun(): boolean {
    return this.#spoken > this.#startOfLast;
  }

  #isBlank(): boolean {
    return /\s/.test(this.#text.charAt(this.#spoken));
  }
}
