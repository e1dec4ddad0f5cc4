/** What a member hears of, and how. */
export const notices = {
  title: 'Notices',
  about: (business: string) => `Choose what you want to hear about at ${business} as it happens, and how.`,
  event: 'What happens',
  channels: { mail: 'E-mail', sms: 'Text', push: 'Push' },
  kinds: {
    urgent: 'An urgent message',
    message: 'Any other message',
    booking: 'An appointment is made, moved or cancelled',
    'missed-transfer': 'A caller could not be put through',
    unhappy: 'A caller seemed unhappy',
    question: 'A question without an answer',
    limit: 'A limit of your plan is reached',
    vendor: 'Your receptionist works less well than usual',
  },
  ownAppointments: 'Your own appointments only.',
  /** In place of a switch. */
  always: 'Always',
  switchOf: (kind: string, channel: string) => `${kind}: ${channel}`,

  mailGoesTo: (email: string) => `E-mails go to ${email}.`,
  textsGoTo: (phone: string) =>
    `Texts go to ${phone}. Each counts as one of your business’s texts, and a phone company charges for it: about 2 cents in the United States, up to 20 cents elsewhere.`,
  noPhone: 'For notices by text, add your mobile number under “Phone” above.',
  flood: (most: number) =>
    `If more than ${most} of one kind come within an hour, the others are sent together in one e-mail.`,

  quiet: 'Quiet hours',
  quietAbout: 'Only urgent messages come in these hours. The rest comes in one e-mail afterwards.',
  from: 'From',
  to: 'Until',
  quietSame: 'The end must be another time than the start.',

  reports: 'Reports by e-mail',
  agenda: 'The day’s appointments, every morning',
  agendaHour: 'Sent at',
  agendaAbout: 'Not sent on a day without appointments when you are closed.',
  weekly: 'How the week went, on Monday morning',
  weeklyAbout: 'Calls, appointments and what they are worth, time saved, and questions without an answer.',

  devices: 'Push on your devices',
  devicesAbout: 'A push appears on your phone or computer at once, even when Ahoy is not open.',
  here: 'This device',
  turnOn: 'Turn on push here',
  on: 'Push is on here.',
  notPossible:
    'This browser cannot show pushes. On an iPhone or iPad, first add Ahoy to your home screen: tap Share, then “Add to Home Screen”.',
  refused:
    'This browser does not allow notices from Ahoy. Allow them in its settings for this page, then try again.',
  notTurnedOn: 'Push could not be turned on here. Please try again.',
  noDevices: 'No device yet.',
  turnOff: 'Turn off',
  turnOffOf: (name: string) => `Turn off ${name}`,
  since: (moment: string) => `Since ${moment}`,

  test: 'Send me a test',
  testBy: { mail: 'By e-mail', sms: 'By text', push: 'By push' },
  testSent: {
    mail: 'A test is on its way to your mailbox.',
    sms: 'A test is on its way to your phone.',
    push: 'A test is on its way to your devices.',
  },
  notSaved: 'Your choice could not be saved.',
};
