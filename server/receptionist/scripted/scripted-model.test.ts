import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ModelMessage } from '../../call/ports.ts';
import { languageModelContract } from '../../vendors/contract-language-model.ts';
import { rehearse, shop, type House } from './rehearsal.ts';
import { createScriptedReceptionist } from './scripted-model.ts';

const call = (house: House = shop, past: readonly ModelMessage[] = []) =>
  rehearse(createScriptedReceptionist(), house, [
    { role: 'system', content: 'You are the receptionist of Harbour Street Barbers.' },
    {
      role: 'assistant',
      content: 'Harbour Street Barbers, this is the automated assistant. How can I help you?',
    },
    ...past,
  ]);

languageModelContract('the scripted receptionist', {
  make: createScriptedReceptionist,
  words: { messages: [{ role: 'user', content: 'Are you a robot?' }], tools: [] },
  toolCall: {
    messages: [{ role: 'user', content: 'When do you open?' }],
    tools: [{ name: 'answer_question', description: '', parameters: { type: 'object' } }],
  },
});

describe('a caller who books', () => {
  test('asks for the hours first', async () => {
    const caller = call();
    expect(await caller.says('Hi, what are your opening hours?')).toContain('9 AM to 6 PM');
    expect(await caller.says("Great, I'd like to book a haircut then")).toBe(
      'What day would you like to come in?',
    );
    expect(await caller.says('Tuesday at three')).toContain('Shall I book it?');
    expect(await caller.says('Yes please')).toBe('What name should I put it under?');
    expect(await caller.says('Maria Lopez')).toContain('You are booked, Maria Lopez. Is there anything else');
    expect(await caller.says("No that's all, thanks, bye")).toContain('Goodbye');
    expect(caller.calls).toEqual([
      ['answer_question', { question: 'Hi, what are your opening hours?' }],
      ['find_openings', { words: "Great, I'd like to book a haircut then" }],
      [
        'find_openings',
        { words: "Great, I'd like to book a haircut then. Tuesday at three", when: 'Tuesday at three' },
      ],
      ['book', { offer: 'o-1500', name: 'Maria Lopez' }],
      ['end_call', {}],
    ]);
  });

  test('says everything in one sentence', async () => {
    const caller = call();
    const wish = 'Hello, my name is Maria Lopez and I want a haircut with Sam on Tuesday at three please.';
    expect(await caller.says(wish)).toContain(
      'Tuesday, November 24th at 3 PM with Sam is free. Shall I book it?',
    );
    expect(await caller.says('Perfect, book it.')).toContain('You are booked, Maria Lopez.');
    expect(caller.calls).toEqual([
      ['find_openings', { words: wish, when: wish }],
      ['book', { offer: 'o-1500', name: 'Maria Lopez' }],
    ]);
  });

  test('is led from the service to the day to the time', async () => {
    const caller = call();
    expect(await caller.says('I need an appointment')).toBe('What would you like to have done?');
    expect(await caller.says('a beard trim')).toBe('What day would you like to come in?');
    expect(await caller.says('sometime this week')).toContain('Which of these times would you like?');
    expect(await caller.says('the second one')).toBe('What name should I put it under?');
    expect(await caller.says("it's for my son Leo")).toContain('booked, Leo');
    expect(caller.calls.at(-1)).toEqual(['book', { offer: 'o-1530', name: 'Leo' }]);
  });

  test.each([
    ['the second one', 'o-1530'],
    ['three works', 'o-1500'],
    ['number three please', 'o-wed'],
    ['half past three', 'o-1530'],
    ['3:30', 'o-1530'],
    ['Wednesday sounds good', 'o-wed'],
    ['with Alex please', 'o-1530'],
    ['the last one', 'o-wed'],
    ['ten a.m. on Wednesday', 'o-wed'],
    ["I'll take the 25th", 'o-wed'],
    ['any of them', 'o-1500'],
    ['first', 'o-1500'],
    ['2', 'o-1530'],
    ['no, the second one', 'o-1530'],
    ['could you do the three thirty?', 'o-1530'],
  ])('picks by "%s"', async (line, offer) => {
    const caller = call();
    await caller.says('A haircut this week please');
    expect(await caller.says(line)).toContain('name');
    await caller.says('My name is Ann');
    expect(caller.calls.at(-1)).toEqual(['book', { offer, name: 'Ann' }]);
  });

  test.each([
    'how about Thursday instead',
    'no, later',
    'three is too late, in the morning',
    'do you have anything on Friday?',
  ])('wants other times by "%s"', async (line) => {
    const caller = call();
    await caller.says('A haircut this week please');
    await caller.says(line);
    expect(caller.calls.at(-1)).toEqual([
      'find_openings',
      { words: `A haircut this week please. ${line}`, when: line },
    ]);
  });

  test('turns an offer down, and is asked for a better time', async () => {
    const caller = call();
    await caller.says('A haircut on Tuesday at three');
    expect(await caller.says("no, that doesn't work")).toContain('What day and time would suit you better?');
    expect(await caller.says('Friday')).toContain('Which of these times');
    expect(caller.calls).toHaveLength(2);
  });

  test('is asked which, when the choice is not clear', async () => {
    const caller = call();
    await caller.says('A haircut this week please');
    expect(await caller.says('Tuesday')).toMatch(/3 PM with Sam, or .*3:30 PM with Alex\?$/);
    expect(await caller.says('yes')).toMatch(/^Would you like .*3 PM with Sam, or .* or Wednesday/);
    await caller.says('three thirty');
    await caller.says('Bob');
    expect(caller.calls.at(-1)).toEqual(['book', { offer: 'o-1530', name: 'Bob' }]);
  });

  test('asks something in between, and is led back', async () => {
    const caller = call();
    await caller.says('A haircut on Tuesday at three');
    expect(await caller.says('how much does it cost?')).toContain('Shall I book it?');
    expect(await caller.says('yes')).toContain('name');
  });

  test('asks and wishes in one breath', async () => {
    const caller = call();
    const both = 'What are your hours, and can I book a haircut for Tuesday at three?';
    expect(await caller.says(both)).toMatch(/9 AM to 6 PM\. Tuesday, .* free/);
    expect(caller.calls.map(([name]) => name)).toEqual(['answer_question', 'find_openings']);
  });

  test('finds the time gone, and picks another', async () => {
    let taken = true;
    const caller = call((request) => {
      if (request.name !== 'book' || !taken) return shop(request);
      taken = false;
      const offers = [{ offer: 'o-1600', say: 'Tuesday, November 24th at 4 PM with Sam' }];
      return {
        status: 'taken',
        offers,
        say: 'That time was just taken. I have Tuesday, November 24th at 4 PM with Sam.',
      };
    });
    await caller.says('A haircut on Tuesday at three');
    await caller.says('yes');
    expect(await caller.says('Maria Lopez')).toContain('Shall I book it?');
    expect(await caller.says('okay')).toContain('You are booked');
    expect(caller.calls.at(-1)).toEqual(['book', { offer: 'o-1600', name: 'Maria Lopez' }]);
  });

  test('whose number is withheld gives it, and hears it read back', async () => {
    const caller = call((request) => {
      const { name, arguments: args } = request;
      if (name !== 'book' || args['phone_confirmed'] === true) return shop(request);
      if (args['phone'] === undefined)
        return { status: 'ask', ask: 'phone', say: 'On which number can we reach you?' };
      return {
        status: 'ask',
        ask: 'confirm-phone',
        phone: '+12125550147',
        say: 'That is 212-555-0147, is that right?',
      };
    });
    await caller.says('A haircut on Tuesday at three');
    await caller.says('yes');
    expect(await caller.says('Maria Lopez')).toContain('number');
    expect(await caller.says('2125550146')).toContain('is that right?');
    expect(await caller.says('no')).toContain('right number');
    expect(await caller.says('two one two, five five five, oh one four seven')).toContain('is that right?');
    expect(await caller.says("yes that's correct")).toContain('booked');
    expect(caller.calls.at(-2)).toEqual([
      'book',
      { offer: 'o-1500', name: 'Maria Lopez', phone: '2125550147' },
    ]);
    expect(caller.calls.at(-1)).toEqual([
      'book',
      { offer: 'o-1500', name: 'Maria Lopez', phone: '2125550147', phone_confirmed: true },
    ]);
  });

  test('is given to somebody else, where the one asked for cannot', async () => {
    const caller = call((request) =>
      request.name === 'find_openings' && /Sam/.test(String(request.arguments['words']))
        ? { status: 'ask', ask: 'staff', say: "Sam doesn't do that, but Alex can. Is that all right?" }
        : shop(request),
    );
    expect(await caller.says('A beard trim with Sam on Tuesday at three')).toContain('Is that all right?');
    expect(await caller.says('sure')).toContain('Shall I book it?');
  });

  test('wants somebody else, or another time, than said before', async () => {
    const caller = call();
    await caller.says('A haircut with Alex this week');
    await caller.says('no, with Bob please');
    expect(caller.calls.at(-1)?.[1]).toEqual({
      words: 'A haircut  this week. no, with Bob please',
      when: 'A haircut with Alex this week',
    });
    await caller.says('actually can you change it to eleven');
    expect(caller.calls.at(-1)?.[0]).toBe('find_openings');
  });

  test('turns a time down that sounds like cancelling, then cancels the wish', async () => {
    const caller = call();
    await caller.says('A haircut on Tuesday at three');
    await caller.says("I can't make it at three, how about Friday");
    expect(caller.calls.at(-1)?.[0]).toBe('find_openings');
    expect(await caller.says('cancel')).toContain('No problem');
    expect(caller.calls.map(([name]) => name)).not.toContain('find_bookings');
  });

  test.each(["no, that's it", 'no thank you', 'nope', "no, I don't need anything", "I'm good", 'bye'])(
    'is done by "%s"',
    async (line) => {
      const caller = call();
      await caller.says('When do you open?');
      await caller.says(line);
      expect(caller.calls.at(-1)?.[0]).toBe('end_call');
    },
  );

  test.each([
    ["no, I'd like to move my appointment", 'find_bookings'],
    ['no wait, I want a beard trim too', 'find_openings'],
    ['no, but how much is it?', 'answer_question'],
  ])('is not done by "%s"', async (line, tool) => {
    const caller = call();
    await caller.says('When do you open?');
    await caller.says(line);
    expect(caller.calls.at(-1)?.[0]).toBe(tool);
  });

  test('says the name too early, and is not asked for it again', async () => {
    const caller = call();
    await caller.says('A haircut on Tuesday at three');
    expect(await caller.says("it's for my son Leo")).toBe('Thank you, Leo. Shall I book it?');
    expect(await caller.says('yes')).toContain('You are booked, Leo.');
  });

  test('asks for something that is no appointment', async () => {
    const caller = call(() => ({ status: 'unknown', say: "I don't know that." }));
    expect(await caller.says('do you do perms?')).toBe("I don't know that. Should I take a message?");
    expect(caller.calls.map(([name]) => name)).toEqual(['answer_question']);
  });

  test('gets no time for another week that sounds alike', async () => {
    const caller = call();
    await caller.says('A haircut on Tuesday at three');
    await caller.says('next Tuesday at three, I mean');
    expect(caller.calls.map(([name]) => name)).toEqual(['find_openings', 'find_openings']);
  });

  test('changes the time after it was chosen', async () => {
    const caller = call();
    await caller.says('A haircut on Tuesday at three');
    await caller.says('yes');
    expect(await caller.says('oh wait, could we do Friday instead?')).toContain('Which of these times');
  });
});

