/** Whom callers are put through to, and who answers calls. */
export const putThrough = {
  title: 'People your receptionist can put callers through to',
  about:
    'Your receptionist knows the names and what each person is for, never the numbers. If nobody takes the call, it comes back and takes a message.',
  inBrowser:
    'A test call from the browser cannot ring a phone: your receptionist only says whom it would ring.',
  none: 'Nobody yet',
  noneAbout:
    'Callers who ask for a person leave a message. Add somebody, and your receptionist can ring them.',
  add: 'Add somebody',
  newOne: 'Somebody new',
  nameAbout: 'As callers say it, such as “Sam” or “the office”.',
  nameMissing: 'A name is missing.',
  purpose: 'What for',
  purposeAbout: 'In your words. Your receptionist reads this to choose whom to ring.',
  purposeExample: 'Billing and complaints',
  phoneKind: 'Which phone rings',
  phoneKinds: { number: 'A phone number', member: 'Somebody on your team' },
  number: 'Phone number',
  member: 'Team member',
  memberAbout: 'Rings the phone that they gave under their account.',
  memberExample: 'Choose a team member',
  memberMissing: 'Choose a team member.',
  memberWithoutPhone: (name: string) => `${name} (no phone yet)`,
  noPhone: 'No phone yet: cannot be rung',
  staff: 'Staff member',
  staffAbout: 'Callers who ask for this staff member are put through here.',
  nobody: 'None',
  services: 'Only for these services',
  servicesAbout: 'If you choose none, it is for every service.',
  hours: 'When',
  hoursKinds: { always: 'At any time', business: 'When you are open', weekly: 'At their own hours' },
  ringSeconds: 'Rings for',
  seconds: ' seconds',
  ringRange: 'Between 10 and 60 seconds.',
  mode: 'How the call is handed over',
  modes: {
    warm: {
      label: 'Ask first',
      about: 'They hear who calls and why, and press 1 to take the call. Voicemail can never take it.',
    },
    cold: {
      label: 'Connect at once',
      about: 'The caller is connected as soon as somebody picks up, also by voicemail.',
    },
  },
  ringsFirst: 'Rings for new calls, where your staff answer first',
  saved: (name: string) => `Saved: ${name}`,
  notSaved: 'Could not save this.',
  removed: (name: string) => `Removed: ${name}`,
  notRemoved: 'Could not remove this.',
  notArranged: 'Could not change the order.',
  up: (name: string) => `Ring ${name} earlier`,
  down: (name: string) => `Ring ${name} later`,
  together: 'Rings together with the one above',
  togetherOf: (name: string) => `${name} rings together with the one above`,
  ringsFor: (seconds: number) => `rings ${seconds} seconds`,
  first: 'rings first',

  // Who answers
  answering: 'Who answers first',
  answeringAbout:
    'Your staff press 1 to take a call. If nobody does, your receptionist answers and tells the caller who was tried.',
  modesOfAnswering: {
    receptionist: { label: 'Your receptionist, at once', about: 'No phone of yours rings first.' },
    'staff-first': {
      label: 'Your staff first',
      about: 'Their phones ring. If nobody takes the call in time, your receptionist answers.',
    },
    'out-of-hours': {
      label: 'Your receptionist out of hours',
      about: 'While you are open your staff’s phones ring first. When you are closed it answers at once.',
    },
    'lines-busy': {
      label: 'Your receptionist when all lines are busy',
      about: 'Your staff’s phones ring first. While all of them are on a call, it answers at once.',
    },
  },
  after: 'Your receptionist answers after',
  afterAbout: 'Between 5 and 60 seconds.',
  usual: 'All numbers',
  asUsual: 'As for all numbers',
  ofNumber: (number: string) => `Calls to ${number}`,
  answeringSaved: 'Saved. From the next call on.',
  answeringNotSaved: 'Could not change who answers.',
  nobodyRings:
    'Nobody is set to ring for new calls, so your receptionist answers all of them. Choose somebody below.',
};
