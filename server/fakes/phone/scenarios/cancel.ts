import { hearGoodbye, type MakeScenario, say, type Scenario } from '../scenario.ts';

/** Calls once to book, and once more to cancel it. */
export const cancel: MakeScenario = (chance) => {
  const from = chance.phone();
  const name = chance.name();
  const before: Scenario = {
    from,
    steps: [
      say('A beard trim please.'),
      say(`${chance.opening()}.`),
      say('The first one.'),
      say(`${name}.`),
      say('No thanks, bye.'),
      hearGoodbye,
    ],
    expect: { outcome: 'booked', bookings: 1, endedBy: 'receptionist' },
  };
  return {
    from,
    before,
    steps: [
      say('Hello, I have to cancel my appointment.'),
      say(`The name is ${name}.`),
      say('Yes, please cancel it.'),
      say('No thanks, bye.'),
      hearGoodbye,
    ],
    expect: { outcome: 'cancelled', bookings: 0, endedBy: 'receptionist' },
  };
};
