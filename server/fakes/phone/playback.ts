/** The carrier's queue of what it has yet to play to the caller: audio in order at 8 kHz, and marks that come back when it was heard. */

const FRAME_BYTES = 160;
const BYTES_PER_MS = 8;
const SILENCE = Buffer.alloc(FRAME_BYTES, 0xff);

/** 20 ms that the caller hears. */
export interface HeardFrame {
  readonly audio: Buffer;
  /** When it begins, in milliseconds of the clock that was handed in: to the millisecond, between two frames too. */
  readonly at: number;
}

type Queued = { readonly audio: Buffer } | { readonly mark: string };

export class Playback {
  readonly #onMark: (name: string) => void;
  #queue: Queued[] = [];
  /** Marks whose audio ends in the frame that is being played. */
  #reached: string[] = [];
  /** When the audio that plays now began, and how much of it was played; null: nothing plays. */
  #run: { readonly from: number; bytes: number } | null = null;

  /** @param onMark is told each mark when the caller has heard what came before it, or when that was dropped. */
  constructor(onMark: (name: string) => void) {
    this.#onMark = onMark;
  }

  play(audio: Buffer, now: number): void {
    this.#run ??= { from: now, bytes: 0 };
    this.#queue.push({ audio });
  }

  mark(name: string): void {
    if (this.#run === null) this.#onMark(name);
    else this.#queue.push({ mark: name });
  }

  /** Drops what was not heard yet; its marks come back at once. */
  clear(): void {
    const dropped = this.#queue.flatMap((each) => ('mark' in each ? [each.mark] : []));
    const marks = [...this.#reached, ...dropped];
    this.#queue = [];
    this.#reached = [];
    this.#run = null;
    for (const name of marks) this.#onMark(name);
  }

  /** The next 20 ms, or null when there is nothing to hear. */
  next(): HeardFrame | null {
    const heard = this.#reached;
    this.#reached = [];
    for (const name of heard) this.#onMark(name);
    const run = this.#run;
    if (run === null) return null;
    const parts: Buffer[] = [];
    let room = FRAME_BYTES;
    for (let head = this.#queue.shift(); head !== undefined; head = this.#queue.shift()) {
      if ('mark' in head) {
        if (parts.length === 0) this.#onMark(head.mark);
        else this.#reached.push(head.mark);
        continue;
      }
      const part = head.audio.subarray(0, room);
      if (part.length > 0) parts.push(part);
      room -= part.length;
      if (part.length === head.audio.length) continue;
      this.#queue.unshift({ audio: head.audio.subarray(part.length) });
      break;
    }
    if (parts.length === 0) {
      this.#run = null;
      return null;
    }
    const at = run.from + run.bytes / BYTES_PER_MS;
    run.bytes += FRAME_BYTES;
    const [only] = parts;
    if (only?.length === FRAME_BYTES) return { audio: only, at };
    return { audio: Buffer.concat([...parts, SILENCE.subarray(0, room)]), at };
  }
}
