import { hearGoodbye, type MakeScenario, say, type Scenario } from '../scenario.ts';

/** Calls once to book, and once more to move it. */
export const reschedule: MakeScenario = (chance) => {
  const from = chance.phone();
  const name = chance.name();
  const before: Scenario = {
    from,
    steps: [
      say('A haircut please.'),
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
      say('Hi, I need to move my appointment.'),
      say(`${name}.`),
      say(`${chance.opening()}.`),
      say('The first one please.'),
      say('No, thank you. Goodbye.'),
      hearGoodbye,
    ],
    expect: { outcome: 'moved', endedBy: 'receptionist' },
  };
};
