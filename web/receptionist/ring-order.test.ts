import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupsOf, isTogether, moved, together } from './ring-order.ts';

/** Lists of a few people, some of whom ring at once. */
const lists = fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }).map((flags) =>
  flags.map((_, index) => ({
    id: String(index),
    position: flags.slice(1, index + 1).filter((joined) => !joined).length,
  })),
);
const somebody = (groups: readonly (readonly string[])[], pick: number) => {
  const ids = groups.flat();
  return ids[pick % ids.length] ?? '';
};

test('a change of the order keeps everybody once', () => {
  fc.assert(
    fc.property(lists, fc.nat(), fc.boolean(), (list, pick, flag) => {
      const groups = groupsOf(list);
      const id = somebody(groups, pick);
      const everybody = list.map((each) => each.id).sort();
      expect(
        moved(groups, id, flag ? 1 : -1)
          .flat()
          .sort(),
      ).toEqual(everybody);
      expect(together(groups, id, flag).flat()).toEqual(groups.flat());
    }),
  );
});

test('somebody who moves down and up again is where they were', () => {
  fc.assert(
    fc.property(lists, fc.nat(), (list, pick) => {
      const groups = groupsOf(list);
      const id = somebody(groups, pick);
      if (groups.flat().at(-1) === id) return;
      expect(moved(moved(groups, id, 1), id, -1)).toEqual(groups);
    }),
  );
});

test('somebody rings together with the one above, or after them, as it was asked', () => {
  fc.assert(
    fc.property(lists, fc.nat(), fc.boolean(), (list, pick, joined) => {
      const groups = groupsOf(list);
      const id = somebody(groups, pick);
      if (groups.flat()[0] === id) return;
      expect(isTogether(together(groups, id, joined), id)).toBe(joined);
    }),
  );
});
