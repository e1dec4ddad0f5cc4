import { say, type Scenario } from '../scenario.ts';

export const hangUpMidWord: Scenario = {
  name: 'hang-up-mid-word',
  steps: [say('I would like a haircut'), { do: 'hang-up-saying', words: 'on Wednesday afternoon around three' }],
  expect: { outcome: 'answered', bookings: 0, endedBy: 'caller' },
};
