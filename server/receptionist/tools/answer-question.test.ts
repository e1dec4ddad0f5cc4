/** Answers about the business: the facts that its owner gave, and nothing else. */
import { expect, test } from 'vitest';
import { type BusinessId, newId, type ServiceId } from '../../../db/ids.ts';
import type { BusinessProfile } from '../../business/business.ts';
import { english } from '../../languages/en/index.ts';
import { answer } from './answer-question.ts';

const weekday = [{ from: '09:00', to: '18:00' }];
const service = (name: string, priceCents: number | null) => ({
  id: newId<ServiceId>(),
  name,
  durationMinutes: 30,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  priceCents,
  staffIds: [],
});
const BARBER: BusinessProfile = {
  id: newId<BusinessId>(),
  name: 'Harbour Street Barbers',
  trade: 'barber',
  zone: 'America/New_York',
  country: 'US',
  currency: 'USD',
  language: 'en-US',
  address: '12 Harbour Street',
  email: 'desk@harbour.test',
  greeting: '',
  alsoSpeaks: [],
  offersLanguageKeys: false,
  disclosesAssistant: true,
  receptionistName: '',
  voiceId: null,
  manner: 'warm',
  mayDo: '',
  mayNotDo: '',
  receptionistVersion: 0,
  recordsCalls: false,
  consentText: '',
  keepDays: 90,
  hours: [[], weekday, weekday, weekday, weekday, [{ from: '09:00', to: '16:00' }], []],
  callerProof: 'name-when-vouched',
  spamFilter: 'careful',
  salesMayLeaveMessage: true,
  policy: { noticeMinutes: 120, daysAhead: 60, stepMinutes: 15, cancelNoticeMinutes: 120 },
  specialDays: [
    { day: '2030-04-05', stretches: [], note: 'Closed for a wedding' },
    {
      day: '2030-04-07',
      stretches: [
        { from: '10:00', to: '12:00' },
        { from: '13:00', to: '15:30' },
      ],
      note: 'Harbour festival',
    },
  ],
  services: [service('Haircut', 3500), service('Beard trim', 2050), service('Wedding styling', null)],
  staff: [],
  knowledge: [
    {
      id: '1',
      question: 'Where can I park?',
      answer: 'There is street parking, and a garage on Pier Lane.',
    },
    { id: '2', question: 'How can I pay? Do you take cards?', answer: 'By card, by phone or in cash.' },
    { id: '3', question: 'Do you sell gift cards or vouchers?', answer: 'Yes, at the counter.' },
    {
      id: '4',
      question: 'Do you cut kids hair? Children?',
      answer: "Yes, from three years on; a kid's cut is a regular haircut.",
    },
    { id: '5', question: 'What if I am late?', answer: 'We hold your chair for ten minutes.' },
    { id: '6', question: 'Do you take walk-ins?', answer: 'Walk-ins are welcome when a chair is free.' },
    { id: '7', question: 'Do you have wifi?', answer: 'Yes, there is free wifi for customers.' },
  ],
  numbers: [],
  blocks: [],
};
/** A Monday. */
const NOW = Temporal.ZonedDateTime.from('2030-04-01T10:00[America/New_York]');
const HOLIDAYS = [
  { day: '2030-05-27', name: 'Memorial Day' },
  { day: '2030-07-04', name: 'Independence Day' },
  { day: '2030-04-05', name: 'Wedding Day' },
];
const WEEK = 'Tuesday to Friday 9 AM to 6 PM, Saturday 9 AM to 4 PM';
const say = (question: string, business = BARBER) =>
  answer(
    {
      business,
      language: english,
      holidays: HOLIDAYS,
      now: () => NOW,
      localNow: () => NOW.toPlainDateTime(),
    },
    question,
  );

test.each([
  ['when are you open', `We are open ${WEEK}.`],
  ['what are your opening hours', `We are open ${WEEK}.`],
  ['are you open next week', `We are open ${WEEK}.`],
  ['are you open today', `We are closed today. We are open ${WEEK}.`],
  ['until when are you open tomorrow', 'We are open tomorrow from 9 AM to 6 PM.'],
  ['what time do you close on Saturday', 'We are open on Saturday, April 6th from 9 AM to 4 PM.'],
  ['are you open on Monday the 8th', `We are closed on Monday, April 8th. We are open ${WEEK}.`],
  ['are you open on Thursday at three', 'We are open on Thursday, April 4th from 9 AM to 6 PM.'],
])('a question about the hours is answered: %j', (question, answer) => {
  expect(say(question)).toEqual({ status: 'found', say: answer });
});

test('a special day overrides the week, so that a holiday is closed and a festival opens a Sunday', () => {
  expect(say('are you open on Friday').say).toBe(`We are closed on Friday, April 5th. We are open ${WEEK}.`);
  expect(say('are you open on Sunday').say).toBe(
    'We are open on Sunday, April 7th from 10 AM to noon and 1 PM to 3:30 PM.',
  );
  expect(say('are you open on Sunday the 14th').say).toContain('closed on Sunday, April 14th');
});

test('a business without regular hours says so', () => {
  expect(say('when are you open', { ...BARBER, hours: [[], [], [], [], [], [], []] }).say).toBe(
    'We have no regular opening hours.',
  );
});

test.each([
  ['how much is a haircut', 'The haircut is $35.'],
  ['what does a beard trim cost', 'The beard trim is $20.50.'],
  ['what are your prices', 'The haircut is $35 and the beard trim is $20.50.'],
])('a question about a price is answered: %j', (question, answer) => {
  expect(say(question)).toEqual({ status: 'found', say: answer });
});

test('a secret price is not told, nor is the price of another service told instead', () => {
  expect(say('how much is the wedding styling').say).not.toContain('$');
});

