/** The keys by which other programs use the service. */
export const apiKeys = {
  notYours: 'Nur Inhaber und Manager können Schlüssel erstellen',
  notYoursAbout: 'Fragen Sie einen Inhaber oder Manager danach.',
  newKey: 'Neuer Schlüssel',
  about:
    'Verbinden Sie Ihre Website, Ihre Kasse oder eine Tabelle mit Ahoy. Die [Dokumentation] zeigt alles, was möglich ist, und Sie können es dort ausprobieren.',
  none: 'Noch keine Schlüssel',
  noneAbout: 'Ein Schlüssel gibt einem Programm die Rechte, die Sie wählen, bis Sie ihn widerrufen.',
  makeFirst: 'Schlüssel erstellen',
  keys: 'Schlüssel',
  use: 'So verwenden Sie einen Schlüssel',
  useAbout:
    'Senden Sie den Schlüssel mit jeder Anfrage. Die Termine der kommenden Woche, aus einem Terminal:',
  made: (day: string, by: string | null) => `erstellt am ${day}${by === null ? '' : ` von ${by}`}`,
  neverUsed: 'nie verwendet',
  lastUsed: (moment: string) => `zuletzt verwendet: ${moment}`,
  opensNothing: 'Gilt nicht mehr: Wer ihn erstellt hat, ist nicht mehr Inhaber oder Manager.',

  revokeOne: (name: string) => `${name} widerrufen`,
  notRevoked: (name: string) => `${name} wurde nicht widerrufen. Der Schlüssel gilt weiter.`,
  reallyRevoke: (name: string) => `${name} widerrufen?`,
  revokeAbout:
    'Das Programm, das ihn verwendet, verliert sofort den Zugang. Das lässt sich nicht rückgängig machen, aber Sie können einen neuen Schlüssel erstellen.',

  newTitle: 'Neuer API-Schlüssel',
  nameAbout: 'Das Programm, das ihn verwendet, damit Sie später wissen, wofür er ist.',
  nameExample: 'Unsere Website',
  noName: 'Geben Sie ihm einen Namen.',
  scopes: 'Rechte',
  itMay: 'Er darf',
  read: 'Lesen',
  change: 'Ändern',
  readOne: (subject: string) => `${subject} lesen`,
  changeOne: (subject: string) => `${subject} ändern`,
  noScope: 'Wählen Sie mindestens ein Recht.',
  unreached:
    'Ahoy ist nicht erreichbar. Es wurde kein Schlüssel erstellt. Versuchen Sie es gleich noch einmal.',
  make: 'Schlüssel erstellen',
  isMade:
    'Das ist Ihr Schlüssel. Kopieren Sie ihn jetzt in Ihr Programm: [Wir zeigen ihn nicht noch einmal.]',
  example: 'Zum Beispiel die Termine der kommenden Woche:',
  isCopied: 'Ich habe ihn kopiert',

  /** What a key may be allowed, and what that is. */
  subjects: {
    bookings: ['Termine', 'Termine und freie Zeiten'],
    calls: ['Anrufe', 'Verlauf, Mitschriften, Bewertungen'],
    customers: ['Kunden', 'Namen, Nummern, Notizen'],
    messages: ['Nachrichten', 'was Anrufer hinterlassen haben'],
    businesses: ['Betrieb', 'Öffnungszeiten, Mitarbeiter, Leistungen'],
    calendar: ['Kalender-Abos', 'Adressen zum Abonnieren'],
    insights: ['Auswertung', 'Zahlen im Zeitverlauf'],
  } satisfies Record<string, [string, string]>,
  writeOnly: (subject: string) => `${subject} (nur schreiben)`,
  readOnly: (subject: string) => `${subject} (nur lesen)`,
};
