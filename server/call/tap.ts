/**
 * The tap of a line: both sides of a call as they are heard, to be recorded and listened to. The receptionist's audio is
 * sent ahead of its playing and may be cleared, so the tap plays it out beside the caller's on one clock.
 */
import { BYTES_PER_MS, type CallLine, type LineEvent, type MuLaw, SILENCE } from './ports.ts';

/** The same stretch of time on both sides; both have the same length, whole pieces of 20 ms. */
export interface HeardAudio {
  readonly caller: MuLaw;
  readonly receptionist: MuLaw;
}

export interface Tap {
  /** The line to use in the place of the one that is tapped. */
  readonly line: CallLine;
  /** Hands on all that is heard from now on, at the pace of the call; gives what stops it. */
  listen(listener: (heard: HeardAudio) => void): () => void;
}

const PIECE_BYTES = 20 * BYTES_PER_MS;
/** A carrier's frames come unevenly: so far behind the clock the tap stays, for those that are a little late. */
const LATENESS_BYTES = 100 * BYTES_PER_MS;
/** After a network stood still its frames come all at once; what is older than this is dropped, to stay with the call. */
const BACKLOG_BYTES = 2_000 * BYTES_PER_MS;
/** A line on which nothing happened (typed words, no microphone) catches up in parts, so that no listener gets minutes. */
const LONGEST_BYTES = 1_000 * BYTES_PER_MS;

/** Taps a line. It needs no timer: whatever happens on the line moves the clock on. `now` is in milliseconds. */
export function tapLine(line: CallLine, now: () => number = () => performance.now()): Tap {
  const listeners = new Set<(heard: HeardAudio) => void>();
  const caller = new AudioQueue();
  const receptionist = new AudioQueue();
  const startedAt = now();
  let toldBytes = 0;

  const moveOn = (latenessBytes: number) => {
    const due = Math.floor((now() - startedAt) * BYTES_PER_MS) - latenessBytes;
    for (;;) {
      const length = Math.min(LONGEST_BYTES, due - toldBytes);
      const whole = length - (length % PIECE_BYTES);
      if (whole <= 0) return;
      toldBytes += whole;
      // Both are taken even when nobody listens, so that whoever comes later hears the present.
      const heard = { caller: caller.take(whole), receptionist: receptionist.take(whole) };
      for (const listener of listeners) listener(heard);
    }
  };
  const follow = (event: LineEvent) => {
    switch (event.type) {
      case 'audio':
        caller.add(event.audio);
        moveOn(LATENESS_BYTES);
        caller.dropBeyond(BACKLOG_BYTES);
        break;
      case 'mark':
      case 'key':
      case 'typing':
      case 'typed':
        moveOn(LATENESS_BYTES);
        break;
      case 'closed':
        moveOn(0);
        break;
    }
  };

  return {
    line: {
      listen: (listener) =>
        line.listen((event) => {
          follow(event);
          listener(event);
        }),
      send(audio) {
        moveOn(LATENESS_BYTES);
        receptionist.add(audio);
        line.send(audio);
      },
      mark: (name) => line.mark(name),
      clear() {
        moveOn(LATENESS_BYTES);
        // So much more of it has been heard by now.
        receptionist.cutTo(LATENESS_BYTES);
        line.clear();
      },
      show: (words) => line.show(words),
      close: () => line.close(),
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Audio in the order in which it plays. */
class AudioQueue {
  #pieces: MuLaw[] = [];
  #bytes = 0;

  add(audio: MuLaw): void {
    this.#pieces.push(audio);
    this.#bytes += audio.length;
  }

  /** The next so many bytes, with silence where there is no more. */
  take(bytes: number): MuLaw {
    const taken = new Uint8Array(bytes).fill(SILENCE);
    let at = 0;
    while (at < bytes) {
      const piece = this.#pieces[0];
      if (piece === undefined) break;
      const part = piece.subarray(0, bytes - at);
      taken.set(part, at);
      at += part.length;
      this.#shorten(piece, part.length);
    }
    return taken;
  }

  /** Keeps so many bytes of those that play next. */
  cutTo(bytes: number): void {
    const kept = this.take(Math.min(bytes, this.#bytes));
    this.#pieces = kept.length === 0 ? [] : [kept];
    this.#bytes = kept.length;
  }

  /** Keeps the newest bytes only. */
  dropBeyond(bytes: number): void {
    while (this.#bytes > bytes) {
      const piece = this.#pieces[0];
      if (piece === undefined) return;
      this.#shorten(piece, Math.min(piece.length, this.#bytes - bytes));
    }
  }

  #shorten(first: MuLaw, bytes: number): void {
    this.#bytes -= bytes;
    if (bytes === first.length) this.#pieces.shift();
    else this.#pieces[0] = first.subarray(bytes);
  }
}
