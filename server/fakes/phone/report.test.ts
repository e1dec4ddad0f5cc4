/** The report of a fake call, and the errors of a service that it finds. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { FRAME_MS } from './clock.ts';
import { type Answer, connectTo, HANG_UP, type Stream } from './stand-in.ts';
import { ring, hang } from './testing.ts';

describe('the report of a call', () => {
  test('it has the wait from the last word to the answer, and when the greeting came', async () => {
    const report = await ring([{ do: 'say', words: 'hello' }, { do: 'hang-up' }], {
      onStream: async (stream) => {
        await sleep(100);
        stream.play(200);
        const loud = ({ message }: Stream['received'][number]) =>
          Buffer.from((message['media'] as { payload?: string } | undefined)?.payload ?? '', 'base64')[0] ===
          0x1e;
        while (stream.received.filter(loud).length < 25) await sleep(5);
        await sleep(600);
        stream.play(200);
      },
    });
    expect(report.greetingMs).toBeGreaterThanOrEqual(90);
    expect(report.greetingMs).toBeLessThan(300);
    const [exchange] = report.exchanges;
    expect(report.exchanges).toHaveLength(1);
    expect((exchange?.endedAt ?? NaN) - (exchange?.beganAt ?? NaN)).toBeGreaterThan(480);
    expect((exchange?.endedAt ?? NaN) - (exchange?.beganAt ?? NaN)).toBeLessThan(600);
    const wait = (exchange?.answeredAt ?? NaN) - (exchange?.endedAt ?? NaN);
    expect(wait).toBeGreaterThanOrEqual(560);
    expect(wait).toBeLessThan(800);
  });

  test('it has a silence that the scenario does not want', async () => {
    const report = await ring([{ do: 'say', words: 'hello' }, { do: 'hang-up' }], {
      onStream: async (stream) => {
        stream.play(100);
        await sleep(3_600);
        stream.play(100);
      },
    });
    const long = report.gaps.filter(({ ms }) => ms > 1_500);
    expect(long).toHaveLength(1);
    expect(long[0]).toMatchObject({ onPurpose: false });
  });

  test('it has a recording of both sides, each as long as the call', async () => {
    const report = await ring([{ do: 'say', words: 'hello' }, { do: 'hang-up' }], {
      onStream: (stream) => {
        stream.play(200);
        void sleep(2_000).then(() => stream.play(100));
      },
    });
    const bytes = (report.lengthMs / FRAME_MS) * 160;
    expect(report.audio?.receptionist.length).toBeGreaterThan(bytes - 320);
    expect(report.audio?.caller.length).toBe(report.audio?.receptionist.length);
    expect(report.audio?.caller.filter((sample) => sample === 0x1e).length).toBe(500 * 8);
  });
});

describe('an error of the service fails the call:', () => {
  const broken: [string, (stream: Stream) => void][] = [
    ['an unknown event', (stream) => stream.send({ event: 'pause' })],
    ['the name of another stream', (stream) => stream.send({ event: 'clear', streamSid: 'MZother' })],
    ['no name of a stream', (stream) => stream.raw('{"event":"clear"}')],
    ['audio that is no base64', (stream) => stream.send({ event: 'media', media: { payload: '###' } })],
    ['a mark without a name', (stream) => stream.send({ event: 'mark' })],
    ['something that is no JSON', (stream) => stream.raw('hello')],
  ];
  test.each(broken)('%s', async (_, misbehave) => {
    const report = await ring(hang, {
      onStream: (stream) => {
        misbehave(stream);
        // What comes back proves that what was sent before it was read.
        stream.mark('read');
        void stream.got('mark', 'read').then(() => stream.close());
      },
    });
    expect(report.errors).toHaveLength(1);
  });

  const answers: [string, Answer][] = [
    ['plain text, which would be read aloud', { body: 'Internal error', type: 'text/plain' }],
    ['an error', { body: '<Response/>', status: 500 }],
    ['broken XML', { body: '<Response><Hangup></Response>' }],
    ['another document', { body: '<html></html>' }],
    ['a verb that there is not', { body: '<Response><Dance/></Response>' }],
  ];
  test.each(answers)('%s', async (_, voiceAnswer) => {
    const report = await ring(hang, { answers: () => ({ voice: voiceAnswer }) });
    expect(report.errors).toHaveLength(1);
  });

  test('no socket where the TwiML says there is one', async () => {
    const answers = (url: string) => ({
      voice: connectTo(url.replace(/:\d+$/, ':1')),
      'after-stream': HANG_UP,
    });
    expect((await ring(hang, { answers })).errors).not.toEqual([]);
  });
});
