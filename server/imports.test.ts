/** Every import is one that the table of modules allows, so that lower layers stay free of higher ones. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { MODULES, TESTS_MAY } from './testing-module-table.ts';

const ROOT = join(import.meta.dirname, '..');

const isTest = (file: string) => /(\.test\.tsx?|\/testing(-\w+)?\.ts|\/contract-[^/]*\.ts)$/.test(file);

interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
}

/** Everything that a source imports, exports on, or loads when it runs. */
function importsOf(source: string): Import[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|^[ \t]*\/\/.*$/gm, '');
  const declared = code.matchAll(/^[ \t]*(?:import|export)(\s+type)?\b[^;'"`=]*?\bfrom\s*['"]([^'"]+)['"]/gm);
  const bare = code.matchAll(/^[ \t]*import\s*['"]([^'"]+)['"]/gm);
  const loaded = code.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g);
  return [
    ...[...declared].map((match) => ({ from: match[2] ?? '', typeOnly: match[1] !== undefined })),
    ...[...bare, ...loaded].map((match) => ({ from: match[1] ?? '', typeOnly: false })),
  ];
}

const LANGUAGE_FOLDER = /^server\/languages\/[^/]+\//;

/** Why a file may not import this; null when it may. */
function objection(file: string, { from, typeOnly }: Import): string | null {
  const module = MODULES.find(({ path }) => file.startsWith(path));
  if (module === undefined) return 'belongs to no module';
  const test = isTest(file);
  if (!from.startsWith('.')) {
    if (test) return null;
    const refused = module.notPackages?.test(from) === true || module.onlyPackages?.test(from) === false;
    return refused ? `may not use ${from}` : null;
  }
  const target = join(dirname(file), from);
  if (!test && LANGUAGE_FOLDER.test(target) && !file.startsWith('server/languages/'))
    return 'may know a language only by its tag';
  const own = module.path.endsWith('.ts') ? [] : [module.path];
  const may = [
    ...own,
    ...module.may,
    ...(typeOnly ? (module.types ?? []) : []),
    ...(test ? [...TESTS_MAY, ...(module.tests ?? [])] : []),
  ];
  // A test of a vendor runs on the contract of its port; no fake ever knows a vendor.
  if (test && file.startsWith('server/vendors/'))
    may.push('server/vendors/contract', 'server/vendors/testing');
  const refused = module.mayNot?.some((beginning) => target.startsWith(beginning)) === true && !test;
  if (!refused && may.some((beginning) => target.startsWith(beginning))) return null;
  return typeOnly ? `may not even know the types of ${target}` : `may not know ${target}`;
}

const files = globSync('{server,db,web,e2e}/**/*.{ts,tsx}', {
  cwd: ROOT,
  // This file quotes what is forbidden.
  exclude: ['**/node_modules/**', 'web/dist/**', 'server/imports.test.ts'],
});

const imports = new Map(files.map((file) => [file, importsOf(readFileSync(join(ROOT, file), 'utf8'))]));

test('every module imports only what it may', () => {
  expect(files.length).toBeGreaterThan(100);
  const wrong = [...imports].flatMap(([file, each]) =>
    each.flatMap((one) => {
      const why = objection(file, one);
      return why === null ? [] : [`${file} ${why}`];
    }),
  );
  expect(wrong).toEqual([]);
});

test('every folder of the service is a module of the table', () => {
  const modules = MODULES.filter(({ path }) => path !== 'server/');
  const outside = files.filter(
    (file) => file.split('/').length > 2 && !modules.some(({ path }) => file.startsWith(path)),
  );
  expect(outside).toEqual([]);
});

test('the protocol holds types only', () => {
  const values = files
    .filter((file) => file.startsWith('server/protocol/'))
    .flatMap((file) =>
      readFileSync(join(ROOT, file), 'utf8').match(/^(?:export )?(?:const|function|class|let)\b.*/gm),
    );
  expect(new Set(values)).toEqual(new Set([null]));
});

/** A way along the imports from a file back to itself; null when there is none. */
function circleIn(graph: ReadonlyMap<string, readonly string[]>): readonly string[] | null {
  const free = new Set<string>();
  const walk = (file: string, way: readonly string[]): readonly string[] | null => {
    if (free.has(file)) return null;
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    for (const next of graph.get(file) ?? []) {
      const found = walk(next, [...way, file]);
      if (found !== null) return found;
    }
    free.add(file);
    return null;
  };
  for (const file of graph.keys()) {
    const found = walk(file, []);
    if (found !== null) return found;
  }
  return null;
}

