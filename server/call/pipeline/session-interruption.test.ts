/** Callers who speak while the receptionist does, or while it gets ready to. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { toolCall, words } from './testing.ts';
import { Scene } from './testing-scene.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('interruption', () => {
  test('an interruption clears the line at once, aborts the request, and no stale audio is heard', async () => {
    async function* endless(): AsyncIterable<{ type: 'text'; delta: string }> {
      for (;;) {
        yield { type: 'text', delta: 'And another sentence. ' };
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
    const scene = await new Scene(endless).greeted();
    scene.says('tell me everything');
    await scene.pass(1_500);
    const before = scene.heard;
    scene.recogniser.hear({ type: 'words', text: 'no stop' });
    expect(scene.line.cleared).toBe(1);
    expect(scene.line.queuedMs).toBe(0);
    await scene.pass(1_000);
    expect(scene.heard).toBe(before);
    expect(scene.model.endings).toEqual(['aborted']);
  });

  test('the model is told what was heard, not what was generated', async () => {
    const replies = [() => words('We have ten, eleven or twelve free on that day.'), () => words('Yes?')];
    const scene = await new Scene(() => (replies.shift() ?? (() => words('')))()).greeted();
    scene.says('on Friday');
    await scene.pass(900);
    scene.says('wait a moment please');
    await scene.pass(500);
    const [heard] = scene
      .lastRequest()
      .filter(({ role }) => role === 'assistant')
      .slice(-1);
    expect(heard?.content).toBe('We have ten,');
    expect(scene.turns.find(({ interrupted }) => interrupted)).toMatchObject({
      said: 'We have ten, eleven or twelve free on that day.',
      heard: 'We have ten,',
    });
  });

  test('backchannel does not interrupt', async () => {
    const scene = await new Scene(() => words('We have ten, eleven or twelve.')).greeted();
    scene.says('on Friday');
    await scene.pass(300);
    scene.says('mm-hm');
    await scene.pass(3_000);
    expect(scene.heard).toBe('Hello!We have ten, eleven or twelve.');
  });

  test('a false interruption resumes where the caller stopped hearing', async () => {
    const scene = await new Scene(() => words('We have ten, eleven or twelve.')).greeted();
    scene.says('on Friday');
    await scene.pass(900);
    scene.recogniser.hear({ type: 'words', text: 'tch' });
    scene.recogniser.hear({ type: 'end-of-turn', text: '' });
    await scene.pass(3_000);
    expect(scene.model.requests).toHaveLength(1);
    expect(
      scene.turns
        .map(({ heard }) => heard)
        .slice(-2)
        .join(' '),
    ).toBe('We have ten, eleven or twelve.');
  });

  test('a write is not cancelled by an interruption, and the next reply knows of it', async () => {
    const gate = Promise.withResolvers<undefined>();
    const replies = [() => toolCall('book', { offer: '1' }), () => words('It is booked.')];
    const scene = await new Scene(() => (replies.shift() ?? (() => words('')))()).greeted();
    scene.toolGate = gate.promise.then(() => undefined);
    scene.says('book it');
    await scene.pass(200);
    scene.says('did you do it');
    await scene.pass(500);
    expect(scene.model.requests).toHaveLength(1);
    gate.resolve(undefined);
    await scene.pass(1_000);
    expect(scene.toolRuns).toEqual(['book booked']);
    expect(
      scene.lastRequest().some((message) => message.role === 'tool' && message.content.includes('booked')),
    ).toBe(true);
    expect(scene.heard).toContain('It is booked.');
  });

  test('a booking that is being made when the caller hangs up still counts', async () => {
    const gate = Promise.withResolvers<undefined>();
    const scene = await new Scene(() => toolCall('book', { offer: '1' })).greeted();
    scene.toolGate = gate.promise.then(() => undefined);
    scene.says('book it');
    await scene.pass(200);
    scene.line.emit({ type: 'closed', reason: 'hangup' });
    gate.resolve(undefined);
    await scene.session.ended;
    expect(scene.ended).toEqual({ outcome: 'booked' });
  });
});

describe('a prepared reply', () => {
  test('it is not heard, and does not write, before the caller has really finished', async () => {
    const replies = [() => toolCall('book', { offer: '1' }, 'Booking. '), () => words('Done.')];
    const scene = await new Scene(() => (replies.shift() ?? (() => words('')))()).greeted();
    scene.recogniser.hear({ type: 'words', text: 'book it' });
    scene.recogniser.hear({ type: 'eager-end-of-turn', text: 'book it' });
    await scene.pass(500);
    expect(scene.heard).toBe('Hello!');
    expect(scene.toolRuns).toEqual([]);
    scene.recogniser.hear({ type: 'end-of-turn', text: 'book it' });
    await scene.pass(2_000);
    expect(scene.heard).toBe('Hello!Booking. Done.');
    expect(scene.toolRuns).toEqual(['book booked']);
    expect(scene.model.requests[1]?.messages.map(({ role }) => role)).toEqual([
      'system',
      'assistant',
      'user',
      'assistant',
      'tool',
    ]);
  });

  test('it is dropped when the caller speaks on', async () => {
    const scene = await new Scene(() => words('Friday.')).greeted();
    scene.recogniser.hear({ type: 'words', text: 'on Friday' });
    scene.recogniser.hear({ type: 'eager-end-of-turn', text: 'on Friday' });
    await scene.pass(200);
    scene.recogniser.hear({ type: 'turn-resumed' });
    scene.recogniser.hear({ type: 'end-of-turn', text: 'on Friday at noon' });
    await scene.pass(200);
    expect(scene.lastRequest().filter(({ role }) => role !== 'system')).toEqual([
      { role: 'assistant', content: 'Hello!' },
      { role: 'user', content: 'on Friday at noon' },
    ]);
  });
});
