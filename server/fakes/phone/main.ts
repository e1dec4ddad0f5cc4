/** A telephone in the terminal: calls the service as Twilio would, speaks, listens, and checks the result. */
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type CallNews, type CallReport, placeCall } from './call.ts';
import { chanceOf } from './chance.ts';
import { check, DEPLOYED, ON_THIS_MACHINE } from './check.ts';
import { SIGNALWIRE } from './company.ts';
import { openServiceRecord, type ServiceRecord } from './record.ts';
import { lineOf, summaryOf, tableOf } from './report.ts';
import type { MakeScenario, Scenario } from './scenario.ts';
import { scenarios } from './scenarios/index.ts';
import { openCallerVoice } from './speech.ts';
import { isLoopback } from './twiml.ts';
import { writeText } from './text.ts';
import { stereoWav } from './wav.ts';
import type { Service } from './webhooks.ts';

/** The service writes a turn down within a quarter of a second after it was heard. */
const WORDS = { attempts: 3, everyMs: 200 };

/** Callers do not all ring in the same instant; they would only measure how soon they can be queued. */
const RAMP_MS = 100;

const USAGE = `npm run call -- [scenario ...] [options]
npm run call -- text "Are you open on Sunday?" [--from NUMBER] [options]

  --list           the scenarios, by name
  --url U          the service (http://localhost:3000)
  --from NUMBER    whose telephone writes a text (+12125550142); its answer is on the outbox page
  --to NUMBER      the number that is rung (+12125550199, the demo business)
  --seed N         the same caller once more: name, wishes and timing follow from it
  --wav FILE       writes what both sides heard, the caller on the left
  --carrier NAME   by whom: twilio or signalwire, which is told its number by --to
  --calls N        so many calls ...
  --concurrent M   ... of which so many at a time
  --help           this text

Signs its requests with TWILIO_AUTH_TOKEN, or with the token that the service on this machine made; as SignalWire with
SIGNALWIRE_SIGNING_KEY and SIGNALWIRE_PROJECT_ID.`;

const { env } = process;
const { values, positionals } = readArguments();

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        url: { type: 'string', default: `http://localhost:${env['PORT'] ?? '3000'}` },
        from: { type: 'string', default: '+12125550142' },
        to: { type: 'string', default: '+12125550199' },
        seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
        wav: { type: 'string' },
        carrier: { type: 'string', default: 'twilio' },
        calls: { type: 'string', default: '1' },
        concurrent: { type: 'string', default: '1' },
        list: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    if (error instanceof TypeError) refuse(`${error.message}\n\n${USAGE}`);
    throw error;
  }
}

/** Ends with a sentence that tells what to do instead. */
function refuse(reason: string): never {
  console.error(reason);
  process.exit(2);
}

if (values.help) {
  console.log(USAGE);
  process.exit(0);
}

function wholeNumber(name: 'calls' | 'concurrent' | 'seed', least: number): number {
  const value = Number(values[name]);
  if (!Number.isSafeInteger(value) || value < least)
    refuse(`--${name} must be a whole number from ${least} on.`);
  return value;
}

/** The origin that stands in the service's documents. */
const publicUrlOf = (url: string) => (env['PUBLIC_URL'] ?? url).replace(/(?<!\/)\/+$/, '');

function serviceAt(url: string): Service {
  switch (values.carrier) {
    case 'twilio':
      return atTwilio(url);
    case 'signalwire':
      return atSignalWire(url);
    default:
      return refuse('--carrier must be twilio or signalwire.');
  }
}

function atSignalWire(url: string): Service {
  const [authToken, accountSid] = [env['SIGNALWIRE_SIGNING_KEY'], env['SIGNALWIRE_PROJECT_ID']];
  if (authToken === undefined || accountSid === undefined)
    refuse('SIGNALWIRE_SIGNING_KEY and SIGNALWIRE_PROJECT_ID must be set as they are for the service.');
  return { url, publicUrl: publicUrlOf(url), accountSid, authToken, company: SIGNALWIRE };
}

function atTwilio(url: string): Service {
  const tokenFile = path.join(env['DATA_DIR'] ?? '.data', 'twilio-auth-token');
  const kept = () => (fs.existsSync(tokenFile) ? fs.readFileSync(tokenFile, 'utf8').trim() : undefined);
  const authToken = env['TWILIO_AUTH_TOKEN'] ?? kept();
  if (authToken === undefined)
    refuse(`There is no TWILIO_AUTH_TOKEN, and the service has made none in ${tokenFile}: start it first.`);
  return {
    url,
    publicUrl: publicUrlOf(url),
    accountSid: env['TWILIO_ACCOUNT_SID'] ?? `AC${'0'.repeat(32)}`,
    authToken,
  };
}

async function write(to: Service, body: string): Promise<void> {
  if (body.trim() === '')
    refuse('What is texted? For example: npm run call -- text "Are you open on Sunday?"');
  try {
    await writeText(to, { from: values.from, to: values.to, body });
  } catch (error) {
    refuse(`${to.url} does not take it: ${error instanceof Error ? error.message : String(error)}`);
  }
  console.log(`${values.from} texted ${values.to}. The answer comes in a few seconds: ${to.url}/outbox`);
}

