/** Texts that are made to take long, read by everything that reads what strangers say and write. */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { resolveWhen, type WhenContext } from './booking/when/resolve.ts';
import { english } from './languages/en/index.ts';
import { spokenDigits } from './languages/en/spoken-digits.ts';
import { emergencyIn } from './receptionist/emergency.ts';
import { TOOLS } from './receptionist/tools/index.ts';
import { matchService } from './receptionist/tools/matching.ts';
import { anyStaff, namedStaff, sameName } from './receptionist/tools/naming.ts';
import { LONGEST_REPLY, utterance } from './call/lengths.ts';
import { SentenceSplitter } from './call/pipeline/sentences.ts';
import { speakable } from './languages/en/speakable.ts';
import { parseEmailAddress } from './email-address.ts';
import { callFields, textFields } from './carriers/cxml/read.ts';
import { withoutSecrets } from './log/errors.ts';
import { nameInMail } from './mail/words.ts';
import { nothingSaid } from './receptionist/scripted/conversation.ts';
import { askedIn, withoutQuestion } from './receptionist/scripted/questions.ts';
import { recallIn } from './receptionist/scripted/recall.ts';
import { Utterance } from './receptionist/scripted/utterance.ts';

const SIZE = 65_536;

const nextStep = recallIn(english);
const start = nothingSaid(english);
const heard = (text: string) => new Utterance(utterance(text), english);

const MARKS = '.,!?;:\'"-_/\\|()[]{}<>@#$%^&*+=~`\u2019\u2026 \t\n\u00a0\u00ad\u200b\0'.split('');
const WORDS = [
  ...[
    'next',
    'bye,',
    'bye',
    'no',
    'yes',
    'um',
    'at',
    'any',
    'oh',
    'put',
    'get',
    'when',
    'what',
    'who',
    'to',
    'from',
  ],
  ...[
    'move it',
    'have an appointment',
    'running',
    'late',
    "i'm a bit",
    'my',
    'for my',
    'name is',
    'called',
    'not Sam',
  ],
  ...[
    'one',
    'two',
    'double',
    'twenty',
    'first',
    'half',
    'Tuesday',
    'may',
    'A',
    'a.',
    'a-',
    'Dr.',
    'p.m.',
    '1',
  ],
  ...[
    'would you like',
    "can't hear you",
    'he is here',
    'smoke',
    'sewage',
    'with a knife',
    'ate',
    'see you then',
  ],
];
const OTHERS = [
  '7',
  '7 ',
  '12:',
  '1,000,',
  '1-',
  '3:30 ',
  '\u0301',
  'e\u0301',
  '😀',
  '\u202e',
  '日',
  'ﷺ',
  '\ud83d',
  'x',
  'X',
];
const PAIRS = [
  '. ',
  '?!',
  '" ',
  "' ",
  '.@',
  'a@',
  '@a.',
  'a.b',
  '1.',
  '1 ',
  '-a',
  '_*',
  '[](',
  '?=',
  '//',
  '\n ',
  ' ,',
  'and ',
];

/** One part over and over, with an end that fits nothing: it is only there that a slow pattern gives up. */
const hostile = (part: string): string =>
  `${part.repeat(Math.ceil(SIZE / part.length)).slice(0, SIZE)}\u0001 oh wait`;
const PARTS = [...MARKS, ...WORDS.map((word) => `${word} `), ...OTHERS, ...PAIRS];

const now = Temporal.ZonedDateTime.from('2026-11-24T10:00[America/New_York]');
const nine = Temporal.PlainTime.from('09:00');
const when: WhenContext = {
  now,
  dates: english.dates,
  country: 'US',
  opensOn: () => [{ from: nine, to: Temporal.PlainTime.from('18:00') }],
  previous: { date: now.toPlainDate(), options: [{ date: now.toPlainDate(), time: nine }] },
};
const SERVICES = ['Haircut', 'Beard trim', 'Haircut and beard'].map((name) => ({
  name,
  durationMinutes: 30,
}));
const STAFF = [{ name: 'Sam' }, { name: 'Alex Miller' }];

function answeredAfter(question: string, text: string): unknown {
  const past = [
    { role: 'user', content: 'I would like a haircut' },
    { role: 'assistant', content: question },
  ] as const;
  return nextStep([...past, { role: 'user', content: text }]);
}

function split(text: string): void {
  const splitter = new SentenceSplitter(english.sentences);
  for (let at = 0; at < text.length; at += 3) splitter.push(text.slice(at, at + 3));
  splitter.end();
}

