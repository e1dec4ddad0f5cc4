/**
 * The music that a caller hears while a phone rings for them: quiet broken chords, made for Ahoy, so that nobody's rights are in it. 16 s of
 * 8 kHz mu-law beside this file, played again and again. The marks that come back are its clock.
 */
import { readFileSync } from 'node:fs';
import { BYTES_PER_MS, type CallLine, type MuLaw } from './ports.ts';

/** So much is sent at once, and twice as much is ahead of what the caller hears. */
const PIECE_BYTES = 1_000 * BYTES_PER_MS;
const AHEAD = 2;

/** Read at the start: while calls go on, nobody waits for the disk. */
const MUSIC: MuLaw = readFileSync(new URL('hold-music.ulaw', import.meta.url));

export class HoldMusic {
  readonly #line: Pick<CallLine, 'send' | 'mark' | 'clear'>;
  #playing = false;
  /** Tells the marks of this playing from those of one before it. */
  #round = 0;
  #at = 0;

  constructor(line: Pick<CallLine, 'send' | 'mark' | 'clear'>) {
    this.#line = line;
  }

  start(): void {
    if (this.#playing) return;
    this.#playing = true;
    this.#round += 1;
    for (let piece = 0; piece < AHEAD; piece += 1) this.#sendPiece();
  }

  /** Drops what the caller has not heard yet. */
  stop(): void {
    if (!this.#playing) return;
    this.#playing = false;
    this.#line.clear();
  }

  onMark(name: string): void {
    if (this.#playing && name === this.#mark) this.#sendPiece();
  }

  get #mark(): string {
    return `music:${this.#round}`;
  }

  #sendPiece(): void {
    this.#line.send(MUSIC.subarray(this.#at, this.#at + PIECE_BYTES));
    this.#at = (this.#at + PIECE_BYTES) % MUSIC.length;
    this.#line.mark(this.#mark);
  }
}
