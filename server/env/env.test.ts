import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { variables } from './variables.ts';
import { EnvError, readEnv } from './env.ts';

const names = () => Object.keys(variables.shape);

let dataDir: string;
beforeAll(() => {
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'ahoy-env-'));
});
afterAll(() => fs.rmSync(dataDir, { recursive: true }));

test('an empty environment makes every vendor local and keeps its secrets from start to start', () => {
  const first = readEnv({ DATA_DIR: dataDir });
  expect(first).toMatchObject({
    port: 3000,
    deepgram: null,
    openai: null,
    elevenlabs: null,
    databaseUrl: null,
  });
  expect(first.authSecret.length).toBeGreaterThanOrEqual(32);
  expect(readEnv({ DATA_DIR: dataDir })).toEqual(first);
});

test('a start with a malformed variable fails and names it', () => {
  expect(() => readEnv({ DATA_DIR: dataDir, PORT: 'three' })).toThrow(/PORT/);
  expect(() => readEnv({ DATA_DIR: dataDir, PUBLIC_URL: 'ftp://x' })).toThrow(/PUBLIC_URL must be a URL/);
});

test('a DSN that Sentry never gave is refused before anything needs it', () => {
  const dsnOf = (SENTRY_DSN: string) => readEnv({ DATA_DIR: dataDir, SENTRY_DSN }).sentryDsn;
  expect(dsnOf('https://key@errors.example.com/42')).toBe('https://key@errors.example.com/42');
  for (const odd of [
    'https://errors.example.com/42',
    'https://key@errors.example.com/',
    'key',
    'ftp://key@x/1',
  ])
    expect(() => dsnOf(odd)).toThrow(/SENTRY_DSN must be the DSN/);
});

test('a start in production without its secrets fails', () => {
  const start = () => readEnv({ NODE_ENV: 'production', DATA_DIR: dataDir, DATABASE_URL: 'postgres://db/x' });
  expect(start).toThrow(EnvError);
  expect(start).toThrow(/AUTH_SECRET must be set/);
  expect(start).toThrow(/TWILIO_AUTH_TOKEN must be set/);
});

test('an empty variable counts as not set', () => {
  expect(readEnv({ DATA_DIR: dataDir, OPENAI_API_KEY: '' }).openai).toBeNull();
});

const SECRET = '4be1c0a97d2f4a6e8d3b5c7f9a1e2d30';
const production = (more: Record<string, string> = {}) =>
  readEnv({
    NODE_ENV: 'production',
    DATA_DIR: dataDir,
    DATABASE_URL: 'postgres://db/x',
    AUTH_SECRET: SECRET,
    PUBLIC_URL: 'https://ahoy.example.com',
    TWILIO_AUTH_TOKEN: SECRET,
    ...more,
  });

test.each(['production', 'production ', 'Production', ' PRODUCTION\n', '"production"', "'production'"])(
  'NODE_ENV=%j means production',
  (NODE_ENV) => expect(production({ NODE_ENV }).production).toBe(true),
);

test.each(['prod', 'staging', 'production && node', 'productions'])(
  'NODE_ENV=%j is refused, since it might be meant as production',
  (NODE_ENV) => expect(() => production({ NODE_ENV })).toThrow(/^NODE_ENV must be production/),
);

test.each([
  ['TWILIO_AUTH_TOKEN', `${SECRET}\n`],
  ['TWILIO_AUTH_TOKEN', `  ${SECRET} `],
  ['TWILIO_AUTH_TOKEN', `"${SECRET}"\r\n`],
])('%s=%j is read without the characters that a paste added', (name, value) => {
  expect(production({ [name]: value }).twilio.authToken).toBe(SECRET);
});

const KEYS = [
  'TWILIO_ACCOUNT_SID',
  'TWILIO_AUTH_TOKEN',
  'DEEPGRAM_API_KEY',
  'OPENAI_API_KEY',
  'ELEVENLABS_API_KEY',
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
] as const;

test.each(KEYS)('%s is refused by name where it could not be sent in a header', (name) => {
  for (const value of ['two\nlines', 'with blank', 'clé', 'sk_\u2026', '\u200bkey', 'key\u0000'])
    expect(() => readEnv({ DATA_DIR: dataDir, [name]: value }), JSON.stringify(value)).toThrow(
      new RegExp(`^${name} must be`, 'm'),
    );
});