describe('a caller who has a booking', () => {
  test('moves it', async () => {
    const caller = call();
    expect(await caller.says('I need to reschedule my appointment')).toContain('what name is it under');
    expect(await caller.says('Maria Lopez')).toMatch(
      /found your haircut.*What day and time would suit you instead\?$/,
    );
    expect(await caller.says('Tuesday at three')).toContain('Shall I move it there?');
    expect(await caller.says('yes')).toContain('moved. Is there anything else');
    expect(caller.calls).toEqual([
      ['find_bookings', {}],
      ['find_bookings', { name: 'Maria Lopez' }],
      ['find_openings', { words: 'Tuesday at three', service: 'Haircut', when: 'Tuesday at three' }],
      ['reschedule', { booking: 'b-1', offer: 'o-1500' }],
    ]);
  });

  test('moves it in one sentence', async () => {
    const caller = call();
    const reply = await caller.says(
      'This is Maria Lopez, can I move my Thursday appointment to Tuesday at three?',
    );
    expect(reply).toMatch(/found your haircut.*3 PM with Sam is free\. Shall I move it there\?/);
    await caller.says('sure');
    expect(caller.calls.at(-1)).toEqual(['reschedule', { booking: 'b-1', offer: 'o-1500' }]);
  });

  test('cancels it only after a yes', async () => {
    const caller = call();
    await caller.says('I have to cancel my appointment');
    expect(await caller.says("it's Maria Lopez")).toContain('Shall I cancel it?');
    expect(caller.calls.map(([name]) => name)).not.toContain('cancel_booking');
    expect(await caller.says('yes, cancel it please')).toContain('cancelled');
    expect(caller.calls.at(-1)).toEqual(['cancel_booking', { booking: 'b-1' }]);
  });

  test('keeps it after all', async () => {
    const caller = call();
    await caller.says('Cancel my haircut, my name is Maria Lopez');
    expect(await caller.says('no, actually leave it')).toContain('stays as it is');
    expect(await caller.says('no thanks')).toContain('Goodbye');
    expect(caller.calls.map(([name]) => name)).toEqual(['find_bookings', 'end_call']);
  });

  test('gives a name that is not found, then the right one', async () => {
    const caller = call();
    await caller.says('I want to cancel');
    expect(await caller.says('Mary Lopes')).toContain('another name?');
    expect(await caller.says('Maria Lopez')).toContain('Shall I cancel it?');
  });

  test('is not taken at a yes that was a no', async () => {
    const caller = call();
    await caller.says('Cancel my haircut, my name is Maria Lopez');
    expect(await caller.says("please don't cancel it")).toContain('stays as it is');
  });

  test('books another one instead', async () => {
    const caller = call();
    await caller.says('I want to cancel');
    await caller.says('oh, just book a haircut for Tuesday at three');
    expect(caller.calls.at(-1)?.[0]).toBe('find_openings');
  });

  test('proves it by the time', async () => {
    const caller = call();
    await caller.says('cancel my appointment tomorrow at two');
    expect(caller.calls).toEqual([['find_bookings', { words: 'cancel my appointment tomorrow at two' }]]);
  });

  /** A shop to which the number proves nothing: it wants the day with the name, and has enough after a wrong one. */
  const careful: House = (request) => {
    if (request.name !== 'find_bookings') return shop(request);
    const { name, words } = request.arguments;
    if (words === 'Friday')
      return { status: 'locked', say: 'I cannot look up appointments for this number.' };
    if (words !== undefined) return shop({ ...request, arguments: { name: 'Maria Lopez' } });
    return name === undefined
      ? { status: 'verify', ask: 'name-and-day', say: 'What name is it under, and what day is it?' }
      : { status: 'verify', ask: 'day', say: 'And what day or time is the appointment?' };
  };

  test.each(['on Thursday', 'the 26th', 'at two', 'two', 'I think it is on Thursday'])(
    'says the day when it is asked: %j',
    async (day) => {
      const caller = call(careful);
      await caller.says('I need to cancel my appointment');
      expect(await caller.says('Maria Lopez')).toContain('what day or time');
      expect(await caller.says(day)).toContain('Shall I cancel it?');
      expect(caller.calls.at(-1)).toEqual(['find_bookings', { name: 'Maria Lopez', words: day }]);
    },
  );

  test('says name and day in one breath', async () => {
    const caller = call(careful);
    await caller.says('I need to cancel my appointment');
    expect(await caller.says('Maria Lopez, on Thursday at two')).toContain('Shall I cancel it?');
  });

  test('keeps the time that it is to be moved to while the day is asked', async () => {
    const caller = call(careful);
    await caller.says('This is Maria Lopez, can I move my appointment to Tuesday at three?');
    expect(await caller.says('it is on Thursday')).toContain('Shall I move it there?');
  });

  test.each(["I don't know", 'I forgot', 'no idea', "I can't remember, sorry"])(
    'is offered a message where the day is not known: %j',
    async (line) => {
      const caller = call(careful);
      await caller.says('I need to cancel my appointment, this is Maria Lopez');
      expect(await caller.says(line)).toContain('Should I take a message');
      await caller.says('yes');
      expect(await caller.says('please cancel it for me')).toContain('number');
      expect(caller.calls.at(-1)?.[0]).toBe('take_message');
    },
  );

  test('is offered a message after too many wrong answers', async () => {
    const caller = call(careful);
    await caller.says('I need to cancel my appointment, this is Maria Lopez');
    expect(await caller.says('Friday')).toMatch(/cannot look up.*Should I take a message\?$/);
    expect(await caller.says('no')).toContain('anything else');
  });

  test('asks when it is', async () => {
    const caller = call();
    await caller.says('When is my appointment?');
    expect(await caller.says('Maria Lopez')).toMatch(
      /November 26th at 2 PM with Sam\. Is there anything else/,
    );
  });

  test('says which of two', async () => {
    const caller = call((request) =>
      request.name === 'find_bookings'
        ? {
            status: 'found',
            say: 'I found a haircut on Thursday at 2 PM and a beard trim on Friday at 9 AM.',
            bookings: [
              { booking: 'b-1', say: 'Haircut on Thursday at 2 PM' },
              { booking: 'b-2', say: 'Beard trim on Friday at 9 AM' },
            ],
          }
        : shop(request),
    );
    expect(await caller.says('Cancel my appointment, this is Maria Lopez')).toContain(
      'Which appointment do you mean?',
    );
    expect(await caller.says('the one on Friday')).toBe('Beard trim on Friday at 9 AM. Shall I cancel it?');
    await caller.says('yep');
    expect(caller.calls.at(-1)).toEqual(['cancel_booking', { booking: 'b-2' }]);
  });

  test('whose number is withheld is told so', async () => {
    const caller = call((request) =>
      request.name === 'find_bookings'
        ? { status: 'withheld', say: 'I cannot change bookings for a withheld number.' }
        : shop(request),
    );
    expect(await caller.says('cancel my appointment')).toContain('withheld');
  });
});