/** Who reads, and what reaches it: callers' words and replies are cut where they enter a call. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  'the resolver of dates': (text) => resolveWhen(text, when),
  'the scripted receptionist': (text) => nextStep([{ role: 'user', content: text }]),
  'the scripted receptionist, asked for a name': (text) =>
    answeredAfter('What name should I put it under?', text),
  'the scripted receptionist, asked for a time': (text) =>
    answeredAfter('What day and time would you like?', text),
  'the scripted receptionist, asked for a number': (text) =>
    answeredAfter('On which number can we reach you?', text),
  'what tells an emergency': (text) =>
    emergencyIn(utterance(text), {
      trade: 'dentist, restaurant, electrician and law office',
      country: 'US',
      language: 'en-US',
    }),
  'what tells a service': (text) => matchService(utterance(text), SERVICES, english),
  'what tells staff': (text) => [
    namedStaff(utterance(text), STAFF, english),
    anyStaff(utterance(text), english),
  ],
  'what compares names': (text) => sameName(utterance(text), 'Anna Miller', english),
  'what reads a telephone number': (text) => [spokenDigits(utterance(text)), heard(text).phone],
  'what reads a name': (text) => [heard(text).name(true), heard(text).name()],
  'what takes a sign of life off': (text) => english.scripted.withoutPresence(utterance(text)),
  'what takes a goodbye off': (text) => english.scripted.withoutGoodbye(utterance(text)),
  'what tells a question of a reply': (text) => [askedIn(start, `${text}?`), withoutQuestion(`${text}?`)],
  'what makes a reply speakable': (text) =>
    speakable(text.slice(-LONGEST_REPLY), { currency: 'USD', country: 'US' }),
  'what splits a reply that comes in small pieces': (text) => split(text.slice(-LONGEST_REPLY)),
  'what reads an e-mail address': (text) => [parseEmailAddress(text), parseEmailAddress(text.slice(-300))],
  'what puts a name into a mail': (text) => nameInMail(text, 'there'),
  'what hides secrets from the log': withoutSecrets,
};

/** Reads each character once, one by one: what a reader may cost is told in so many of these, on whatever machine. */
const readPlainly = (text: string): unknown => text.replaceAll(/./gs, (character) => character);
/** A slow pattern takes thousands, since it reads every character anew from many places. */
const MOST_READINGS = 4;
/** The best of several runs counts, in the time of this thread alone: neighbours on the machine only ever add to it. */
const RUNS = 100;

function cost(work: () => unknown): number {
  const begun = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(begun);
  return user + system;
}

const PLAIN = hostile('a');
const plainReading = () => cost(() => readPlainly(PLAIN));
const usual = Math.min(...Array.from({ length: 20 }, plainReading).filter((each) => each > 0));

function isSlow(read: (text: string) => unknown, text: string): boolean {
  for (let run = 0; run < RUNS; run += 1) {
    const costs = cost(() => read(text));
    // Compared anew where the machine seems to be slower than it was.
    if (costs < MOST_READINGS * usual || costs < MOST_READINGS * plainReading()) return false;
  }
  return true;
}

describe.each(Object.entries(READERS))('%s', (_, read) => {
  test('reads each hostile text of 64 KB as quickly as a few plain readings of it', () => {
    expect(PARTS.filter((part) => isSlow(read, hostile(part)))).toEqual([]);
  });

  test('reads texts that alternate two pieces as quickly', () => {
    const pairs = PARTS.map((part, at) => part + (PARTS[(at * 37 + 11) % PARTS.length] ?? ''));
    expect(pairs.filter((part) => isSlow(read, hostile(part)))).toEqual([]);
  });
});

const inputs = [...TOOLS].map(([name, { input }]) => [name, input] as const);
test.each([...inputs, ['a call of Twilio', callFields], ['a text of Twilio', textFields]] as const)(
  '%s accepts no text without a largest length',
  (_, fields) => {
    const { properties = {} } = z.toJSONSchema(fields, { io: 'input', unrepresentable: 'any' });
    const endless = Object.entries(properties).filter(
      ([, field]) =>
        typeof field === 'object' &&
        field.type === 'string' &&
        !('maxLength' in field) &&
        !('enum' in field) &&
        field.format !== 'uuid',
    );
    expect(endless.map(([name]) => name)).toEqual([]);
  },
);