test.each([
  ['where can I park', 'There is street parking, and a garage on Pier Lane.'],
  ['is there any parking', 'There is street parking, and a garage on Pier Lane.'],
  ['can I pay by card', 'By card, by phone or in cash.'],
  ['do you have wifi', 'Yes, there is free wifi for customers.'],
  ['where are you', 'We are at 12 Harbour Street.'],
  ['what is your address', 'We are at 12 Harbour Street.'],
  ['what is your e-mail address', 'You can write to desk@harbour.test.'],
  ['how long does a haircut take', 'The haircut takes 30 minutes.'],
  ['what services do you offer', 'We offer haircut, beard trim and wedding styling.'],
])('a question about the facts is answered: %j', (question, answer) => {
  expect(say(question)).toEqual({ status: 'found', say: answer });
});

test.each([
  ["I'm gonna be like twenty minutes late. Is that okay?", 'We hold your chair for ten minutes.'],
  ['Can I just walk in now?', 'Walk-ins are welcome when a chair is free.'],
  ['my son is two, is that too young?', "Yes, from three years on; a kid's cut is a regular haircut."],
  ['do you accept visa?', 'By card, by phone or in cash.'],
  ['have you got gift certificates', 'Yes, at the counter.'],
  ['do you do beard trims', 'We offer beard trim.'],
])('a question in other words than the owner used is answered: %j', (question, answer) => {
  expect(say(question)).toEqual({ status: 'found', say: answer });
});

test('two questions get two answers', () => {
  expect(say('is there parking and do you take cards?').say).toBe(
    'There is street parking, and a garage on Pier Lane. By card, by phone or in cash.',
  );
  expect(say('Do you do kids, and how much is that?').say).toBe(
    "Yes, from three years on; a kid's cut is a regular haircut. The haircut is $35.",
  );
});

test('of questions without end the last few are answered, without holding up other calls', () => {
  const knowledge = Array.from({ length: 200 }, (_, at) => ({
    id: String(at),
    question: `Do you have parking spot number ${at}?`,
    answer: 'Yes, and there is a garage, too. '.repeat(50),
  }));
  const services = Array.from({ length: 200 }, (_, at) => service(`Haircut and beard ${at}`, 3500));
  const begun = process.threadCpuUsage();
  say(`${'a? '.repeat(300)}where are you?`, { ...BARBER, knowledge, services });
  const { user, system } = process.threadCpuUsage(begun);
  expect((user + system) / 1_000).toBeLessThan(1_500);
});

test('of two questions the one that is not known is said to be unknown, and kept for the owner', () => {
  const told = say('do you have wifi, and do you repair bicycles?');
  expect(told).toMatchObject({ status: 'found', openQuestion: 'do you repair bicycles' });
  expect(told.say).toMatch(/free wifi.*don't know/);
});

test('a holiday that the owner has not confirmed is said to be unconfirmed, and kept as a question', () => {
  const told = say('are you open on the 4th of July?');
  expect(told).toMatchObject({ status: 'found', confirmed: false });
  expect('openQuestion' in told && told.openQuestion).toContain('July');
  expect(told.say).toMatch(/Independence Day.*9 AM to 6 PM.*can't confirm/);
});

test('a holiday on a day that is closed anyway, or has hours of its own, is certain', () => {
  expect(say('are you open on Memorial Day').say).toContain('We are closed on Monday, May 27th');
  expect(say('are you open on Friday')).toEqual({
    status: 'found',
    say: `We are closed on Friday, April 5th. We are open ${WEEK}.`,
  });
});

test('several days are answered one by one', () => {
  expect(say('are you open on the 4th of July and the day after').say).toMatch(
    /Independence Day.*We are open on Friday, July 5th from 9 AM to 6 PM/,
  );
  expect(say('are you open on Sunday the 14th or Tuesday the 16th').say).toBe(
    'We are closed on Sunday, April 14th. We are open on Tuesday, April 16th from 9 AM to 6 PM.',
  );
});

test.each([
  'do you sell coffee?',
  'do you take insurance?',
  'do you cut dogs?',
  'do you have a late fee?',
  'how long is the wait?',
  'when am I coming in?',
  'how much is shipping',
  'is the owner married',
  'who won the election',
  '',
])('a question without a known answer is reported as unknown: %j', (question) => {
  expect(say(question)).toMatchObject({ status: 'unknown' });
});

test('what is sold is not what is done', () => {
  const goods = {
    id: '9',
    question: 'Do you sell pomade or wax?',
    answer: 'Yes, pomade, wax and beard oil.',
  };
  const shop = { ...BARBER, knowledge: [...BARBER.knowledge, goods] };
  expect(say('do you sell wax', shop).say).toBe(goods.answer);
  expect(say('can I buy beard oil', shop).say).toBe(goods.answer);
  expect(say('do you do waxing', shop).status).toBe('unknown');
  expect(say('do you wax beards', shop).say).not.toContain('pomade');
});

test('a price that nobody wrote down is not made up from the answer that names the thing', () => {
  const told = say('how much is the parking');
  expect(told).toMatchObject({ status: 'found', confirmed: false, openQuestion: 'how much is the parking' });
  expect(told.say).toMatch(/Pier Lane\. What it costs I don't know\.$/);
});

test.each([
  ['is there wi-fi', /free wifi/],
  ['can I buy a gift card', /counter/],
  ['is it cash only', /By card/],
  ['do you have a parking lot', /Pier Lane/],
  ['whereabouts is the shop', /12 Harbour Street/],
  ['any garage close by', /don't know/],
])('is heard however it is put: %j', (question, answer) => {
  expect(say(question).say).toMatch(answer);
});
