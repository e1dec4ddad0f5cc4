import { hearGoodbye, type MakeScenario, say } from '../scenario.ts';

/** Cuts in while the opening hours are told. */
export const interrupt: MakeScenario = (chance) => ({
  from: chance.phone(),
  steps: [
    say('What are your opening hours?'),
    { do: 'interrupt', words: 'Wait, I would like a haircut.', afterMs: 900 },
    say(`${chance.opening()}.`),
    say('The first one.'),
    say(`${chance.name()}.`),
    say('No thanks, bye.'),
    hearGoodbye,
  ],
  expect: { outcome: 'booked', bookings: 1, clearedWithinMs: 500, endedBy: 'receptionist' },
});
