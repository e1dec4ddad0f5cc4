import { hearGoodbye, type MakeScenario, press, say } from '../scenario.ts';

/** The caller's number is hidden: one to call back is typed on the keypad and read back. */
export const keypad: MakeScenario = (chance) => ({
  from: null,
  steps: [
    say('A haircut please.'),
    say(`${chance.opening()}.`),
    say('The first one.'),
    say(`${chance.name()}.`),
    press('2125550147#'),
    say('Yes, that is right.'),
    say('No thanks, bye.'),
    hearGoodbye,
  ],
  expect: { outcome: 'booked', bookings: 1, endedBy: 'receptionist' },
});
