/** A set of words, written as a list with spaces between them. */
export const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));
