/** Finds text that Postgres cannot store: a NUL, and half of a surrogate pair in JSON, as an emoji cut in two leaves behind. */

/** The message to whoever sends such a text. */
export const NOT_STORABLE =
  'holds what cannot be kept: a character such as half an emoji, or too much within one another';

/** Nothing that is sent honestly lies so deep. */
const DEEPEST = 50;

/** Finds a text that cannot be kept, in anything that JSON can hold. @returns its path, or null when all can be kept */
export function findNotStorable(value: unknown, depth = 0): readonly string[] | null {
  if (depth > DEEPEST) return [];
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed() ? [] : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, inner] of Object.entries(value)) {
    if (findNotStorable(name) !== null) return [];
    const path = findNotStorable(inner, depth + 1);
    if (path !== null) return [name, ...path];
  }
  return null;
}