test.each(names())('%s may be blank, which is as if it were not set', (name) => {
  const without = readEnv({ DATA_DIR: dataDir });
  for (const blank of ['', '  ', '\n', '""', "' '"])
    expect(readEnv({ DATA_DIR: dataDir, ...(name === 'DATA_DIR' ? {} : { [name]: blank }) })).toEqual(
      without,
    );
});

test.each(['0x10', '1e3', '-1', '3.5', '3000.', 'NaN', '٣', '9999999999', '65536'])(
  'PORT=%j is refused by name',
  (PORT) => expect(() => readEnv({ DATA_DIR: dataDir, PORT })).toThrow(/^PORT must be a whole number/),
);

test('PUBLIC_URL must be an origin, in any case of letters', () => {
  const given = (PUBLIC_URL: string) => production({ PUBLIC_URL }).publicUrl;
  expect(given('HTTPS://Ahoy.Example.com/')).toBe('https://ahoy.example.com');
  expect(given('https://ahoy.example.com:8443')).toBe('https://ahoy.example.com:8443');
  expect(given('http://localhost:3000')).toBe('http://localhost:3000');
  for (const odd of ['/app', '/?x=1', '/#top', '/app/'])
    expect(() => given(`https://a.example.com${odd}`), odd).toThrow(/^PUBLIC_URL must be an origin/);
  expect(() => given('https://user:word@a.example.com')).toThrow(/^PUBLIC_URL must be an origin/);
  expect(() => given('http://a.example.com')).toThrow(/^PUBLIC_URL must begin with https/);
  for (const odd of ['a.example.com', 'https://', 'ahoy', 'https//a.example.com'])
    expect(() => given(odd), odd).toThrow(/^PUBLIC_URL must be/);
});

test("the platform's own address is used when PUBLIC_URL is empty", () => {
  const RENDER_EXTERNAL_URL = 'https://ahoy-x1.onrender.com';
  expect(production({ PUBLIC_URL: '', RENDER_EXTERNAL_URL }).publicUrl).toBe(RENDER_EXTERNAL_URL);
  expect(production({ RENDER_EXTERNAL_URL }).publicUrl).toBe('https://ahoy.example.com');
  expect(() => production({ PUBLIC_URL: ' ' })).toThrow(/^PUBLIC_URL must be set in production/);
});

test.each([
  'x',
  'a'.repeat(64),
  'abababababababababababababababababab',
  'changeme-changeme-changeme-0123456789ab',
])('AUTH_SECRET=%j is refused, in production and elsewhere', (AUTH_SECRET) => {
  expect(() => production({ AUTH_SECRET })).toThrow(/^AUTH_SECRET must be a/);
  expect(() => readEnv({ DATA_DIR: dataDir, AUTH_SECRET })).toThrow(/^AUTH_SECRET must be a/);
});

test('a short secret of a webhook is refused in production', () => {
  expect(() => production({ TWILIO_AUTH_TOKEN: 'tok123' })).toThrow(
    /^TWILIO_AUTH_TOKEN must be a random secret/,
  );
  expect(() =>
    production({
      STRIPE_SECRET_KEY: 'sk_live_1',
      STRIPE_WEBHOOK_SECRET: 'whsec_your-secret-goes-here-0123456',
    }),
  ).toThrow(/^STRIPE_WEBHOOK_SECRET must be a secret of your own/);
});

test('a data folder that cannot be written to is named before anything needs it', () => {
  const file = path.join(dataDir, 'a-file');
  fs.writeFileSync(file, '');
  expect(() => readEnv({ DATA_DIR: file })).toThrow(/^DATA_DIR is .*a-file, where nothing can be written/);
});

test('the service listens on this machine only outside production, and on every address in production', () => {
  expect(readEnv({ DATA_DIR: dataDir }).bindAddress).toBe('127.0.0.1');
  expect(production().bindAddress).toBeNull();
  expect(production({ BIND_ADDRESS: '10.0.0.7' }).bindAddress).toBe('10.0.0.7');
});

