import { describe, expect, test } from 'vitest';
import { call, shop, type Shop } from './testing.ts';

describe('a caller who has a booking', () => {
  test('moves the booking', async () => {
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
      [
        'find_openings',
        { words: 'Tuesday at three', service: 'Haircut', when: 'Tuesday at three', booking: 'b-1' },
      ],
      ['reschedule', { booking: 'b-1', offer: 'o-1500' }],
    ]);
  });

  test('moves the booking in one sentence', async () => {
    const caller = call();
    const reply = await caller.says(
      'This is Maria Lopez, can I move my Thursday appointment to Tuesday at three?',
    );
    expect(reply).toMatch(/found your haircut.*3 PM with Sam is free\. Shall I move it there\?/);
    await caller.says('sure');
    expect(caller.calls.at(-1)).toEqual(['reschedule', { booking: 'b-1', offer: 'o-1500' }]);
  });

  test('cancels the booking only after a yes', async () => {
    const caller = call();
    await caller.says('I have to cancel my appointment');
    expect(await caller.says("it's Maria Lopez")).toContain('Shall I cancel it?');
    expect(caller.calls.map(([name]) => name)).not.toContain('cancel_booking');
    expect(await caller.says('yes, cancel it please')).toContain('cancelled');
    expect(caller.calls.at(-1)).toEqual(['cancel_booking', { booking: 'b-1' }]);
  });

  test('keeps the booking after thinking again', async () => {
    const caller = call();
    await caller.says('Cancel my haircut, my name is Maria Lopez');
    expect(await caller.says('no, actually leave it')).toContain('stays as it is');
    expect(await caller.says('no thanks')).toContain('Goodbye');
    expect(caller.calls.map(([name]) => name)).toEqual(['find_bookings', 'end_call']);
  });

  test('says once more when it is, and is asked again whether to cancel it', async () => {
    const caller = call();
    await caller.says('Cancel my haircut, my name is Maria Lopez');
    expect(await caller.says('it is on Thursday at two')).toContain('Shall I cancel it?');
    await caller.says('yes');
    expect(caller.calls.map(([name]) => name)).toEqual(['find_bookings', 'cancel_booking']);
  });

  test('names another time instead of cancelling, and a yes moves it', async () => {
    const caller = call();
    await caller.says('Cancel my haircut, my name is Maria Lopez');
    expect(await caller.says('or Tuesday at three')).toContain('Shall I move it there?');
    await caller.says('yes');
    expect(caller.calls.at(-1)).toEqual(['reschedule', { booking: 'b-1', offer: 'o-1500' }]);
  });

  test('gives a name that is not found, then the right one', async () => {
    const caller = call();
    await caller.says('I want to cancel');
    expect(await caller.says('Mary Lopes')).toContain('another name?');
    expect(await caller.says('Maria Lopez')).toContain('Shall I cancel it?');
  });

  test('keeps the booking with an answer that contains a yes but means no', async () => {
    const caller = call();
    await caller.says('Cancel my haircut, my name is Maria Lopez');
    expect(await caller.says("please don't cancel it")).toContain('stays as it is');
  });

  test('books another appointment instead', async () => {
    const caller = call();
    await caller.says('I want to cancel');
    await caller.says('oh, just book a haircut for Tuesday at three');
    expect(caller.calls.at(-1)?.[0]).toBe('find_openings');
  });

  test('proves the booking with its time', async () => {
    const caller = call();
    await caller.says('cancel my appointment tomorrow at two');
    expect(caller.calls).toEqual([['find_bookings', { words: 'cancel my appointment tomorrow at two' }]]);
  });

  /** A shop to which the number proves nothing: it wants the day with the name, and has enough after a wrong one. */
  const careful: Shop = (request) => {
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
    'gives the day when asked for it: %j',
    async (day) => {
      const caller = call(careful);
      await caller.says('I need to cancel my appointment');
      expect(await caller.says('Maria Lopez')).toContain('what day or time');
      expect(await caller.says(day)).toContain('Shall I cancel it?');
      expect(caller.calls.at(-1)).toEqual(['find_bookings', { name: 'Maria Lopez', words: day }]);
    },
  );

  test('gives name and day in one sentence', async () => {
    const caller = call(careful);
    await caller.says('I need to cancel my appointment');
    expect(await caller.says('Maria Lopez, on Thursday at two')).toContain('Shall I cancel it?');
  });

  test('still gets the new time after being asked for the day', async () => {
    const caller = call(careful);
    await caller.says('This is Maria Lopez, can I move my appointment to Tuesday at three?');
    expect(await caller.says('it is on Thursday')).toContain('Shall I move it there?');
  });

  test.each(["I don't know", 'I forgot', 'no idea', "I can't remember, sorry"])(
    'is offered to leave a message when they do not know the day: %j',
    async (line) => {
      const caller = call(careful);
      await caller.says('I need to cancel my appointment, this is Maria Lopez');
      expect(await caller.says(line)).toContain('Should I take a message');
      await caller.says('yes');
      expect(await caller.says('please cancel it for me')).toContain('number');
      expect(caller.calls.at(-1)?.[0]).toBe('take_message');
    },
  );

  test('is offered to leave a message after too many wrong answers', async () => {
    const caller = call(careful);
    await caller.says('I need to cancel my appointment, this is Maria Lopez');
    expect(await caller.says('Friday')).toMatch(/cannot look up.*Should I take a message\?$/);
    expect(await caller.says('no')).toContain('anything else');
  });

  test('asks for the time of the booking', async () => {
    const caller = call();
    await caller.says('When is my appointment?');
    expect(await caller.says('Maria Lopez')).toMatch(
      /November 26th at 2 PM with Sam\. Is there anything else/,
    );
  });

  test('says which of two bookings they mean', async () => {
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

  test('is told that the booking cannot be changed from a withheld number', async () => {
    const caller = call((request) =>
      request.name === 'find_bookings'
        ? { status: 'withheld', say: 'I cannot change bookings for a withheld number.' }
        : shop(request),
    );
    expect(await caller.says('cancel my appointment')).toContain('withheld');
  });
});
