/** The callers of the demo business. Their numbers are of the block that is given to nobody. */
import type { Chance } from './chance.ts';
import { type NonEmpty, some } from './shop.ts';

/** Every new installation has the same people, and the same weeks counted back from its first day. */
export const SEED = 'Harbour Street';

export interface Person {
  readonly phone: string;
  readonly name: string;
  readonly notes: string;
}

// prettier-ignore
const NAMES = [
  'Grace Kim', 'Marcus Hill', 'Elena Petrova', 'Owen Gallagher', 'Sofia Marino', 'Andre Baptiste', 'Hannah Weiss',
  'Luis Ortega', 'Nina Kowalski', 'Darnell Brooks', 'Yuki Tanaka', 'Patrick Doyle', 'Aisha Rahman', 'Ben Rosen',
  'Chloe Martin', 'Victor Nguyen', 'Teresa Silva', 'Jonah Feld', 'Imani Clarke', 'Stefan Lukic', 'Ruth Abrams',
  'Diego Ramos', 'Molly Flynn', 'Kwame Mensah', 'Isabel Cruz', 'Henry Zhou', 'Leila Haddad', 'Frank Moretti',
  'Zoe Palmer', 'Arjun Mehta', 'Caleb Stone', 'Vera Novak', 'Sam Whitaker', 'Julia Hoffman', 'Omar Farouk',
  'Paige Sullivan', 'Rafael Costa', 'Tessa Bloom', 'Gus Lindqvist', 'Noor Aziz', 'Eddie Lang', 'Camille Dubois',
  'Theo Barnes', 'Marta Jensen', 'Ray Castillo', 'Abby Fox', 'Walter Green', 'Lucia Conti', 'Dev Kapoor', 'Anna Berg',
] as const;

const NOTES = [
  'Likes it short at the sides, number two.',
  'Prefers Sam. Always ten minutes early.',
  'Sensitive skin: no aftershave.',
  'Brings his son along every other month.',
  'Scissors only, no clippers.',
  'Pays in cash, tips well.',
  'Asks for Alex. Talks about sailing.',
] as const;

const AREAS = ['917', '646', '347', '718', '929'] as const;

/** The customers of the shop, each with a number of their own. */
export const peopleOf = (chance: Chance): NonEmpty<Person> =>
  some(
    NAMES.map((name, index) => ({
      name,
      phone: `+1${chance.oneOf(AREAS)}55501${String(index).padStart(2, '0')}`,
      notes: chance.yes(0.3) ? chance.oneOf(NOTES) : '',
    })),
  );

/** Somebody who rings once and leaves no name. */
export const strangerOf = (chance: Chance): string | null =>
  chance.yes(0.12) ? null : `+1${chance.oneOf(AREAS)}55501${50 + chance.below(50)}`;
