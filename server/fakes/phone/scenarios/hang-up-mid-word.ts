import { type MakeScenario, say } from '../scenario.ts';

export const hangUpMidWord: MakeScenario = (chance) => ({
  from: chance.phone(),
  steps: [say('I would like a haircut.'), { do: 'hang-up-saying', words: `${chance.opening()}, please.` }],
  expect: { bookings: 0, endedBy: 'caller' },
});
