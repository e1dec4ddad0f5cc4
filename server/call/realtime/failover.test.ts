/** [T34] Whenever in a call the model is lost, the pipeline goes on: nothing is said twice, and nothing is lost. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ANSWER_MS, WORDS_MS } from './exchange.ts';
import { Scene } from './testing.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const asked = (scene: Scene): string =>
  (scene.model.requests.at(-1)?.messages ?? []).map(({ role, content }) => `${role}: ${content}`).join('\n');
/** The pipeline hears this. */
const hears = (scene: Scene, text: string) => {
  scene.recogniser.hear({ type: 'words', text });
  scene.recogniser.hear({ type: 'end-of-turn', text });
};

test('before it was there: the greeting is heard once, and the caller is answered', async () => {
  const scene = new Scene();
  scene.speech.fail();
  await scene.greeted();
  hears(scene, 'hello');
  await scene.pass(1_500);
  expect(scene.heard).toBe('Hello!The rest.');
  expect(scene.errors).toHaveLength(1);
});

test('while nobody speaks: the conversation so far is known', async () => {
  const scene = await new Scene().greeted();
  scene.says('a haircut');
  await scene.pass(1_000);
  scene.speech.fail();
  hears(scene, 'on Friday');
  await scene.pass(1_500);
  expect(asked(scene)).toContain('user: a haircut\nassistant: Of course.\nuser: on Friday');
  expect(scene.heard).toBe('Hello!Of course.The rest.');
});

test('while the caller speaks: what they said since the last turn is heard again', async () => {
  const scene = await new Scene().greeted();
  scene.speech.emit({ type: 'sound-started', turn: 't' });
  for (let frame = 0; frame < 50; frame += 1) scene.line.emit({ type: 'audio', audio: new Uint8Array(160) });
  scene.speech.fail();
  expect(scene.recogniser.receivedBytes).toBe(50 * 160);
  hears(scene, 'a haircut');
  await scene.pass(1_500);
  expect(scene.spoken.slice(1)).toEqual(['caller: a haircut', 'receptionist: The rest.']);
});

test('when the words do not come: what was prepared is never heard', async () => {
  const scene = await new Scene().greeted();
  scene.speech.hearsSound('t');
  await scene.pass(WORDS_MS + 100);
  hears(scene, 'a haircut');
  await scene.pass(1_500);
  expect(scene.heard).toBe('Hello!The rest.');
  expect(scene.spoken.slice(1)).toEqual(['caller: a haircut', 'receptionist: The rest.']);
});

test('when the answer does not come: the turn is answered without being said again', async () => {
  const scene = await new Scene().greeted();
  scene.speech.answersAtOnce = false;
  scene.says('a haircut');
  await scene.pass(ANSWER_MS + 2_000);
  expect(scene.heard.endsWith('The rest.')).toBe(true);
  expect(scene.spoken.slice(1)).toEqual(['caller: a haircut', 'receptionist: The rest.']);
});

test('in the middle of an answer: it goes on from what was heard', async () => {
  const scene = await new Scene().greeted();
  scene.speech.answersAtOnce = false;
  scene.says('when do you open');
  scene.speech.speak('We open at nine every day of the week');
  await scene.pass(600);
  scene.speech.fail();
  await scene.pass(2_000);
  expect(asked(scene)).toContain('assistant: We open at');
  expect(scene.heard).toMatch(/^Hello!We open at ?(ni?)?The rest\.$/);
});

test('behind an answer that is whole: it is heard to its end', async () => {
  const scene = await new Scene().greeted();
  scene.speech.answers = ['We open at nine every day of the week.'];
  scene.says('when do you open');
  await scene.pass(300);
  scene.speech.fail();
  await scene.pass(3_000);
  expect(scene.heard).toBe('Hello!We open at nine every day of the week.');
  expect(scene.model.requests).toEqual([]);
});

test('while a tool runs: it runs once, and its result is known', async () => {
  const scene = await new Scene().greeted();
  const gate = Promise.withResolvers<undefined>();
  scene.toolGate = gate.promise;
  scene.speech.answers = [{ call: { id: 'c', name: 'look', arguments: {} } }];
  scene.says('what is free');
  await scene.pass(300);
  scene.speech.fail();
  await scene.pass(300);
  gate.resolve(undefined);
  await scene.pass(2_000);
  expect(scene.tools).toEqual(['look']);
  expect(asked(scene)).toContain('tool: {"status":"found","say":"Done."}');
  expect(scene.heard.endsWith('The rest.')).toBe(true);
});

test('when it ends an answer as failed, or an answer never ends: the same', async () => {
  const scene = await new Scene().greeted();
  scene.speech.answersAtOnce = false;
  scene.says('a haircut');
  scene.speech.emit({ type: 'answered', how: 'failed', usage: null });
  await scene.pass(1_500);
  expect(scene.heard).toBe('Hello!The rest.');
});

test('while a human agent has the call: what the caller says is still recorded', async () => {
  const scene = await new Scene().greeted();
  scene.session.takeOver();
  scene.speech.fail();
  const recognised = { type: 'end-of-turn', text: 'hello' } as const;
  scene.recogniser.hearHumanAgent(recognised);
  await scene.pass(500);
  expect(scene.spoken).toContain('caller: hello');
  expect(scene.model.requests).toEqual([]);
});
