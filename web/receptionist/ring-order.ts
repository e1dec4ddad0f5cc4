/** The order in which people are rung: groups one after the other, those of a group at once. */
interface Placed {
  readonly id: string;
  readonly position: number;
}

type Groups = readonly (readonly string[])[];

/** @param list in the order in which they are rung. */
export const groupsOf = (list: readonly Placed[]): string[][] =>
  [...Map.groupBy(list, ({ position }) => position).values()].map((group) => group.map(({ id }) => id));

/** Whether somebody rings together with the one above. */
export const isTogether = (groups: Groups, id: string): boolean =>
  groups.some((group) => group.indexOf(id) > 0);

/** Lets somebody change places with the one above or below; how the places ring stays. */
export function moved(groups: Groups, id: string, by: -1 | 1): string[][] {
  const ids = groups.flat();
  const from = ids.indexOf(id);
  const other = ids[from + by];
  if (from === -1 || other === undefined) return groups.map((group) => [...group]);
  return groups.map((group) => group.map((each) => (each === id ? other : each === other ? id : each)));
}

/** Lets somebody, and those who ring with them from below, ring together with the one above, or after them. */
export function together(groups: Groups, id: string, joined: boolean): string[][] {
  const next: string[][] = [];
  for (const group of groups)
    for (const [index, each] of group.entries()) {
      const withAbove = each === id ? joined : index > 0;
      const above = next.at(-1);
      if (withAbove && above !== undefined) above.push(each);
      else next.push([each]);
    }
  return next;
}
