import { answers, type Preset, service, week } from './preset.ts';

export const restaurant: Preset = {
  trade: 'restaurant',
  label: 'Restaurant',
  about: 'Tables, and what guests ask before they come',
  greeting: 'Good day, {business}.',
  services: [
    service('Table for two', 90, null, 15),
    service('Table for three', 105, null, 15),
    service('Table for four', 120, null, 15),
  ],
  hours: week('', '12-14:30 17-22', '12-14:30 17-22', '12-14:30 17-22', '12-14:30 17-23', '12-23', '12-21'),
  policy: { noticeMinutes: 30, daysAhead: 60, stepMinutes: 15, cancelNoticeMinutes: 60 },
  team: {
    question: 'Which tables can be booked? Each should seat four.',
    names: ['Table 1', 'Table 2', 'Table 3', 'Table 4'],
  },
  knowledge: answers({
    'We are more than four. Can we book?':
      'With pleasure. For larger groups leave your name, your number and the day, and we call you back to arrange it.',
    'Do you have vegetarian, vegan or gluten free dishes?':
      'Yes, there are vegetarian and vegan dishes every day. Please tell the kitchen about gluten.',
    'Somebody has an allergy. Can you cook for them?':
      'Please tell your server as soon as you arrive. Our kitchen uses nuts, shellfish and flour, so we cannot promise that there is no trace.',
    'Can we sit outside?': 'When the weather allows, tables outside go to who comes first.',
    'Are dogs allowed?': 'Well-behaved dogs are welcome outside.',
    'How long do you hold the table?': 'We hold it for fifteen minutes.',
    'Do you do takeaway or delivery?':
      'You can order at the counter and take it with you; we do not deliver.',
  }),
};
