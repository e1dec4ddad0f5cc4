import { answers, type Preset, service, week } from './preset.ts';

export const lawOffice: Preset = {
  trade: 'law office',
  label: 'Law office',
  about: 'Consultations, and what new clients ask',
  greeting: 'Good day, this is {business}.',
  services: [
    service('First consultation', 30, null, 10),
    service('Consultation', 60, null, 10),
    service('Telephone consultation', 30, null),
    service('Signing of documents', 30, null),
  ],
  hours: week('9-12 13-17', '9-12 13-17', '9-12 13-17', '9-12 13-17', '9-12 13-16', '', ''),
  policy: { noticeMinutes: 240, daysAhead: 90, stepMinutes: 30, cancelNoticeMinutes: 1440 },
  team: { question: 'Which lawyers take appointments?', names: [] },
  knowledge: answers({
    'Can you give me legal advice now?':
      'On the phone I cannot give legal advice, but a lawyer can in a consultation, and I can book you one.',
    'What does a consultation cost?':
      'The lawyer tells you the fee before anything is charged; leave your number if you want to know it first.',
    'Which areas of law do you cover?':
      'We advise on family matters, property, contracts and work. If yours is another, leave a message and a lawyer calls you back.',
    'What should I bring?':
      'Please bring a photo ID and every letter or contract that has to do with your case.',
    'I have a deadline or a court date. What should I do?':
      'Tell me the date and leave your number. A lawyer calls you back the same working day.',
    'Is what I tell you confidential?':
      'What you tell a lawyer is. Please keep the details of your case for the consultation.',
  }),
};
