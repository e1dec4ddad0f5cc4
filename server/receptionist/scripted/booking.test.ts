import { describe, expect, test } from 'vitest';
import { call, shop } from './testing.ts';

describe('a caller who books', () => {
  test('hears the opening hours first when they ask for them', async () => {
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
      ['answer_question', { question: 'what are your opening hours?' }],
      ['find_openings', { words: "Great, I'd like to book a haircut then" }],
      [
        'find_openings',
        { words: "Great, I'd like to book a haircut then. Tuesday at three", when: 'Tuesday at three' },
      ],
      ['book', { offer: 'o-1500', name: 'Maria Lopez' }],
      ['end_call', {}],
    ]);
  });

  test('can say everything in one sentence', async () => {
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

  test('is asked for the service, the day and the time', async () => {
    const caller = call();
    expect(await caller.says('I need an appointment')).toBe('What would you like to have done?');
    expect(await caller.says('a beard trim')).toBe('What day would you like to come in?');
    expect(await caller.says('sometime this week')).toContain('Which of these times would you like?');
    expect(await caller.says('the second one')).toBe(
      'Tuesday, November 24th at 3:30 PM with Alex. What name should I put it under?',
    );
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
  ])('chooses an offer with "%s"', async (line, offer) => {
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
  ])('asks for other times with "%s"', async (line) => {
    const caller = call();
    await caller.says('A haircut this week please');
    await caller.says(line);
    expect(caller.calls.at(-1)).toEqual([
      'find_openings',
      { words: `A haircut this week please. ${line}`, when: line },
    ]);
  });

  test('declines an offer and is asked for a better time', async () => {
    const caller = call();
    await caller.says('A haircut on Tuesday at three');
    expect(await caller.says("no, that doesn't work")).toContain('What day and time would suit you better?');
    expect(await caller.says('Friday')).toContain('Which of these times');
    expect(caller.calls).toHaveLength(2);
  });

  test('is asked which offer they mean when the choice is not clear', async () => {
    const caller = call();
    await caller.says('A haircut this week please');
    expect(await caller.says('Tuesday')).toMatch(/3 PM with Sam, or .*3:30 PM with Alex\?$/);
    expect(await caller.says('yes')).toMatch(/^Would you like .*3 PM with Sam, or .* or Wednesday/);
    await caller.says('three thirty');
    await caller.says('Bob');
    expect(caller.calls.at(-1)).toEqual(['book', { offer: 'o-1530', name: 'Bob' }]);
  });

  test('asks a question in between and is asked the earlier question again', async () => {
    const caller = call();
    await caller.says('A haircut on Tuesday at three');
    expect(await caller.says('how much does it cost?')).toContain('Shall I book it?');
    expect(await caller.says('yes')).toContain('name');
  });

  test('gets both answers when they ask and book in one sentence', async () => {
    const caller = call();
    const both = 'What are your hours, and can I book a haircut for Tuesday at three?';
    expect(await caller.says(both)).toMatch(/9 AM to 6 PM\. Tuesday, .* free/);
    expect(caller.calls.map(([name]) => name)).toEqual(['answer_question', 'find_openings']);
  });

  test('chooses another time when the first one was just taken', async () => {
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

  test('gives a number when theirs is withheld, and hears it read back', async () => {
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

  test('is offered another staff member when the requested one does not do the service', async () => {
    const caller = call((request) =>
      request.name === 'find_openings' && /Sam/.test(String(request.arguments['words']))
        ? { status: 'ask', ask: 'staff', say: "Sam doesn't do that, but Alex can. Is that all right?" }
        : shop(request),
    );
    expect(await caller.says('A beard trim with Sam on Tuesday at three')).toContain('Is that all right?');
    expect(await caller.says('sure')).toContain('Shall I book it?');
  });

  test('can change the staff member and the time that they said before', async () => {
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

  test('declines a time in words that sound like cancelling, then cancels the booking dialogue', async () => {
    const caller = call();
    await caller.says('A haircut on Tuesday at three');
    await caller.says("I can't make it at three, how about Friday");
    expect(caller.calls.at(-1)?.[0]).toBe('find_openings');
    expect(await caller.says('cancel')).toContain('No problem');
    expect(caller.calls.map(([name]) => name)).not.toContain('find_bookings');
  });

  test.each(["no, that's it", 'no thank you', 'nope', "no, I don't need anything", "I'm good", 'bye'])(
    'ends the call with "%s"',
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
  ])('continues the call with "%s"', async (line, tool) => {
    const caller = call();
    await caller.says('When do you open?');
    await caller.says(line);
    expect(caller.calls.at(-1)?.[0]).toBe(tool);
  });

  test('is not asked again for a name that they gave early', async () => {
    const caller = call();
    await caller.says('A haircut on Tuesday at three');
    expect(await caller.says("it's for my son Leo")).toBe('Thank you, Leo. Shall I book it?');
    expect(await caller.says('yes')).toContain('You are booked, Leo.');
  });

  test('is offered to leave a message about something that is not a service', async () => {
    const caller = call(() => ({ status: 'unknown', say: "I don't know that." }));
    expect(await caller.says('do you do perms?')).toBe("I don't know that. Should I take a message?");
    expect(caller.calls.map(([name]) => name)).toEqual(['answer_question']);
  });

  test('gets a new search for a similar time in another week', async () => {
    const caller = call();
    await caller.says('A haircut on Tuesday at three');
    await caller.says('next Tuesday at three, I mean');
    expect(caller.calls.map(([name]) => name)).toEqual(['find_openings', 'find_openings']);
  });

  test('can change the time after choosing it', async () => {
    const caller = call();
    await caller.says('A haircut on Tuesday at three');
    await caller.says('yes');
    expect(await caller.says('oh wait, could we do Friday instead?')).toContain('Which of these times');
  });
});
