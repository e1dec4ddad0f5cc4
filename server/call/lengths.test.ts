import { expect, test } from 'vitest';
import { forModel } from '../receptionist/tools/tool.ts';
import { LONGEST_RESULT, LONGEST_UTTERANCE, utterance } from './lengths.ts';

test('an utterance of ordinary length is not changed', () => {
  expect(utterance('Tuesday, at three.')).toBe('Tuesday, at three.');
  expect(utterance('')).toBe('');
});

test('a longer utterance keeps its end, from the beginning of a word', () => {
  const kept = utterance(`${'well you know '.repeat(1_000)}book me for Tuesday`);
  expect(kept.length).toBeLessThanOrEqual(LONGEST_UTTERANCE);
  expect(kept).toMatch(/^(well|you|know) .*book me for Tuesday$/);
});

test.each(['x', '😀', '\ud83d', 'x\0', '\u0301', '日'])(
  '%j in a row is cut to what can be stored',
  (part) => {
    const kept = utterance(part.repeat(65_536));
    expect(kept.length).toBeLessThanOrEqual(LONGEST_UTTERANCE);
    expect(kept.length).toBeGreaterThan(LONGEST_UTTERANCE - 10);
    expect(kept.isWellFormed()).toBe(true);
    expect(kept).not.toContain('\0');
  },
);

test.each(['word ', '"', '\0', '😀'])('a result with %j over and over stays short and readable', (part) => {
  const content = forModel({ status: 'found', say: part.repeat(20_000), offers: [] });
  expect(content.length).toBeLessThanOrEqual(LONGEST_RESULT);
  expect(JSON.parse(content)).toMatchObject({ status: 'found', shortened: true });
});

test('a result within the bound is given whole, without our own notes', () => {
  expect(forModel({ status: 'ok', say: 'Yes.', note: 'a note' })).toBe('{"status":"ok","say":"Yes."}');
});
