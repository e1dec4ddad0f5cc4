/** Who works with the dashboard. */
export const team = {
  staff: 'Nur Inhaber und Manager können das Team sehen.',
  members: 'Mitglieder',
  roles: { owner: 'Inhaber', manager: 'Manager', staff: 'Mitarbeiter' },
  you: '(Sie)',
  change: 'Ändern',
  changeOf: (name: string) => `Rolle von ${name} ändern`,
  mayDo: (name: string) => `Was ${name} darf`,
  leave: 'Verlassen',
  leaveTeam: 'Team verlassen',
  leaveBusiness: (business: string) => `${business} verlassen?`,
  consequence: (self: boolean, business: string) =>
    self
      ? `Sie haben dann keinen Zugang mehr zu ${business}. Ihr Kalender und Ihre Termine bleiben.`
      : `Diese Person hat dann keinen Zugang mehr zu ${business}. Kalender und Termine bleiben.`,

  role: 'Rolle',
  rights: {
    owner: 'Inhaber: alles, auch Team und Abrechnung',
    manager: 'Manager: alles, außer Inhaber zu ändern',
    staff: 'Mitarbeiter: der eigene Kalender',
  },
  who: 'Person im Kalender',
  whoOptional: 'Person im Kalender, falls vorhanden',
  whoExample: 'Person wählen',
  whoMissing: 'Wählen Sie, welche Person im Kalender das ist.',

  phone: 'Telefon',
  phoneNumber: 'Telefonnummer',
  phoneAbout:
    'Ihr Empfang ruft dort an, wenn er einen Anrufer durchstellt, und Benachrichtigungen per SMS gehen dorthin. Anrufer hören sie nie.',
  savePhone: 'Telefon speichern',
  phoneSaved: 'Telefon gespeichert.',

  invite: 'Jemanden einladen',
  send: 'Einladung senden',
  seePlans: 'Tarife ansehen',
  sent: (to: string) =>
    `Einladung an ${to} gesendet. Sie können diesen Link auch selbst senden. Wir zeigen ihn nur jetzt:`,
  copyLink: 'Link kopieren',
  invited: 'Eingeladen',
  expired: 'Abgelaufen',
  until: (date: string) => `Bis ${date}`,
  sendAgain: 'Erneut senden',
  sendAgainTo: (email: string) => `Erneut an ${email} senden`,
  revokeOf: (email: string) => `Einladung für ${email} widerrufen`,
};
