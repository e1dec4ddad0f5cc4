import fc from 'fast-check';
import { expect, test } from 'vitest';
import { claimEnds, decideClaim } from './number-claims.ts';

const NOW = new Date('2026-11-29T12:00:00Z');
const standing = fc.record({
  own: fc.constant(false),
  elsewhere: fc.constantFrom('no', 'stale', 'held'),
  claimedAt: fc.option(
    fc.integer({ min: -20, max: 0 }).map((days) => new Date(NOW.getTime() + days * 86_400_000)),
  ),
});

test('a number that another business holds needs a code, whoever asks', () => {
  fc.assert(
    fc.property(standing, fc.boolean(), (each, canProve) => {
      expect(decideClaim({ ...each, elsewhere: 'held' }, NOW, canProve)).toBe('elsewhere');
    }),
  );
});

test('a business whose claim expired gets no second one where a code could be sent, and takes nothing from others', () => {
  fc.assert(
    fc.property(standing, fc.boolean(), (each, canProve) => {
      const lapsed = each.claimedAt !== null && claimEnds(each.claimedAt) < NOW;
      fc.pre(lapsed && (canProve || each.elsewhere !== 'no'));
      expect(decideClaim(each, NOW, canProve)).not.toBe('free');
    }),
  );
});

test('a business that never claimed a number can have it while no other business holds it', () => {
  fc.assert(
    fc.property(standing, fc.boolean(), (each, canProve) => {
      fc.pre(each.elsewhere !== 'held');
      expect(decideClaim({ ...each, claimedAt: null }, NOW, canProve)).toBe('free');
    }),
  );
});
