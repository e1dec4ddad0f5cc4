import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EnvError, readEnv, variables } from './env.ts';

let dataDir: string;
beforeAll(() => {
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'ahoy-env-'));
});
afterAll(() => fs.rmSync(dataDir, { recursive: true }));

test('with nothing set, every vendor is local and the secrets stay the same from start to start', () => {
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

test('a malformed variable is named', () => {
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

test('production without its secrets does not start', () => {
  const start = () => readEnv({ NODE_ENV: 'production', DATA_DIR: dataDir, DATABASE_URL: 'postgres://db/x' });
  expect(start).toThrow(EnvError);
  expect(start).toThrow(/AUTH_SECRET must be set/);
  expect(start).toThrow(/TWILIO_AUTH_TOKEN must be set/);
});

test('an empty variable counts as not set', () => {
  expect(readEnv({ DATA_DIR: dataDir, OPENAI_API_KEY: '' }).openai).toBeNull();
});

/** What stands at the root of the house. */
const rootFile = (name: string) => fs.readFileSync(path.join(import.meta.dirname, '..', name), 'utf8');
const names = Object.keys(variables.shape);

test('.env.example has every variable but the one that platforms set, and no other', () => {
  const listed = [...rootFile('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(listed.sort()).toEqual(names.filter((name) => name !== 'NODE_ENV').sort());
});

test.each(names)('the README tells of %s', (name) => {
  // Of prices by the year it says that they are named alike.
  expect(rootFile('README.md')).toMatch(new RegExp(`\\b${name.replace(/_YEARLY$/, '')}\\b`));
});

test('what .env.example gives as a value is what holds without it', () => {
  const given = [...rootFile('.env.example').matchAll(/^([A-Z_]+)=(.+)$/gm)];
  const keys = { DEEPGRAM_API_KEY: 'key', OPENAI_API_KEY: 'key', ELEVENLABS_API_KEY: 'key' };
  const values = Object.fromEntries(given.map(([, name = '', value = '']) => [name, value]));
  expect(Object.keys(values).length).toBeGreaterThan(10);
  expect(readEnv({ ...keys, ...values, DATA_DIR: dataDir })).toEqual(readEnv({ ...keys, DATA_DIR: dataDir }));
});
