import { expect, test } from 'vitest';
import type { Card } from './card.ts';
import { judge } from './judge.ts';
import type { Records } from './shop.ts';
import type { Talk } from './talk.ts';

const una = {
  service: 'Haircut',
  staff: 'Sam',
  at: '2026-12-09T11:00',
  name: 'Una Fry',
  phone: '+12125550140',
};
const moved = { ...una, at: '2026-12-10T11:00' };
const talk: Talk = { lines: [{ speaker: 'receptionist', text: 'You are all set.' }], ended: true };

const card = (more: Partial<Card> = {}): Card => ({
  name: 'moves',
  phone: '+12125550140',
  booked: [una],
  opens: 'Move my appointment',
  answers: {},
  then: [],
  as: 'Una Fry',
  ends: [{ booked: [{ at: moved.at, name: 'una fry' }] }],
  says: [],
  neverSays: [],
  ...more,
});
const verdict = (records: Partial<Records>, more?: Partial<Card>, said: Talk = talk) =>
  judge(card(more), said, { booked: [], messages: [], ...records });

test('A call that leaves what was wanted is right', () => {
  expect(verdict({ booked: [moved] }).type).toBe('right');
});

test('An appointment that nobody wanted is wrong, beside the right one, too', () => {
  expect(verdict({ booked: [moved, { ...moved, at: '2026-12-11T11:00' }] })).toEqual({
    type: 'wrong',
    why: 'booked: Haircut, 2026-12-11T11:00, Sam, Una Fry',
  });
});

test('An appointment that should have stayed and is gone is wrong', () => {
  expect(verdict({}, { ends: [{ booked: [una] }] }).type).toBe('wrong');
});

test('A move that booked the new time and kept the old one missed the end', () => {
  expect(verdict({ booked: [una, moved] }).type).toBe('missed');
});

test('A false statement is wrong, whatever the records say', () => {
  expect(verdict({ booked: [moved] }, { neverSays: ['all set'] }).type).toBe('wrong');
});

test('A call without an end is a dead end', () => {
  expect(verdict({ booked: [moved] }, {}, { ...talk, ended: false }).type).toBe('dead-end');
});

test('A message counts by its words', () => {
  const ends = [{ booked: [], messages: [['ten minutes', 'late']] }];
  const messages = ['Una Fry +12125550140 I am ten minutes LATE'];
  expect(verdict({ messages }, { ends, booked: [] }).type).toBe('right');
  expect(verdict({ messages: ['Una Fry I am ill'] }, { ends, booked: [] }).type).toBe('missed');
});
