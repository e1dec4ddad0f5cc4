/** What a member hears of, and how. */
export const notices = {
  title: 'Benachrichtigungen',
  about: (business: string) => `Wählen Sie, was Sie von ${business} sofort erfahren möchten, und wie.`,
  event: 'Was geschieht',
  channels: { mail: 'E-Mail', sms: 'SMS', push: 'Push' },
  kinds: {
    urgent: 'Eine dringende Nachricht',
    message: 'Jede andere Nachricht',
    booking: 'Ein Termin wird gebucht, verschoben oder abgesagt',
    'missed-transfer': 'Ein Anrufer konnte nicht durchgestellt werden',
    unhappy: 'Ein Anrufer wirkte unzufrieden',
    question: 'Eine Frage ohne Antwort',
    limit: 'Eine Grenze Ihres Tarifs ist erreicht',
    vendor: 'Ihr Empfang arbeitet schlechter als sonst',
  },
  ownAppointments: 'Nur Ihre eigenen Termine.',
  /** In place of a switch. */
  always: 'Immer',
  switchOf: (kind: string, channel: string) => `${kind}: ${channel}`,

  mailGoesTo: (email: string) => `E-Mails gehen an ${email}.`,
  textsGoTo: (phone: string) =>
    `SMS gehen an ${phone}. Jede zählt zu den SMS Ihres Betriebs, und ein Telefonanbieter berechnet sie: etwa 2 Cent in den USA, bis zu 20 Cent anderswo.`,
  noPhone: 'Für Benachrichtigungen per SMS geben Sie oben unter „Telefon“ Ihre Mobilnummer an.',
  flood: (most: number) =>
    `Kommen in einer Stunde mehr als ${most} derselben Art, werden die übrigen zusammen in einer E-Mail gesendet.`,

  quiet: 'Ruhezeit',
  quietAbout: 'In dieser Zeit kommen nur dringende Nachrichten. Alles andere kommt danach in einer E-Mail.',
  from: 'Von',
  to: 'Bis',
  quietSame: 'Das Ende muss eine andere Zeit sein als der Anfang.',

  reports: 'Berichte per E-Mail',
  agenda: 'Die Termine des Tages, jeden Morgen',
  agendaHour: 'Gesendet um',
  agendaAbout: 'Nicht an Tagen ohne Termine, an denen Sie geschlossen haben.',
  weekly: 'Wie die Woche lief, am Montagmorgen',
  weeklyAbout: 'Anrufe, Termine und ihr Wert, gesparte Zeit und Fragen ohne Antwort.',

  devices: 'Push auf Ihren Geräten',
  devicesAbout:
    'Ein Push erscheint sofort auf Ihrem Telefon oder Computer, auch wenn Ahoy nicht geöffnet ist.',
  here: 'Dieses Gerät',
  turnOn: 'Push hier einschalten',
  on: 'Push ist hier eingeschaltet.',
  notPossible:
    'Dieser Browser kann keine Push-Meldungen zeigen. Auf einem iPhone oder iPad legen Sie Ahoy zuerst auf den Home-Bildschirm: Tippen Sie auf Teilen, dann „Zum Home-Bildschirm“.',
  refused:
    'Dieser Browser erlaubt keine Benachrichtigungen von Ahoy. Erlauben Sie sie in seinen Einstellungen für diese Seite, und versuchen Sie es erneut.',
  notTurnedOn: 'Push konnte hier nicht eingeschaltet werden. Bitte versuchen Sie es noch einmal.',
  noDevices: 'Noch kein Gerät.',
  turnOff: 'Ausschalten',
  turnOffOf: (name: string) => `${name} ausschalten`,
  since: (moment: string) => `Seit ${moment}`,

  test: 'Test an mich senden',
  testBy: { mail: 'Per E-Mail', sms: 'Per SMS', push: 'Per Push' },
  testSent: {
    mail: 'Ein Test ist unterwegs in Ihr Postfach.',
    sms: 'Ein Test ist unterwegs auf Ihr Telefon.',
    push: 'Ein Test ist unterwegs auf Ihre Geräte.',
  },
  notSaved: 'Ihre Auswahl konnte nicht gespeichert werden.',
};
