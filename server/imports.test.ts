/** Which module may import which: the table that keeps lower layers free of higher ones. A new module is written down here. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

interface Module {
  /** The beginning of the paths of its files. */
  readonly path: string;
  /** What its files may import of the project, as beginnings of paths; its own files always. */
  readonly may: readonly string[];
  /** Parts of those that they may not. */
  readonly mayNot?: readonly string[];
  /** What they may import for types only. */
  readonly types?: readonly string[];
  /** What its tests may import beside that. */
  readonly tests?: readonly string[];
  /** Packages that they may not import, or the only ones that they may. */
  readonly notPackages?: RegExp;
  readonly onlyPackages?: RegExp;
}

const SQL = /^(drizzle-orm|postgres|pg)(\/|$)/;
const DOMAIN = [
  'server/booking/',
  'server/business/',
  'server/calls/',
  'server/conversation/',
  'server/customers/',
  'server/inbox/',
  'server/insights/',
  'server/events/',
];
const OUTSIDE =
  /^(drizzle-orm|postgres|express|express-ws|ws|@trpc\/server\/.*|stripe|twilio|openai|@deepgram\/.*)(\/|$)/;

/** Sockets and the carrier's own SDK are theirs to use. */
const NOT_FOR_CARRIERS = /^(drizzle-orm|postgres|express|express-ws|@trpc\/server\/.*|stripe|openai)(\/|$)/;

/** What stands in call/ for every engine. */
const ENGINES_SHARE = [
  'call-publisher',
  'human-agent',
  'lengths',
  'past',
  'ports',
  'recognition',
  'record-end',
  'session',
  'tool-runs',
].map((name) => `server/call/${name}.ts`);