test.each([
  ['BIND_ADDRESS', ['10.0.0.7:3000', 'everywhere', '0.0.0.0/0'], ['127.0.0.1', '::', 'localhost']],
  [
    'EMAIL_FROM',
    ['Ahoy', 'Ahoy <ahoy>', 'Ahoy <ahoy@example.com'],
    ['a@example.com', 'Ahoy <a@example.com>'],
  ],
  ['OPERATOR_EMAIL', ['me', 'me@localhost'], ['me@example.com']],
  ['TWILIO_ACCOUNT_SID', [`SK${'1'.repeat(32)}`, 'AC123'], [`AC${'1'.repeat(32)}`]],
  ['SIGNALWIRE_PROJECT_ID', ['AC123'], []],
  ['SIGNALWIRE_SIGNING_KEY', ['PSK_short'], []],
  ['SIGNALWIRE_SPACE_URL', ['http://x', 'harbour.signalwire.com/path', 'a b'], []],
])('%s is refused by name where it could have no effect', (name, wrong, right) => {
  for (const value of wrong)
    expect(() => readEnv({ DATA_DIR: dataDir, [name]: value }), value).toThrow(
      new RegExp(`^${name} must be [a-z]`),
    );
  for (const value of right) expect(() => readEnv({ DATA_DIR: dataDir, [name]: value }), value).not.toThrow();
});

test('a variable that needs another one is refused without it', () => {
  for (const name of ['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET'])
    expect(() => readEnv({ DATA_DIR: dataDir, [name]: 'x' })).toThrow(/must be set both, or neither/);
  expect(() => readEnv({ DATA_DIR: dataDir, TWILIO_CALLER_ID: '+12125550123' })).toThrow(
    /^TWILIO_ACCOUNT_SID must be set/,
  );
  for (const name of Object.keys(SIGNALWIRE)) {
    const { [name]: _, ...rest } = SIGNALWIRE;
    expect(() => readEnv({ DATA_DIR: dataDir, ...rest }), name).toThrow(/must be set all, or none/);
  }
});

const SIGNALWIRE: Readonly<Record<string, string>> = {
  SIGNALWIRE_PROJECT_ID: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  SIGNALWIRE_API_TOKEN: 'PT1',
  SIGNALWIRE_SPACE_URL: 'harbour.signalwire.com',
  SIGNALWIRE_SIGNING_KEY: `PSK_${SECRET}`,
};

test('SignalWire is asked at its space, and may be the only carrier in production', () => {
  const { signalWire, twilio } = production({ ...SIGNALWIRE, TWILIO_AUTH_TOKEN: '' });
  expect(signalWire).toMatchObject({ apiUrl: 'https://harbour.signalwire.com', callerId: null });
  expect(twilio.live).toBe(false);
  const there = { ...SIGNALWIRE, SIGNALWIRE_SPACE_URL: 'https://harbour.signalwire.com/' };
  expect(production(there).signalWire?.apiUrl).toBe('https://harbour.signalwire.com');
  expect(production({ ...SIGNALWIRE, SIGNALWIRE_API_URL: 'http://localhost:9' }).signalWire?.apiUrl).toBe(
    'http://localhost:9',
  );
  expect(production().signalWire).toBeNull();
});

/** What stands at the root of the house. */
const rootFile = (name: string) => fs.readFileSync(path.join(import.meta.dirname, '../..', name), 'utf8');

test('.env.example has every variable but those that platforms set, and no other', () => {
  const listed = [...rootFile('.env.example').matchAll(/^([A-Z_\d]+)=/gm)].map(([, name]) => name);
  const setByPlatforms = ['NODE_ENV', 'RENDER', 'RENDER_EXTERNAL_URL', 'FLY_APP_NAME', 'RAILWAY_PROJECT_ID'];
  expect(listed.sort()).toEqual(
    names()
      .filter((name) => !setByPlatforms.includes(name))
      .sort(),
  );
});

test.each(names())('the README explains %s', (name) => {
  // Of prices by the year it says that they are named alike.
  expect(rootFile('README.md')).toMatch(new RegExp(`\\b${name.replace(/_YEARLY$/, '')}\\b`));
});

test('a value in .env.example is the default', () => {
  const given = [...rootFile('.env.example').matchAll(/^([A-Z_\d]+)=(.+)$/gm)];
  const keys = { DEEPGRAM_API_KEY: 'key', OPENAI_API_KEY: 'key', ELEVENLABS_API_KEY: 'key' };
  const values = Object.fromEntries(given.map(([, name = '', value = '']) => [name, value]));
  expect(Object.keys(values).length).toBeGreaterThan(10);
  expect(readEnv({ ...keys, ...values, DATA_DIR: dataDir })).toEqual(readEnv({ ...keys, DATA_DIR: dataDir }));
});
