/** Callers who are in a hurry, change their mind, or ask two questions at once. */
import { describe, expect, test } from 'vitest';
import { call, shop, type Shop } from './testing.ts';

/** Says these lines one after the other. @returns the caller, and the answer to the last line */
async function talk(answering: Shop, ...lines: readonly string[]) {
  const caller = call(answering);
  let answer = '';
  for (const line of lines) answer = await caller.says(line);
  return { caller, answer, tools: caller.calls.map(([name]) => name) };
}

const WISH = 'A haircut on Tuesday at three';

describe('a goodbye in the same sentence', () => {
  test.each([
    [
      [WISH, 'yes', 'Kim Lee, thanks, bye'],
      ['find_openings', 'book', 'end_call'],
    ],
    [
      [`${WISH}, my name is Kim Lee`, 'yes perfect, thank you, bye'],
      ['find_openings', 'book', 'end_call'],
    ],
    [
      ['Cancel my haircut, my name is Maria Lopez', 'yes please, goodbye'],
      ['find_bookings', 'cancel_booking', 'end_call'],
    ],
  ])('keeps what was agreed: %j', async (lines, expected) => {
    const { tools, answer } = await talk(shop, ...lines);
    expect(tools).toEqual(expected);
    expect(answer).toMatch(/Goodbye/);
    expect(answer).not.toContain('?');
  });

  test.each(['no thanks, bye', 'bye', 'no, that is all, have a good day'])(
    'ends the call, whatever was asked: %j',
    async (line) => {
      expect((await talk(shop, WISH, line)).tools).toEqual(['find_openings', 'end_call']);
    },
  );

  const messages: Shop = (request) =>
    request.name === 'take_message' && request.arguments['leaving'] === true
      ? { status: 'taken', say: 'Thank you. I have passed that on. Is there anything else?' }
      : shop(request);

  test.each([
    [["please tell Sam the pipes burst, I'm Maria, bye"]],
    [['tell Sam the pipes burst', 'bye']],
    [["I'd like to leave a message", 'the pipes burst, bye']],
  ])('loses no message: %j', async (lines) => {
    const { caller, tools } = await talk(messages, ...lines);
    expect(tools.slice(-2)).toEqual(['take_message', 'end_call']);
    const [, taken] = caller.calls.at(-2) ?? [];
    expect(taken).toMatchObject({
      leaving: true,
      message: expect.stringContaining('the pipes burst') as string,
    });
  });
});

