/** ElevenLabs when its socket closes or its answers fail. */
import { describe, expect, test } from 'vitest';
import type { ElevenLabsConnection, Misbehaviour } from '../../fakes/elevenlabs.ts';
import { createElevenLabs } from '../elevenlabs.ts';
import { serve, call, speak, hear, said, kinds, connected } from './testing.ts';

describe('a socket that was closed between utterances', () => {
  test.each<[string, (connection: ElevenLabsConnection) => void]>([
    ['in good order', (connection) => connection.sayGoodbye()],
    ['without a word', (connection) => connection.drop()],
  ])('%s is replaced by the next utterance', async (_how, leave) => {
    const { fake, voices } = await serve();
    const { voice, end } = call(voices);
    await hear(voice, 'Hello.');
    const connection = await connected(fake);
    leave(connection);
    expect(kinds(await hear(voice, 'Are you there?'))).toEqual(['audio', 'done']);
    expect(fake.connections).toHaveLength(2);
    end();
  });

  test('is replaced also while the next utterance is sent, and nothing is lost or said twice', async () => {
    const { fake, voices } = await serve({
      firstFrameMs: 50,
      script: (handshake) => (handshake === 0 ? { dropAfterFrames: 0 } : {}),
    });
    const { voice, end } = call(voices);
    const events = await hear(voice, 'Are you ', 'there?');
    expect([said(events), kinds(events)]).toEqual(['Are you there?', ['audio', 'done']]);
    expect(fake.connections).toHaveLength(2);
    end();
  });

  test('fails when it is closed again and again', async () => {
    const { fake, voices } = await serve({ script: () => ({ dropAfterFrames: 0 }) });
    const { voice, end } = call(voices);
    expect(kinds(await hear(voice, 'Hello?'))).toEqual(['failed']);
    expect(fake.connections).toHaveLength(2);
    end();
  });

  test('is replaced also after a close for missing input', async () => {
    const { fake, voices } = await serve({ secondMs: 1 });
    const { voice, end } = call(voices);
    await (
      await connected(fake)
    ).closed;
    expect(kinds(await hear(voice, 'Are you there?'))).toEqual(['audio', 'done']);
    end();
  });
});

describe('a failure', () => {
  test.each<[string, Misbehaviour, string, string]>([
    ['a refused handshake', { refuse: 403 }, 'refused', 'elevenlabs: answered 403'],
    ['a busy vendor', { refuse: 429 }, 'transient', 'elevenlabs: answered 429'],
    ['a dropped socket', { dropAfterFrames: 2 }, 'transient', 'elevenlabs: closed the connection with 1006'],
    [
      'a quota that ends',
      { errorAfterFrames: 2, error: 'quota_exceeded' },
      'refused',
      'elevenlabs: reported quota_exceeded',
    ],
    [
      'an error',
      { errorAfterFrames: 0, error: 'internal_error' },
      'transient',
      'elevenlabs: reported internal_error',
    ],
    ['a stall', { stallAfterFrames: 2 }, 'transient', 'elevenlabs: fell silent'],
    ['silence', { stallAfterFrames: 0 }, 'transient', 'elevenlabs: fell silent'],
  ])('%s is reported once, at the end of what was heard', async (_name, misbehaviour, kind, message) => {
    const { fake, voices } = await serve({ script: (handshake) => (handshake === 0 ? misbehaviour : {}) });
    const { voice, end } = call(voices);
    const events = await hear(voice, 'You are booked for Tuesday at three.');
    const last = events.at(-1);
    expect(last?.type === 'failed' ? [last.error.kind, last.error.message] : last).toEqual([kind, message]);
    expect(events.filter(({ type }) => type !== 'audio')).toHaveLength(1);
    const frames =
      misbehaviour.dropAfterFrames ?? misbehaviour.errorAfterFrames ?? misbehaviour.stallAfterFrames ?? 0;
    expect(said(events)).toBe('You are booked'.slice(0, frames * 4));
    // The next utterance is not harmed by it, on the same socket or on another.
    if (misbehaviour.stallAfterFrames === undefined) {
      expect(kinds(await hear(voice, 'See you then.'))).toEqual(['audio', 'done']);
    }
    end();
    await expect.poll(() => fake.openSockets()).toBe(0);
  });

  test('a wrong key and an unknown voice are refused, whenever the vendor says so', async () => {
    const { fake } = await serve();
    const options = { url: fake.url, apiKey: 'xi-test', voiceId: 'rachel', model: 'eleven_flash_v2_5' };
    for (const [wrong, error] of [
      [{ apiKey: 'xi-secret' }, 'invalid_api_key'],
      [{ voiceId: 'nobody' }, 'voice_not_found'],
    ] as const) {
      const { voice, end } = call(createElevenLabs({ ...options, ...wrong }));
      const [failed] = await hear(voice, 'Hello.');
      expect(failed?.type === 'failed' && [failed.error.kind, failed.error.message]).toEqual([
        'refused',
        `elevenlabs: reported ${error}`,
      ]);
      end();
    }
  });

  test('every spoken utterance reports its failure, and an empty one still ends', async () => {
    const { voices } = await serve({ script: () => ({ dropAfterFrames: 3 }) });
    const { voice, end } = call(voices);
    const speeches = [speak(voice, 'One, two, three, four.'), speak(voice, 'Five, six, seven, eight.')];
    const endings = await Promise.all(speeches.map(({ ending }) => ending));
    expect(endings.map(({ type }) => type)).toEqual(['failed', 'failed']);
    expect(await hear(voice)).toEqual([{ type: 'done' }]);
    end();
  });
});
