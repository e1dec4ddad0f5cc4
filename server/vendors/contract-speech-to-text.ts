/** The contract of every recogniser: one suite, run on each. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  BYTES_PER_MS,
  type MuLaw,
  SILENCE,
  type ListenOptions,
  type SpeechEvent,
  type SpeechStream,
  type SpeechToText,
} from '../call/ports.ts';

/** A recogniser and the vendor behind it, in the mood that a test needs. */
export interface ListeningScene {
  readonly speechToText: SpeechToText;
  /** Sockets that the vendor still has open. */
  readonly openSockets: () => number;
  readonly close: () => Promise<void>;
}

/** `cut`: the vendor drops the connection at the third word. */
export type Mood = 'well' | 'slow to open' | 'refusing the key' | 'unreachable' | 'cut';

export interface ListeningContract {
  readonly scene: (mood: Mood) => Promise<ListeningScene>;
  /** Audio in which the recogniser hears these words, spoken at once and followed by two seconds of silence. */
  readonly say: (words: string) => MuLaw;
}

/** Listens to one stream and sends to it in a carrier's frames, faster than real time. */
export class Listener {
  readonly events: SpeechEvent[] = [];
  readonly abort = new AbortController();
  readonly stream: SpeechStream;

  constructor(
    speechToText: SpeechToText,
    keyterms: readonly string[] = [],
    languages: ListenOptions['languages'] = ['en-US'],
  ) {
    const options = { languages, keyterms };
    this.stream = speechToText.open(options, (event) => this.events.push(event), this.abort.signal);
  }

  send(audio: MuLaw): void {
    const frame = 20 * BYTES_PER_MS;
    for (let at = 0; at < audio.length; at += frame) this.stream.send(audio.subarray(at, at + frame));
  }

  async until(type: SpeechEvent['type'], times = 1): Promise<void> {
    await vi.waitFor(
      () => {
        expect(this.types().filter((seen) => seen === type)).toHaveLength(times);
      },
      { timeout: 8000, interval: 5 },
    );
  }

  types(): SpeechEvent['type'][] {
    return this.events.map((event) => event.type);
  }

  /** The turns that ended. */
  turns(): string[] {
    return this.events.flatMap((event) => (event.type === 'end-of-turn' ? [event.text] : []));
  }

  failures(): string[] {
    return this.events.flatMap((event) => (event.type === 'failed' ? [event.error.kind] : []));
  }
}

const ORDER: Readonly<Record<SpeechEvent['type'], readonly SpeechEvent['type'][]>> = {
  open: ['speech-started', 'failed'],
  'speech-started': ['words', 'eager-end-of-turn', 'end-of-turn', 'failed'],
  words: ['words', 'eager-end-of-turn', 'end-of-turn', 'failed'],
  'eager-end-of-turn': ['turn-resumed', 'end-of-turn', 'failed'],
  'turn-resumed': ['words', 'eager-end-of-turn', 'end-of-turn', 'failed'],
  'end-of-turn': ['speech-started', 'failed'],
  failed: [],
};

/** Fails unless the events come in the order that `SpeechEvent` promises. */
export function expectOrder(events: readonly SpeechEvent[]): void {
  for (const [index, event] of events.entries()) {
    const before = events[index - 1];
    const allowed = before === undefined ? ['open', 'failed'] : ORDER[before.type];
    expect(allowed, `what may follow ${before?.type ?? 'nothing'}`).toContain(event.type);
  }
}

