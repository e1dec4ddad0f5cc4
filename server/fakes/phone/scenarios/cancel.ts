import { hearGoodbye, type MakeScenario, say, type Scenario } from '../scenario.ts';

/**
 * Calls once to book, and once more to cancel it. From a number that no carrier vouches for the day has to be said, too.
 */
const cancellation =
  (vouched: boolean): MakeScenario =>
  (chance) => {
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
      ...(vouched ? {} : { verstat: 'No-TN-Validation' }),
      before,
      steps: [
        say('Hello, I have to cancel my appointment.'),
        say(`The name is ${name}.`),
        ...(vouched ? [] : [say(`It is on ${opening.split(' at ', 1).join('')}.`)]),
        say('Yes, please cancel it.'),
        say('No thanks, bye.'),
        hearGoodbye,
      ],
      expect: { outcome: 'cancelled', bookings: 0, endedBy: 'receptionist' },
    };
  };

export const cancel = cancellation(true);
export const cancelUnconfirmed = cancellation(false);
