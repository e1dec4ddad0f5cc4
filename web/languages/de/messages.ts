/** The messages that callers leave, and the answers to them. */
export const messages = {
  which: 'Welche Nachrichten',
  show: { open: 'Offen', snoozed: 'Später', done: 'Erledigt', texts: 'SMS' },
  openCount: (urgent: boolean): string => (urgent ? ' offen, davon dringende' : ' offen'),
  none: {
    open: {
      title: 'Keine offenen Nachrichten',
      about: 'Nachrichten von Anrufern erscheinen hier, bis jemand sie als erledigt markiert.',
    },
    snoozed: {
      title: 'Keine zurückgestellten Nachrichten',
      about: 'Nachrichten, die Sie auf später verschieben, warten hier und kommen von selbst zurück.',
    },
    done: {
      title: 'Noch keine erledigten Nachrichten',
      about: 'Nachrichten, die Sie als erledigt markieren, erscheinen hier.',
    },
  },
  earlier: 'Frühere Nachrichten',
  notLoaded: 'Nachrichten konnten nicht geladen werden. Erneut versuchen',
  undelivered: (subject: string, recipient: string) =>
    `Die E-Mail „${subject}“ hat ${recipient} nicht erreicht.`,
  mailServerSaid: (error: string) => `Der Mailserver meldete: ${error}`,

  assignedTo: 'Zugewiesen an',
  addAddress: 'E-Mail-Adresse für die Antwort hinzufügen',
  answer: 'Per E-Mail antworten',
  answerByText: 'Per SMS antworten',
  callBack: 'Zurückrufen',
  markCalled: 'Als zurückgerufen markieren',
  calledBack: (at: string) => `Zurückgerufen · ${at}`,
  later: 'Später',
  more: 'Mehr',
  snoozes: {
    hour: 'In einer Stunde',
    evening: 'Heute Abend',
    tomorrow: 'Morgen früh',
    monday: 'Montag früh',
  },
  backNow: 'Wieder zu den offenen',
  backAt: (at: string) => `Wieder da: ${at}`,
  isLater: 'Nachricht zurückgestellt.',
  reopen: 'Wieder öffnen',
  recordingFailed:
    'Die Aufnahme konnte nicht von Ihrem Telefonanbieter geladen werden. Vielleicht wurde sie dort gelöscht.',
  recording: 'Was der Anrufer gesagt hat',

  answered: (by: 'mail' | 'text', status: 'queued' | 'sent' | 'delivered' | 'failed', at: string) =>
    `Beantwortet per ${by === 'mail' ? 'E-Mail' : 'SMS'}, ${{ queued: 'unterwegs', sent: 'gesendet', delivered: 'zugestellt', failed: 'nicht zugestellt' }[status]} · ${at}`,
  notDelivered: (by: 'mail' | 'text', error: string | null) =>
    by === 'mail'
      ? `Der Mailserver meldete: ${error ?? 'nichts'}. Prüfen Sie die Adresse, oder rufen Sie an.`
      : `Ihr Telefonanbieter konnte es nicht zustellen${error === null ? '' : ` (Code ${error})`}. Rufen Sie stattdessen an.`,
  answerTo: (address: string) => `Antwort an ${address}`,
  textAbout: 'Geht so hinaus, wie Sie es schreiben, von Ihrer Nummer.',
  answerAbout: 'Wir ergänzen eine Anrede, Name und Nummer Ihres Betriebs und die Nachricht.',
  empty: 'Schreiben Sie zuerst etwas.',
  answerUnreachable:
    'Ahoy ist nicht erreichbar. Ihre Antwort ist noch da. Versuchen Sie es gleich noch einmal.',
  thenDone: 'Mit dem Senden gilt die Nachricht als erledigt.',
  doNotAnswer: 'Antwort verwerfen',
  send: 'Antwort senden',

  isDone: 'Nachricht als erledigt markiert.',
  isOpen: 'Nachricht wieder geöffnet.',
  notMoved: 'Die Nachricht wurde nicht geändert.',
  notAssigned: 'Die Nachricht wurde nicht zugewiesen.',
};
