import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { english } from '../../languages/en/index.ts';
import type { Question } from '../../languages/language.ts';
import type { Choice } from './act.ts';
import { nothingSaid } from './conversation.ts';
import { pick } from './pick.ts';
import { askAgain, askedIn, isAskedAgain } from './questions.ts';
import { Utterance } from './utterance.ts';

const start = nothingSaid(english);
const { sentences } = english.scripted;
const hear = (text: string) => new Utterance(text, english);

describe('an answer', () => {
  test.each([
    ...[
      'yes',
      'Yeah, sure.',
      'yep',
      'ok',
      'that works for me',
      'sounds good',
      'perfect!',
      'go ahead',
      'please do',
    ],
    ...[
      'uh huh',
      "I'll take it",
      'why not',
      'no problem',
      "that's right",
      'correct',
      'that would be great',
      'absolutely',
    ],
    ...['yes, no need to ask', "let's do that", "I don't see why not"],
  ])('is a yes in "%s"', (text) => expect(hear(text).reply).toBe('yes'));

  test.each([
    ...[
      'no',
      'Nope.',
      'nah',
      'no thanks',
      'not really',
      "that doesn't work",
      'no, that is wrong',
      "I can't",
      'yeah no',
    ],
    ...[
      'never mind',
      'neither',
      'that is not right',
      "don't do that",
      "I'd rather not",
      'too early',
      'no, yes was a mistake',
      "please don't",
      'ok, but not that one',
    ],
  ])('is a no in "%s"', (text) => expect(hear(text).reply).toBe('no'));

  test.each([
    '',
    'hmm',
    "no, that's fine",
    "that's right in the middle of my lunch",
    'Maria Lopez',
    "I don't know",
    'let me think',
    'tomorrow',
    'not sure',
    'what',
  ])('is neither yes nor no in "%s"', (text) => expect(hear(text).reply).toBeNull());
});

describe('a name', () => {
  test.each([
    ['Maria Lopez', 'Maria Lopez'],
    ['maria lopez', 'Maria Lopez'],
    ["it's for my son Leo", 'Leo'],
    ['for my daughter Ann please', 'Ann'],
    ['My name is Maria Lopez and I need it soon', 'Maria Lopez'],
    ["um, it's Maria", 'Maria'],
    ['yeah sure, Bob', 'Bob'],
    ['Put it under Smith', 'Smith'],
    ["O'Brien", "O'Brien"],
    ['Zoë, Z O E', 'Zoë'],
    ['This is Jean-Luc', 'Jean-Luc'],
    ['the last name is van der Berg', 'Van Der Berg'],
    ['Sam speaking', 'Sam'],
  ])('is recognized in "%s"', (text, name) => expect(hear(text).name(true)).toBe(name));

  test.each([
    'yes',
    'no',
    'tomorrow at three',
    '2125550147',
    'what?',
    "it's for my son",
    'how much is it',
    '',
    "I don't know",
  ])('is not recognized in "%s"', (text) => expect(hear(text).name(true)).toBeNull());

  test.each([
    "I'm looking for a haircut",
    'Haircut please',
    'it is urgent',
    "I'm calling to book",
    'for tomorrow',
  ])('is not recognized in "%s" when nobody asked for it', (text) => expect(hear(text).name()).toBeNull());
});

describe('a phone number', () => {
  test.each([
    ['2125550147', '2125550147'],
    ['it is 212-555-0147', '2125550147'],
    ['(212) 555 0147', '2125550147'],
    ['+44 20 7946 0958', '+442079460958'],
    ['two one two five five five oh one four seven', '2125550147'],
    ['two one two, triple five, zero one four seven', '2125550147'],
    ['555 0147', '5550147'],
    ['12345', null],
    ['at three', null],
  ])('is read from "%s" as %s', (text, phone) => expect(hear(text).phone).toBe(phone));

  test('is read however its digits are spaced', () => {
    const digits = fc.stringMatching(/^[1-9]\d{9}$/);
    fc.assert(
      fc.property(digits, fc.constantFrom(' ', '-', '.', ', ', ''), (number, gap) => {
        expect(hear(Array.from(number).join(gap)).phone).toBe(number);
      }),
    );
  });
});

