import { hearGoodbye, say, type Scenario } from '../scenario.ts';

export const mumble: Scenario = {
  name: 'mumble',
  steps: [{ do: 'mumble', ms: 1_200 }, say('where are you located'), say('thank you bye'), hearGoodbye],
  expect: { outcome: 'answered', bookings: 0, endedBy: 'receptionist' },
};
