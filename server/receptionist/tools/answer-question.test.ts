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
    { id: '3', question: 'Do you have wifi?', answer: 'Yes, there is free wifi for customers.' },
  ],
  numbers: [],
};
/** A Monday. */
const NOW = Temporal.ZonedDateTime.from('2030-04-01T10:00[America/New_York]');
const WEEK = 'Tuesday to Friday 9 AM to 6 PM, Saturday 9 AM to 4 PM';
const say = (question: string, business = BARBER) =>
  answer({ business, language: english, now: () => NOW, localNow: () => NOW.toPlainDateTime() }, question);

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

test.each(['do you repair bicycles', 'is the owner married', 'who won the election', ''])(
  'a question without a known answer is reported as unknown: %j',
  (question) => {
    expect(say(question)).toMatchObject({ status: 'unknown' });
  },
);
