/** Spoken messages on the wire: fetched and removed as Twilio has it, and credentials go nowhere else. */
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FakeCarrierApi } from '../../fakes/carrier-api.ts';
import { startFakeTwilioApi } from '../../fakes/twilio-api.ts';
import { twilio } from './carrier.ts';
import { AddressRefused, isPublicAddress } from '../../storage/outside.ts';

const account = { accountSid: `AC${'1'.repeat(32)}`, authToken: 'secret' };
const SID = `RE${'2'.repeat(32)}`;
/** As the webhook named it: Twilio's own address. */
const URL_OF = `https://api.twilio.com/2010-04-01/Accounts/${account.accountSid}/Recordings/${SID}`;
const sound = Buffer.from('RIFF and so on');
let api: FakeCarrierApi;

beforeEach(async () => {
  api = await startFakeTwilioApi(account);
  api.recordings.set(SID, sound);
});
afterEach(() => api.close());

const recordingsAt = (apiUrl: string, authToken = account.authToken) =>
  twilio({ ...account, authToken, apiUrl, publicUrl: 'https://ahoy.example.com', callerId: null }).recordings;
const open = () => recordingsAt(api.url);

test('a message is fetched as it was recorded', async () => {
  const found = await open().open(URL_OF);
  expect(found === null ? null : await buffer(found)).toEqual(sound);
});

test('a removed message is gone, and removing it again is no error', async () => {
  await open().remove(URL_OF);
  expect(api.recordings.size).toBe(0);
  expect(await open().open(URL_OF)).toBeNull();
  await open().remove(URL_OF);
});

test('a recording with an address elsewhere is still fetched from the carrier', async () => {
  const elsewhere = URL_OF.replace('api.twilio.com', 'evil.example.com');
  expect(await open().open(elsewhere)).not.toBeNull();
});

test('wrong credentials and a failing carrier are reported, and not as "no such message"', async () => {
  const wrong = recordingsAt(api.url, 'wrong');
  await expect(wrong.open(URL_OF)).rejects.toThrow('401');
  await expect(wrong.remove(URL_OF)).rejects.toThrow('401');
  const broken = await startFakeTwilioApi(account, { broken: true });
  await expect(recordingsAt(broken.url).open(URL_OF)).rejects.toThrow('503');
  await broken.close();
});

describe("the account's credentials", () => {
  /** A server that is not the carrier, and what it was shown. */
  async function openStranger() {
    const shown: http.IncomingHttpHeaders[] = [];
    const server = http.createServer((request, response) => {
      shown.push(request.headers);
      response.end('not yours');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return { shown, host: `127.0.0.1:${port}`, close: () => server.close() };
  }

  test.each([
    '//HOST/x',
    '/\\HOST/x',
    '//user@HOST/x',
    '///HOST',
    '/%2f/HOST/x',
    '/./HOST',
    '//HOST/../x',
    '/x/..//HOST',
  ])('are sent nowhere else for an address whose path is %s', async (path) => {
    const stranger = await openStranger();
    const url = `https://api.twilio.com${path.replace('HOST', stranger.host)}`;
    expect(await open().open(url)).toBeNull();
    await open().remove(url);
    expect(stranger.shown).toEqual([]);
    stranger.close();
  });

  test.each([
    'http://HOST/x',
    'https://HOST/x',
    'https://localhost/x',
    'https://169.254.169.254/latest',
    '//HOST/x',
    'file:///etc/passwd',
  ])('are not sent along a redirect to %s, which is not followed', async (location) => {
    const stranger = await openStranger();
    const carrier = http.createServer((_, response) => {
      response.writeHead(302, { Location: location.replace('HOST', stranger.host) }).end();
    });
    carrier.listen(0, '127.0.0.1');
    await once(carrier, 'listening');
    const apiUrl = `http://127.0.0.1:${(carrier.address() as AddressInfo).port}`;
    await expect(recordingsAt(apiUrl).open(URL_OF)).rejects.toThrow(AddressRefused);
    expect(stranger.shown).toEqual([]);
    carrier.close();
    stranger.close();
  });
});

test('the download of a message larger than any message is stopped', async () => {
  api.recordings.set(SID, Buffer.alloc(16_000_001));
  const found = await open().open(URL_OF);
  if (found === null) throw new Error('no message');
  await expect(buffer(found)).rejects.toThrow('larger than it may be');
});

test('addresses of this machine and its networks are not public', () => {
  const hidden = [
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'localhost',
    '',
  ];
  expect(hidden.filter(isPublicAddress)).toEqual([]);
  expect(['54.172.60.0', '8.8.8.8', '2a05:d018::1'].every(isPublicAddress)).toBe(true);
});
