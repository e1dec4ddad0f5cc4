import fc from 'fast-check';
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

test('the model answers everything in any order, never loops, and books and cancels only what was agreed', async () => {
  const lines = fc.constantFrom(
    ...[
      'yes',
      'no',
      'Maria Lopez',
      'a haircut',
      'Tuesday at three',
      'the second one',
      'later',
      'mmbl',
      '',
      '2125550147',
    ],
    ...[
      'cancel my appointment',
      'reschedule it to Friday',
      'when is my appointment?',
      'take a message',
      'thanks',
      'with Sam',
    ],
    ...[
      'a real person please',
      'how much is it?',
      'never mind',
      'hold on',
      'what did you say?',
      "it's for my son Leo",
      'three',
    ],
  );
  await fc.assert(
    fc.asyncProperty(fc.array(lines, { minLength: 1, maxLength: 12 }), async (said) => {
      const caller = call();
      for (const line of said) {
        const before = caller.calls.length;
        expect(await caller.says(line)).not.toBe('');
        for (const [name, args] of caller.calls.slice(before)) {
          if (name === 'cancel_booking') expect(line).toBe('yes');
          if (name === 'book')
            expect([typeof args['offer'], typeof args['name']]).toEqual(['string', 'string']);
          if (name === 'reschedule')
            expect([args['booking'], typeof args['offer']]).toEqual(['b-1', 'string']);
        }
      }
    }),
    { numRuns: 150 },
  );
});
