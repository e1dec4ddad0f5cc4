/** Hundreds of sentences as callers of many trades say them: what is danger, what is none, and what has to be asked about. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readEmergency } from './emergency.ts';

/** Lines of "trade: sentence". */
const sentencesOf = (name: string): readonly (readonly [trade: string, sentence: string])[] =>
  readFileSync(join(import.meta.dirname, 'testing-emergencies', `${name}.txt`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [trade = '', ...rest] = line.split(': ');
      return [trade, rest.join(': ')];
    });

const kindOf = (trade: string, sentence: string) =>
  readEmergency(sentence, { trade, language: 'en-US' }).kind;

describe('danger to life', () => {
  test.each(sentencesOf('danger'))('is certain at a %s when a caller says "%s"', (trade, sentence) => {
    expect(kindOf(trade, sentence)).toBe('certain');
  });

  test.each(sentencesOf('no-danger'))('is not heard at a %s in "%s"', (trade, sentence) => {
    expect(['none', 'urgent']).toContain(kindOf(trade, sentence));
  });

  test.each(sentencesOf('doubtful'))('is asked about at a %s after "%s"', (trade, sentence) => {
    expect(kindOf(trade, sentence)).toBe('perhaps');
  });
});

test('there are at least 150 sentences of danger, and as many of none', () => {
  expect(sentencesOf('danger').length).toBeGreaterThanOrEqual(150);
  expect(sentencesOf('no-danger').length).toBeGreaterThanOrEqual(150);
});

test.each([
  ['dentist', 'my cheek is swollen'],
  ['dentist', 'my son knocked out a tooth'],
  ['plumber', 'water is coming through the ceiling'],
  ['plumber', 'a pipe burst in the kitchen'],
  ['electrician', 'we lost power in half of the house'],
  ['vet', 'my dog keeps vomiting'],
])('what cannot wait at a %s is urgent: "%s"', (trade, sentence) => {
  expect(kindOf(trade, sentence)).toBe('urgent');
  expect(kindOf('barber', sentence)).toBe('none');
});
