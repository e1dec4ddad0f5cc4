import { hearGoodbye, say, type Scenario } from '../scenario.ts';

/** A hidden number: one to call back is typed on the keypad and read back. */
export const keypad: Scenario = {
  name: 'keypad',
  from: 'anonymous',
  steps: [
    say('a haircut please'),
    say('the earliest you have next week'),
    say('the first one'),
    say('John Smith'),
    { do: 'press', keys: '2125550147#' },
    say('yes that is right'),
    say('no thanks bye'),
    hearGoodbye,
  ],
  expect: { outcome: 'booked', bookings: 1, endedBy: 'receptionist' },
};
