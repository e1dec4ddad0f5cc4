import { answers, type Preset, service, week } from './preset.ts';

export const vet: Preset = {
  trade: 'vet',
  label: 'Vet',
  about: 'Animals that are ill, and those that should stay well',
  greeting: 'Hello, you have reached {business}.',
  services: [
    service('Consultation', 20, 65, 10),
    service('Vaccination', 15, 45, 5),
    service('New pet check-up', 30, 75, 10),
    service('Nail trim', 15, 20),
    service('Follow-up', 15, 35, 5),
  ],
  hours: week(
    '8:30-12:30 14-18',
    '8:30-12:30 14-18',
    '8:30-12:30 14-18',
    '8:30-12:30 14-18',
    '8:30-17',
    '9-12',
    '',
  ),
  policy: { noticeMinutes: 30, daysAhead: 90, stepMinutes: 15, cancelNoticeMinutes: 240 },
  team: { question: 'Which vets see animals?', names: [] },
  knowledge: answers({
    'Which animals do you treat?': 'We treat dogs, cats, rabbits and other small animals.',
    'What do I do in an emergency at night?':
      'Outside our hours go straight to the nearest emergency animal hospital.',
    'How often does my pet need vaccinations?':
      'Puppies and kittens begin at eight weeks; grown animals come once a year. The vet tells you what yours needs.',
    'What does it cost to have my pet neutered or spayed?':
      'That depends on the animal and its weight. You get an estimate at a consultation.',
    'Can I get a repeat prescription?':
      "Leave your name, the animal's name and the medicine; if it was seen in the last six months, we prepare it within a day.",
    'How should I bring my cat?': 'In a carrier, please, with a towel over it; that keeps it calm.',
  }),
};
