import { hearGoodbye, say, type Scenario } from '../scenario.ts';

export const reschedule: Scenario = {
  name: 'reschedule',
  steps: [
    say('a haircut please'),
    say('the earliest you have next week'),
    say('the first one'),
    say('Priya Shah'),
    say('actually I need to move my appointment'),
    say('as late as possible next week'),
    say('the last one please'),
    say('no thank you goodbye'),
    hearGoodbye,
  ],
  expect: { outcome: 'booked', bookings: 1, endedBy: 'receptionist' },
};