/** Runs the suite on one recogniser. */
export function speechToTextContract(name: string, { scene, say }: ListeningContract): void {
  describe(`${name} as a recogniser`, () => {
    let current: ListeningScene | null = null;
    const listeners: Listener[] = [];
    const listenIn = async (mood: Mood): Promise<Listener> => {
      current = await scene(mood);
      const listener = new Listener(current.speechToText);
      listeners.push(listener);
      return listener;
    };
    const noSocketIsLeft = () => vi.waitFor(() => expect(current?.openSockets()).toBe(0), { timeout: 3000 });

    beforeEach(() => {
      current = null;
    });
    afterEach(async () => {
      for (const listener of listeners.splice(0)) listener.abort.abort();
      await current?.close();
    });

    test('gives the words of a turn as they come, then all of them', async () => {
      const listener = await listenIn('well');
      await listener.until('open');
      listener.send(say('I want a haircut tomorrow'));
      await listener.until('end-of-turn');
      expect(listener.turns()).toEqual(['I want a haircut tomorrow']);
      const words = listener.events.flatMap((event) => (event.type === 'words' ? [event.text] : []));
      expect(words[0]).toBe('I');
      expect(words.at(-1)).toBe('I want a haircut tomorrow');
      expectOrder(listener.events);
    });

    test('says how long ago the last word ended', async () => {
      const listener = await listenIn('well');
      await listener.until('open');
      listener.send(say('hello'));
      await listener.until('end-of-turn');
      const [turn] = listener.events.filter((event) => event.type === 'end-of-turn');
      expect(turn?.speechEndMs).toBeGreaterThanOrEqual(100);
      expect(turn?.speechEndMs).toBeLessThanOrEqual(2100);
    });

    test('hears audio that came before it was open', async () => {
      const listener = await listenIn('slow to open');
      listener.send(say('is anybody there'));
      expect(listener.events).toEqual([]);
      await listener.until('end-of-turn');
      expect(listener.turns()).toEqual(['is anybody there']);
      expectOrder(listener.events);
    });

    test('reports each turn once', async () => {
      const listener = await listenIn('well');
      await listener.until('open');
      for (const words of ['a haircut please', 'on Tuesday', 'no']) listener.send(say(words));
      await listener.until('end-of-turn', 3);
      listener.stream.finish();
      await noSocketIsLeft();
      expect(listener.turns()).toEqual(['a haircut please', 'on Tuesday', 'no']);
      expectOrder(listener.events);
    });

    test('reports nothing for silence', async () => {
      const listener = await listenIn('well');
      await listener.until('open');
      listener.send(new Uint8Array(5000 * BYTES_PER_MS).fill(SILENCE));
      listener.stream.finish();
      await noSocketIsLeft();
      expect(listener.types()).toEqual(['open']);
    });

    test('gives on finish the words that no silence has ended, then closes', async () => {
      const listener = await listenIn('well');
      await listener.until('open');
      listener.send(say('goodbye then').subarray(0, -1900 * BYTES_PER_MS));
      listener.stream.finish();
      await listener.until('end-of-turn');
      await noSocketIsLeft();
      expect(listener.turns()).toEqual(['goodbye then']);
      expect(listener.failures()).toEqual([]);
    });

    test('hears everything when it is finished before it is open', async () => {
      const listener = await listenIn('slow to open');
      listener.send(say('goodbye then'));
      listener.stream.finish();
      await listener.until('end-of-turn');
      await noSocketIsLeft();
      expect(listener.turns()).toEqual(['goodbye then']);
      expect(listener.failures()).toEqual([]);
    });

    test('closes at once on an abort, and reports nothing after it', async () => {
      const listener = await listenIn('well');
      await listener.until('open');
      listener.send(say('book me in'));
      await listener.until('speech-started');
      listener.abort.abort();
      const heard = listener.events.length;
      listener.send(say('and more'));
      listener.stream.finish();
      await noSocketIsLeft();
      expect(listener.events).toHaveLength(heard);
    });

    test('leaves nothing open when it is aborted while it opens', async () => {
      const listener = await listenIn('slow to open');
      listener.send(say('hello'));
      await vi.waitFor(() => expect(current?.openSockets()).toBe(1));
      listener.abort.abort();
      await noSocketIsLeft();
      expect(listener.events).toEqual([]);
    });

    test('opens nothing when its signal was aborted before', async () => {
      current = await scene('well');
      const events: SpeechEvent[] = [];
      const options: ListenOptions = { languages: ['en-US'], keyterms: [] };
      const stream = current.speechToText.open(options, (event) => events.push(event), AbortSignal.abort());
      stream.send(say('hello'));
      stream.finish();
      await noSocketIsLeft();
      expect(events).toEqual([]);
    });

    test.each([
      ['refusing the key', 'refused'],
      ['unreachable', 'transient'],
      ['cut', 'transient'],
    ] as const)('reports one failure for a vendor that is %s, and it is %s', async (mood, kind) => {
      const listener = await listenIn(mood);
      listener.send(say('one two three four five'));
      await listener.until('failed');
      listener.send(say('six'));
      listener.stream.finish();
      await noSocketIsLeft();
      expect(listener.failures()).toEqual([kind]);
      expect(listener.types().at(-1)).toBe('failed');
      expectOrder(listener.events);
    });
  });
}
