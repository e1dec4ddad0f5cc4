import { hearGoodbye, type MakeScenario, say } from '../scenario.ts';

/** Wants a person, now: until calls are put through, that is an urgent message. */
export const angry: MakeScenario = (chance) => ({
  from: chance.phone(),
  steps: [
    say('This is ridiculous, I want to speak to a real person right now!'),
    say('My last haircut was terrible and I want my money back.'),
    say(`${chance.name()}.`),
    say('No, goodbye.'),
    hearGoodbye,
  ],
  expect: { outcome: 'message', bookings: 0, endedBy: 'receptionist' },
});
