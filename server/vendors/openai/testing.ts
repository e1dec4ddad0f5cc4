/** A fake OpenAI and a model that asks it: what the tests of the adapter share. */
import { afterEach } from 'vitest';
import {
  type FakeOpenAI,
  type FakeOpenAIOptions,
  type Thought,
  startFakeOpenAI,
} from '../../fakes/openai.ts';
import {
  VendorError,
  type LanguageModel,
  type ModelEvent,
  type ModelMessage,
  type ModelRequest,
} from '../../call/ports.ts';
import { createOpenAI } from '../openai.ts';

const started: FakeOpenAI[] = [];
afterEach(async () => {
  for (const fake of started.splice(0)) await fake.close();
});

export async function serve(
  options: FakeOpenAIOptions = {},
): Promise<{ fake: FakeOpenAI; model: LanguageModel }> {
  const fake = await startFakeOpenAI({ apiKey: 'sk-test', ...options });
  started.push(fake);
  return { fake, model: createOpenAI({ apiKey: 'sk-test', baseUrl: fake.url, model: 'gpt-test' }) };
}

export const TOOLS = ['find_openings', 'book'].map((name) => ({
  name,
  description: `To ${name}.`,
  parameters: { type: 'object', properties: { when: { type: 'string' } } },
}));
export const asking = (content: string, before: readonly ModelMessage[] = []): ModelRequest => ({
  messages: [{ role: 'system', content: 'Be brief.' }, ...before, { role: 'user', content }],
  tools: TOOLS,
  language: 'en',
});
export const QUESTION = asking('Are you open?');

export const openings: Extract<Thought, { type: 'tool-call' }> = {
  type: 'tool-call',
  id: 'call_1',
  name: 'find_openings',
  arguments: { when: 'Tuesday at three' },
};
export const booking: Extract<Thought, { type: 'tool-call' }> = {
  type: 'tool-call',
  id: 'call_2',
  name: 'book',
  arguments: { when: 'Übermorgen "um drei"', who: { name: 'Zoë' } },
};

export async function hear(model: LanguageModel, request = QUESTION): Promise<ModelEvent[]> {
  const events: ModelEvent[] = [];
  for await (const event of model.reply(request, new AbortController().signal)) events.push(event);
  return events;
}

/** What is heard of a reply that fails, and how it fails. */
export async function fail(
  model: LanguageModel,
  request = QUESTION,
): Promise<{ events: ModelEvent[]; error: VendorError }> {
  const events: ModelEvent[] = [];
  try {
    for await (const event of model.reply(request, new AbortController().signal)) events.push(event);
  } catch (error) {
    if (error instanceof VendorError) return { events, error };
    throw error;
  }
  throw new Error(`did not fail: ${JSON.stringify(events)}`);
}

export const said = (events: readonly ModelEvent[]): string =>
  events.map((event) => (event.type === 'text' ? event.delta : '')).join('');
export const calls = (events: readonly ModelEvent[]) =>
  events.flatMap((event) => (event.type === 'tool-call' ? [event.call] : []));
