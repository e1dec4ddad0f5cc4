import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aliasOf, addressOf } from './api/account-addresses.ts';
import { emailAddress, parseEmailAddress } from './email-address.ts';

test.each([
  ['info@müller.example', 'info@xn--mller-kva.example'],
  ['jürgen@example.com', 'jürgen@example.com'],
  ['ju\u0308rgen@example.com', 'jürgen@example.com'],
  ['  Ann.Lee+shop@Example.COM\n', 'ann.lee+shop@example.com'],
  ['ａｎｎ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'ann@example.com'],
  ['用户@例え.jp', '用户@xn--r8jz45g.jp'],
  ['почта@пример.рф', 'почта@xn--e1afmkfd.xn--p1ai'],
  ["o'neil/k=1@example.co.uk", "o'neil/k=1@example.co.uk"],
])('%j is kept as %s', (typed, kept) => {
  expect(parseEmailAddress(typed)).toBe(kept);
  expect(emailAddress.parse(typed)).toBe(kept);
});

test.each([
  '',
  'ann',
  '@example.com',
  'ann@',
  'ann@localhost',
  'ann@127.0.0.1',
  'ann@[127.0.0.1]',
  'ann lee@example.com',
  'a..b@example.com',
  '.a@example.com',
  'ann@b@example.com',
  '"ann"@example.com',
  'Ann <ann@example.com>',
  'ann@example.com,eve@evil.test',
  'ann@example.com\r\nBcc: eve@evil.test',
  'ann\u0000@example.com',
  '\u202eann@example.com',
  'ann\u200b@example.com',
  'ann@-x.com',
  'ann@example.com.',
  `${'a'.repeat(65)}@example.com`,
  `${'ü'.repeat(33)}@example.com`,
  `ann@${'a.'.repeat(130)}com`,
  `${'a@'.repeat(100_000)}example.com`,
])('%j is no address', (typed) => {
  expect(parseEmailAddress(typed.slice(0, 300_000))).toBeNull();
  expect(emailAddress.safeParse(typed).success).toBe(false);
});

const typedAddress = fc
  .tuple(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    fc.constantFrom('example.com', 'müller.example', 'Пример.рф', 'a-b.co'),
  )
  .map(([local, domain]) => `${local}@${domain}`);

test('a kept address is its own kept form, and passes through its alias unchanged', () => {
  fc.assert(
    fc.property(typedAddress, (typed) => {
      const kept = parseEmailAddress(typed);
      if (kept === null) {
        expect(aliasOf(typed)).toBeNull();
        return;
      }
      expect(parseEmailAddress(kept)).toBe(kept);
      expect(addressOf(aliasOf(typed) ?? '')).toBe(kept);
    }),
  );
});

test('an address in the form of an alias is not read as the address that it spells', () => {
  const posing = aliasOf('jürgen@example.com') ?? '';
  expect(posing).toMatch(/^ahoy-hex-/);
  expect(addressOf(aliasOf(posing) ?? '')).toBe(posing);
});
