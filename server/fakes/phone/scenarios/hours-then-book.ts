import { hearGoodbye, say, type Scenario } from '../scenario.ts';

export const hoursThenBook: Scenario = {
  name: 'hours-then-book',
  steps: [
    say('what are your opening hours'),
    say('then I would like a beard trim as soon as possible'),
    say('the second one'),
    say('my name is James Carter'),
    say("no that's everything bye"),
    hearGoodbye,
  ],
  expect: { outcome: 'booked', bookings: 1, endedBy: 'receptionist' },
};
