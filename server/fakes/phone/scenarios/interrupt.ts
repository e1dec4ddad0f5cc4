import { hearGoodbye, say, type Scenario } from '../scenario.ts';

export const interrupt: Scenario = {
  name: 'interrupt',
  steps: [
    say('what are your opening hours'),
    { do: 'interrupt', words: 'wait I would like a haircut', afterMs: 900 },
    say('the earliest you have next week'),
    say('the first one'),
    say('Maria Lopez'),
    say('no thanks bye'),
    hearGoodbye,
  ],
  expect: { outcome: 'booked', bookings: 1, clearedWithinMs: 1_000, endedBy: 'receptionist' },
};
