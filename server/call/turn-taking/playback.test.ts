/** What left for the line and what the caller heard, whatever the pieces and whenever the marks come back. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countLetters, Playback, type PlaybackNews } from './playback.ts';
import { BYTES_PER_MS, type CallLine } from '../ports.ts';

/** A line that plays when it is told to, and returns each mark at its moment. */
class ManualLine implements CallLine {
  sentBytes = 0;
  playedBytes = 0;
  returning: string[] = [];
  #marks: { readonly at: number; readonly name: string }[] = [];

  send(audio: Uint8Array): void {
    expect(audio.length).toBeGreaterThan(0);
    this.sentBytes += audio.length;
  }
  mark(name: string): void {
    this.#marks.push({ at: this.sentBytes, name });
    this.#collect();
  }
  play(bytes: number): void {
    this.playedBytes = Math.min(this.sentBytes, this.playedBytes + bytes);
    this.#collect();
  }
  get aheadMs(): number {
    return (this.sentBytes - this.playedBytes) / BYTES_PER_MS;
  }
  /** Marks come back in order, some time after their moment. */
  #collect(): void {
    while (this.#marks[0] !== undefined && this.#marks[0].at <= this.playedBytes) {
      this.returning.push(this.#marks.shift()?.name ?? '');
    }
  }
  listen(): void {}
  clear(): void {}
  show(): void {}
  close(): void {}
}

const piece = fc.record({
  ms: fc.oneof(fc.nat(40), fc.nat(1_500), fc.nat(9_000)),
  text: fc.oneof(fc.constant(''), fc.lorem({ maxCount: 6 })),
});
const move = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('push' as const), piece }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('filler' as const), ms: fc.integer({ min: 1, max: 800 }) }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('play' as const), ms: fc.nat(3_000) }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('return' as const), count: fc.integer({ min: 1, max: 20 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'stray' as const }) },
);
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never;

/** One reply on its way, with all that may be said of it checked after every move. */
class Scene {
  readonly line = new ManualLine();
  readonly news: PlaybackNews[] = [];
  readonly playback: Playback;
  /** Where each pushed piece ends on the line, in bytes, and how many letters it has. */
  readonly #spoken: { readonly from: number; readonly to: number; readonly letters: number }[] = [];
  #pushedBytes = 0;
  #before = 0;
  stopped = false;

  constructor(held = false) {
    this.playback = new Playback(this.line, 7, { held }, (each) => this.news.push(each));
  }

  do(each: Move): void {
    switch (each.do) {
      case 'push': {
        const audio = new Uint8Array(each.piece.ms * BYTES_PER_MS);
        this.#add(audio.length, countLetters(each.piece.text));
        this.playback.push(audio, countLetters(each.piece.text));
        break;
      }
      case 'filler':
        this.#add(each.ms * BYTES_PER_MS, 0);
        this.playback.pushFiller(new Uint8Array(each.ms * BYTES_PER_MS));
        break;
      case 'play':
        this.line.play(each.ms * BYTES_PER_MS);
        break;
      case 'return':
        for (const name of this.line.returning.splice(0, each.count)) this.playback.onMark(name);
        break;
      case 'stray':
        for (const name of ['6:99999999', '8:99999999', 'nonsense', '']) this.playback.onMark(name);
        break;
    }
    this.check();
  }

