/** STOP, START and HELP in every form. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keywordIn, meansPerhapsAppointment } from './keywords.ts';

const read = (body: string, optedOut = false) => keywordIn({ body, keyword: null }, { optedOut });

const CARRIER_STOP = ['stop', 'stopall', 'unsubscribe', 'cancel', 'end', 'quit', 'revoke', 'optout'];

test('every word that the carrier takes for STOP is one, in any case and with signs and spaces around it', () => {
  const signs = fc.stringMatching(/^[ .!,'"\n]{0,4}$/);
  fc.assert(
    fc.property(
      fc.constantFrom(...CARRIER_STOP),
      fc.func(fc.boolean()),
      signs,
      signs,
      (word, upper, a, b) => {
        const cased = Array.from(word, (letter) => (upper(letter) ? letter.toUpperCase() : letter)).join('');
        return read(a.replaceAll("'", '') + cased + b.replaceAll("'", '')) === 'stop';
      },
    ),
  );
});

test.each([
  'STOP ALL',
  'opt out',
  'Stop texting me',
  'Don’t text me',
  'please stop messaging',
  'Unsubscribe me',
  'no more texts',
  ' stop please',
  'Please STOP.',
  'Stop!!! 🛑',
  'ＳＴＯＰ',
  'st\u200bop',
  '\ufeffSTOP\u00a0',
  'Stop it',
])('%j is a wish for no more texts', (body) => expect(read(body)).toBe('stop'));

test.each([
  'cancel my appointment',
  'Can you stop by at four?',
  'I want to cancel',
  'The end of the week',
  'Is there a bus stop?',
  'yes',
  'Yes, Tuesday please',
  'help me choose a time',
  '',
])('%j is no keyword', (body) => expect(read(body)).toBeNull());

test('START and UNSTOP ask for texts again, and YES only of who wants none', () => {
  for (const word of ['START', 'unstop']) expect(read(word)).toBe('start');
  expect(read('YES', true)).toBe('start');
  expect(read('YES', false)).toBeNull();
});

test('HELP and INFO ask the carrier', () => {
  for (const word of ['HELP', 'info']) expect(read(word)).toBe('help');
});

test('what the carrier has read counts, whatever the words are', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.constantFrom('stop', 'start', 'help'),
      (body, keyword) => keywordIn({ body, keyword }, { optedOut: false }) === keyword,
    ),
  );
});

test('only the bare word CANCEL may have meant an appointment', () => {
  expect(meansPerhapsAppointment(' Cancel. ')).toBe(true);
  for (const body of ['STOP', 'cancel my texts', 'Cancel?? please'])
    expect(meansPerhapsAppointment(body)).toBe(false);
});
