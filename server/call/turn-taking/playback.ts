/**
 * The playback of a reply: what was sent to the line, and what of it the caller has really heard. Audio leaves as it arrives, with a mark after
 * every piece of 200 ms; the marks that come back are the only clock, so that a call needs no timer for its audio.
 */
import { BYTES_PER_MS, type CallLine, type MuLaw } from '../ports.ts';

/** How far audio may be ahead of what the caller hears: enough for any hiccup of ours, little to throw away at a barge-in. */
const AHEAD_BYTES = 5_000 * BYTES_PER_MS;
/** What was heard is known to this much. */
const MARK_BYTES = 200 * BYTES_PER_MS;

export type PlaybackNews =
  /** The first audio since the beginning, or since it ran dry, went to the line. */
  | 'audio'
  /** All that was sent has been heard, and more is to come. */
  | 'dry'
  /** All of it is on the line. */
  | 'sent'
  /** All of it has been heard. */
  | 'heard';

interface Piece {
  readonly audio: MuLaw;
  readonly letters: number;
  readonly filler: boolean;
}

interface Segment {
  readonly endByte: number;
  readonly letters: number;
}

/** Letters are shared out in fractions, whose sum may be a hair less than what was shared. */
const ROUNDING = 1e-6;

/** The letters of a text: what a voice pronounces, whatever it does with blanks. */
export const countLetters = (text: string): number => text.replaceAll(/\s+/g, '').length;

/** The audio of one reply on its way to the caller. */
export class Playback {
  readonly #line: CallLine;
  readonly #id: number;
  readonly #tell: (news: PlaybackNews) => void;
  #queue: Piece[] = [];
  #segments: Segment[] = [];
  #held: boolean;
  #finished = false;
  #over = false;
  #dry = true;
  #sentBytes = 0;
  #markedBytes = 0;
  #playedBytes = 0;

  /** @param id tells this reply's marks from those of the replies before it. */
  constructor(
    line: CallLine,
    id: number,
    options: { readonly held: boolean },
    tell: (news: PlaybackNews) => void,
  ) {
    this.#line = line;
    this.#id = id;
    this.#held = options.held;
    this.#tell = tell;
  }

  /** Adds audio that speaks so many letters, or whatever else its reply counts what was heard in. */
  push(audio: MuLaw, letters: number): void {
    this.#queue.push({ audio, letters, filler: false });
    this.#pump();
  }

  /** Adds audio that is no part of the reply. */
  pushFiller(audio: MuLaw): void {
    this.#queue.push({ audio, letters: 0, filler: true });
    this.#pump();
  }

  /** Lets a held reply be heard. */
  release(): void {
    this.#held = false;
    this.#pump();
  }

  /** Says that no more audio comes. */
  finish(): void {
    this.#finished = true;
    this.#pump();
  }

  /** Forgets what was not sent; marks that still come back change nothing. The line itself is cleared by the caller. */
  stop(): void {
    this.#over = true;
    this.#queue = [];
  }

  /** Takes a mark of the line; ignores those of other replies. */
  onMark(name: string): void {
    const [id, bytes] = name.split(':');
    if (this.#over || Number(id) !== this.#id) return;
    this.#playedBytes = Math.max(this.#playedBytes, Number(bytes));
    this.#pump();
  }

  /** How many letters the caller has heard, to the last mark. */
  heardLetters(): number {
    let letters = 0;
    let start = 0;
    for (const segment of this.#segments) {
      if (segment.endByte > this.#playedBytes) {
        const share = Math.max(0, this.#playedBytes - start) / (segment.endByte - start);
        return Math.floor(letters + share * segment.letters + ROUNDING);
      }
      letters += segment.letters;
      start = segment.endByte;
    }
    return Math.floor(letters + ROUNDING);
  }

  #pump(): void {
    if (this.#held || this.#over) return;
    while (this.#queue.length > 0 && this.#sentBytes - this.#playedBytes < AHEAD_BYTES) this.#sendNext();
    if (this.#queue.length > 0) return;
    if (!this.#finished) {
      if (
        !this.#dry &&
        this.#playedBytes === this.#markedBytes &&
        this.#sentBytes - this.#markedBytes < MARK_BYTES
      ) {
        this.#dry = true;
        this.#tell('dry');
      }
      return;
    }
    this.#finish();
  }

  /** Sends the head of the queue, in parts that end where a mark is due. */
  #sendNext(): void {
    const piece = this.#queue.shift();
    if (piece === undefined) return;
    const room = MARK_BYTES - (this.#sentBytes - this.#markedBytes);
    const part = piece.audio.subarray(0, room);
    const rest = piece.audio.subarray(room);
    // Letters belong to bytes in proportion, so a cut piece is counted with each of its parts.
    const letters =
      piece.audio.length === 0 ? piece.letters : (piece.letters * part.length) / piece.audio.length;
    if (rest.length > 0) this.#queue.unshift({ ...piece, audio: rest, letters: piece.letters - letters });
    if (part.length > 0) this.#line.send(part);
    this.#sentBytes += part.length;
    this.#segments.push({ endByte: this.#sentBytes, letters });
    if (this.#sentBytes - this.#markedBytes >= MARK_BYTES) this.#mark();
    if (this.#dry && !piece.filler) {
      this.#dry = false;
      this.#tell('audio');
    }
  }

  #mark(): void {
    this.#markedBytes = this.#sentBytes;
    this.#line.mark(`${this.#id}:${this.#sentBytes}`);
  }

  #sentTold = false;

  #finish(): void {
    if (!this.#sentTold) {
      this.#sentTold = true;
      if (this.#sentBytes > this.#markedBytes) this.#mark();
      this.#tell('sent');
    }
    // A line may return the mark while it is being sent; `heard` is told once.
    if (this.#playedBytes === this.#sentBytes && !this.#over) {
      this.#over = true;
      this.#tell('heard');
    }
  }
}
