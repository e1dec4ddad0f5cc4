import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordingLaw } from './recording-law.ts';

const NEW_YORK = '+12125550199';

test.each([
  ['New York', '+16465550123', 'one-party'],
  ['Texas', '+15125550123', 'one-party'],
  ['California', '+14155550123', 'all-party'],
  ['Florida', '+13055550123', 'all-party'],
  ['Washington', '+12065550123', 'all-party'],
  ['a toll-free number', '+18005550123', 'all-party'],
  ['Ontario', '+14165550123', 'all-party'],
  ['the United Kingdom', '+442079460123', 'all-party'],
  ['Germany', '+4930901820', 'all-party'],
  ['New Zealand', '+6498870123', 'one-party'],
  ['a withheld number', null, 'all-party'],
] as const)('of a caller from %s (%s) and a business in New York the law is %s', (_, caller, law) => {
  expect(recordingLaw(NEW_YORK, caller)).toBe(law);
});

test('the stricter place counts, whichever of the two it is', () => {
  const numbers = fc.constantFrom(NEW_YORK, '+14155550123', '+442079460123', '+6498870123', null);
  fc.assert(
    fc.property(numbers, numbers, (own, caller) => {
      expect(recordingLaw(own, caller)).toBe(recordingLaw(caller, own));
      if (recordingLaw(own, own) === 'all-party') expect(recordingLaw(own, caller)).toBe('all-party');
    }),
  );
});
