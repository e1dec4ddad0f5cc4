/** What Postgres has no place for: a NUL in a text, and half of a surrogate pair in JSON, as an emoji cut in two leaves behind. */

/** What is told to who sends such a text. */
export const NOT_STORABLE = 'holds a character that cannot be kept, such as half an emoji';

/** Finds a text that cannot be kept, in anything that JSON can hold. @returns its path, or null when all can be kept */
export function findNotStorable(value: unknown): readonly string[] | null {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed() ? [] : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, inner] of Object.entries(value)) {
    if (findNotStorable(name) !== null) return [];
    const path = findNotStorable(inner);
    if (path !== null) return [name, ...path];
  }
  return null;
}
