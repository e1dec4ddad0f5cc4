/** The contract of every model that hears and speaks: one suite, run on each. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  BYTES_PER_MS,
  type MuLaw,
  type SpeechToSpeech,
  type Talk,
  type TalkEvent,
  type TalkOptions,
} from '../call/ports.ts';

/** `cut`: the vendor drops the connection in the middle of its first answer. */
export type Mood = 'well' | 'refusing the key' | 'unreachable' | 'silent' | 'cut';

export interface TalkScene {
  readonly speechToSpeech: SpeechToSpeech;
  readonly openSockets: () => number;
  readonly close: () => Promise<void>;
}

export interface TalkContract {
  /** A vendor whose model looks something up when it hears "look", and otherwise answers with these words. */
  readonly scene: (mood: Mood, answer: string) => Promise<TalkScene>;
  /** Audio in which these words are heard, spoken at once and followed by two seconds of silence. */
  readonly say: (words: string) => MuLaw;
}

export const OPTIONS: TalkOptions = {
  languages: ['en-US'],
  keyterms: ['Sam'],
  voiceId: null,
  instructions: 'You answer the phone.',
  tools: [{ name: 'look', description: 'Looks it up.', parameters: { type: 'object', properties: {} } }],
};

/** One conversation, and what came of it. */
export class Talker {
  readonly events: TalkEvent[] = [];
  readonly abort = new AbortController();
  readonly talk: Talk;

  constructor(speechToSpeech: SpeechToSpeech, options = OPTIONS) {
    this.talk = speechToSpeech.open(options, (event) => this.events.push(event), this.abort.signal);
  }
  send(audio: MuLaw): void {
    const frame = 20 * BYTES_PER_MS;
    for (let at = 0; at < audio.length; at += frame) this.talk.send(audio.subarray(at, at + frame));
  }
  of<T extends TalkEvent['type']>(type: T) {
    return this.events.filter((event): event is Extract<TalkEvent, { type: T }> => event.type === type);
  }
  async until(type: TalkEvent['type'], times = 1): Promise<void> {
    await vi.waitFor(() => expect(this.of(type)).toHaveLength(times), { timeout: 8000, interval: 5 });
  }
  get said(): string {
    return this.of('text')
      .map(({ delta }) => delta)
      .join('');
  }
}

/** Runs the suite on one of them. */
export function speechToSpeechContract(name: string, { scene, say }: TalkContract): void {
  describe(`${name} as a model that hears and speaks`, () => {
    let current: TalkScene | null = null;
    let talker: Talker | null = null;
    const begin = async (mood: Mood = 'well', answer = 'We open at nine.'): Promise<Talker> => {
      current = await scene(mood, answer);
      talker = new Talker(current.speechToSpeech);
      return talker;
    };
    afterEach(async () => {
      talker?.abort.abort();
      await current?.close();
    });

    test('tells of the sound, its end and its words, and does not answer unasked', async () => {
      const call = await begin();
      call.send(say('when do you open'));
      await call.until('turn');
      const [started] = call.of('sound-started');
      expect(call.events.map(({ type }) => type).filter((type) => type !== 'words')).toEqual([
        'open',
        'sound-started',
        'sound-ended',
        'turn',
      ]);
      expect(call.of('turn')).toEqual([{ type: 'turn', turn: started?.turn, text: 'when do you open' }]);
    });

    test('answers when it is asked to, in words and audio', async () => {
      const call = await begin();
      call.send(say('when do you open'));
      await call.until('turn');
      call.talk.respond('Be brief.');
      await call.until('answered');
      expect(call.said).toBe('We open at nine.');
      const bytes = call.of('audio').reduce((sum, { audio }) => sum + audio.length, 0);
      expect(bytes).toBeGreaterThan(500 * BYTES_PER_MS);
      expect(call.of('answered')[0]).toMatchObject({
        how: 'completed',
        usage: { audioOut: expect.any(Number) as number },
      });
    });

    test('asks for a tool in one whole call, and goes on with its result', async () => {
      const call = await begin();
      call.send(say('look'));
      await call.until('turn');
      call.talk.respond('');
      await call.until('answered');
      const [asked] = call.of('tool-call');
      expect(asked?.call).toMatchObject({ name: 'look', arguments: { what: 'Übermorgen' } });
      call.talk.tell({ role: 'tool', callId: asked?.call.id ?? '', name: 'look', content: '{}' });
      call.talk.respond('');
      await call.until('answered', 2);
      expect(call.said).toBe('We open at nine.');
    });

    test('an answer that is stopped ends as cancelled, and the next one may be asked for', async () => {
      const call = await begin('well', 'one two three four five six seven eight nine ten');
      call.talk.tell({ role: 'user', content: 'count' });
      call.talk.respond('');
      await call.until('open');
      call.talk.cancel();
      await call.until('answered');
      call.talk.respond('');
      await call.until('answered', 2);
      expect(call.of('failed')).toEqual([]);
    });

    test('it is told what the caller heard, and goes on', async () => {
      const call = await begin();
      call.talk.tell({ role: 'user', content: 'hours' });
      call.talk.respond('');
      await call.until('answered');
      const item = call.of('audio')[0]?.item ?? '';
      call.talk.heard(item, 100);
      call.talk.heard(item, 0);
      call.talk.respond('');
      await call.until('answered', 2);
      expect(call.of('failed')).toEqual([]);
    });

    test.each([
      ['refusing the key', 'refused'],
      ['unreachable', 'transient'],
      ['silent', 'transient'],
      ['cut', 'transient'],
    ] as const)('%s: it fails once, as %s, and holds no socket', async (mood, kind) => {
      const call = await begin(mood);
      call.talk.tell({ role: 'user', content: 'hours' });
      call.talk.respond('');
      await call.until('failed');
      expect(call.of('failed')[0]?.error.kind).toBe(kind);
      expect(call.events.at(-1)?.type).toBe('failed');
      await vi.waitFor(() => expect(current?.openSockets()).toBe(0));
    });

    test('nothing comes after an abort, and no socket is left', async () => {
      const call = await begin();
      await call.until('open');
      call.send(say('when do you open'));
      call.abort.abort();
      const { length } = call.events;
      call.talk.respond('');
      await vi.waitFor(() => expect(current?.openSockets()).toBe(0));
      expect(call.events).toHaveLength(length);
    });
  });
}
