import { hearGoodbye, type MakeScenario, say } from '../scenario.ts';

/** Wants a person, and leaves a message where nobody can be reached. */
export const person: MakeScenario = (chance) => ({
  from: chance.phone(),
  steps: [
    say('Hello, I would like to speak to a person, please.'),
    say('Please tell them that I left my umbrella in the shop.'),
    say(`${chance.name()}.`),
    say('No, thank you. Goodbye.'),
    hearGoodbye,
  ],
  expect: {},
});
