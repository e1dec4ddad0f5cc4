import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import * as all from './en/index.ts';
import * as first from './en/first.ts';

/** What is drawn without waiting for all texts. Whatever else they load, however late, counts too. */
const EARLY = ['SignIn', 'SignUp', 'ResetPassword', 'Invitation', 'Live']
  .map((name) => `web/pages/${name}.tsx`)
  .concat('web/ui/Shell.tsx', 'web/auth.ts', 'web/api.ts');

/** The modules of the pages that a module reaches, itself included. */
function reached(file: string, known = new Set<string>()): Set<string> {
  if (known.has(file) || !file.startsWith('web/')) return known;
  known.add(file);
  const code = fs.readFileSync(file, 'utf8');
  for (const [, from] of code.matchAll(/(?:from |import\(|import )'(\.{1,2}\/[^']+\.tsx?)'/g))
    if (from !== undefined) reached(path.posix.join(path.posix.dirname(file), from), known);
  return known;
}

test('the pages that one arrives at read the first texts only', () => {
  const early = new Set(EARLY.flatMap((file) => [...reached(file)]));
  expect(early.size).toBeGreaterThan(EARLY.length);
  const later = Object.keys(all).filter((area) => !Object.hasOwn(first, area));
  const read = [...early]
    .filter((file) => !file.startsWith('web/languages/'))
    .flatMap((file) => {
      const code = fs.readFileSync(file, 'utf8');
      return later
        .filter((area) => code.includes(`{ text`) && code.includes(`text.${area}.`))
        .map((area) => `${file}: ${area}`);
    });
  expect(read).toEqual([]);
});
