import { hearGoodbye, type MakeScenario } from '../scenario.ts';

/** Nobody says a word: the receptionist asks, says goodbye and hangs up. */
export const silence: MakeScenario = (chance) => ({
  from: chance.phone(),
  steps: [{ do: 'be-silent', ms: 45_000 }, hearGoodbye],
  expect: { outcome: 'abandoned', bookings: 0, told: /still there/i, endedBy: 'receptionist' },
});
