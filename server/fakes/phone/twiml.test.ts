/** TwiML that Twilio accepts, and TwiML that it refuses. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTwiml, TwilioError } from './twiml.ts';
import { parseXml } from './xml.ts';

const response = (inside: string) => `<?xml version="1.0" encoding="UTF-8"?>\n<Response>${inside}</Response>`;
const codeOf = (document: string): number | null => {
  try {
    readTwiml(document);
    return null;
  } catch (error) {
    if (error instanceof TwilioError) return error.code;
    throw error;
  }
};

test('the reader understands what our service and others write', () => {
  const verbs = readTwiml(
    response(`
      <!-- the call -->
      <Connect action='/after?x=1&amp;y=2'><Stream url="wss://a.example/media"><Parameter name="t" value="a&quot;&#65;"/></Stream></Connect>
      <Say voice="alice">One &amp; <![CDATA[<two>]]></Say><Pause length="2"/>
      <Record maxLength="120" playBeep="true" action="/done"/><Redirect>https://a.example/next</Redirect><Hangup/>`),
  );
  expect(verbs).toEqual([
    {
      name: 'Connect',
      action: { url: '/after?x=1&y=2', method: 'POST' },
      stream: { url: 'wss://a.example/media', bearer: null, parameters: { t: 'a"A' } },
    },
    { name: 'Say', text: 'One & <two>' },
    { name: 'Pause', seconds: 2 },
    {
      name: 'Record',
      action: { url: '/done', method: 'POST' },
      maxSeconds: 120,
      finishOnKey: '1234567890*#',
      silenceSeconds: 5,
    },
    { name: 'Redirect', to: { url: 'https://a.example/next', method: 'POST' } },
    { name: 'Hangup' },
  ]);
});

test("a query in the stream's address is lost, as it is at Twilio", () => {
  const [connect] = readTwiml(response('<Connect><Stream url="wss://a.example/media?token=1"/></Connect>'));
  expect(connect).toMatchObject({ stream: { url: 'wss://a.example/media' } });
});

test.each([
  ['ws:// to somewhere else', 31922, '<Connect><Stream url="ws://a.example/media"/></Connect>'],
  ['https:// for a stream', 31922, '<Connect><Stream url="https://a.example/media"/></Connect>'],
  ['no address', 12200, '<Connect><Stream/></Connect>'],
  ['two streams', 12200, '<Connect><Stream url="wss://a.b/"/><Stream url="wss://a.b/"/></Connect>'],
  [
    'a parameter that is too long',
    12200,
    `<Connect><Stream url="wss://a.b/"><Parameter name="t" value="${'x'.repeat(500)}"/></Stream></Connect>`,
  ],
  ['a verb in the wrong case', 12200, '<say>hello</say>'],
  ['a number that is none', 12200, '<Pause length="long"/>'],
  ['a method that is none', 12200, '<Redirect method="PUT">/next</Redirect>'],
  ['a tag that is never closed', 12100, '<Say>hello'],
  ['an ampersand alone', 12100, '<Say>you & me</Say>'],
  ['an attribute without quotes', 12100, '<Pause length=2/>'],
  ['the same attribute twice', 12100, '<Pause length="1" length="2"/>'],
])('%s is refused with %i', (_, code, inside) => {
  expect(codeOf(response(inside))).toBe(code);
});

test.each([
  '',
  'Internal Server Error',
  '<html></html>',
  '{"error":1}',
  '<Response/><Response/>',
  '<Response/>more',
])('%j is no TwiML', (document) => expect(codeOf(document)).toBe(12100));

test('a ws:// address on this machine is accepted', () => {
  for (const host of ['localhost:3000', '127.0.0.1:1', '[::1]:3000'])
    expect(codeOf(response(`<Connect><Stream url="ws://${host}/media"/></Connect>`))).toBeNull();
});

test('any text survives being written and read', () => {
  const escaped = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll("'", '&apos;');
  fc.assert(
    fc.property(fc.string(), (text) => {
      const { attributes, children } = parseXml(`<a v="${escaped(text)}"><b>|${escaped(text)}|</b></a>`);
      expect(attributes['v']).toBe(text);
      expect(children[0]?.text).toBe(`|${text}|`);
    }),
  );
});
