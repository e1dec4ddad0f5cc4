/** Which module may import which; `imports.test.ts` holds the code to it. A new module is written down here. */

export interface Module {
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
const DOMAIN = 'booking business calls conversation customers events inbox insights transfers'
  .split(' ')
  .map((name) => `server/${name}/`);
const OUTSIDE =
  /^(drizzle-orm|postgres|express|express-ws|ws|@trpc\/server\/.*|stripe|twilio|openai|@deepgram\/.*)(\/|$)/;

/** They may use sockets and the carrier's own SDK. */
const NOT_FOR_CARRIERS = /^(drizzle-orm|postgres|express|express-ws|@trpc\/server\/.*|stripe|openai)(\/|$)/;

/** The files of call/ that are for every engine. */
const ENGINES_SHARE =
  'audio-ring call-publisher caller-guard hold-music human-agent lengths past ports recognition record-end session tool-runs'
    .split(' ')
    .map((name) => `server/call/${name}.ts`);

/** What every language's folder builds upon. */
const LANGUAGE_ENGINES =
  'calendar danger date-grammar dates feasts fold nicknames reactions slashed slips spelling spoken-email spoken-phone spoken-rules wish-reader'.split(
    ' ',
  );

/** The first module that a file is in is the one whose rules it keeps. */
export const MODULES: readonly Module[] = [
  // Pure: no clock, no I/O.
  { path: 'server/call/turn-taking/turn.ts', may: ['server/call/turn-taking/turn/'], onlyPackages: /^$/ },
  { path: 'server/call/turn-taking/turn/', may: [], onlyPackages: /^$/ },
  { path: 'server/call/ports.ts', may: [], onlyPackages: /^$/ },
  { path: 'server/call/location/', may: ['server/calls/', 'server/poll.ts', 'db/'] },
  {
    // An engine knows the ports, the session interface, and what every engine shares; no other engine, and no domain.
    path: 'server/call/turn-taking/',
    may: [...ENGINES_SHARE, 'server/languages/', 'server/allowance.ts'],
    types: ['db/schema.ts', 'server/receptionist/'],
    tests: ['server/call/', 'server/events/'],
    notPackages: OUTSIDE,
  },
  ...['pipeline', 'realtime'].map((engine) => ({
    // What sounds the same on every engine, and turn-taking, it has in common with them.
    path: `server/call/${engine}/`,
    may: [...ENGINES_SHARE, 'server/call/turn-taking/', 'server/languages/', 'server/allowance.ts'],
    types: ['db/schema.ts', 'server/receptionist/'],
    tests: ['server/call/', 'server/events/'],
    notPackages: OUTSIDE,
  })),
  {
    path: 'server/call/',
    mayNot: ['server/call/pipeline/', 'server/call/realtime/', 'server/call/turn-taking/'],
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
      'server/notices/appointments/coming.ts',
      'server/notices/appointments/note-email.ts',
      'server/notices/appointments/on-request.ts',
      'server/notices/texts/opt-outs.ts',
      'server/email-address.ts',
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
  // A language knows the shapes that it fills, and no other language.
  ...['en', 'es', 'fr', 'de'].map((language) => ({
    path: `server/languages/${language}/`,
    may: LANGUAGE_ENGINES.map((name) => `server/languages/${name}.ts`),
    types: ['server/languages/'],
    tests: ['server/languages/contract-language.ts', 'server/booking/when/'],
    notPackages: OUTSIDE,
  })),
  {
    path: 'server/languages/',
    may: [],
    tests: ['server/booking/when/', 'server/notices/texts/segments.ts', 'server/receptionist/'],
    notPackages: OUTSIDE,
  },
  // Each carrier knows the port, its own wire form, and the one that carriers share; not the domain, and not another carrier.
  ...['twilio', 'signalwire', 'cxml'].map((carrier) => ({
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
  ...['deepgram', 'elevenlabs', 'openai', 'anthropic', 'azure', 'local'].map((vendor) => ({
    path: `server/vendors/${vendor}`,
    may: ['server/call/ports.ts', 'server/voice/', 'server/vendors/wire/'],
    notPackages: SQL,
  })),
  // What several wire forms share, and no vendor's own.
  { path: 'server/vendors/wire/', may: ['server/call/ports.ts'], notPackages: SQL },
  { path: 'server/vendors/sentry', may: [], tests: ['server/log/log.ts'], notPackages: SQL },
  // Tests of several vendors at once.
  ...['unsendable', 'clause-voices'].map((name) => ({
    path: `server/vendors/${name}`,
    may: ['server/vendors/', 'server/call/ports.ts'],
    notPackages: SQL,
  })),
  { path: 'server/vendors/testing', may: ['server/call/ports.ts'], notPackages: SQL },
  { path: 'server/vendors/contract', may: ['server/call/ports.ts'], notPackages: SQL },
  // A codec shared with vendors/ would hide a shared mistake.
  { path: 'server/fakes/', may: ['server/voice/'], notPackages: SQL },
  { path: 'server/voice/', may: [], notPackages: OUTSIDE },
  {
    path: 'server/booking/',
    may: [
      'server/business/',
      'server/events/',
      'server/languages/',
      'server/notices/appointments/plan.ts',
      'server/clock.ts',
      'db/',
    ],
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
      'server/loopback.ts',
      'server/clock.ts',
      'server/tokens.ts',
      'db/',
    ],
    tests: ['server/booking/feeds.ts', 'server/customers/standings.ts'],
  },
  {
    path: 'server/conversation/',
    may: ['server/events/', 'server/jobs/enqueue.ts', 'server/languages/', 'db/'],
    tests: ['server/jobs/queue.ts', 'server/calls/'],
  },
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
      'server/tokens.ts',
      'db/',
    ],
    tests: ['server/call/location/', 'server/inbox/', 'server/carriers/call-flow.ts'],
  },
  // The machine and its rules are pure; the rest brings what happens to it and does what it asks for.
  ...['machine', 'states', 'steps', 'legs', 'conference'].map((name) => ({
    path: `server/transfers/${name}.ts`,
    may: ['machine', 'states', 'steps', 'legs', 'conference'].map((other) => `server/transfers/${other}.ts`),
    types: ['server/events/', 'db/ids.ts'],
    onlyPackages: /^$/,
  })),
  {
    path: 'server/transfers/',
    may: [
      'server/billing/ledger.ts',
      'server/business/',
      'server/calls/',
      'server/carriers/carrier.ts',
      'server/events/',
      'server/languages/',
      'server/poll.ts',
      'server/tokens.ts',
      'db/',
    ],
    types: ['server/carriers/call-flow.ts', 'server/receptionist/', 'server/clock.ts'],
    tests: ['server/call/'],
  },
  {
    path: 'server/inbox/',
    may: [
      'server/booking/phone.ts',
      'server/events/',
      'server/jobs/enqueue.ts',
      'server/languages/',
      'server/mail/outbox.ts',
      'server/notices/texts.ts',
      'db/',
    ],
    tests: ['server/calls/', 'server/notices/'],
  },
  {
    path: 'server/texting/',
    may: [
      'server/business/',
      'server/call/past.ts',
      'server/call/ports.ts',
      'server/call/lengths.ts',
      'server/carriers/carrier.ts',
      'server/carriers/texts.ts',
      'server/conversation/',
      'server/customers/',
      'server/inbox/',
      'server/jobs/',
      'server/languages/',
      'server/notices/',
      'server/receptionist/',
      'server/clock.ts',
      'db/',
    ],
    tests: ['server/calls/', 'server/booking/'],
  },
  {
    path: 'server/notices/',
    may: [
      'server/booking/',
      'server/business/',
      'server/customers/',
      'server/events/',
      'server/languages/',
      'server/mail/outbox.ts',
      'server/insights/',
      'server/jobs/',
      'server/email-address.ts',
      'server/fields.ts',
      'server/html.ts',
      'server/clock.ts',
      'db/',
    ],
    types: ['server/carriers/carrier.ts'],
    tests: ['server/inbox/', 'server/calls/'],
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
      'server/languages/fold.ts',
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
    tests: ['server/accounts/person.ts', 'server/calls/testing.ts'],
  },
  { path: 'server/limits/', may: ['server/deadline.ts', 'db/client.ts'], notPackages: SQL },
  { path: 'server/storage/', may: [], notPackages: SQL },
  { path: 'server/events/', may: ['db/'] },
  {
    path: 'server/protocol/',
    may: [],
    types: ['server/events/', 'server/billing/', 'server/call/ports.ts'],
    onlyPackages: /^$/,
  },
  {
    path: 'server/accounts/',
    may: ['server/mail/outbox.ts', 'server/email-address.ts', 'server/tokens.ts', 'db/'],
  },
  {
    path: 'server/api/',
    may: [
      ...DOMAIN,
      'server/notices/',
      'server/texting/',
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
    tests: ['server/carriers/twilio/carrier.ts', 'server/carriers/signalwire/carrier.ts'],
    notPackages: SQL,
  },
  {
    path: 'server/http/',
    // Calls are handed over, and what verifies a carrier is asked; how turns are taken is not known here.
    may: [
      'server/carriers/',
      ...DOMAIN,
      'server/notices/',
      'server/texting/',
      'server/html.ts',
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
      'server/fields.ts',
      'server/clock.ts',
      'server/deadline.ts',
      'server/log/',
      'db/',
      'package.json',
    ],
    types: ['server/call/supervisor.ts', 'server/call/tap.ts', 'server/protocol/'],
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
      'server/fakes/',
      'db/',
    ],
    tests: ['server/insights/insights.ts'],
  },
  // Whole services and single parts, tested and measured from outside.
  { path: 'server/service-tests/', may: ['server/', 'db/'] },
  { path: 'server/bench/', may: ['server/', 'db/', 'e2e/'] },
  { path: 'server/eval/', may: ['server/', 'db/'] },
  { path: 'server/attack/', may: ['server/', 'db/'] },
  { path: 'server/allowance.ts', may: [], onlyPackages: /^$/ },
  { path: 'server/clock.ts', may: [], onlyPackages: /^$/ },
  { path: 'server/start/warnings.ts', may: [], types: ['db/pools.ts'], onlyPackages: /^$/ },
  ...['loopback', 'email-address', 'fields'].map((name) => ({
    path: `server/${name}.ts`,
    may: [],
    notPackages: OUTSIDE,
  })),
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
  { path: 'web/', may: [], types: ['server/api/router.ts', 'server/protocol/'], notPackages: OUTSIDE },
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
export const TESTS_MAY = ['db/', 'server/fakes/'];