  #add(bytes: number, letters: number): void {
    this.#spoken.push({ from: this.#pushedBytes, to: this.#pushedBytes + bytes, letters });
    this.#pushedBytes += bytes;
  }

  get allLetters(): number {
    return this.#spoken.reduce((sum, { letters }) => sum + letters, 0);
  }

  /** The letters in the first so many bytes, each piece counted in proportion. */
  lettersIn(bytes: number): number {
    return this.#spoken.reduce((sum, { from, to, letters }) => {
      if (bytes >= to) return sum + letters;
      return bytes <= from ? sum : sum + (letters * (bytes - from)) / (to - from);
    }, 0);
  }

  check(): void {
    const heard = this.playback.heardLetters();
    expect(heard).toBeGreaterThanOrEqual(this.#before);
    expect(heard).toBeLessThanOrEqual(Math.ceil(this.lettersIn(this.line.playedBytes) + 1e-6));
    this.#before = heard;
    expect(this.line.sentBytes).toBeLessThanOrEqual(this.#pushedBytes);
  }

  /** Nothing waits any more: all marks are back. */
  settle(): void {
    for (let rounds = 0; rounds < 10_000 && this.line.returning.length > 0; rounds += 1) {
      this.do({ do: 'return', count: 20 });
    }
  }

  playOut(): void {
    this.playback.finish();
    for (let rounds = 0; rounds < 1_000 && !this.news.includes('heard'); rounds += 1) {
      this.do({ do: 'play', ms: 3_000 });
      this.settle();
    }
  }
}

const moves = fc.array(move, { maxLength: 60 });

test('the count of heard letters only grows, never exceeds what was heard, and reaches all letters at the end', () => {
  fc.assert(
    fc.property(moves, (all) => {
      const scene = new Scene();
      for (const each of all) scene.do(each);
      scene.playOut();
      expect(scene.news.at(-1)).toBe('heard');
      expect(scene.playback.heardLetters()).toBe(scene.allLetters);
    }),
    { numRuns: 500 },
  );
});

test('the heard part is known to 200 ms when the marks are back', () => {
  fc.assert(
    fc.property(moves, (all) => {
      const scene = new Scene();
      for (const each of all) {
        scene.do(each);
        scene.settle();
        const known = scene.lettersIn(scene.line.playedBytes - 200 * BYTES_PER_MS);
        expect(scene.playback.heardLetters()).toBeGreaterThanOrEqual(Math.floor(known - 1e-6));
      }
    }),
    { numRuns: 300 },
  );
});

test('audio is sent at most about five seconds ahead of what is heard, as far as the marks show', () => {
  fc.assert(
    fc.property(moves, (all) => {
      const scene = new Scene();
      for (const each of all) {
        scene.do(each);
        scene.settle();
        expect(scene.line.aheadMs).toBeLessThanOrEqual(5_000 + 2 * 200);
      }
    }),
    { numRuns: 300 },
  );
});

test('events come in order: audio, then dry and audio again any number of times, then sent, then heard', () => {
  fc.assert(
    fc.property(moves, fc.nat(60), (all, end) => {
      const scene = new Scene();
      all.forEach((each, at) => {
        // After the last audio nothing is pushed any more.
        if (at === end) scene.playback.finish();
        if (at < end || (each.do !== 'push' && each.do !== 'filler')) scene.do(each);
      });
      scene.playOut();
      expect(scene.news.join(' ')).toMatch(/^(audio (dry audio )*(dry )?)?sent heard$/);
    }),
    { numRuns: 500 },
  );
});

test('a playback is dry only when all that was sent has been played', () => {
  fc.assert(
    fc.property(moves, (all) => {
      const line = new ManualLine();
      const aheadWhenDry: number[] = [];
      const playback = new Playback(line, 7, { held: false }, (news) => {
        if (news === 'dry') aheadWhenDry.push(line.aheadMs);
      });
      for (const each of all) {
        if (each.do === 'push')
          playback.push(new Uint8Array(each.piece.ms * BYTES_PER_MS), countLetters(each.piece.text));
        if (each.do === 'play') line.play(each.ms * BYTES_PER_MS);
        if (each.do === 'return') for (const name of line.returning.splice(0)) playback.onMark(name);
      }
      // The rest that is too short for a mark of its own may still be playing.
      for (const ahead of aheadWhenDry) expect(ahead).toBeLessThan(200);
    }),
    { numRuns: 300 },
  );
});

test('a stopped playback sends nothing and reports nothing', () => {
  fc.assert(
    fc.property(moves, moves, (before, after) => {
      const scene = new Scene();
      for (const each of before) scene.do(each);
      scene.playback.stop();
      const [sent, news, heard] = [scene.line.sentBytes, scene.news.length, scene.playback.heardLetters()];
      for (const each of after) scene.do(each);
      scene.playback.release();
      scene.playback.finish();
      scene.line.play(60_000 * BYTES_PER_MS);
      scene.settle();
      expect([scene.line.sentBytes, scene.news.length, scene.playback.heardLetters()]).toEqual([
        sent,
        news,
        heard,
      ]);
    }),
    { numRuns: 300 },
  );
});

test('a held reply is sent only when it is released, and then completely', () => {
  fc.assert(
    fc.property(moves, (all) => {
      const scene = new Scene(true);
      for (const each of all) scene.do(each);
      expect([scene.line.sentBytes, scene.news]).toEqual([0, []]);
      scene.playback.release();
      scene.playOut();
      expect(scene.playback.heardLetters()).toBe(scene.allLetters);
    }),
    { numRuns: 300 },
  );
});

test('a filler does not count as audio of the reply', () => {
  const scene = new Scene();
  scene.do({ do: 'filler', ms: 500 });
  expect(scene.news).toEqual([]);
  scene.do({ do: 'push', piece: { ms: 100, text: 'Hello' } });
  expect(scene.news).toEqual(['audio']);
  scene.playOut();
  expect(scene.playback.heardLetters()).toBe(5);
});
