import { hearGoodbye, say, type Scenario } from '../scenario.ts';

export const angry: Scenario = {
  name: 'angry',
  steps: [
    say('this is ridiculous I want to speak to a real person right now'),
    say('my last haircut was terrible and I want my money back'),
    say('Robert Miles'),
    say('no goodbye'),
    hearGoodbye,
  ],
  expect: { outcome: 'message', bookings: 0, endedBy: 'receptionist' },
};
