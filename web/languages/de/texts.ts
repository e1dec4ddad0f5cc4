/** Text messages with customers, and the registration that US carriers ask for. */
export const texts = {
  title: 'SMS',
  none: 'Noch keine SMS',
  noneAbout:
    'Schreibt ein Kunde eine SMS an eine Ihrer Nummern, antwortet der Empfang, und die Unterhaltung erscheint hier.',
  choose: 'Wählen Sie eine Unterhaltung.',
  earlier: 'Frühere Unterhaltungen',
  isNew: 'Neu',
  notDelivered: 'Nicht zugestellt',
  all: 'Alle Unterhaltungen',
  thread: (who: string) => `SMS mit ${who}`,
  picture: 'Bild vom Kunden',
  from: {
    received: 'Kunde',
    reply: 'Empfang',
    'by-hand': 'Ihr Team',
    booking: 'Terminbenachrichtigung',
    reminder: 'Erinnerung',
    review: 'Bitte um Bewertung',
    notice: 'Benachrichtigung',
  },
  status: {
    queued: 'Wartet auf den Versand',
    sending: 'Wird gesendet',
    sent: 'Gesendet',
    delivered: 'Zugestellt',
    undelivered: 'Nicht zugestellt',
    failed: 'Nicht gesendet',
    received: 'Empfangen',
  },
  /** Why a text did not arrive, by the carrier's code. */
  why: (code: number | null): string =>
    WHY[code ?? 0] ?? `Ihr Telefonanbieter meldete den Code ${code ?? 'unbekannt'}.`,
  optedOut: 'Dieser Kunde hat STOP geschrieben. Es kann keine SMS gesendet werden, bis er START schreibt.',
  held: 'Sie beantworten diese Unterhaltung selbst. Der Empfang schweigt hier und übernimmt wieder nach 12 Stunden ohne eine SMS von Ihnen.',
  answers: 'Der Empfang beantwortet diese Unterhaltung.',
  takeOver: 'Selbst antworten',
  handBack: 'Den Empfang antworten lassen',
  write: 'Ihre SMS',
  send: 'SMS senden',
  empty: 'Schreiben Sie zuerst etwas.',
  notSent: 'Die SMS wurde nicht gesendet.',
  notChanged: 'Das wurde nicht geändert.',
  length: (characters: number) => `${characters} von 1.600 Zeichen`,
  blocked:
    'Telefonanbieter in den USA blockieren SMS von Ihrer Nummer, weil Ihr Betrieb noch nicht dafür registriert ist. Es gehen keine weiteren SMS hinaus, bis Sie Ihre Registrierung unter Einrichtung aktualisieren.',
  toRegistration: 'Einrichtung öffnen',

  registration: 'SMS in den USA',
  registrationAbout:
    'Telefonanbieter in den USA stellen geschäftliche SMS nur von registrierten Absendern zu. Sie registrieren sich bei Ihrem Telefonanbieter, etwa Twilio; das dauert einige Tage bis einige Wochen. Anrufe gehen auch ohne. Außerhalb der USA und Kanadas brauchen Sie hier nichts.',
  steps: [
    'Marke (Brand): Ihr Telefonanbieter prüft Name, Adresse und Steuernummer Ihres Betriebs.',
    'Kampagne (Campaign): Sie beschreiben Ihre SMS. Sagen Sie, dass Kunden Antworten, Bestätigungen und Erinnerungen zu gewünschten Terminen bekommen und mit STOP antworten können.',
    'Fügen Sie Ihre Nummer dem Messaging-Dienst der Kampagne hinzu. Eine Nummer außerhalb wird ebenfalls blockiert.',
    'Gebührenfreie Nummern (800, 833, 844 usw.) brauchen statt Marke und Kampagne eine eigene Prüfung.',
  ],
  brand: 'Marke',
  campaign: 'Kampagne',
  tollFree: 'Prüfung gebührenfreier Nummern',
  state: {
    'not-started': 'Nicht begonnen',
    submitted: 'Eingereicht, wartet',
    approved: 'Genehmigt',
    failed: 'Abgelehnt',
  },
  saveRegistration: 'Speichern',
  registrationSaved: 'Gespeichert. SMS werden erneut versucht.',
  refused: (at: string, code: number | null) =>
    `Die Telefonanbieter haben eine SMS blockiert (${at}), weil diese Registrierung fehlt (Code ${code ?? 30034}). Es gehen keine SMS hinaus, bis Sie unten den Stand ändern.`,
};

const WHY: Readonly<Record<number, string>> = {
  0: 'Ihr Telefonanbieter war nicht erreichbar oder nannte keinen Grund.',
  21_211: 'Das ist keine gültige Telefonnummer.',
  21_408: 'SMS in dieses Land sind bei Ihrem Telefonanbieter ausgeschaltet.',
  21_606: 'Ihre Nummer kann keine SMS senden. Prüfen Sie das bei Ihrem Telefonanbieter.',
  21_608: 'Ihr Konto beim Telefonanbieter ist ein Testkonto und schreibt nur an dort bestätigte Nummern.',
  21_610: 'Der Kunde hat STOP geschrieben.',
  21_614: 'Diese Nummer kann keine SMS empfangen; vielleicht ist es ein Festnetzanschluss.',
  30_003: 'Das Telefon ist ausgeschaltet oder nicht erreichbar.',
  30_004: 'Der Telefonanbieter des Kunden hat die SMS blockiert.',
  30_005: 'Diese Nummer gibt es nicht mehr.',
  30_006: 'Das ist ein Festnetzanschluss, oder sein Anbieter ist nicht erreichbar.',
  30_007:
    'Der Telefonanbieter hat die SMS als unerwünscht gefiltert. Lassen Sie Links weg, oder ändern Sie den Text.',
  30_008: 'Der Telefonanbieter nannte keinen Grund.',
  30_032: 'Ihre gebührenfreie Nummer ist noch nicht für SMS geprüft. Siehe Einrichtung.',
  30_034: 'Ihr Betrieb ist noch nicht für SMS in den USA registriert. Siehe Einrichtung.',
};
