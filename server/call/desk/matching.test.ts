import { expect, test } from 'vitest';
import { anyStaff, matchService, matchStaff, sameName } from './matching.ts';

const services = [
  { name: 'Haircut', durationMinutes: 30 },
  { name: 'Beard trim', durationMinutes: 15 },
  { name: 'Haircut and beard', durationMinutes: 45 },
];

test.each([
  ["I'd like a haircut next Tuesday", 'Haircut'],
  ['could I get my hair cut', 'Haircut'],
  ['just a cut please', 'Haircut'],
  ['two haircuts', 'Haircut'],
  ['a beard trim', 'Beard trim'],
  ['just the beard', 'Beard trim'],
  ['a haircut and a beard trim', 'Haircut and beard'],
  ['haircut and beard', 'Haircut and beard'],
  ['something on Friday', undefined],
  ['', undefined],
])('%j asks for %j', (words, name) => {
  expect(matchService(words, services)?.name).toBe(name);
});

test('a person is found by a part of the name, and only by a whole word', () => {
  const staff = [{ name: 'Sam Miller' }, { name: 'Alex' }];
  expect(matchStaff('with sam please', staff)?.name).toBe('Sam Miller');
  expect(matchStaff('the same as last time', staff)).toBeNull();
  expect(anyStaff('whoever is free')).toBe(true);
});

test('a name on file is recognised by one of its words', () => {
  expect(sameName('Maria', 'Maria Lopez')).toBe(true);
  expect(sameName("it's Lopez", 'Maria Lopez')).toBe(true);
  expect(sameName('Mar', 'Maria Lopez')).toBe(false);
  expect(sameName('', 'Maria Lopez')).toBe(false);
  expect(sameName('my name is Mrs. Lopez', 'Maria Lopez')).toBe(true);
  expect(sameName('Maria Gomez', 'Maria Lopez')).toBe(false);
  expect(sameName('will you look it up', 'Will Smith')).toBe(false);
});
