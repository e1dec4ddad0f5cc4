/** The code on its way to a number, by a stand-in that refuses what Twilio refuses. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFakeTwilioApi } from '../fakes/twilio-api.ts';
import { languageOf } from '../languages/languages.ts';
import { CarrierFailed } from './carrier.ts';
import { codeSender, type SendCode } from './codes.ts';
import { twilio, type TwilioSettings } from './twilio/carrier.ts';

const account = { accountSid: `AC${'1'.repeat(32)}`, authToken: 'hush' };
const [OURS, LANDLINE, MOBILE] = ['+12125550190', '+12125550101', '+12125550102'];

let api: Awaited<ReturnType<typeof startFakeTwilioApi>>;
let send: SendCode;

const senderOf = (settings: Partial<TwilioSettings> & Pick<TwilioSettings, 'apiUrl'>): SendCode => {
  const carrier = twilio({ ...account, publicUrl: 'https://ahoy.example.com', callerId: OURS, ...settings });
  const sender = codeSender([carrier], languageOf('en').calls.connectCode);
  if (sender === null) throw new Error('there is no number to send from');
  return sender;
};

beforeAll(async () => {
  const numbers = { own: [OURS], landlines: [LANDLINE], forbidden: ['+53'] };
  api = await startFakeTwilioApi(account, { numbers });
  send = senderOf({ apiUrl: api.url });
});
afterAll(() => api.close());

test('a call says the digits twice, one by one, and a text holds them', async () => {
  expect(await send('call', LANDLINE, '042917')).toBe('sent');
  expect(await send('text', MOBILE, '042917')).toBe('sent');
  const [call, text] = api.sent.splice(0);
  expect(call).toMatchObject({ by: 'call', to: LANDLINE, from: OURS });
  expect(call?.words.split('0, 4, 2, 9, 1, 7')).toHaveLength(3);
  expect(text).toMatchObject({ by: 'text', to: MOBILE, from: OURS });
  expect(text?.words).toContain('042917');
});

test.each([
  ['text', LANDLINE],
  ['text', '+5355501234'],
  ['call', '+5355501234'],
  ['call', '+1'],
] as const)('a %s to %s is refused as impossible', async (by, to) => {
  expect(await send(by, to, '042917')).toBe('refused');
  expect(api.sent).toEqual([]);
});

test('an error of our own account does not count as a refusal of the number', async () => {
  const wrong = [
    senderOf({ authToken: 'other', apiUrl: api.url }),
    senderOf({ callerId: '+12125550199', apiUrl: api.url }),
  ];
  for (const each of wrong) await expect(each('call', MOBILE, '042917')).rejects.toThrow(CarrierFailed);
  const broken = await startFakeTwilioApi(account, { broken: true });
  const sender = senderOf({ apiUrl: broken.url });
  await expect(sender('text', MOBILE, '042917')).rejects.toThrow(/^Twilio answered 503/);
  await broken.close();
});
