/** E-mail addresses as callers say them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spellEmail, spokenEmail } from './spoken-email.ts';

test.each([
  ['anna@example.com', 'anna@example.com'],
  ['My email is Anna at example dot com.', 'anna@example.com'],
  ["it's a n n a at example dot com", 'anna@example.com'],
  ['a, double n, a at example dot com thank you', 'anna@example.com'],
  [
    'sure anna dot lopez underscore 7 at mail dot example dot co dot uk please',
    'anna.lopez_7@mail.example.co.uk',
  ],
  ['to anna plus hair at harbour street dot com', 'anna+hair@harbourstreet.com'],
])('%j is the address %s', (said, address) => {
  expect(spokenEmail(said)).toBe(address);
});

test.each([
  'no thanks',
  'I have none',
  '',
  'can we do Saturday at 10?',
  'at 3.30 please',
  "we meet at St. John's.",
  'anna at gmail',
])('%j holds no address', (said) => {
  expect(spokenEmail(said)).toBeNull();
});

test('an address that is spelled back is understood as the same one', () => {
  const local = fc.stringMatching(/^[a-z0-9]([a-z0-9._+-]{0,10}[a-z0-9])?$/);
  const domain = fc.stringMatching(/^[a-z0-9]{2,10}\.(com|example\.org|net)$/);
  fc.assert(
    fc.property(local, domain, (local, domain) => {
      const address = `${local}@${domain}`;
      expect(spokenEmail(`It is ${spellEmail(address)}`)).toBe(address);
    }),
  );
});
