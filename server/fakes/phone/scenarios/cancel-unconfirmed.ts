import { hearGoodbye, type MakeScenario, say, type Scenario } from '../scenario.ts';

/** Calls once to book, and once more to cancel it from a number that no carrier vouches for: the day has to be said, too. */
export const cancelUnconfirmed: MakeScenario = (chance) => {
  const from = chance.phone();
  const name = chance.name();
  const opening = chance.opening();
  const before: Scenario = {
    from,
    steps: [
      say('A beard trim please.'),
      say(`${opening}.`),
      say('The first one.'),
      say(`${name}.`),
      say('No thanks, bye.'),
      hearGoodbye,
    ],
    expect: { outcome: 'booked', bookings: 1, endedBy: 'receptionist' },
  };
  return {
    from,
    verstat: 'No-TN-Validation',
    before,
    steps: [
      say('Hello, I have to cancel my appointment.'),
      say(`The name is ${name}.`),
      say(`It is on ${opening.split(' at ', 1).join('')}.`),
      say('Yes, please cancel it.'),
      say('No thanks, bye.'),
      hearGoodbye,
    ],
    expect: { outcome: 'cancelled', bookings: 0, endedBy: 'receptionist' },
  };
};
