import { hearGoodbye, say, type Scenario } from '../scenario.ts';

export const cancel: Scenario = {
  name: 'cancel',
  steps: [
    say('a beard trim please'),
    say('the earliest you have next week'),
    say('the first one'),
    say('Tom Becker'),
    say('I have to cancel my appointment'),
    say('yes please cancel it'),
    say('no thanks bye'),
    hearGoodbye,
  ],
  expect: { bookings: 0, endedBy: 'receptionist' },
};
