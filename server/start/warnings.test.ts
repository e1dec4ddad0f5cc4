import fs from 'node:fs';
import os from 'node:os';
import { expect, test } from 'vitest';
import { diskOf, lasts } from '../storage/lasting.ts';
import { forTheLog, warningsOf } from './warnings.ts';

const NOTHING_SET = {
  production: true,
  sendsMail: false,
  keepsRecordings: false,
  canHear: false,
  hasAccount: false,
  connections: { allowed: 25, wanted: 23 },
};
const ENOUGH = { allowed: 97, wanted: 23 };

test('an installation without mail, disk, recogniser, account and enough connections warns of each, and says how to fix it', () => {
  const said = warningsOf(NOTHING_SET).map(forTheLog);
  expect(said).toEqual([
    expect.stringContaining('SMTP_URL'),
    expect.stringContaining('DATA_DIR'),
    expect.stringContaining('DEEPGRAM_API_KEY'),
    expect.stringContaining('TWILIO_ACCOUNT_SID'),
    expect.stringMatching(/allows 25 connections.*want 23.*DATABASE_POOL_SIZE/),
  ]);
});

test('a complete installation gives no warning, nor does one that is tried out', () => {
  const whole = {
    production: true,
    sendsMail: true,
    keepsRecordings: true,
    canHear: true,
    hasAccount: true,
    connections: ENOUGH,
  };
  expect(warningsOf(whole)).toEqual([]);
  expect(warningsOf({ ...NOTHING_SET, production: false })).toEqual([]);
});

const EXT4 = 0xef53;
const OVERLAY = 0x794c7630;
const TMPFS = 0x01021994;

test.each([
  ['a folder of a machine', { filesystem: EXT4, isRoot: true }, false, true],
  ['a disk that is mounted into a container', { filesystem: EXT4, isRoot: false }, true, true],
  ['a folder of a platform that has no disk', { filesystem: EXT4, isRoot: true }, true, false],
  ['what a container writes over its image', { filesystem: OVERLAY, isRoot: true }, false, false],
  ['memory', { filesystem: TMPFS, isRoot: false }, false, false],
])('%s is known to survive a deploy or not', (_, disk, throwaway, expected) => {
  expect(lasts(disk, throwaway)).toBe(expected);
});

test('a folder in memory is recognised', { skip: !fs.existsSync('/dev/shm') }, () => {
  const folder = fs.mkdtempSync('/dev/shm/ahoy-');
  expect(lasts(diskOf(folder), false)).toBe(false);
  fs.rmdirSync(folder);
  expect(diskOf(os.tmpdir()).isRoot).toBe(fs.statSync(os.tmpdir()).dev === fs.statSync('/').dev);
});