describe('a caller who leaves a message', () => {
  test('gives it, a name and a number, which is read back', async () => {
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

  test('says it at once', async () => {
    const caller = call();
    await caller.says("Please tell Sam I'm running ten minutes late");
    expect(caller.calls).toEqual([
      ['take_message', { message: "Please tell Sam I'm running ten minutes late" }],
    ]);
  });

  test('is angry and wants a person', async () => {
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

describe('a caller who is not understood', () => {
  test('is asked twice otherwise, then offered to leave a message', async () => {
    const caller = call();
    const replies = [await caller.says('mmbl grf'), await caller.says('hnn'), await caller.says('brr brr')];
    expect(new Set(replies).size).toBe(3);
    expect(replies[2]).toContain('Should I take a message');
    expect(await caller.says('yes')).toContain('What should I pass on?');
    expect(caller.calls).toEqual([]);
  });

  test('is asked again for what was asked, and understood then', async () => {
    const caller = call();
    await caller.says('A haircut on Tuesday at three');
    await caller.says('yes');
    expect(await caller.says('')).toContain('name');
    expect(await caller.says('12345')).toContain('name');
    expect(await caller.says('Maria Lopez')).toContain('booked');
  });

  test('has it repeated, or takes a moment', async () => {
    const caller = call();
    const offer = await caller.says('A haircut on Tuesday at three');
    expect(await caller.says('sorry, what was that?')).toBe(offer);
    expect(await caller.says('hold on a second')).toContain('take your time');
    expect(await caller.says('okay yes')).toContain('name');
  });
});

describe('taking over from the model in the middle of a call', () => {
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

  test('speaks the result that the model left', async () => {
    const signal = new AbortController().signal;
    const events = await Array.fromAsync(
      createScriptedReceptionist().reply({ messages: search, tools: [] }, signal),
    );
    const text = events.flatMap((event) => (event.type === 'text' ? [event.delta] : [])).join('');
    expect(text).toContain('3:30 PM with Alex');
  });

  test('goes on from the offers, whatever words the model had', async () => {
    const spoken = {
      role: 'assistant',
      content: "I've got three or three thirty on Tuesday, or Wednesday at ten.",
    } as const;
    const caller = call(shop, [...search, spoken]);
    expect(await caller.says('three thirty')).toContain('name');
  });

  test('goes on from the name that the model asked for', async () => {
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

  test('cancels after the model found the booking', async () => {
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

describe('a reply that was cut off', () => {
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

  test('is given again when the caller did not mean to interrupt', async () => {
    const goOn: ModelMessage = { role: 'system', content: 'Go on from where you were cut off.' };
    const { signal } = new AbortController();
    const events = await Array.fromAsync(
      createScriptedReceptionist().reply({ messages: [...booking, goOn], tools: [] }, signal),
    );
    const text = events.flatMap((event) => (event.type === 'text' ? [event.delta] : [])).join('');
    expect(text).toContain('Shall I cancel it?');
  });

  test('cancels nothing by a yes to a question that was not heard', async () => {
    const caller = call(shop, booking);
    expect(await caller.says('yes')).toBe('Shall I cancel it?');
    expect(await caller.says('yes')).toContain('cancelled');
  });

  test('takes a name that comes before the question was over', async () => {
    const caller = call();
    await caller.says('A haircut on Tuesday at three');
    await caller.says('yes');
    const cut = call(shop, [...caller.messages.slice(2, -1), { role: 'assistant', content: 'What na' }]);
    expect(await cut.says('Maria Lopez')).toContain('booked, Maria Lopez');
  });

  test('takes a sign of life for nothing more', async () => {
    const caller = call();
    const offer = await caller.says('A haircut on Tuesday at three');
    const silent = call(shop, [
      ...caller.messages.slice(2),
      { role: 'assistant', content: 'Are you still there?' },
    ]);
    expect(await silent.says("yes, I'm here")).toBe(offer);
    expect(await silent.says('yes')).toContain('What name');
  });
});

describe('a note from the business', () => {
  const note = (text: string): ModelMessage => ({
    role: 'system',
    content: `A note from the business, for you alone: "${text}". Act on it in your next reply. Do not read it out.`,
  });

  test('names a time that is looked up for a caller who asked for none', async () => {
    const caller = call(shop, [note('offer him Tuesday at three')]);
    expect(await caller.says("I'd like a haircut")).toContain('Tuesday, November 24th at 3 PM');
    expect(await caller.says('yes')).toContain('name');
  });

  test('does not outweigh what the caller asks for, and is not read out', async () => {
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

  test('that names no time changes nothing', async () => {
    expect(await call(shop, [note('he is a good friend')]).says('hello')).toBe(await call().says('hello'));
  });
});

test('a tool that fails without words ends in an offer to take a message', async () => {
  const caller = call(() => ({ error: 'down' }));
  expect(await caller.says('A haircut on Tuesday at three')).toContain('Should I take a message');
});

test('keeps nothing: the same history gives the same reply', async () => {
  const messages: readonly ModelMessage[] = [{ role: 'user', content: 'A haircut on Tuesday at three' }];
  const tools = [{ name: 'find_openings', description: '', parameters: {} }];
  const model = createScriptedReceptionist();
  const reply = () => Array.fromAsync(model.reply({ messages, tools }, new AbortController().signal));
  const first = await reply();
  expect(first.at(-1)).toEqual({ type: 'done' });
  expect(await reply()).toEqual(first);
});

test('whatever is said in whatever order: it answers, goes in no circles, books and cancels only what was agreed to', async () => {
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
