/** The code on its way to a number, by a stand-in that refuses what Twilio refuses. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFakeTwilioApi } from '../../fakes/twilio-api.ts';
import { CarrierFailed, codeSender, type SendCode } from './codes.ts';

const account = { accountSid: `AC${'1'.repeat(32)}`, authToken: 'hush' };
const [OURS, LANDLINE, MOBILE] = ['+12125550190', '+12125550101', '+12125550102'];

let api: Awaited<ReturnType<typeof startFakeTwilioApi>>;
let send: SendCode;

beforeAll(async () => {
  const numbers = { own: [OURS], landlines: [LANDLINE], forbidden: ['+53'] };
  api = await startFakeTwilioApi(account, { numbers });
  send = codeSender({ ...account, apiUrl: api.url }, OURS);
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
] as const)('a %s to %s is refused as one that cannot be made', async (by, to) => {
  expect(await send(by, to, '042917')).toBe('refused');
  expect(api.sent).toEqual([]);
});

test('what is wrong with our own account is no refusal of the number', async () => {
  const wrong = [
    codeSender({ ...account, authToken: 'other', apiUrl: api.url }, OURS),
    codeSender({ ...account, apiUrl: api.url }, '+12125550199'),
  ];
  for (const each of wrong) await expect(each('call', MOBILE, '042917')).rejects.toThrow(CarrierFailed);
  const broken = await startFakeTwilioApi(account, { broken: true });
  const sender = codeSender({ ...account, apiUrl: broken.url }, OURS);
  await expect(sender('text', MOBILE, '042917')).rejects.toThrow(/^Twilio answered 503/);
  await broken.close();
});
