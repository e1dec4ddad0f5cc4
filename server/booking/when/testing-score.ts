/**
 * Our own score on the kinds of phrases that people try on readers of dates: the tables in phrases/score*.txt, read at ten on
 * Monday, November 23rd, 2026 in New York. `# kind` begins a kind, `@ GB` says in which country the business is.
 */
import { readFileSync } from 'node:fs';
import { english } from '../../languages/en/index.ts';
import { resolveWhen } from './resolve.ts';
import { notation } from './testing-notation.ts';
import type { WhenContext } from './when.ts';

const FILES = ['score', 'score-more'].map(
  (name) => new URL(`../../languages/en/dates/phrases/${name}.txt`, import.meta.url),
);

export interface Scored {
  readonly kind: string;
  readonly phrase: string;
  readonly expected: string;
  readonly answer: string;
  readonly verdict: 'right' | 'asked back' | 'wrong';
}

const nineToSix = { from: Temporal.PlainTime.from('09:00'), to: Temporal.PlainTime.from('18:00') };

const context: Omit<WhenContext, 'country'> = {
  now: Temporal.ZonedDateTime.from('2026-11-23T10:00[America/New_York]'),
  dates: english.dates,
  opensOn: ({ dayOfWeek }) => (dayOfWeek === 7 ? [] : [nineToSix]),
};

export function score(): readonly Scored[] {
  let [kind, country] = ['', 'US'];
  const scored: Scored[] = [];
  for (const line of FILES.flatMap((file) => readFileSync(file, 'utf8').split('\n')).map((each) =>
    each.trim(),
  )) {
    if (line.startsWith('#')) [kind, country] = [line.slice(1).trim(), 'US'];
    else if (line.startsWith('@')) country = line.slice(1).trim();
    else if (line !== '') scored.push({ kind, ...judge(line, country) });
  }
  return scored;
}

function judge(line: string, country: string): Omit<Scored, 'kind'> {
  const [phrase = '', expected = ''] = line.split(/ {2,}/);
  const when = resolveWhen(phrase, { ...context, country });
  const answer = notation(when);
  const asks = when.type === 'ask';
  const right = expected === 'ask' ? asks : expected === answer;
  return { phrase, expected, answer, verdict: right ? 'right' : asks ? 'asked back' : 'wrong' };
}
