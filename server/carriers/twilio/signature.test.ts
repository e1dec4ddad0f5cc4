import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { isBodySignedByTwilio, isSignedByTwilio, twilioSignature } from './signature.ts';

const token = '12345';
const form = 'https://example.com/myapp.php?foo=1&bar=2';
const fields = {
  CallSid: 'CA1234567890ABCDE',
  Caller: '+14158675310',
  Digits: '1234',
  From: '+14158675310',
  To: '+18005551212',
};
const signature = 'L/OH5YylLD5NRKLltdqwSvS0BnU=';

test("the check accepts Twilio's published signatures", () => {
  expect(isSignedByTwilio(token, signature, form, fields)).toBe(true);
  const others = { ...fields, Caller: '+12349013030', From: '+12349013030' };
  expect(
    isSignedByTwilio(
      token,
      '0/KCTR6DLpKmkAf8muzZqo1nDgQ=',
      'https://mycompany.com/myapp.php?foo=1&bar=2',
      others,
    ),
  ).toBe(true);
  expect(isSignedByTwilio(token, '7PR3qMkpDyEJtMrVOY/LDyNq8J8=', 'wss://example.com/media', {})).toBe(true);
});

test.each([
  ['another token', '54321', signature, form, fields],
  ['another signature', token, signature.replace('L', 'M'), form, fields],
  ['a shorter signature', token, signature.slice(1), form, fields],
  ['no signature', token, '', form, fields],
  ['another host', token, signature, form.replace('example', 'elsewhere'), fields],
  ['another query', token, signature, form.replace('foo=1', 'foo=2'), fields],
  ['a changed field', token, signature, form, { ...fields, To: '+18005551213' }],
  ['a field more', token, signature, form, { ...fields, Extra: '1' }],
])('a request with %s is refused', (_, someToken, someSignature, url, sent) => {
  expect(isSignedByTwilio(someToken, someSignature, url, sent)).toBe(false);
});

test.each(['https', 'wss'])('a request to %s may be signed with the default port or without', (scheme) => {
  const plain = `${scheme}://example.com/media?a=1`;
  const ported = `${scheme}://example.com:443/media?a=1`;
  for (const signed of [plain, ported]) {
    for (const configured of [plain, ported]) {
      expect(isSignedByTwilio(token, twilioSignature(token, signed, {}), configured, {})).toBe(true);
    }
  }
});

test('a port of our own may be part of the signed address or left out', () => {
  const url = 'http://127.0.0.1:3000/webhooks/twilio/voice';
  expect(isSignedByTwilio(token, twilioSignature(token, url, fields), url, fields)).toBe(true);
});

test('repeated fields are signed sorted and without doubles', () => {
  const signed = twilioSignature(token, form, { MediaUrl: ['b', 'a', 'b'] });
  expect(signed).toBe(twilioSignature(token, `${form}MediaUrlaMediaUrlb`, {}));
  expect(isSignedByTwilio(token, signed, form, { MediaUrl: ['a', 'b', 'b'] })).toBe(true);
});

test('a body that is no form is checked by its hash', () => {
  const body = '{"a":"é"}';
  const url = `https://example.com/hook?bodySHA256=${createHash('sha256').update(body).digest('hex')}`;
  const signed = twilioSignature(token, url, {});
  expect(isBodySignedByTwilio(token, signed, url, body)).toBe(true);
  expect(isBodySignedByTwilio(token, signed, url, `${body} `)).toBe(false);
});