test('files do not import each other in a circle, not even for types', () => {
  const graph = new Map(
    [...imports].map(([file, each]) => [
      file,
      each.filter(({ from }) => from.startsWith('.')).map(({ from }) => join(dirname(file), from)),
    ]),
  );
  expect(circleIn(graph)).toBeNull();
  expect(circleIn(new Map(Object.entries({ a: ['b'], b: ['c', 'd'], c: [], d: ['b'] })))).toEqual([
    'b',
    'd',
    'b',
  ]);
});

test.each([
  ['server/call/turn-taking/turn.ts', "import { now } from 'node:perf_hooks';"],
  ['server/call/turn-taking/turn.ts', "import type { Clock } from '../clock.ts';"],
  ['server/call/turn-taking/turn/reply.ts', "import { Reply } from '../reply.ts';"],
  ['server/call/turn-taking/session.ts', "import {\n  a,\n  b,\n} from '../../vendors/openai.ts';"],
  ['server/call/turn-taking/session.ts', "import { loadBusiness } from '../../business/business.ts';"],
  ['server/call/manager.ts', "import type { Reply } from './pipeline/reply.ts';"],
  ['server/receptionist/tools/book.ts', "import { eq } from 'drizzle-orm';"],
  ['server/receptionist/tools/book.ts', "import { openDatabase } from '../../../db/client.ts';"],
  ['server/receptionist/tools/toolset.test.ts', "import { x } from '../../vendors/openai.ts';"],
  ['server/vendors/openai.ts', "export * from './deepgram.ts';"],
  ['server/vendors/openai.ts', "import type { CallId } from '../../db/ids.ts';"],
  ['server/fakes/openai.test.ts', "import { openai } from '../vendors/openai.ts';"],
  ['server/booking/book.ts', "import type { Session } from '../call/session.ts';"],
  ['server/calls/calls.ts', "const { app } = await import('../http/carrier-webhooks.ts');"],
  ['server/carriers/cxml/read.ts', "import type { Database } from '../../../db/client.ts';"],
  ['server/carriers/twilio/carrier.ts', "import { signalWire } from '../signalwire/carrier.ts';"],
  ['server/carriers/call-flow.ts', "import { isBlocked } from '../customers/standings.ts';"],
  ['server/api/calls.ts', "import { sql } from 'drizzle-orm/sql';"],
  ['server/http/media.ts', "import { takeTurn } from '../call/turn-taking/turn.ts';"],
  ['server/demo/month.ts', "import { Toolset } from '../receptionist/tools/toolset.ts';"],
  ['server/billing/admission.ts', "import { appRouter } from '../api/router.ts';"],
  ['server/jobs/queue.ts', "import { drainOutbox } from '../mail/delivery.ts';"],
  ['server/mail/delivery.ts', "import { loadBusiness } from '../business/business.ts';"],
  ['server/storage/recordings.ts', "import { openDatabase } from '../../db/client.ts';"],
  ['server/customers/erase.ts', "import type { Session } from '../call/session.ts';"],
  ['server/languages/en/index.ts', "import { numbers } from '../fr/numbers.ts';"],
  ['server/demo/month.ts', "import { dates } from '../languages/en/dates/index.ts';"],
  ['server/protocol/feed.ts', "import { feedItem } from '../events/events.ts';"],
  ['server/clock.ts', "import { env } from './env/env.ts';"],
  ['db/client.ts', "import '../server/log/log.ts';"],
  ['web/api.ts', "import { appRouter } from '../server/api/router.ts';"],
  ['web/api.ts', "import type { Session } from '../server/call/session.ts';"],
  ['e2e/calls.spec.ts', "import { book } from '../server/booking/book.ts';"],
])('%s may not %j', (file, source) => {
  expect(importsOf(source).map((each) => objection(file, each))).toEqual([expect.any(String)]);
});

test('an import that the table allows is no error', () => {
  const types = importsOf("import type { Database } from '../../../db/client.ts';");
  expect(types).toEqual([{ from: '../../../db/client.ts', typeOnly: true }]);
  expect(types.map((each) => objection('server/receptionist/tools/toolset.ts', each))).toEqual([null]);
});
