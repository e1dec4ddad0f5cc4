/** Human agents who whisper to the receptionist, take a call over and give it back. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { words } from './testing.ts';
import { Scene } from './testing-scene.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a human agent', () => {
  const voice = (samples: number) => new Uint8Array(samples).fill(1);
  const silentNotes = (scene: Scene) =>
    scene
      .lastRequest()
      .slice(1)
      .flatMap(({ role, content }) => (role === 'system' ? [content] : []));

  test('[T23] a whisper reaches the next reply, and not the caller', async () => {
    const scene = await new Scene(() => words('How about Friday?')).greeted();
    scene.session.whisper('offer him Friday');
    await scene.pass(500);
    expect(scene.model.requests).toEqual([]);
    scene.says('when can I come');
    await scene.pass(2_000);
    expect(silentNotes(scene)).toEqual([expect.stringContaining('offer him Friday')]);
    expect(scene.heard).toBe('Hello!How about Friday?');
  });

  test('[T23] a reply that was prepared without the whisper is not heard', async () => {
    const replies = [() => words('Monday?'), () => words('Friday?')];
    const scene = await new Scene(() => (replies.shift() ?? (() => words('')))()).greeted();
    scene.recogniser.hear({ type: 'words', text: 'when can I come' });
    scene.recogniser.hear({ type: 'eager-end-of-turn', text: 'when can I come' });
    await scene.pass(200);
    scene.session.whisper('offer him Friday');
    scene.recogniser.hear({ type: 'end-of-turn', text: 'when can I come' });
    await scene.pass(1_000);
    expect(scene.heard).toBe('Hello!Friday?');
  });

  test('[T24] the caller hears the human agent and no more of the receptionist', async () => {
    const scene = await new Scene(() => words('We have ten, eleven or twelve free on that day.')).greeted();
    scene.says('on Friday');
    await scene.pass(900);
    const before = scene.line.heard.length;
    scene.session.takeOver();
    expect(scene.line.queuedMs).toBe(0);
    for (let count = 0; count < 50; count += 1) {
      scene.session.speakAsHuman(voice(160));
      await scene.pass(20);
    }
    const since = scene.line.heard.slice(before);
    expect(new Set(since)).toEqual(new Set([1]));
    expect(since.length).toBe(8_000);
    expect(scene.states.at(-1)).toBe('taken-over');
  });

  test('[T24] what both say is recorded, and nobody answers', async () => {
    const scene = await new Scene(() => words('no')).greeted();
    scene.session.takeOver();
    scene.recogniser.hearHumanAgent({ type: 'words', text: 'this is Sam' });
    scene.recogniser.hearHumanAgent({ type: 'end-of-turn', text: 'this is Sam' });
    scene.says('can I pay by card');
    scene.says('there is a fire');
    await scene.pass(30_000);
    expect(scene.turns.map(({ speaker, heard }) => `${speaker}: ${heard}`)).toEqual([
      'receptionist: Hello!',
      'person: this is Sam',
      'caller: can I pay by card',
      'caller: there is a fire',
    ]);
    expect(scene.model.requests).toEqual([]);
    expect(scene.heard).toBe('Hello!');
  });

  test('[T25] a call may last as long as a human agent talks', async () => {
    const scene = await new Scene(() => words('Bye.')).greeted();
    scene.session.takeOver();
    await scene.pass(700_000);
    expect(scene.line.closed).toBe(false);
    scene.session.returnToReceptionist({ left: false });
    await scene.pass(5_000);
    expect(scene.heard).toBe('Hello!(handed-back)');
    expect(scene.line.closed).toBe(false);
  }, 30_000);

  test('[T26] the receptionist continues and knows what was said meanwhile', async () => {
    const scene = await new Scene(() => words('Noon it is.')).greeted();
    scene.session.takeOver();
    scene.says('can I come at noon');
    // Not finished when the call is handed back.
    scene.recogniser.hearHumanAgent({ type: 'words', text: 'noon is fine' });
    scene.session.returnToReceptionist({ left: false });
    await scene.pass(2_000);
    scene.says('so book it');
    await scene.pass(2_000);
    expect(scene.heard).toBe('Hello!(handed-back)Noon it is.');
    const asked = scene.lastRequest().map(({ content }) => content);
    const place = (part: string) => asked.findIndex((content) => content.includes(part));
    const order = [
      'Hello!',
      'A person',
      'can I come at noon',
      'noon is fine',
      'handed the call back',
      'so book it',
    ];
    expect(order.map(place)).toEqual([...order.map(place)].sort((a, b) => a - b));
    expect(order.map(place)).not.toContain(-1);
  });

  test('[T26] a human agent who has left is not heard any more', async () => {
    const scene = await new Scene(() => words('')).greeted();
    scene.session.takeOver();
    scene.session.returnToReceptionist({ left: true });
    scene.session.speakAsHuman(voice(160));
    await scene.pass(2_000);
    expect(scene.heard).toBe('Hello!(resumed)');
    expect(scene.recogniser.openStreams).toBe(1);
  });

  test('a network that delayed the microphone once does not delay the human agent for the rest of the call', async () => {
    const scene = await new Scene(() => words('')).greeted();
    scene.session.takeOver();
    for (let count = 0; count < 150; count += 1) scene.session.speakAsHuman(voice(160));
    expect(scene.line.queuedMs).toBeLessThanOrEqual(320);
  });

  test('[T27] a human agent hangs up, and nothing keeps running', async () => {
    const scene = await new Scene(() => words('We open at nine.')).greeted();
    scene.says('hours');
    scene.session.takeOver();
    scene.session.hangUp();
    expect(await scene.session.ended).toBe('hung-up');
    expect(scene.ended).toEqual({ outcome: 'answered' });
    expect(scene.line.closed).toBe(true);
    expect(scene.recogniser.openStreams).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
