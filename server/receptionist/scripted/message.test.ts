import { describe, expect, test } from 'vitest';
import type { ModelMessage } from '../../call/ports.ts';
import { call, shop } from './testing.ts';

describe('a caller who leaves a message', () => {
  test('gives the message, a name and a number, which is read back', async () => {
    let readBack: unknown;
    const caller = call((request) => {
      const { phone } = request.arguments;
      if (request.name !== 'take_message' || phone === undefined || phone === readBack) return shop(request);
      readBack = phone;
      return { status: 'ask', ask: 'confirm-phone', say: `I have ${JSON.stringify(phone)}. Is that right?` };
    });
    expect(await caller.says('Can I leave a message?')).toContain('What should I pass on?');
    expect(await caller.says('I left my scarf at the shop')).toBe('And who is calling?');
    expect(await caller.says('uh, this is Maria Lopez')).toContain('number');
    expect(await caller.says('2125550146')).toBe('I have "2125550146". Is that right?');
    expect(await caller.says('no, it is 212 555 0147')).toBe('I have "2125550147". Is that right?');
    expect(await caller.says('yes')).toContain('passed your message on');
    expect(caller.calls.at(-1)).toEqual([
      'take_message',
      { message: 'I left my scarf at the shop', name: 'Maria Lopez', phone: '2125550147' },
    ]);
  });

  test('can say everything at once', async () => {
    const caller = call();
    await caller.says("Please tell Sam I'm running ten minutes late");
    expect(caller.calls).toEqual([
      ['take_message', { message: "Please tell Sam I'm running ten minutes late" }],
    ]);
  });

  test('is angry and asks for a person', async () => {
    const caller = call();
    const reply = await caller.says('This is ridiculous, let me talk to a real person!');
    expect(reply).toMatch(/very sorry.*What should I tell them/);
    expect(await caller.says('My haircut is ruined and I want my money back')).toBe('And who is calling?');
    await caller.says('Maria Lopez');
    await caller.says('212 555 0147');
    expect(caller.calls.at(-1)).toEqual([
      'take_message',
      {
        message: 'My haircut is ruined and I want my money back',
        name: 'Maria Lopez',
        phone: '2125550147',
        urgent: true,
      },
    ]);
  });
});

describe('a caller who is offered a message', () => {
  test.each([
    ['No, please take a message: call me back about my beard', /name|calling/],
    ["No, please don't take a message", /anything else/],
  ])('who says "%s" is heard to the end', async (words, reply) => {
    const caller = call();
    for (const unclear of ['mmbl grf', 'hnn', 'brr brr']) await caller.says(unclear);
    expect(await caller.says(words)).toMatch(reply);
  });

  test('and asks for somebody by name instead, is put through to them', async () => {
    const caller = call();
    await caller.says('Can I speak to Sam please?');
    expect(caller.calls).toEqual([['ask_for_person', { reason: 'Can I speak to Sam please?' }]]);
  });
});

describe('a caller who is not understood', () => {
  test('is asked twice in other words, then offered to leave a message', async () => {
    const caller = call();
    const replies = [await caller.says('mmbl grf'), await caller.says('hnn'), await caller.says('brr brr')];
    expect(new Set(replies).size).toBe(3);
    expect(replies[2]).toContain('Should I take a message');
    expect(await caller.says('yes')).toContain('What should I pass on?');
    expect(caller.calls).toEqual([]);
  });

  test('is asked the same question again and is understood then', async () => {
    const caller = call();
    await caller.says('A haircut on Tuesday at three');
    await caller.says('yes');
    expect(await caller.says('')).toContain('name');
    expect(await caller.says('12345')).toContain('name');
    expect(await caller.says('Maria Lopez')).toContain('booked');
  });

  test('can have it repeated or ask for a moment', async () => {
    const caller = call();
    const offer = await caller.says('A haircut on Tuesday at three');
    expect(await caller.says('sorry, what was that?')).toBe(offer);
    expect(await caller.says('hold on a second')).toContain('take your time');
    expect(await caller.says('okay yes')).toContain('name');
  });
});

describe('a caller whose call nobody of the staff took', () => {
  const rung: readonly ModelMessage[] = [
    {
      role: 'assistant',
      content: '',
      toolCalls: [{ id: 'ring_staff', name: 'ring_staff', arguments: {} }],
    },
    {
      role: 'tool',
      callId: 'ring_staff',
      name: 'ring_staff',
      content: JSON.stringify({ status: 'no-answer', tried: ['Sam', 'Alex'], say: 'Sam, Alex: no-answer' }),
    },
  ];

  test('hears who was tried when they ask for a person, and leaves a message', async () => {
    const caller = call(shop, rung);
    expect(await caller.says('Can I speak to a person?')).toMatch(/Sam and Alex.*message/);
    await caller.says('Yes, please tell them that I left my scarf');
    expect(caller.calls.map(([name]) => name)).toEqual(['take_message']);
  });

  test('is put through when they ask for a person once more', async () => {
    const caller = call(shop, rung);
    await caller.says('Can I speak to a person?');
    await caller.says('No, I want to speak to a person');
    expect(caller.calls.map(([name]) => name)).toEqual(['ask_for_person']);
  });

  test('books as any other caller does', async () => {
    expect(await call(shop, rung).says('A haircut on Tuesday at three')).toContain('Tuesday');
  });
});
