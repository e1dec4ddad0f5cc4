import { hearGoodbye, type MakeScenario, say } from '../scenario.ts';

export const hoursThenBook: MakeScenario = (chance) => ({
  from: chance.phone(),
  steps: [
    say('Hello, what are your opening hours?'),
    say(`Then I would like a beard trim on ${chance.opening()}.`),
    say('The first one please.'),
    say(`My name is ${chance.name()}.`),
    say("No, that's everything. Bye."),
    hearGoodbye,
  ],
  expect: { outcome: 'booked', bookings: 1, told: /open/i, endedBy: 'receptionist' },
});
