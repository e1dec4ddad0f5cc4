import { answers, type Preset, service, week } from './preset.ts';

/** For a trade that is not among the others. */
export const other: Preset = {
  trade: 'local',
  label: 'Something else',
  about: 'Appointments of any kind',
  greeting: 'Hello, this is {business}.',
  services: [service('Appointment', 30, null), service('Long appointment', 60, null)],
  hours: week('9-17', '9-17', '9-17', '9-17', '9-17', '', ''),
  policy: { noticeMinutes: 60, daysAhead: 60, stepMinutes: 15, cancelNoticeMinutes: 240 },
  team: { question: 'Whom are appointments with?', names: [] },
  knowledge: answers({
    'How can I pay?': 'You can pay by card or in cash.',
    'What if I am late?': 'Please call us; we hold your time for ten minutes.',
  }),
};
