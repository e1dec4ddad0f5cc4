import { describe, expect, test } from 'vitest';
import type { ModelMessage } from '../../call/ports.ts';
import { createScriptedReceptionist } from './scripted-model.ts';
import { call, shop } from './testing.ts';

describe('the scripted model that replaces another one during a call', () => {
  const question = { role: 'user', content: 'Do you have time for a haircut on Tuesday?' } as const;
  const search: readonly ModelMessage[] = [
    question,
    {
      role: 'assistant',
      content: '',
      toolCalls: [
        { id: 'c1', name: 'find_openings', arguments: { words: 'haircut on Tuesday', service: 'Haircut' } },
      ],
    },
    {
      role: 'tool',
      callId: 'c1',
      name: 'find_openings',
      content: JSON.stringify(
        shop({ id: 'c1', name: 'find_openings', arguments: { words: 'haircut', when: 'Tuesday' } }),
      ),
    },
  ];

  test('speaks the tool result that is still unanswered', async () => {
    const signal = new AbortController().signal;
    const events = await Array.fromAsync(
      createScriptedReceptionist().reply({ language: 'en', messages: search, tools: [] }, signal),
    );
    const text = events.flatMap((event) => (event.type === 'text' ? [event.delta] : [])).join('');
    expect(text).toContain('3:30 PM with Alex');
  });

  test('continues from the offers, whatever words the other model used', async () => {
    const spoken = {
      role: 'assistant',
      content: "I've got three or three thirty on Tuesday, or Wednesday at ten.",
    } as const;
    const caller = call(shop, [...search, spoken]);
    expect(await caller.says('three thirty')).toContain('name');
  });

  test('continues from the name that the other model asked for', async () => {
    const past: readonly ModelMessage[] = [
      ...search,
      { role: 'assistant', content: "I've got three or three thirty on Tuesday." },
      { role: 'user', content: "let's do three thirty" },
      { role: 'assistant', content: "Lovely! And who's it for?" },
    ];
    const caller = call(shop, past);
    expect(await caller.says('Maria Lopez')).toContain('booked');
    expect(caller.calls).toEqual([['book', { offer: 'o-1530', name: 'Maria Lopez' }]]);
  });

  test('cancels the booking that the other model found', async () => {
    const found = shop({ id: 'c2', name: 'find_bookings', arguments: { name: 'Maria Lopez' } });
    const caller = call(shop, [
      { role: 'user', content: 'Hi, I need to cancel. Maria Lopez.' },
      {
        role: 'assistant',
        content: '',
        toolCalls: [{ id: 'c2', name: 'find_bookings', arguments: { name: 'Maria Lopez' } }],
      },
      { role: 'tool', callId: 'c2', name: 'find_bookings', content: JSON.stringify(found) },
      { role: 'assistant', content: 'I see your haircut on Thursday at two. Want me to cancel that one?' },
    ]);
    await caller.says('yes please');
    expect(caller.calls).toEqual([['cancel_booking', { booking: 'b-1' }]]);
  });
});

describe('the scripted model after a reply that was cut off', () => {
  const booking: readonly ModelMessage[] = [
    { role: 'user', content: 'Cancel my haircut, my name is Maria Lopez' },
    {
      role: 'assistant',
      content: '',
      toolCalls: [{ id: 'c1', name: 'find_bookings', arguments: { name: 'Maria Lopez' } }],
    },
    {
      role: 'tool',
      callId: 'c1',
      name: 'find_bookings',
      content: JSON.stringify(shop({ id: 'c1', name: 'find_bookings', arguments: { name: 'Maria Lopez' } })),
    },
    { role: 'assistant', content: 'I found your haircut on Thursday, Nov' },
  ];

  test('repeats the reply when the caller did not mean to interrupt', async () => {
    const goOn: ModelMessage = { role: 'system', content: 'Go on from where you were cut off.' };
    const { signal } = new AbortController();
    const events = await Array.fromAsync(
      createScriptedReceptionist().reply({ language: 'en', messages: [...booking, goOn], tools: [] }, signal),
    );
    const text = events.flatMap((event) => (event.type === 'text' ? [event.delta] : [])).join('');
    expect(text).toContain('Shall I cancel it?');
  });

  test('cancels nothing by a yes to a question that was not heard', async () => {
    const caller = call(shop, booking);
    expect(await caller.says('yes')).toBe('Shall I cancel it?');
    expect(await caller.says('yes')).toContain('cancelled');
  });

  test('accepts a name that comes before the end of the question', async () => {
    const caller = call();
    await caller.says('A haircut on Tuesday at three');
    await caller.says('yes');
    const cut = call(shop, [...caller.messages.slice(2, -1), { role: 'assistant', content: 'What na' }]);
    expect(await cut.says('Maria Lopez')).toContain('booked, Maria Lopez');
  });

  test('repeats its offer after the caller only says that they are still there', async () => {
    const caller = call();
    const offer = await caller.says('A haircut on Tuesday at three');
    const silent = call(shop, [
      ...caller.messages.slice(2),
      { role: 'assistant', content: 'Are you still there?' },
    ]);
    expect(await silent.says("yes, I'm here")).toBe(offer);
    expect(await silent.says('yes')).toContain('What name');
  });

  test.each(['yes please', 'yes, I am still here. Yes, book it', 'the first one please'])(
    'takes what is said after "are you still there?" for the answer to its offer: %s',
    async (answer) => {
      const caller = call();
      await caller.says('A haircut on Tuesday at three');
      const silent = call(shop, [
        ...caller.messages.slice(2),
        { role: 'assistant', content: 'Are you still there?' },
      ]);
      expect(await silent.says(answer)).toContain('What name');
    },
  );

  test('takes a whole message after "are you still there?" for the message that it asked for', async () => {
    const caller = call();
    await caller.says('Can I leave a message?');
    const silent = call(shop, [
      ...caller.messages.slice(2),
      { role: 'assistant', content: 'Are you still there?' },
    ]);
    await silent.says('Yes, please tell Sam that the key is under the mat');
    expect(silent.calls.at(-1)).toEqual([
      'take_message',
      expect.objectContaining({ message: 'Yes, please tell Sam that the key is under the mat' }),
    ]);
  });
});
