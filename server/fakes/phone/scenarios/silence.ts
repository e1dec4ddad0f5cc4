import { hearGoodbye, type Scenario } from '../scenario.ts';

export const silence: Scenario = {
  name: 'silence',
  steps: [{ do: 'be-silent', ms: 45_000 }, hearGoodbye],
  expect: { outcome: 'abandoned', bookings: 0, endedBy: 'receptionist' },
};