if (values.list) {
  console.log([...scenarios.keys()].join('\n'));
  process.exit(0);
}
const address = URL.parse(values.url);
if (address === null || !/^https?:$/.test(address.protocol))
  refuse('--url must be an address like http://localhost:3000.');
const local = isLoopback(address);
if (positionals[0] === 'text') {
  await write(serviceAt(address.origin), positionals.slice(1).join(' '));
  process.exit(0);
}
const calls = wholeNumber('calls', 1);
const concurrent = wholeNumber('concurrent', 1);
const seed = wholeNumber('seed', 0);
const names = positionals.length > 0 ? positionals : [local ? 'book' : 'hours'];
const chosen = names.map((name): readonly [string, MakeScenario] => {
  const make = scenarios.get(name);
  return make === undefined
    ? refuse(`There is no scenario "${name}". There are: ${[...scenarios.keys()].join(', ')}.`)
    : [name, make];
});
if (!local && (calls > 1 || chosen.length > 1))
  refuse('A service that is not on this machine gets one call at a time, and no load.');

const service = serviceAt(address.origin);
const voice = openCallerVoice();
const record = await openServiceRecord(service, values.to).catch((error: unknown) =>
  refuse(`${service.url} does not answer: ${error instanceof Error ? error.message : String(error)}`),
);

/** Places the calls of one scenario one after the other. @returns what did not come true. */
async function play(scenario: Scenario, tell: (news: CallNews) => void): Promise<[CallReport, string[]]> {
  const { before } = scenario;
  if (before !== undefined) {
    const [report, failures] = await play(before, tell);
    if (failures.length > 0) return [report, failures];
  }
  const keep = values.wav !== undefined;
  const report = await placeCall({ service, to: values.to, scenario, voice, record: keep, tell });
  const onRecord = record === null ? null : ((await record.finished(report.callSid)) ?? 'missing');
  return [report, check(scenario, report, onRecord, local ? ON_THIS_MACHINE : DEPLOYED)];
}

/** Prints a call as it goes on, in order, with the receptionist's words once the service has written them down. */
function follow(from: ServiceRecord | null): { tell: (news: CallNews) => void; told: () => Promise<void> } {
  let callSid = '';
  let known = 0;
  let printed = Promise.resolve();
  const wordsOf = async (): Promise<string | null> => {
    for (let attempt = 0; from !== null && attempt < WORDS.attempts; attempt += 1) {
      const turns = (await from.soFar(callSid))?.turns ?? [];
      const fresh = turns.slice(known).filter(({ speaker }) => speaker === 'receptionist');
      known = Math.max(known, turns.length);
      if (fresh.length > 0) return fresh.map(({ heard }) => heard).join(' ');
      await sleep(WORDS.everyMs);
    }
    return null;
  };
  const print = async (news: CallNews) => {
    if (news.type === 'picked-up') {
      ({ callSid } = news);
      known = 0;
    }
    console.log(lineOf(news, news.type === 'heard' ? await wordsOf() : null));
  };
  return {
    tell: (news) => {
      printed = printed.then(() => print(news));
    },
    told: () => printed,
  };
}

async function playOne(name: string, make: MakeScenario, itsSeed: number): Promise<boolean> {
  console.log(`\n${name} (seed ${itsSeed})`);
  const { tell, told } = follow(record);
  const [report, failures] = await play(make(chanceOf(itsSeed)), tell);
  await told();
  console.log(summaryOf(report));
  for (const failure of failures) console.log(`  ✗ ${failure}`);
  console.log(failures.length === 0 ? '  pass' : '  FAIL');
  if (values.wav !== undefined && report.audio !== null) {
    const file = chosen.length === 1 ? values.wav : values.wav.replace(/(\.wav)?$/, `-${name}.wav`);
    fs.writeFileSync(file, stereoWav(report.audio.caller, report.audio.receptionist));
    console.log(`  both sides are in ${file}, the caller on the left`);
  }
  return failures.length === 0;
}

async function playMany(): Promise<boolean> {
  const reports: CallReport[] = [];
  let passed = 0;
  let next = 0;
  const caller = async (_: unknown, place: number) => {
    await sleep(place * RAMP_MS);
    for (let index = next++; index < calls; index = next++) {
      const [name, make] = chosen[index % chosen.length] ?? refuse('There is no scenario.');
      const [report, failures] = await play(make(chanceOf(seed + index)), () => undefined);
      reports.push(report);
      if (failures.length === 0) passed += 1;
      for (const failure of failures)
        console.log(`✗ call ${index + 1} (${name}, seed ${seed + index}): ${failure}`);
    }
  };
  await Promise.all(Array.from({ length: Math.min(calls, concurrent) }, caller));
  console.log(`${tableOf(reports)}\n${passed} of ${calls} calls passed (seed ${seed})`);
  return passed === calls;
}

let passed = true;
if (calls > 1) passed = await playMany();
else
  for (const [index, [name, make]] of chosen.entries())
    passed = (await playOne(name, make, seed + index)) && passed;
await voice.close();
process.exit(passed ? 0 : 1);