describe('the intent of a caller', () => {
  const only = (text: string) => {
    const said = hear(text);
    const intents = ['wantsMove', 'wantsCancel', 'wantsMessage', 'wantsPerson'] as const;
    return [
      ...intents.filter((intent) => said.shows(intent)),
      ...(['wantsLookUp', 'asksFact'] as const).filter((intent) => said[intent]),
    ];
  };

  test.each([
    ['Can I reschedule?', 'wantsMove'],
    ['I need to change my appointment', 'wantsMove'],
    ['could you move it to Friday', 'wantsMove'],
    ['push my haircut back an hour', 'wantsMove'],
    ["I'd like to cancel", 'wantsCancel'],
    ["I can't make it to my appointment", 'wantsCancel'],
    ['when is my appointment', 'wantsLookUp'],
    ['Do I have an appointment tomorrow?', 'wantsLookUp'],
    ['can you take a message', 'wantsMessage'],
    ["tell Sam I'll be late", 'wantsMessage'],
    ['have the owner call me back', 'wantsMessage'],
    ['Can I speak to a manager?', 'wantsPerson'],
    ['representative', 'wantsPerson'],
    ['put me through to the owner', 'wantsPerson'],
    ['are you open on Sunday?', 'asksFact'],
    ['how much is a haircut', 'asksFact'],
    ['Where can I park?', 'asksFact'],
  ])('is read from "%s" as %s', (text, want) => expect(only(text)).toEqual([want]));

  test.each([
    'I want a haircut',
    'Do you have anything on Tuesday?',
    'tomorrow at three',
    'a beard trim please',
    'Can I come in at 5?',
    'can I get in to see the barber tomorrow',
    'Excuse me, I need a trim',
  ])('is read from "%s" as a wish for an appointment and nothing else', (text) => {
    expect(hear(text).wishes).toBe(true);
    expect(only(text)).toEqual([]);
  });

  test.each([
    'next Tuesday',
    'at 3',
    'three thirty',
    'in the morning',
    '3pm',
    'a bit later',
    'the 24th',
    'half past four',
  ])('includes a time in "%s"', (text) => expect(hear(text).namesTime).toBe(true));
  test.each(['a haircut', 'yes', 'Maria', 'number one'])('includes no time in "%s"', (text) =>
    expect(hear(text).namesTime).toBe(false),
  );
});

test('thanks and greetings are recognized only when nothing else is said', () => {
  for (const text of ['thanks', 'ok thank you', 'Great, thanks so much!'])
    expect(hear(text).thanks).toBe(true);
  for (const text of ['Thanks, I need a haircut tomorrow', 'thanks, when do you open?'])
    expect(hear(text).thanks).toBe(false);
  expect(hear('Hi there').greets).toBe(true);
  expect(hear('Hello haircut').greets).toBe(false);
});

describe('a choice among offers', () => {
  const offers: readonly Choice[] = [
    { id: 'a', say: 'tomorrow at noon with Sam' },
    { id: 'b', say: 'Tuesday, November 24th at 3:15 PM with Sam' },
    { id: 'c', say: 'Tuesday, December 1st at 3:15 PM with Alex' },
  ];
  test.each([
    ['tomorrow', ['a']],
    ['noon is good', ['a']],
    ['twelve', ['a']],
    ['quarter past three on the first of December', ['c']],
    ['the one with Alex', ['c']],
    ['Tuesday', ['b', 'c']],
    ['3:15 in November', ['b']],
    ['Tuesday with Sam', ['b']],
    ['12pm', ['a']],
    ["Tuesday, I'm Maria", ['b', 'c']],
    ['Friday', []],
    ['four', []],
    ['three', ['c']],
    ['that one', []],
    ['yes', []],
  ])('is read from "%s" as %j', (text, ids) => {
    expect(pick(start, hear(text), offers).map(({ id }) => id)).toEqual(ids);
  });
});

describe('the question that a reply asks', () => {
  const again = (asked: Question | null, confusions: number) => askAgain({ ...start, asked, confusions });

  test('is recognized in every phrase that asks again', () => {
    const questions: readonly Question[] = [
      ...([
        'anything-else',
        'service',
        'when',
        'staff',
        'which-offer',
        'name',
        'phone',
        'confirm-phone',
      ] as const),
      ...(['which-booking', 'confirm-cancel', 'want-message', 'message'] as const),
    ];
    for (const question of questions) {
      for (const times of [0, 1]) {
        const text = again(question, times);
        expect([text, askedIn(start, text)]).toEqual([text, question]);
        expect(isAskedAgain(start, text)).toBe(true);
      }
    }
    for (const times of [0, 1]) expect(askedIn(start, again(null, times))).toBeNull();
    expect(askedIn(start, again(null, 2))).toBe('want-message');
  });

  test.each<[string, Question | null]>([
    [sentences.name, 'name'],
    [sentences.otherName, 'name'],
    [sentences.cancelIt, 'confirm-cancel'],
    [sentences.newTime, 'when'],
    [sentences.bookThat, 'which-offer'],
    [sentences.moveThere, 'which-offer'],
    [sentences.message, 'message'],
    [sentences.unable, 'want-message'],
    [sentences.kept, 'anything-else'],
    [sentences.help, null],
    ['Great! And who is the appointment for?', 'name'],
    ['What number can we reach you at? You can also type it on your keypad.', 'phone'],
    ['I have 212-555-0147. Is that right?', 'confirm-phone'],
    ["Sam doesn't do that, but Alex can. Is that all right?", 'staff'],
    ['Tuesday at 3 PM with Sam is free. Shall I book that for you?', 'which-offer'],
    ['I have tomorrow at 3 PM with Sam. Would that suit you?', 'which-offer'],
    ['I have 3, 3:30 or 4 PM. Which would you like?', 'which-offer'],
    ['What would you like to book: haircut, beard trim or both?', 'service'],
    ['What day and time would you like for the haircut?', 'when'],
    ["You're all set. Is there anything else I can do for you?", 'anything-else'],
    ['Do you want me to go ahead and cancel?', 'confirm-cancel'],
    ['Would you like Tuesday at 3 PM with Sam, or Wednesday at noon with Sam?', 'which-offer'],
    ['Of course. What name is the appointment under, or when is it?', 'name'],
    ['We open at nine.', null],
  ])('is recognized in "%s" as %s', (text, question) => expect(askedIn(start, text)).toBe(question));
});