/** The first module that a file is in is the one whose rules it keeps. */
const MODULES: readonly Module[] = [
  // Pure: no clock, no I/O.
  { path: 'server/call/pipeline/turn.ts', may: ['server/call/pipeline/turn/'], onlyPackages: /^$/ },
  { path: 'server/call/pipeline/turn/', may: [], onlyPackages: /^$/ },
  { path: 'server/call/ports.ts', may: [], onlyPackages: /^$/ },
  {
    path: 'server/call/location/',
    may: ['server/calls/', 'server/poll.ts', 'db/'],
  },
  {
    // An engine knows the ports, the session interface, and what every engine shares; no other engine, and no domain.
    path: 'server/call/pipeline/',
    may: [...ENGINES_SHARE, 'server/languages/', 'server/allowance.ts'],
    types: ['db/schema.ts', 'server/receptionist/'],
    tests: ['server/call/', 'server/events/'],
    notPackages: OUTSIDE,
  },
  {
    path: 'server/call/',
    mayNot: ['server/call/pipeline/'],
    may: [
      ...DOMAIN,
      'server/languages/',
      'server/receptionist/',
      'server/allowance.ts',
      'server/clock.ts',
      'db/ids.ts',
    ],
    types: ['db/client.ts', 'db/schema.ts', 'server/storage/'],
    tests: ['server/storage/'],
    notPackages: OUTSIDE,
  },
  {
    path: 'server/receptionist/',
    may: [
      'server/booking/',
      'server/business/',
      'server/customers/',
      'server/conversation/',
      'server/inbox/',
      'server/events/',
      'server/languages/',
      'server/call/ports.ts',
      'server/call/lengths.ts',
      'server/clock.ts',
      'db/ids.ts',
    ],
    types: ['db/client.ts', 'db/schema.ts'],
    tests: ['server/calls/', 'server/vendors/contract-language-model.ts'],
    notPackages: OUTSIDE,
  },
  { path: 'server/languages/', may: [], tests: ['server/booking/when/'], notPackages: OUTSIDE },
  // Each carrier knows the port, its own wire form, and the one that carriers share; not the domain, and not another carrier.
  ...['twilio', 'cxml'].map((carrier) => ({
    path: `server/carriers/${carrier}/`,
    may: [
      'server/carriers/carrier.ts',
      'server/carriers/cxml/',
      'server/call/buffered-line.ts',
      'server/storage/outside.ts',
    ],
    types: ['server/carriers/call-flow.ts', 'server/call/ports.ts'],
    tests: ['server/carriers/contract-carrier'],
    notPackages: NOT_FOR_CARRIERS,
  })),
  {
    path: 'server/carriers/',
    may: [],
    types: ['server/languages/language.ts', 'server/call/ports.ts'],
    tests: ['server/languages/'],
    notPackages: NOT_FOR_CARRIERS,
  },
  // Vendors know the ports and their own wire form; not the domain, and not each other.
  ...['deepgram', 'elevenlabs', 'openai', 'local'].map((vendor) => ({
    path: `server/vendors/${vendor}`,
    may: ['server/call/ports.ts', 'server/voice/'],
    notPackages: SQL,
  })),
  { path: 'server/vendors/sentry', may: [], tests: ['server/log/log.ts'], notPackages: SQL },
  { path: 'server/vendors/unsendable', may: ['server/vendors/', 'server/call/ports.ts'], notPackages: SQL },
  { path: 'server/vendors/contract', may: ['server/call/ports.ts'], notPackages: SQL },
  // A codec shared with vendors/ would hide a shared mistake.
  { path: 'server/fakes/', may: ['server/voice/'], notPackages: SQL },
  { path: 'server/voice/', may: [], notPackages: OUTSIDE },
  {
    path: 'server/booking/',
    may: ['server/business/', 'server/events/', 'server/languages/', 'server/clock.ts', 'db/'],
  },
  {
    path: 'server/business/',
    may: [
      'server/accounts/owners.ts',
      'server/events/',
      'server/languages/',
      'server/mail/outbox.ts',
      'server/email-address.ts',
      'server/fields.ts',
      'server/clock.ts',
      'db/',
    ],
    tests: ['server/booking/feeds.ts'],
  },
  { path: 'server/conversation/', may: ['server/events/', 'db/'] },
  {
    path: 'server/calls/',
    may: [
      'server/conversation/',
      'server/billing/ledger.ts',
      'server/events/',
      'server/fields.ts',
      'server/jobs/enqueue.ts',
      'server/storage/',
      'server/poll.ts',
      'db/',
    ],
    tests: ['server/call/location/', 'server/inbox/', 'server/carriers/call-flow.ts'],
  },
  {
    path: 'server/inbox/',
    may: ['server/events/', 'server/languages/', 'server/mail/outbox.ts', 'db/'],
  },
  { path: 'server/insights/', may: ['server/events/', 'db/'], tests: ['server/calls/'] },
  {
    path: 'server/customers/',
    may: [
      'server/inbox/',
      'server/booking/',
      'server/business/',
      'server/calls/',
      'server/events/',
      'server/email-address.ts',
      'server/fields.ts',
      'db/',
    ],
  },
  {
    path: 'server/billing/',
    may: [
      'server/accounts/owners.ts',
      'server/events/',
      'server/mail/outbox.ts',
      'server/jobs/',
      'server/clock.ts',
      'db/',
    ],
    tests: ['server/accounts/person.ts'],
  },
  { path: 'server/limits/', may: ['server/deadline.ts', 'db/client.ts'], notPackages: SQL },
  { path: 'server/storage/', may: [], notPackages: SQL },
  { path: 'server/events/', may: ['db/'] },
  { path: 'server/accounts/', may: ['server/mail/outbox.ts', 'server/email-address.ts', 'db/'] },
  {
    path: 'server/api/',
    may: [
      ...DOMAIN,
      'server/accounts/',
      'server/billing/',
      'server/limits/',
      'server/mail/outbox.ts',
      'server/email-address.ts',
      'server/fields.ts',
      'server/loopback.ts',
      'server/clock.ts',
      'server/log/',
      'server/start/warnings.ts',
      'db/',
    ],
    types: ['server/carriers/carrier.ts'],
    tests: ['server/carriers/twilio/carrier.ts'],
    notPackages: SQL,
  },
  {
    path: 'server/http/',
    // Calls are handed over, and what verifies a carrier is asked; how turns are taken is not known here.
    may: [
      'server/carriers/',
      ...DOMAIN,
      'server/billing/',
      'server/allowance.ts',
      'server/call/buffered-line.ts',
      'server/call/manager.ts',
      'server/call/ports.ts',
      'server/languages/',
      'server/storage/',
      'server/limits/',
      'server/mail/outbox.ts',
      'server/accounts/',
      'server/loopback.ts',
      'server/email-address.ts',
      'server/clock.ts',
      'server/deadline.ts',
      'server/log/',
      'db/',
      'package.json',
    ],
    types: ['server/call/supervisor.ts', 'server/call/tap.ts'],
    tests: ['server/jobs/queue.ts'],
    notPackages: SQL,
  },
  { path: 'server/mail/', may: ['server/jobs/', 'server/email-address.ts', 'db/'] },
  { path: 'server/jobs/', may: ['db/'] },
  {
    path: 'server/demo/',
    // Made-up calls say what a real receptionist would, and ring as the terminal's phone does.
    may: [
      'server/booking/',
      'server/business/',
      'server/languages/',
      'server/receptionist/receptionist.ts',
      'server/fakes/phone/',
      'db/',
    ],
    tests: ['server/insights/insights.ts'],
  },
  // Whole services and single parts, tested and measured from outside.
  { path: 'server/service-tests/', may: ['server/', 'db/'] },
  { path: 'server/bench/', may: ['server/', 'db/', 'e2e/'] },
  { path: 'server/allowance.ts', may: [], onlyPackages: /^$/ },
  { path: 'server/attack/', may: ['server/', 'db/'] },
  { path: 'server/clock.ts', may: [], onlyPackages: /^$/ },
  { path: 'server/start/warnings.ts', may: [], types: ['db/pools.ts'], onlyPackages: /^$/ },
  { path: 'server/loopback.ts', may: [], notPackages: OUTSIDE },
  { path: 'server/email-address.ts', may: [], notPackages: OUTSIDE },
  { path: 'server/fields.ts', may: [], notPackages: OUTSIDE },
  { path: 'server/fields.test.ts', may: ['server/fields.ts', 'db/testing.ts'] },
  { path: 'server/log/', may: [], types: ['server/env/env.ts'], notPackages: OUTSIDE },
  {
    path: 'server/env/',
    may: [
      'server/billing/',
      'server/accounts/modes.ts',
      'server/email-address.ts',
      'server/limits/addresses.ts',
      'db/setting.ts',
    ],
    types: ['server/api/google.ts', 'server/storage/'],
    notPackages: OUTSIDE,
  },
  { path: 'db/', may: [] },
  { path: 'web/', may: [], types: ['server/api/router.ts'], notPackages: OUTSIDE },
  {
    path: 'e2e/',
    may: ['server/fakes/', 'db/seed.ts', 'db/free-port.ts', 'db/testing-time.ts'],
    notPackages: SQL,
  },
  { path: 'server/start/', may: ['server/', 'db/', 'package.json'] },
  // Where things are put together, and what runs the service as a whole.
  { path: 'server/', may: ['server/', 'db/', 'package.json'] },
];

