/** The sites that a business names. */
import { expect, test } from 'vitest';
import { originOf } from './website.ts';

test.each([
  ['https://www.example.com', 'https://www.example.com'],
  ['www.example.com', 'https://www.example.com'],
  [' https://Example.com:8443/contact?x=1#y ', 'https://example.com:8443'],
  ['http://localhost:8080', 'http://localhost:8080'],
  ['http://www.example.com', null],
  ['https://*.example.com', null],
  ['javascript:alert(1)', null],
  ['file:///etc/passwd', null],
  ['example', null],
  ['', null],
])('of what somebody types, %s, a browser names its pages %s', (typed, origin) => {
  expect(originOf(typed)).toBe(origin);
});
