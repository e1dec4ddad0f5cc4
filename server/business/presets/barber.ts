import { answers, type Preset, service, week } from './preset.ts';

export const barber: Preset = {
  trade: 'barber',
  label: 'Barber or salon',
  about: 'Cuts, beards and colour, by the chair',
  greeting: 'Hello, this is {business}.',
  services: [
    service('Haircut', 30, 35),
    service('Beard trim', 15, 20),
    service('Haircut and beard', 45, 50),
    service("Kid's cut", 30, 25),
  ],
  hours: week('', '9-18', '9-18', '9-19', '9-19', '9-16', ''),
  policy: { noticeMinutes: 60, daysAhead: 60, stepMinutes: 15, cancelNoticeMinutes: 120 },
  team: { question: 'Who cuts hair?', names: [] },
  knowledge: answers({
    'Do you take walk-ins?': 'Walk-ins are welcome when a chair is free, but booked customers come first.',
    'How can I pay? Do you take cards?': 'You can pay by card or in cash.',
    "Do you cut children's hair?": "Yes, we cut children's hair.",
    'What if I am late?': 'We hold your chair for ten minutes; after that we may have to find another time.',
    'Do you sell gift cards or vouchers?': 'Yes, gift cards are available at the counter.',
  }),
};