describe('a caller who changes their mind', () => {
  test.each([
    ["I can't do three", 'eleven'],
    ['no, not Sam, someone else'],
    ['yes but with Alex'],
    ['Alex please'],
    ["sure, but it's a beard trim"],
    ["I don't like three"],
    ['no, eleven'],
    ['is Alex free?'],
  ])('gets a new search and no booking: %j', async (...lines) => {
    const { caller, tools } = await talk(shop, WISH, ...lines);
    expect(tools.at(-1)).toBe('find_openings');
    expect(tools).not.toContain('book');
    expect(String(caller.calls.at(-1)?.[1]['words'])).toContain(lines.at(-1));
  });

  test('declines one of several times and keeps the others', async () => {
    const { answer, caller } = await talk(shop, 'A haircut this week please', 'not the first one');
    expect(answer).toMatch(/^Would you like .*3:30 PM with Alex, or Wednesday/);
    await caller.says('the last one');
    await caller.says('Ann Lee');
    expect(caller.calls.at(-1)).toEqual(['book', { offer: 'o-wed', name: 'Ann Lee' }]);
  });

  test('moves the booking that was looked up', async () => {
    const lines = ['when is my appointment, I am Maria Lopez', 'can I make it an hour later'] as const;
    const { tools, caller } = await talk(shop, ...lines);
    expect(tools).toEqual(['find_bookings', 'find_openings']);
    expect(caller.calls.at(-1)?.[1]).toMatchObject({ service: 'Haircut' });
  });

  test('books instead of leaving the message that was offered', async () => {
    const { tools } = await talk(
      (request) =>
        request.name === 'answer_question' ? { status: 'unknown', say: "I don't know that." } : shop(request),
      'do you do perms?',
      'ok then book me a haircut on Tuesday at three',
    );
    expect(tools).toEqual(['answer_question', 'find_openings']);
  });

  test('does not book a declined time with a later yes', async () => {
    const { tools } = await talk(shop, WISH, "no, that doesn't work", 'yes', 'Maria Lopez');
    expect(tools).not.toContain('book');
  });

  test.each([
    'oh sorry, I meant a beard trim',
    'can you make it eleven',
    "I'd rather have Alex",
    'hmm, Friday would be better actually',
    'and a beard trim too',
  ])('is not understood to give a name with %j', async (line) => {
    const { tools } = await talk(shop, WISH, 'yes', line);
    expect(tools).toEqual(['find_openings', 'find_openings']);
  });

  test('gets a search for a corrected service, and for one that is added to the first', async () => {
    const { caller } = await talk(shop, WISH, 'actually make that a beard trim');
    expect(caller.calls.at(-1)?.[1]).toMatchObject({ service: 'actually make that a beard trim' });
    const added = await talk(shop, WISH, 'yes', 'and a beard trim too');
    expect(added.caller.calls.at(-1)?.[1]).not.toHaveProperty('service');
  });

  const found: Shop = (request) =>
    request.name === 'find_bookings'
      ? shop({ ...request, arguments: { ...request.arguments, name: 'Maria Lopez' } })
      : shop(request);
  const booked = [WISH, 'yes', 'Kim'] as const;

  test.each(['no wait, I said eleven', "no, that's wrong, it should be Friday", "no, I don't want Sam"])(
    'moves the new booking with %j',
    async (line) => {
      const { tools } = await talk(found, ...booked, line);
      expect(tools.slice(2)).toEqual(['find_bookings', 'find_openings']);
    },
  );

  test('has the correct name passed on after the booking', async () => {
    const { caller } = await talk(shop, ...booked, "no, it's Stephen with a ph");
    const [name, args] = caller.calls.at(-1) ?? [];
    expect([name, args?.['name']]).toEqual(['take_message', 'Stephen']);
    expect(args?.['message']).toContain('not for Kim');
  });

  test.each(['no', 'no thank you', 'nope, you have been very helpful', "no I think that's it"])(
    'ends the call with %j',
    async (line) => {
      expect((await talk(shop, ...booked, line)).tools.at(-1)).toBe('end_call');
    },
  );
});

describe('a name that was asked for', () => {
  test.each([
    ["Mr. O'Brien-Smith", "Mr O'Brien-Smith"],
    ["That'd be Jordan", 'Jordan'],
    ['Mike, no wait, Michael Brown', 'Michael Brown'],
    ['Sorry, Anna', 'Anna'],
    ['S I O B H A N', 'Siobhan'],
    ['April', 'April'],
  ])('is recognized in %j', async (line, name) => {
    const { caller } = await talk(shop, WISH, 'yes', line);
    expect(caller.calls.at(-1)).toEqual(['book', { offer: 'o-1500', name }]);
  });

  test.each(['let me think', 'absolutely', 'whatever', 'hmm', 'sure thing', "I'd rather not say", 'cool'])(
    'is not recognized in %j',
    async (line) => {
      expect((await talk(shop, WISH, 'yes', line)).tools).not.toContain('book');
    },
  );
});

