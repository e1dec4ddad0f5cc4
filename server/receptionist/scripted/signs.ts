/**
 * A pattern that tells what a text is about; or two, of which the second stands anywhere behind the first. As one pattern
 * with `.*` between, they would take a time that is quadratic in the length of the text.
 */
export type Sign = RegExp | readonly [first: RegExp, second: RegExp];

export function shows(sign: Sign, text: string): boolean {
  if (sign instanceof RegExp) return sign.test(text);
  const [first, second] = sign;
  const found = first.exec(text);
  return found !== null && second.test(text.slice(found.index + found[0].length));
}
