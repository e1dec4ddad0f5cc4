/** Every honest caller that we know of, before the strictest filter there is: none of them is refused. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chanceOf } from '../fakes/phone/chance.ts';
import { scenarios } from '../fakes/phone/scenarios/index.ts';
import { languageOf } from '../languages/languages.ts';
import { Screening } from '../receptionist/screening.ts';
import { readDecks } from './card.ts';

const EMERGENCIES = join(import.meta.dirname, '../receptionist/testing-emergencies');

/** What each caller says, turn by turn. */
function honestCallers(): readonly (readonly string[])[] {
  const cards = readDecks().flatMap(({ cards }) =>
    cards.map(({ opens, answers, then }) => [opens, ...Object.values(answers).flat(), ...then]),
  );
  const played = [...scenarios.values()].flatMap((make) =>
    Array.from({ length: 5 }, (_, seed) => {
      const { before, steps } = make(chanceOf(seed));
      return [...(before?.steps ?? []), ...steps].flatMap((step) => ('words' in step ? [step.words] : []));
    }),
  );
  const sentences = ['danger', 'doubtful', 'no-danger'].flatMap((name) =>
    readFileSync(join(EMERGENCIES, `${name}.txt`), 'utf8')
      .trim()
      .split('\n')
      .map((line) => [line.slice(line.indexOf(': ') + 2)]),
  );
  return [...cards, ...played, ...sentences];
}

test.each([
  { name: 'an ordinary number', forged: false, silent: false, reports: 0 },
  { name: 'a number whose signature is false, after a long silence', forged: true, silent: true, reports: 0 },
  { name: 'a number that others have reported', forged: false, silent: false, reports: 2 },
])('no honest caller from $name is refused, however strict the filter is', ({ forged, silent, reports }) => {
  const callers = honestCallers();
  expect(callers.length).toBeGreaterThan(1_000);
  const refused = callers.filter((turns) => {
    const screening = new Screening(
      { spamFilter: 'strict', salesMayLeaveMessage: false, trade: 'barber', language: 'en-US' },
      languageOf('en-US'),
      { forged, isServed: () => false },
    );
    screening.know({ known: false, reports });
    if (silent) screening.silent();
    return turns.some((words) => screening.hear(words).type === 'end');
  });
  expect(refused).toEqual([]);
});
