/** Pictures of texts at Twilio, on the wire. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FakeCarrierApi } from '../../fakes/carrier-api.ts';
import { startFakeTwilioApi } from '../../fakes/twilio-api.ts';
import { CarrierFailed } from '../carrier.ts';
import { twilio } from './carrier.ts';

const account = { accountSid: `AC${'1'.repeat(32)}`, authToken: 'token' };
const MEDIA = `/2010-04-01/Accounts/${account.accountSid}/Messages/MM1/Media/ME1`;
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

let api: FakeCarrierApi;
beforeAll(async () => {
  api = await startFakeTwilioApi(account);
});
afterAll(() => api.close());

const texts = (authToken = account.authToken) =>
  twilio({ ...account, authToken, apiUrl: api.url, publicUrl: 'https://ahoy.example.com', callerId: null })
    .texts;
const put = (bytes: Buffer) => api.messages.media.set(MEDIA, { type: 'image/png', bytes });
const read = async (url: string) => {
  const chunks = await texts().openPicture(url);
  return chunks === null ? null : Buffer.concat(await Array.fromAsync(chunks));
};

test('a picture is fetched with the credentials of the account', async () => {
  put(PNG);
  expect(await read(`https://api.twilio.com${MEDIA}`)).toEqual(PNG);
  await expect(texts('wrong').openPicture(`https://api.twilio.com${MEDIA}`)).rejects.toThrow(CarrierFailed);
});

test('a picture that is gone is none', async () => {
  expect(await read(`https://api.twilio.com${MEDIA}9`)).toBeNull();
});

test('a picture that is larger than any carrier takes is not read to its end', async () => {
  put(Buffer.alloc(5_000_001));
  await expect(read(`https://api.twilio.com${MEDIA}`)).rejects.toThrow(CarrierFailed);
});

test('an address elsewhere is asked for at the carrier only, which knows no such picture', async () => {
  put(PNG);
  expect(await read('https://evil.test/latest/meta-data')).toBeNull();
  expect(await read('https://evil.test//169.254.169.254/latest')).toBeNull();
});