/** What tests may know beside that: a database to look into, and the fakes to run on. */
const TESTS_MAY = ['db/', 'server/fakes/'];
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
  const own = module.path.endsWith('.ts') ? [] : [module.path];
  const may = [
    ...own,
    ...module.may,
    ...(typeOnly ? (module.types ?? []) : []),
    ...(test ? [...TESTS_MAY, ...(module.tests ?? [])] : []),
  ];
  // A test of a vendor runs on the contract of its port; no fake ever knows a vendor.
  if (test && file.startsWith('server/vendors/')) may.push('server/vendors/contract');
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

test('no file imports itself through others, not even for types', () => {
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
  ['server/call/pipeline/turn.ts', "import { now } from 'node:perf_hooks';"],
  ['server/call/pipeline/turn.ts', "import type { Clock } from '../clock.ts';"],
  ['server/call/pipeline/turn/reply.ts', "import { Reply } from '../reply.ts';"],
  ['server/call/pipeline/session.ts', "import {\n  a,\n  b,\n} from '../../vendors/openai.ts';"],
  ['server/call/pipeline/session.ts', "import { loadBusiness } from '../../business/business.ts';"],
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
  ['server/carriers/call-flow.ts', "import { isBlocked } from '../customers/customers.ts';"],
  ['server/api/calls.ts', "import { sql } from 'drizzle-orm/sql';"],
  ['server/http/media.ts', "import { takeTurn } from '../call/pipeline/turn.ts';"],
  ['server/demo/month.ts', "import { Toolset } from '../receptionist/tools/toolset.ts';"],
  ['server/billing/admission.ts', "import { appRouter } from '../api/router.ts';"],
  ['server/jobs/queue.ts', "import { drainOutbox } from '../mail/delivery.ts';"],
  ['server/mail/delivery.ts', "import { loadBusiness } from '../business/business.ts';"],
  ['server/storage/recordings.ts', "import { openDatabase } from '../../db/client.ts';"],
  ['server/customers/erase.ts', "import type { Session } from '../call/session.ts';"],
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