describe('an utterance that is not about a time', () => {
  test.each([
    "I'm running late, about fifteen minutes",
    "I'm stuck in traffic",
    'tell Sam the pipes burst in the basement',
    'have the owner give me a call please',
    'I think I left my umbrella at your place',
  ])('is taken as a message: %j', async (line) => {
    const { caller } = await talk(shop, line);
    expect(caller.calls).toEqual([['take_message', { message: line }]]);
  });

  test.each(['can I talk to Sam', 'is Sam there?', 'I want to make a complaint'])(
    'leads to a person: %j',
    async (line) => {
      expect((await talk(shop, line)).tools).toEqual(['ask_for_person']);
    },
  );

  test('gets two answers when it has two questions', async () => {
    const { caller } = await talk(shop, 'do you take cards and where can I park');
    expect(caller.calls).toEqual([
      ['answer_question', { question: 'do you take cards' }],
      ['answer_question', { question: 'where can I park' }],
    ]);
  });

  test('names the service that is booked later', async () => {
    const { caller } = await talk(shop, 'how much is a beard trim', 'okay book me in for Tuesday at three');
    expect(caller.calls.at(-1)?.[1]).toMatchObject({ service: 'how much is a beard trim' });
  });

  test('leads to the offer of a message when it is not understood three times', async () => {
    const { answer } = await talk(shop, 'I want a sauna', 'a sauna, I said', 'a sauna');
    expect(answer).toContain('Should I take a message');
  });
});

test("an appointment of a relative is not treated as the caller's own", async () => {
  const { caller } = await talk(shop, WISH, 'yes', 'Maria Lopez', "I need to cancel my wife's appointment");
  expect(caller.calls.at(-1)).toEqual(['find_bookings', {}]);
});

test('a booking that was about to be moved can stay as it is', async () => {
  const lines = ['Move my haircut to Friday, my name is Maria Lopez', 'leave it then'] as const;
  expect((await talk(shop, ...lines)).answer).toContain('stays as it is');
});

describe('an ordinary polite answer', () => {
  const CANCEL = 'Cancel my haircut, my name is Maria Lopez';
  test.each([
    [[CANCEL, 'Yes, do that for me please'], 'cancel_booking'],
    [[CANCEL, 'yes please do it, I have to work on Thursday'], 'cancel_booking'],
    [['Move my haircut to Tuesday at three, my name is Maria Lopez', 'yes, move it please'], 'reschedule'],
    [['Is Friday in the morning possible for a haircut?'], 'find_openings'],
    [['I forgot my appointment yesterday, can I reschedule?'], 'find_bookings'],
    [['Can I come in on my way home from work, around five on Tuesday, for a haircut?'], 'find_openings'],
    [['I just left my old barber and need a haircut on Tuesday'], 'find_openings'],
    [[WISH, 'yes, that would be great, have a good afternoon', 'Kim'], 'book'],
    [[WISH, 'yes', 'Kim', 'no, see you Tuesday at three'], 'end_call'],
    [[WISH, 'yes', 'Kim', 'Great, see you Tuesday'], 'end_call'],
    [[WISH, 'yes', 'Kim', 'no thanks, have a good afternoon'], 'end_call'],
    [['Can I come see you on Tuesday at three for a haircut?'], 'find_openings'],
    [['hi, I am Kim Lee, do you have time for a haircut on Tuesday at three', 'yes'], 'book'],
    [[WISH, 'yes, this is Kim Lee'], 'book'],
  ])('in the lines %j leads to %s', async (lines, tool) => {
    expect((await talk(shop, ...lines)).tools.at(-1)).toBe(tool);
  });

  test.each([
    "I'm not working that day so the first one is fine",
    "I don't want to wait, the first one please",
    "I don't like mornings, the first one please",
    "that's not an issue, the first one is fine",
    'why not the first one',
  ])('chooses the time that it names: %j', async (line) => {
    const { answer } = await talk(shop, 'A haircut this week please', line);
    expect(answer).toContain('What name');
  });

  test('does not end the call when the caller asks to take care of something', async () => {
    const { caller } = await talk(shop, WISH, 'can you take care of my beard too?');
    expect(caller.calls.map(([name]) => name)).not.toContain('end_call');
  });
});
