import { hearGoodbye, type MakeScenario, say } from '../scenario.ts';

/** A sound without words is no turn; the receptionist asks, and the call goes on. */
export const mumble: MakeScenario = (chance) => ({
  from: chance.phone(),
  steps: [
    { do: 'mumble', ms: 1_200 },
    say('Sorry, where are you located?'),
    say('Thank you, bye.'),
    hearGoodbye,
  ],
  expect: { outcome: 'answered', bookings: 0, told: /harbour street/i, endedBy: 'receptionist' },
});
