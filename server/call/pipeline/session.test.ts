/** Whole calls on the pipeline: how they go, and what happens when something goes wrong. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { VendorError } from '../ports.ts';
import { audioOf } from '../testing.ts';
import { type Script, toolCall, words } from './testing.ts';
import { Scene } from './testing-scene.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a call', () => {
  test('the greeting is on the line before anything else happens', () => {
    const scene = new Scene(() => words(''));
    expect(scene.line.queuedMs).toBeGreaterThan(0);
    expect(scene.model.requests).toEqual([]);
  });

  test('typed words without an end are recorded and answered by their last 2,000 characters', async () => {
    const scene = await new Scene(() => words('We open at nine.')).greeted();
    scene.line.emit({ type: 'typed', text: `${'well, '.repeat(20_000)}when do you open` });
    await scene.pass(2_000);
    const said = scene.turns.find(({ speaker }) => speaker === 'caller')?.said ?? '';
    expect(said).toMatch(/well, when do you open$/);
    expect(said.length).toBeLessThanOrEqual(2_000);
    expect(scene.lastRequest().at(-1)).toEqual({ role: 'user', content: said });
  });

  test('the request to the model stays short over a thousand lines, and ends with the newest', async () => {
    const scene = await new Scene(() => words('Yes.')).greeted();
    for (let line = 0; line < 1_000; line += 1) {
      scene.line.emit({ type: 'typed', text: `line ${line} ${'and so on '.repeat(20)}` });
      await scene.pass(40);
    }
    const sizes = scene.model.requests.map(
      ({ messages }) => messages.map(({ content }) => content).join('').length,
    );
    expect(Math.max(...sizes)).toBeLessThan(40_000);
    expect(scene.lastRequest().at(-1)?.content).toContain('line 999');
  });

  test('a card number said in two turns is in no request after it, nor in the record of the first', async () => {
    const scene = await new Scene(() => words('Go on.')).greeted();
    for (const said of ['4242 4242', '4242 4242', 'sorry']) {
      scene.says(said);
      await scene.pass(12_000);
    }
    expect(scene.heard).toContain("Please don't tell me card");
    expect(JSON.stringify([scene.lastRequest(), scene.turns])).not.toContain('4242');
    expect(scene.lastRequest().at(-1)).toEqual({ role: 'user', content: 'sorry' });
  });

  test('a question is answered, and both turns are recorded with what was heard', async () => {
    const scene = await new Scene(() => words('We open at nine.')).greeted();
    scene.says('when do you open');
    await scene.pass(2_000);
    expect(scene.heard).toBe('Hello!We open at nine.');
    expect(scene.turns.map(({ speaker, heard, interrupted }) => ({ speaker, heard, interrupted }))).toEqual([
      { speaker: 'receptionist', heard: 'Hello!', interrupted: false },
      { speaker: 'caller', heard: 'when do you open', interrupted: false },
      { speaker: 'receptionist', heard: 'We open at nine.', interrupted: false },
    ]);
    expect(scene.timings).toHaveLength(1);
  });

  test('words spoken while the greeting plays reach the recogniser', async () => {
    const scene = new Scene(() => words(''));
    scene.line.emit({ type: 'audio', audio: audioOf('a') });
    await scene.pass(100);
    expect(scene.recogniser.receivedBytes).toBe(audioOf('a').length);
  });

  test('the goodbye is heard before the line closes', async () => {
    const scene = await new Scene(() => toolCall('end_call', {}, 'Goodbye then.')).greeted();
    scene.says('no that is all, bye');
    await scene.pass(500);
    expect(scene.line.closed).toBe(false);
    await scene.pass(1_000);
    expect(scene.heard).toBe('Hello!Goodbye then.');
    expect(scene.line.closed).toBe(true);
    expect(await scene.session.ended).toBe('goodbye');
    expect(scene.ended).toEqual({ outcome: 'answered' });
  });

  test('after the end no timer runs and no vendor is open', async () => {
    const scene = await new Scene(() => words('We open at nine.')).greeted();
    scene.says('hours');
    await scene.pass(100);
    scene.line.emit({ type: 'closed', reason: 'hangup' });
    await scene.session.ended;
    expect(vi.getTimerCount()).toBe(0);
    expect(scene.recogniser.openStreams).toBe(0);
    expect(scene.voice.open_).toBe(0);
  });

  test('a call whose caller never spoke is abandoned', async () => {
    const scene = await new Scene(() => words('')).greeted();
    scene.line.emit({ type: 'closed', reason: 'hangup' });
    await scene.session.ended;
    expect(scene.ended).toEqual({ outcome: 'abandoned' });
  });

  test('a lost line releases the call instead of ending it', async () => {
    const scene = await new Scene(() => words('')).greeted();
    scene.line.emit({ type: 'closed', reason: 'lost' });
    await scene.session.ended;
    expect(scene.ended).toBe('released');
  });

  test('a resumed call knows what was said before', async () => {
    const said = 'a haircut on Friday';
    const past = { turns: [{ speaker: 'caller' as const, said, heard: said, at: new Date() }], tools: [] };
    const scene = await new Scene(() => words('Friday it is.'), { past }).greeted();
    await scene.pass(1_000);
    scene.says('yes');
    await scene.pass(1_000);
    expect(scene.heard).toContain('(resumed)');
    expect(scene.lastRequest()).toContainEqual({ role: 'user', content: said });
  });

  test('a caller who cannot be heard is told to use the keypad, and the keys are understood', async () => {
    const scene = new Scene(() => words('Thank you.'), { noRecogniser: true });
    await scene.pass(2_000);
    expect(scene.heard).toBe('Hello!(please-type)');
    for (const digit of '555#') scene.line.emit({ type: 'key', digit });
    await scene.pass(100);
    expect(scene.lastRequest().at(-1)).toEqual({ role: 'user', content: '555' });
  });
});

describe('a call with problems', () => {
  test('a slow lookup is bridged by a filler', async () => {
    const gate = Promise.withResolvers<undefined>();
    const scene = await new Scene(() => toolCall('look', {})).greeted();
    scene.toolGate = gate.promise.then(() => undefined);
    scene.says('what is free');
    await scene.pass(2_500);
    expect(scene.heard).toBe('Hello!One moment.');
    gate.resolve(undefined);
  });

  test('the receptionist apologises for a model that fails, and the call continues', async () => {
    const failing: Script = () => {
      throw new VendorError('memory', 'transient', 'down');
    };
    const scene = await new Scene(failing).greeted();
    scene.says('hello');
    await scene.pass(2_000);
    expect(scene.heard).toBe('Hello!(trouble)');
    expect(scene.errors).toHaveLength(1);
    scene.model.script = () => words('Fine again.');
    scene.says('hello?');
    await scene.pass(2_000);
    expect(scene.heard).toBe('Hello!(trouble)Fine again.');
  });

  test('the receptionist asks a silent caller whether they are there, then ends the call politely', async () => {
    const scene = await new Scene(() => words('')).greeted();
    await scene.pass(40_000);
    expect(scene.heard).toBe('Hello!(still-there)(still-there)(silence-goodbye)');
    expect(await scene.session.ended).toBe('silence');
  });

  test('an emergency is answered before the utterance ends, once its words cannot turn harmless, without the model', async () => {
    const scene = await new Scene(() => words('')).greeted();
    scene.recogniser.hear({ type: 'words', text: 'there is a fire' });
    await scene.pass(200);
    expect(scene.heard).toBe('Hello!');
    scene.recogniser.hear({ type: 'words', text: 'there is a fire please come quickly' });
    await scene.pass(2_000);
    expect(scene.heard).toBe('Hello!Hang up and call 911.');
    expect(scene.model.requests).toEqual([]);
  });

  test('an error of our own ends the call once, whatever still happens on its line', async () => {
    const scene = await new Scene(() => words('We open at nine.')).greeted();
    scene.line.clear = () => {
      throw new Error('a fault');
    };
    scene.says('hours');
    await scene.pass(300);
    scene.recogniser.hear({ type: 'words', text: 'wait' });
    expect(await scene.session.ended).toBe('failed');
    scene.session.hangUp();
    await scene.pass(2_000);
    expect(scene.ended).toEqual({ outcome: 'failed' });
    expect(scene.errors).toEqual([new Error('a fault')]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('audio is never more than five seconds ahead of what the caller hears', async () => {
    const scene = await new Scene(() => words(`${'word '.repeat(200)}.`)).greeted();
    scene.says('tell me a story');
    let most = 0;
    for (let count = 0; count < 100; count += 1) {
      await scene.pass(100);
      most = Math.max(most, scene.line.queuedMs);
    }
    expect(most).toBeGreaterThan(4_000);
    expect(most).toBeLessThanOrEqual(5_200);
  });

  test('an instance that stops hands the call back', async () => {
    const scene = await new Scene(() => words('')).greeted();
    scene.session.handBack();
    await scene.session.ended;
    expect(scene.ended).toBe('released');
    expect(scene.line.closed).toBe(true);
  });
});
