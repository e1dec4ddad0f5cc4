import { hearGoodbye, type MakeScenario, say } from '../scenario.ts';

/** Only asks: the one call that a deployed service gets unless another is named, since it leaves nothing behind. */
export const hours: MakeScenario = (chance) => ({
  from: chance.phone(),
  steps: [say('Hello, what are your opening hours?'), say('No, thank you. Goodbye.'), hearGoodbye],
  expect: { outcome: 'answered', bookings: 0, told: /open/i, endedBy: 'receptionist' },
});
