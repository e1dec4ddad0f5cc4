import { hearGoodbye, type MakeScenario, say } from '../scenario.ts';

/** Somebody who never called before books a haircut. */
export const book: MakeScenario = (chance) => ({
  from: chance.phone(),
  steps: [
    say("Hi, I'd like to book a haircut please."),
    say(`${chance.opening()}.`),
    say('The first one please.'),
    say(`${chance.name()}.`),
    say("No, that's all, thank you. Goodbye."),
    hearGoodbye,
  ],
  expect: { outcome: 'booked', bookings: 1, endedBy: 'receptionist' },
});
