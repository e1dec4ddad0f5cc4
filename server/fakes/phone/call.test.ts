/** What the fake carrier asks, and its media stream. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { FRAME_MS } from './clock.ts';
import { connectTo, HANG_UP, nameOf, type Stream } from './stand-in.ts';
import { service, ACCOUNT, TO, ring, hang } from './testing.ts';

const streamOf = (): Stream => {
  const [stream] = service?.streams ?? [];
  if (stream === undefined) throw new Error('there was no stream');
  return stream;
};

describe('the fake carrier', () => {
  test('every request is signed as Twilio signs, and carries all fields of the call', async () => {
    const report = await ring(hang, { onStream: (stream) => stream.close() }, '+12125550123');
    expect(report.errors).toEqual([]);
    const asked = service?.webhooks ?? [];
    expect(asked.map(({ path }) => path)).toEqual(
      ['voice', 'after-stream', 'status'].map((name) => `/webhooks/twilio/${name}`),
    );
    expect(asked.map(({ signed }) => signed)).toEqual([true, true, true]);
    for (const { fields } of asked) {
      expect(fields).toMatchObject({
        CallSid: report.callSid,
        AccountSid: ACCOUNT,
        From: '+12125550123',
        Caller: '+12125550123',
        To: TO,
        Called: TO,
        ApiVersion: '2010-04-01',
        Direction: 'inbound',
      });
    }
    expect(asked.map(({ fields }) => fields['CallStatus'])).toEqual(['ringing', 'in-progress', 'completed']);
    expect(report.endedBy).toBe('receptionist');
  });

  test('the stream is signed, loses its query, and begins with connected, start and its parameters', async () => {
    const answers = (url: string) => ({ voice: connectTo(url, '?t=lost'), 'after-stream': HANG_UP });
    const report = await ring(hang, {
      answers,
      onStream: (stream) => void stream.got('media').then(() => stream.close()),
    });
    const { path, signed, received, streamSid } = streamOf();
    expect({ path, signed }).toEqual({ path: '/media', signed: true });
    expect(received[0]?.message).toEqual({ event: 'connected', protocol: 'Call', version: '1.0.0' });
    expect(received[1]?.message).toEqual({
      event: 'start',
      sequenceNumber: '1',
      streamSid,
      start: {
        accountSid: ACCOUNT,
        callSid: report.callSid,
        streamSid,
        tracks: ['inbound'],
        mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
        customParameters: { t: 'a & b' },
      },
    });
  });

  test('a caller who hangs up ends the stream with stop, and only the status webhook follows', async () => {
    const report = await ring([{ do: 'hang-up' }], { onStream: (stream) => stream.play(100) });
    const stream = streamOf();
    expect((await stream.got('stop')).message).toMatchObject({
      stop: { accountSid: ACCOUNT, callSid: report.callSid },
    });
    expect(stream.received.at(-1)?.message.event).toBe('stop');
    expect(service?.webhooks.map(({ path }) => path.split('/').at(-1))).toEqual(['voice', 'status']);
    expect(report.endedBy).toBe('caller');
  });

  test('keys are sent one by one', async () => {
    await ring([{ do: 'press', keys: '12#' }, { do: 'hang-up' }], {
      onStream: (stream) => {
        stream.play(100);
        void stream
          .got('dtmf')
          .then(() => sleep(900))
          .then(() => stream.play(100));
      },
    });
    const keys = streamOf().received.filter(({ message }) => message.event === 'dtmf');
    expect(keys.map(({ message }) => message['dtmf'])).toEqual(
      ['1', '2', '#'].map((digit) => ({ track: 'inbound_track', digit })),
    );
  });
});

describe('the media stream', () => {
  test('it sends 20 ms every 20 ms, numbered without a gap, and catches up after a delay', async () => {
    const report = await ring(hang, { onStream: (stream) => void sleep(2_000).then(() => stream.close()) });
    const { received } = streamOf();
    const numbered = received.slice(1).map(({ message }) => Number(message['sequenceNumber']));
    expect(numbered).toEqual(numbered.map((_, index) => index + 1));
    const frames = received.filter(({ message }) => message.event === 'media');
    const media = frames.map(({ message }) => message['media'] as Record<string, string>);
    expect(media.map(({ chunk }) => chunk)).toEqual(media.map((_, index) => String(index + 1)));
    const times = media.map(({ timestamp }) => Number(timestamp));
    expect(times.slice(1).map((time, index) => time - (times[index] ?? 0))).toEqual(
      times.slice(1).map(() => FRAME_MS),
    );
    expect(new Set(media.map(({ payload }) => Buffer.from(payload ?? '', 'base64').length))).toEqual(
      new Set([160]),
    );
    const [first, last] = [frames[0]?.at ?? NaN, frames.at(-1)?.at ?? NaN];
    expect(Math.abs(last - first - (frames.length - 1) * FRAME_MS)).toBeLessThan(100);
    expect(frames.length).toBeGreaterThan(85);
    // The call is longer than its stream by what opening the socket took.
    expect(report.lengthMs - frames.length * FRAME_MS).toBeGreaterThanOrEqual(0);
    expect(report.lengthMs - frames.length * FRAME_MS).toBeLessThan(200);
  });

  test('a mark comes back when the audio before it was played, and at once when there is none', async () => {
    let sentAt = NaN;
    await ring(hang, {
      onStream: async (stream) => {
        stream.mark('nothing');
        await stream.got('mark', 'nothing');
        sentAt = performance.now();
        stream.play(300);
        stream.mark('first');
        stream.play(400);
        stream.mark('second');
        await stream.got('mark', 'second');
        stream.close();
      },
    });
    const marks = streamOf().received.filter(({ message }) => message.event === 'mark');
    expect(marks.map(({ message }) => nameOf(message))).toEqual(['nothing', 'first', 'second']);
    const [nothing, first, second] = marks.map(({ at }) => at - sentAt);
    expect(nothing).toBeLessThan(0);
    // A frame's leeway before, and what a busy machine takes after.
    expect(first).toBeGreaterThanOrEqual(300 - FRAME_MS);
    expect(first).toBeLessThan(450);
    expect(second).toBeGreaterThanOrEqual(700 - FRAME_MS);
    expect(second).toBeLessThan(850);
  });

  test('clear drops what was not heard, and brings all its marks back at once', async () => {
    let clearedAt = NaN;
    const report = await ring(hang, {
      onStream: async (stream) => {
        stream.play(200);
        stream.mark('heard');
        stream.play(5_000);
        stream.mark('one');
        stream.mark('two');
        await stream.got('mark', 'heard');
        clearedAt = performance.now();
        stream.send({ event: 'clear' });
        await stream.got('mark', 'two');
        await sleep(100);
        stream.close();
      },
    });
    const marks = streamOf().received.filter(({ message }) => message.event === 'mark');
    expect(marks.map(({ message }) => nameOf(message))).toEqual(['heard', 'one', 'two']);
    for (const { at } of marks.slice(1)) expect(at - clearedAt).toBeLessThan(150);
    const audible = report.audio?.receptionist.filter((sample) => sample === 0x1e).length ?? NaN;
    expect(audible / 8).toBeGreaterThanOrEqual(200);
    expect(audible / 8).toBeLessThan(500);
    expect(report.errors).toEqual([]);
  });
});

test('a caller hears the carrier speak when a call is not answered with a stream', async () => {
  const body = '<Response><Say>Not in service &amp; closed.</Say><Hangup/></Response>';
  const report = await ring(hang, { answers: () => ({ voice: { body } }) });
  expect(report).toMatchObject({ announced: ['Not in service & closed.'], errors: [], greetingMs: null });
});
