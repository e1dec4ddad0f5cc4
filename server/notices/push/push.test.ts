/** Web pushes on the wire, to a push service that refuses what real ones refuse. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startFakePush } from '../../fakes/push.ts';
import { pushKeysOf } from './keys.ts';
import { PushDelayed, sendPush } from './push.ts';
import { isPushService } from './services.ts';

const contact = { operatorEmail: 'operator@ahoy.test', publicUrl: 'https://ahoy.test' };
const keys = pushKeysOf('a secret of tests', contact);
const notice = {
  title: 'Ann left a message',
  body: 'Grüße ✂️',
  page: '/messages',
  tag: '6f1c7d1e-9f6f-4f53-9a1e-0d6d6c1a7b11',
};

let service: Awaited<ReturnType<typeof startFakePush>>;
beforeAll(async () => (service = await startFakePush()));
beforeEach(() => {
  service.state.mood = 'well';
  service.pushes.length = 0;
});
afterAll(() => service.close());

test('a push reaches the browser that it is for, with all that it says', async () => {
  const browser = service.subscribe(keys.publicKey);
  expect(await sendPush(keys, browser, notice, true)).toEqual({ status: 'sent' });
  expect(service.pushes).toMatchObject([
    {
      device: browser.device,
      ttl: 86_400,
      urgency: 'high',
      topic: '6f1c7d1e9f6f4f539a1e0d6d6c1a7b11',
      subject: 'mailto:operator@ahoy.test',
    },
  ]);
  expect(JSON.parse(service.pushes[0]?.text ?? '')).toEqual(notice);
});

test('a push signed with other keys than the browser subscribed with is refused', async () => {
  const browser = service.subscribe(keys.publicKey);
  const others = pushKeysOf('another secret', contact);
  expect(await sendPush(others, browser, notice, false)).toEqual({ status: 'refused', code: 403 });
});

test('a push encrypted for another browser is refused', async () => {
  const browser = service.subscribe(keys.publicKey);
  const { p256dh } = service.subscribe(keys.publicKey);
  expect(await sendPush(keys, { ...browser, p256dh }, notice, false)).toEqual({
    status: 'refused',
    code: 400,
  });
});

test('a browser that has unsubscribed is known by the answer', async () => {
  const browser = service.subscribe(keys.publicKey);
  service.state.mood = 'gone';
  expect(await sendPush(keys, browser, notice, false)).toEqual({ status: 'gone' });
});

test.each(['busy', 'broken'] as const)('a push to a service that is %s can be tried again', async (mood) => {
  const browser = service.subscribe(keys.publicKey);
  service.state.mood = mood;
  await expect(sendPush(keys, browser, notice, false)).rejects.toThrow(PushDelayed);
});

test('all instances of an installation have the same keys, and no other installation has them', () => {
  expect(pushKeysOf('a secret of tests', contact)).toEqual(keys);
  expect(pushKeysOf('another secret', contact).publicKey).not.toBe(keys.publicKey);
});

test.each([
  'https://fcm.googleapis.com/fcm/send/abc',
  'https://updates.push.services.mozilla.com/wpush/v2/abc',
  'https://web.push.apple.com/abc',
  'https://wns2-par02p.notify.windows.com/w/?token=abc',
])('%s is a push service', (endpoint) => expect(isPushService(endpoint)).toBe(true));

test.each([
  'http://fcm.googleapis.com/fcm/send/abc',
  'https://fcm.googleapis.com:8443/abc',
  'https://fcm.googleapis.com.evil.test/abc',
  'https://evilpush.apple.com.test/abc',
  'https://user:word@fcm.googleapis.com/abc',
  'https://169.254.169.254/latest/meta-data',
  'https://localhost/abc',
  'file:///etc/passwd',
  'nothing',
])('%s is none', (endpoint) => expect(isPushService(endpoint)).toBe(false));
