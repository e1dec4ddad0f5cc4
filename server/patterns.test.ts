/** No pattern may take a time that grows faster than the text it reads: recheck looks for the texts that would show it. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, type Parameters } from 'recheck';
import ts from 'typescript';
import { expect, test, vi } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const FILES = globSync('{server,web,db}/**/*.{ts,tsx}', { cwd: ROOT })
  .filter((file) => !file.endsWith('.test.ts') && !file.startsWith('web/dist/'))
  .sort();

interface Pattern {
  /** The file and the line. */
  readonly where: string;
  readonly source: string;
  readonly flags: string;
}

/** The patterns that a file writes out, and where it composes others of parts. */
function patternsIn(file: string): {
  readonly written: readonly Pattern[];
  readonly composed: readonly string[];
} {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(ROOT, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const written: Pattern[] = [];
  const composed: string[] = [];
  const visit = (node: ts.Node): void => {
    const where = `${file}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`;
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      written.push({ where, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    const calls = ts.isNewExpression(node) || ts.isCallExpression(node);
    if (calls && node.expression.getText(source) === 'RegExp') composed.push(where);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { written, composed };
}

/** Loads files, and tells which patterns they compose meanwhile: all of them, since none is composed later. */
async function composedBy(files: readonly string[]): Promise<readonly Pattern[]> {
  const found: Pattern[] = [];
  const Native = RegExp;
  vi.stubGlobal(
    'RegExp',
    new Proxy(Native, {
      construct(target, args, newTarget): RegExp {
        const made = Reflect.construct(target, args, newTarget) as RegExp;
        const where = /(?:server|web|db)\/[^():]+\.tsx?:\d+/.exec(
          new Error().stack?.split('\n')[2] ?? '',
        )?.[0];
        if (where !== undefined) found.push({ where, source: made.source, flags: made.flags });
        return made;
      },
    }),
  );
  try {
    for (const file of files) await import(join(ROOT, file));
  } finally {
    vi.unstubAllGlobals();
  }
  return found;
}

/** Whether anything in it is repeated without end, or a number of times that depends on the text. */
const repeats = ({ source }: Pattern): boolean =>
  /[*+]|\{\d+,/.test(source.replaceAll(/\\./g, '').replaceAll(/\[[^[\]]*\]/g, ''));

/**
 * Automata where they are small, which prove it; else a short fuzz from a fixed seed. No clock decides, so that a busy
 * machine finds the same. All patterns take 10 s by recheck's own program, which npm has for most machines, and 40 s by its
 * JavaScript.
 */
const EFFORT: Parameters = {
  checker: 'auto',
  maxNFASize: 3_000,
  maxInitialGenerationSize: 100,
  maxIteration: 2,
  timeout: null,
  attackTimeout: null,
  incubationTimeout: null,
};

/** A pattern that is not safe, in words; null when it is. */
async function fault(pattern: Pattern): Promise<string | null> {
  const source = pattern.source
    // recheck does not know that alternatives may name their groups alike.
    .replaceAll(/\(\?<[A-Za-z]\w*>/g, '(')
    // A repetition with an end grows with no text, however far that end is; a near one is checked in a third of the time.
    .replaceAll(/\{(\d,)?\d\d+\}/g, (_, from: string = '') => `{${from}9}`);
  const result = await check(source, pattern.flags, EFFORT);
  const told = `${pattern.where} /${pattern.source}/${pattern.flags}`;
  switch (result.status) {
    case 'safe':
      return null;
    case 'vulnerable':
      return `${told} is ${result.complexity.summary}: ${result.attack.pattern}`;
    case 'unknown':
      return `${told} is not understood: ${result.error.kind}`;
  }
}

test.each([
  ['exponential', String.raw`(\s*[,.!]+\s*)+$`],
  ['quadratic', String.raw`\bwhat\b.*\bmessage\b`],
  ['quadratic at its end', String.raw`[,.]+$`],
])('a pattern that is %s is found', async (_, source) => {
  expect(await fault({ where: 'here', source, flags: '' })).toMatch(/exponential|polynomial/);
});

test('every pattern of the server, the dashboard and the database takes linear time', async () => {
  const files = FILES.map((file) => ({ file, ...patternsIn(file) }));
  const composing = files.filter(({ composed }) => composed.length > 0).map(({ file }) => file);
  // The rules of the grammar, and the signs of danger, are made by those who read them.
  const made = await composedBy([
    ...composing,
    ...globSync('server/languages/*/{dates,emergency}/index.ts', { cwd: ROOT }),
  ]);
  const seen = new Set(made.map(({ where }) => where));
  expect(
    files.flatMap(({ composed }) => composed).filter((where) => !seen.has(where)),
    'these patterns are composed when they are used, where nobody checks them: compose them where the file is loaded',
  ).toEqual([]);

  const all = [...files.flatMap(({ written }) => written), ...made].filter(repeats);
  expect(all.length).toBeGreaterThan(200);
  const different = new Map(all.map((pattern) => [`/${pattern.source}/${pattern.flags}`, pattern]));
  const faults = await Promise.all([...different.values()].map(fault));
  expect(faults.filter((each) => each !== null)).toEqual([]);
}, 240_000);
