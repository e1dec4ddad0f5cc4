/** The aims of the evaluation, held by the receptionist that serves without a model. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { createScriptedReceptionist } from '../receptionist/scripted/scripted-model.ts';
import { play, type Played } from './play.ts';

let database: TestDatabase;
let played: readonly Played[];
beforeAll(async () => {
  database = await createTestDatabase();
  played = await play(database, createScriptedReceptionist);
}, 120_000);
afterAll(() => database.close());

const ended = (...types: readonly Played['verdict']['type'][]): readonly string[] =>
  played
    .filter(({ verdict }) => types.includes(verdict.type))
    .map(({ card, verdict }) => `${card.name}: ${verdict.type === 'right' ? '' : verdict.why}`);

test('no call leads to what its caller did not want', () => {
  expect(ended('wrong')).toEqual([]);
});

test('no call is a dead end', () => {
  expect(ended('dead-end')).toEqual([]);
});

test('95 % of the calls end as their callers want', () => {
  const share = ended('right').length / played.length;
  expect(share, ended('wrong', 'dead-end', 'missed').join('\n')).toBeGreaterThanOrEqual(0.95);
});
