import { answers, type Preset, service, week } from './preset.ts';

export const plumber: Preset = {
  trade: 'plumber',
  label: 'Plumber',
  about: 'Visits, repairs and what cannot wait',
  greeting: 'Hello, {business}.',
  services: [
    // The buffer is the way to the next customer.
    service('Service visit', 60, 120, 30),
    service('Drain cleaning', 90, 180, 30),
    service('Leak repair', 90, null, 30),
    service('Water heater service', 120, null, 30),
    service('Estimate', 30, null, 30),
  ],
  hours: week('8-17', '8-17', '8-17', '8-17', '8-17', '9-13', ''),
  policy: { noticeMinutes: 120, daysAhead: 30, stepMinutes: 30, cancelNoticeMinutes: 240 },
  team: { question: 'Who goes out to customers?', names: [] },
  knowledge: answers({
    'Water is running out. What should I do first?':
      'Turn the water off at the main valve, usually where the pipe enters the house, and keep away from sockets that got wet. Then we find you the soonest time.',
    'What do you charge? Is there a call-out fee?':
      'A visit has a fixed price that includes the first hour. You get the price of any repair before we begin.',
    'Do you come out at night or at weekends?':
      'For what cannot wait, leave your name, your address and what happened, and the plumber on duty calls you back.',
    'Which areas do you serve?': 'We serve the town and about twenty miles around it.',
    'Are you licensed and insured?': 'Yes, we are licensed and insured.',
    'Do I have to be at home?': 'Yes, an adult should be there to let us in and to agree to the price.',
  }),
};
