import { hearGoodbye, say, type Scenario } from '../scenario.ts';

export const book: Scenario = {
  name: 'book',
  steps: [
    say("I'd like a haircut please"),
    say('the earliest you have next week'),
    say('the first one please'),
    say('Maria Lopez'),
    say("no that's all thank you bye"),
    hearGoodbye,
  ],
  expect: { outcome: 'booked', bookings: 1, endedBy: 'receptionist' },
};
