import { expect, test } from 'vitest';
import * as english from './en/index.ts';

/** The paths of the texts that are missing, of another kind, or filled in with another count of values than in English. */
function lacking(other: unknown, model: unknown, path = 'texts'): string[] {
  if (typeof other !== typeof model || Array.isArray(other) !== Array.isArray(model)) return [path];
  if (typeof other === 'function' && typeof model === 'function')
    return other.length === model.length ? [] : [path];
  if (typeof other !== 'object' || typeof model !== 'object' || other === null || model === null) return [];
  const given = new Map<string, unknown>(Object.entries(other));
  return Object.entries(model).flatMap(([key, value]) => lacking(given.get(key), value, `${path}.${key}`));
}

test('the check names the texts that a language lacks', () => {
  const model = {
    title: 'Calls',
    kinds: { a: 'A', b: 'B' },
    list: ['one'],
    used: (n: number, of: number) => `${n}${of}`,
  };
  expect(lacking(model, model)).toEqual([]);
  expect(lacking({ kinds: { a: 'Eins' }, list: { 0: 'eins' }, used: (n: number) => `${n}` }, model)).toEqual([
    'texts.title',
    'texts.kinds.b',
    'texts.list',
    'texts.used',
  ]);
});

test('every language has the texts of English', () => {
  const languages = Object.entries(import.meta.glob('./*/index.ts', { eager: true }));
  expect(languages.length).toBeGreaterThan(0);
  for (const [path, catalogue] of languages) expect(lacking(catalogue, english, path)).toEqual([]);
});

test('no English text is empty', () => {
  const silent = (value: unknown): boolean =>
    typeof value === 'string'
      ? value.trim() === ''
      : typeof value === 'object' && value !== null && Object.values(value).some(silent);
  expect(silent(english)).toBe(false);
});
