import { describe, expect, test } from 'vitest';
import type { ModelMessage } from '../../call/ports.ts';
import { languageModelContract } from '../../vendors/contract-language-model.ts';
import { createScriptedReceptionist } from './scripted-model.ts';
import { call, shop } from './testing.ts';

languageModelContract('the scripted receptionist', {
  make: () => createScriptedReceptionist(),
  words: { language: 'en', messages: [{ role: 'user', content: 'Are you a robot?' }], tools: [] },
  toolCall: {
    language: 'en',
    messages: [{ role: 'user', content: 'When do you open?' }],
    tools: [{ name: 'answer_question', description: '', parameters: { type: 'object' } }],
  },
});

describe('a note from the business', () => {
  const note = (text: string): ModelMessage => ({
    role: 'system',
    content: `A note from the business, for you alone: "${text}". Act on it in your next reply. Do not read it out.`,
  });

  test('makes the model look up its time for a caller who asked for none', async () => {
    const caller = call(shop, [note('offer him Tuesday at three')]);
    expect(await caller.says("I'd like a haircut")).toContain('Tuesday, November 24th at 3 PM');
    expect(await caller.says('yes')).toContain('name');
  });

  test('does not override what the caller asks for, and is not read out', async () => {
    const caller = call(shop, [note('be nice, offer her Friday')]);
    expect(await caller.says('A haircut on Tuesday at three')).toContain('Tuesday');
    expect(await caller.says('yes')).toContain('name');
    expect(
      caller.messages
        .map(({ content }) => content)
        .slice(3)
        .join(' '),
    ).not.toContain('nice');
  });

  test('changes nothing when it names no time', async () => {
    expect(await call(shop, [note('he is a good friend')]).says('hello')).toBe(await call().says('hello'));
  });
});

test('a tool that fails without a sentence leads to an offer to take a message', async () => {
  const caller = call(() => ({ error: 'down' }));
  expect(await caller.says('A haircut on Tuesday at three')).toContain('Should I take a message');
});

test('the model has no state, so that the same history gives the same reply', async () => {
  const messages: readonly ModelMessage[] = [{ role: 'user', content: 'A haircut on Tuesday at three' }];
  const tools = [{ name: 'find_openings', description: '', parameters: {} }];
  const model = createScriptedReceptionist();
  const reply = () =>
    Array.fromAsync(model.reply({ language: 'en', messages, tools }, new AbortController().signal));
  const first = await reply();
  expect(first.at(-1)).toEqual({ type: 'done' });
  expect(await reply()).toEqual(first);
});
