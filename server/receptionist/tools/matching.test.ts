import fc from 'fast-check';
import { expect, test } from 'vitest';
import { english } from '../../languages/en/index.ts';
import { anyStaff, matchService, namedStaff, sameName } from './matching.ts';

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
])('the words %j ask for the service %j', (words, name) => {
  const match = matchService(words, services, english);
  expect(match.type === 'one' ? match.service.name : undefined).toBe(name);
});

test('a person is found by a part of the name, and only by a whole word', () => {
  const staff = [{ name: 'Sam Miller' }, { name: 'Alex' }];
  expect(namedStaff('with sam please', staff, english).requested?.name).toBe('Sam Miller');
  expect(namedStaff('the same as last time', staff, english)).toEqual({ requested: null, refused: [] });
  expect(anyStaff('whoever is free', english)).toBe(true);
});

test.each([
  ['anybody but Sam', null, ['Sam']],
  ['anyone except sam please', null, ['Sam']],
  ["not with Sam, I didn't like it", null, ['Sam']],
  ["I don't want Sam", null, ['Sam']],
  ["someone who isn't Alex", null, ['Alex']],
  ['with Sam. no, not Sam', null, ['Sam']],
  ['Sam, no, Alex', 'Alex', []],
  ['not Sam, Alex', 'Alex', ['Sam']],
  ['not Sam. well, Sam then', 'Sam', []],
  ['Tuesday but Sam please', 'Sam', []],
  ['anyone else but Sam', null, ['Sam']],
  ['anybody apart from Sam', null, ['Sam']],
  ["I don't want to see Sam", null, ['Sam']],
  ["I don't want an appointment with Sam", null, ['Sam']],
  ["it can't be Sam", null, ['Sam']],
  ['why not Sam', 'Sam', []],
  ['I want to see Sam', 'Sam', []],
])('the words %j ask for %j and refuse %j', (words, requested, refused) => {
  const named = namedStaff(words, [{ name: 'Sam' }, { name: 'Alex' }], english);
  expect(named.requested?.name ?? null).toBe(requested);
  expect(named.refused.map(({ name }) => name)).toEqual(refused);
  expect(anyStaff(words, english)).toBe(false);
});

test.each([
  ['Maria', 'Maria Lopez'],
  ["it's Lopez", 'Maria Lopez'],
  ['my name is Mrs. Lopez', 'Maria Lopez'],
  ['maria lopez', 'Maria Lopez'],
  ['Maria Lopez', 'Maria Lopez Garcia'],
  ['Jose Obrien', 'José O’Brien'],
  ['José', 'Jose\u0301 Diaz'],
  ['Smith', 'Dr. Smith'],
  ['Smith', 'James Smith Jr.'],
  ['Will', 'Will Smith'],
  ['Al', 'Al'],
  ['Im', 'Im'],
])('the name in %j matches %j', (said, onFile) => {
  expect(sameName(said, onFile, english)).toBe(true);
});

test.each([
  ['', 'Maria Lopez'],
  ['', ''],
  ['Maria', ''],
  ['Mar', 'Maria Lopez'],
  ['Maria Gomez', 'Maria Lopez'],
  ['Anna Maria', 'Maria Lopez'],
  ['will you look it up', 'Will Smith'],
  ['may I', 'May Jones'],
  ['it is my name', 'My Nguyen'],
  ['this is', 'Is Demir'],
  ['doctor', 'Dr. Smith'],
  ['de la', 'Maria de la Cruz'],
  ['Earl', 'James Earl Jones'],
  ['J', 'J Smith'],
  ['Smith Jones Miller Maria', 'Maria Lopez'],
])('the name in %j does not match %j', (said, onFile) => {
  expect(sameName(said, onFile, english)).toBe(false);
});

test('a caller who says the right name among other names has not given it', () => {
  const around =
    'it its is this that thats im my name names under mr mrs ms miss mister doctor dr prof sir madam jr sr junior senior';
  const other = fc
    .stringMatching(/^[a-z]{2,8}$/)
    .filter((word) => !['quentin', 'vandermolen', ...around.split(' ')].includes(word));
  fc.assert(
    fc.property(fc.array(other, { minLength: 1, maxLength: 6 }), fc.nat(6), (others, at) => {
      expect(sameName(others.toSpliced(at, 0, 'Quentin').join(' '), 'Quentin Vandermolen', english)).toBe(
        false,
      );
    }),
  );
});
