import { answers, type Preset, service, week } from './preset.ts';

export const dentist: Preset = {
  trade: 'dentist',
  label: 'Dentist',
  about: 'Check-ups, cleanings and urgent toothache',
  greeting: 'Thank you for calling {business}.',
  services: [
    service('Check-up', 30, 90, 5),
    service('Cleaning', 45, 130, 5),
    service('First visit', 60, 150, 5),
    service('Filling', 60, null, 10),
    service('Toothache visit', 30, null, 5),
  ],
  hours: week('8-12 13-17', '8-12 13-17', '8-12 13-17', '8-12 13-17', '8-13', '', ''),
  policy: { noticeMinutes: 60, daysAhead: 180, stepMinutes: 15, cancelNoticeMinutes: 1440 },
  team: { question: 'Who sees patients?', names: [] },
  knowledge: answers({
    'Do you take new patients?': 'Yes, we are happy to see new patients. Ask for a first visit.',
    'Do you take my insurance?':
      'We work with most dental insurers. Bring your card, and we check what is covered before we begin.',
    'I have a toothache. What can I do?':
      'Please book a toothache visit; we keep time for it every day. If your face is swollen or you have a fever, tell us now.',
    'What should I bring to my first visit?':
      'Please bring your insurance card, a photo ID and a list of the medicines that you take. Come ten minutes early for the forms.',
    'Do you see children?': 'Yes, we see children from their first tooth on.',
    'What does a crown, an implant or whitening cost?':
      'That depends on what the dentist finds. You get a written estimate before anything is done.',
  }),
};
