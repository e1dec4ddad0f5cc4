/** Spoken messages on the wire: fetched and removed as Twilio has it, and credentials go nowhere else. */
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FakeTwilioApi, startFakeTwilioApi } from '../fakes/twilio-api.ts';
import { carrierRecordings } from './carrier-recordings.ts';

const account = { accountSid: `AC${'1'.repeat(32)}`, authToken: 'secret' };
const SID = `RE${'2'.repeat(32)}`;
/** As the webhook named it: Twilio's own address. */
const URL_OF = `https://api.twilio.com/2010-04-01/Accounts/${account.accountSid}/Recordings/${SID}`;
const sound = Buffer.from('RIFF and so on');
let api: FakeTwilioApi;

beforeEach(async () => {
  api = await startFakeTwilioApi(account);
  api.recordings.set(SID, sound);
});
afterEach(() => api.close());

const open = () => carrierRecordings({ ...account, apiUrl: api.url });

test('a message is heard as it was recorded', async () => {
  const found = await open().open(URL_OF);
  expect(found === null ? null : await buffer(found)).toEqual(sound);
});

test('one that was removed is no more, and removing it again is no mistake', async () => {
  await open().remove(URL_OF);
  expect(api.recordings.size).toBe(0);
  expect(await open().open(URL_OF)).toBeNull();
  await open().remove(URL_OF);
});

test('an address elsewhere is asked for at the carrier all the same', async () => {
  const elsewhere = URL_OF.replace('api.twilio.com', 'evil.example.com');
  expect(await open().open(elsewhere)).not.toBeNull();
});

test('wrong credentials and a carrier in trouble are told, and are not "no such message"', async () => {
  const wrong = carrierRecordings({ ...account, authToken: 'wrong', apiUrl: api.url });
  await expect(wrong.open(URL_OF)).rejects.toThrow('401');
  await expect(wrong.remove(URL_OF)).rejects.toThrow('401');
  const broken = await startFakeTwilioApi(account, { broken: true });
  await expect(carrierRecordings({ ...account, apiUrl: broken.url }).open(URL_OF)).rejects.toThrow('503');
  await broken.close();
});
