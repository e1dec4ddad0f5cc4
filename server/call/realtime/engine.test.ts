/** The engine of one model that hears and speaks keeps the contract of an engine, and its own rules in SPEC.md. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { engineContract } from '../contract-engine.ts';
import { pipelineSpeech, readingSpeech } from '../pipeline/speech.ts';
import { MemoryModel, MemoryVoice, words } from '../pipeline/testing.ts';
import { createRealtimeEngine } from './engine.ts';
import { MemorySpeech, Scene } from './testing.ts';

engineContract('speech to speech', () => {
  const speechToSpeech = new MemorySpeech();
  const textToSpeech = new MemoryVoice();
  const fail = (error: unknown) => {
    throw error;
  };
  const pipeline = { speechToText: null, model: new MemoryModel(() => words('No.')), textToSpeech };
  const engine = createRealtimeEngine({
    speechToSpeech,
    textToSpeech,
    speechToText: null,
    behind: pipelineSpeech(pipeline),
    reading: readingSpeech(pipeline),
    onUsage: () => undefined,
    onError: fail,
  });
  return { engine, told: () => speechToSpeech.told.join('\n') };
});

describe('a call with a model that hears and speaks', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('is answered, and what was said and heard is recorded', async () => {
    const scene = await new Scene().greeted();
    scene.speech.answers = ['We open at nine.'];
    scene.says('when do you open');
    await scene.pass(2_000);
    expect(scene.spoken).toEqual([
      'receptionist: Hello!',
      'caller: when do you open',
      'receptionist: We open at nine.',
    ]);
    expect(scene.heard).toBe('Hello!We open at nine.');
  });

  test('is not told twice what it heard itself, but of what was said without it', async () => {
    const scene = await new Scene().greeted();
    scene.says('when do you open');
    await scene.pass(1_000);
    expect(scene.speech.told).toEqual(['assistant: Hello!']);
    scene.session.whisper('be kind');
    for (const digit of '42#') scene.line.emit({ type: 'key', digit });
    expect(scene.speech.told.slice(1)).toEqual([expect.stringContaining('be kind'), 'user: 42']);
  });

  test('an answer is prepared before the words are known, and heard only then', async () => {
    const scene = await new Scene().greeted();
    scene.speech.hearsSound('t');
    await scene.pass(500);
    expect(scene.speech.instructions).toHaveLength(1);
    expect(scene.heard).toBe('Hello!');
    scene.speech.emit({ type: 'turn', turn: 't', text: 'hello' });
    await scene.pass(1_000);
    expect(scene.heard).toBe('Hello!Of course.');
    expect(scene.speech.instructions).toHaveLength(1);
  });

  test('an emergency is answered in its own words, and what was prepared is never heard', async () => {
    const scene = await new Scene().greeted();
    scene.speech.hearsSound('t');
    await scene.pass(100);
    scene.speech.emit({ type: 'turn', turn: 't', text: 'there is a fire' });
    await scene.pass(2_000);
    expect(scene.heard).toBe('Hello!Hang up and call 911.');
    expect(scene.speech.told).toContain('heard 0 letters of item-1');
    expect(scene.speech.told).toContain('assistant: Hang up and call 911.');
  });

  test('[R3] an emergency is not missed while the caller goes on', async () => {
    const scene = await new Scene().greeted();
    scene.speech.hearsSound('a');
    scene.speech.emit({ type: 'sound-started', turn: 'b' });
    scene.speech.emit({ type: 'turn', turn: 'a', text: 'there is a fire here in the house' });
    await scene.pass(2_000);
    expect(scene.heard).toBe('Hello!Hang up and call 911.');
  });

  test('[R2] what was said with a pause in it is one turn', async () => {
    const scene = await new Scene().greeted();
    scene.speech.hearsSound('a');
    scene.speech.hearsSound('b');
    scene.speech.emit({ type: 'turn', turn: 'b', text: 'on Friday' });
    scene.speech.emit({ type: 'turn', turn: 'a', text: 'a haircut' });
    await scene.pass(1_000);
    expect(scene.spoken).toEqual([
      'receptionist: Hello!',
      'caller: a haircut on Friday',
      'receptionist: Of course.',
    ]);
  });

  test('who cuts in is heard at once, and the model learns how much was heard', async () => {
    const scene = await new Scene().greeted();
    scene.speech.answers = ['We open at nine every day of the week.', 'Sorry.'];
    scene.says('when do you open');
    await scene.pass(600);
    scene.speech.emit({ type: 'sound-started', turn: 'b' });
    expect(scene.line.queuedMs).toBe(0);
    scene.speech.emit({ type: 'sound-ended', turn: 'b', speechEndMs: 500 });
    scene.speech.emit({ type: 'turn', turn: 'b', text: 'no, Friday' });
    await scene.pass(1_000);
    expect(scene.speech.told.at(1)).toBe('heard 8 letters of item-1');
    expect(scene.spoken).toEqual([
      'receptionist: Hello!',
      'caller: when do you open',
      'receptionist: We open',
      'caller: no, Friday',
      'receptionist: Sorry.',
    ]);
  });

  test('after backchannel the caller hears the rest, once', async () => {
    const scene = await new Scene().greeted();
    scene.speech.answers = ['We open at nine.'];
    scene.says('when do you open');
    // The marks that come back are 200 ms apart.
    await scene.pass(420);
    scene.says('mm-hm');
    await scene.pass(2_000);
    expect(scene.heard).toBe('Hello!We open at nine.');
    expect(scene.speech.instructions).toHaveLength(1);
  });

  test('a tool runs between two rounds, and its result is told', async () => {
    const scene = await new Scene().greeted();
    scene.speech.answers = [{ call: { id: 'c', name: 'look', arguments: {} } }, 'Nine is free.'];
    scene.says('what is free');
    await scene.pass(1_500);
    expect(scene.tools).toEqual(['look']);
    expect(scene.speech.told).toContain('tool: {"status":"found","say":"Done."}');
    expect(scene.heard).toBe('Hello!Nine is free.');
  });

  test('a write waits until the words of the caller are known', async () => {
    const scene = await new Scene().greeted();
    scene.speech.answers = [{ call: { id: 'c', name: 'book', arguments: {} } }];
    scene.speech.hearsSound('t');
    await scene.pass(300);
    expect(scene.tools).toEqual([]);
    scene.speech.emit({ type: 'turn', turn: 't', text: 'yes' });
    await scene.pass(300);
    expect(scene.tools).toEqual(['book']);
  });
});
