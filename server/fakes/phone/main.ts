/**
 * A telephone in the terminal: rings the service as Twilio would, speaks, listens, and checks what came of it.
 * `npm run call -- [scenario ...] [--url U] [--wav FILE] [--calls N --concurrent M] [--list]`
 */
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type CallReport, isLoopback, placeCall } from './call.ts';
import { check } from './check.ts';
import { openServiceRecord } from './record.ts';
import { printCall, printLoad } from './report.ts';
import type { Scenario } from './scenario.ts';
import { scenarios } from './scenarios/index.ts';
import { openCallerVoice } from './speech.ts';
import { writeStereoWav } from './wav.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: 'string', default: 'http://localhost:3000' },
    to: { type: 'string', default: '+12125550199' },
    wav: { type: 'string' },
    calls: { type: 'string', default: '1' },
    concurrent: { type: 'string', default: '1' },
    list: { type: 'boolean', default: false },
  },
});

/** Ends with a sentence that tells what to do instead. */
function refuse(reason: string): never {
  console.error(reason);
  process.exit(2);
}

const names = scenarios.map(({ name }) => name);
if (values.list) {
  console.log(names.join('\n'));
  process.exit(0);
}
if (!URL.canParse(values.url)) refuse('--url must be an address like http://localhost:3000');
const url = values.url.replace(/\/+$/, '');
const [calls, concurrent] = [Number(values.calls), Number(values.concurrent)];
if (!Number.isInteger(calls) || !Number.isInteger(concurrent) || calls < 1 || concurrent < 1) {
  refuse('--calls and --concurrent must be whole numbers from 1 on.');
}
if (calls > 1 && !isLoopback(new URL(url))) refuse('Load is for this machine only: a deployed service gets one call.');

const chosen = (positionals.length === 0 ? ['book'] : positionals).map(
  (name) => scenarios.find((each) => each.name === name) ?? refuse(`There is no scenario ${name}. There are: ${names.join(', ')}`),
);

const tokenFile = path.join(process.env['DATA_DIR'] ?? '.data', 'twilio-auth-token');
const authToken = process.env['TWILIO_AUTH_TOKEN'] ?? (fs.existsSync(tokenFile) ? fs.readFileSync(tokenFile, 'utf8').trim() : null);
if (authToken === null) refuse('No TWILIO_AUTH_TOKEN, and the service has not made one here yet: start it first.');
const accountSid = process.env['TWILIO_ACCOUNT_SID'] ?? `AC${'0'.repeat(32)}`;

const voice = openCallerVoice();
const ring = (scenario: Scenario): Promise<CallReport> =>
  placeCall({ url, accountSid, authToken, to: values.to, scenario, voice, record: values.wav !== undefined });

let failed = 0;

async function ringAndTell(scenario: Scenario): Promise<void> {
  console.log(`\n${scenario.name}`);
  const report = await ring(scenario);
  const onRecord = (await service?.read(report.callSid)) ?? null;
  printCall(report, onRecord);
  const failures = check(scenario, report, onRecord, service !== null);
  for (const failure of failures) console.log(`  ✗ ${failure}`);
  console.log(failures.length === 0 ? '  pass' : '  FAIL');
  if (failures.length > 0) failed += 1;
  if (values.wav !== undefined && report.audio !== null) {
    writeStereoWav(values.wav, report.audio.caller, report.audio.receptionist);
    console.log(`  both sides are in ${values.wav}, the caller on the left`);
  }
}

async function ringMany(): Promise<void> {
  const reports: CallReport[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < calls; index = next++) {
      const scenario = chosen[index % chosen.length];
      if (scenario === undefined) return;
      const report = await ring(scenario);
      reports.push(report);
      const onRecord = (await service?.read(report.callSid)) ?? null;
      const failures = check(scenario, report, onRecord, service !== null);
      if (failures.length > 0) failed += 1;
      for (const failure of failures) console.log(`✗ call ${index + 1} (${scenario.name}): ${failure}`);
    }
  };
  await Promise.all(Array.from({ length: concurrent }, worker));
  printLoad(reports);
  console.log(`${calls - failed} of ${calls} calls passed`);
}

const service = await openServiceRecord(url).catch((error: unknown) => refuse(`${url} does not answer: ${String(error)}`));
if (calls > 1) await ringMany();
else for (const scenario of chosen) await ringAndTell(scenario);
await voice.close();
process.exit(failed > 0 ? 1 : 0);
