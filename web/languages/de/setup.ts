/** Setting up a business: from its trade to a number that is answered. */
import { counted } from './words.ts';

export const setup = {
  title: 'Einrichtung',
  staff: (business: string) => `Nur Inhaber und Manager können ${business} einrichten.`,
  stepsDone: (done: number, all: number) => `Einrichtung: ${done} von ${all}`,

  // The wizard
  lead: 'Ihr Empfang, in wenigen Minuten.',
  signedInAs: (email: string) => `Angemeldet als ${email}`,
  backTo: (business: string) => `Zurück zu ${business}`,
  steps: 'Schritte',
  stepTitles: {
    trade: 'Was machen Sie?',
    place: 'Wer und wo?',
    hours: 'Wann haben Sie geöffnet?',
    offer: 'Was bieten Sie an?',
  },
  back: 'Zurück',
  create: 'Meinen Empfang erstellen',
  notCreated: (why: string) =>
    `Ihr Empfang konnte nicht erstellt werden: ${why} Versuchen Sie es noch einmal.`,
  trades: 'Arten von Betrieben',
  name: 'Name des Betriebs',
  nameMissing: 'Geben Sie den Namen Ihres Betriebs ein.',
  pricesIn: (currency: string) => `Preise in ${currency}`,
  zoneAbout: 'Suchen Sie eine Stadt, etwa „Berlin“ oder „New York“',
  teamAbout: 'Ein Name je Zeile',
  teamMissing: 'Geben Sie mindestens einen Namen ein.',
  hoursAbout: (zone: string) =>
    `Die Zeiten gelten in ${zone}. Außerhalb dieser Zeiten können Anrufer nicht buchen.`,
  hoursMissing: 'Schalten Sie mindestens einen Tag ein, an dem Sie geöffnet haben.',
  greeting: 'Begrüßung',
  services: 'Was gebucht werden kann',
  servicesAbout: 'Lassen Sie einen Preis leer, hören Anrufer keinen.',
  servicesMissing: 'Fügen Sie mindestens eine Leistung hinzu.',
  serviceNameMissing: 'Jede Leistung braucht einen Namen.',
  minutesOf: (service: string) => `Minuten für ${service}`,
  priceOf: (service: string, currency: string) => `Preis für ${service} in ${currency}`,
  answers: 'Was Anrufer fragen',
  answersAbout:
    'Ihr Empfang sagt dies Wort für Wort. Ändern Sie, was bei Ihnen anders ist, und entfernen Sie, was nicht passt.',

  // The list of what is left to do
  allDone: 'Alles erledigt: Jeder Anruf wird angenommen.',
  ready: (done: number, all: number) =>
    `Ihr Empfang ist bereit: ${done} von ${all} Schritten sind erledigt. Sie können jederzeit gehen. Diese Liste bleibt, bis alles erledigt ist.`,
  done: '(erledigt)',
  hasReceptionist: (business: string) => `${business} hat einen Empfang`,
  hasReceptionistAbout: 'Er kennt Ihre Zeiten, Ihre Leistungen und Ihre Antworten.',
  hear: 'Ausprobieren',
  hearAbout:
    'Rufen Sie von hier aus an: Er nimmt sofort ab. Fragen Sie nach den Öffnungszeiten, oder buchen Sie einen Termin.',
  holidays: 'Angeben, wann Sie an Feiertagen geschlossen haben',
  holidaysDone: 'Ihr Empfang kennt Ihre Zeiten an Feiertagen.',
  holidaysAbout:
    'Anrufer fragen nach Feiertagen. Bis Sie sagen, ob Sie geöffnet haben, hören sie, dass Ihre Zeiten nicht bestätigt sind.',
  chooseHolidays: 'Feiertage festlegen',
  connectNumber: 'Telefonnummer verbinden',
  testCall: 'Vom eigenen Telefon anrufen',
  testCallAbout: (number: string | null) =>
    number === null
      ? 'Verbinden Sie zuerst eine Nummer.'
      : `Rufen Sie ${number} von Ihrem Telefon an. Diese Seite zeigt von selbst, wenn der Anruf da ist.`,
  testCallCame: 'Auf Ihrer Nummer ist ein Anruf eingegangen.',
  seeCalls: 'Sehen, wer anruft',
  later: 'Später: zur Live-Seite',
  call: (business: string) => `${business} anrufen`,
  notPutThrough: 'Der Anruf kam nicht zustande. Prüfen Sie Ihre Internetverbindung, und rufen Sie erneut an.',
  called: 'Das war Ihr Empfang. [Anruf lesen]',

  // Numbers
  buyNumber: (carriers: string) =>
    `Kaufen Sie bei ${carriers} eine Nummer für Sprache, oder nehmen Sie eine, die Sie dort haben. Um die Nummer zu behalten, die Ihre Kunden kennen, lassen Sie Ihren Telefonanbieter deren Anrufe dorthin weiterleiten.`,
  numbers: (business: string) => `Nummern von ${business}`,
  /** `Billing` leads to the plans. */
  numbersLimit: (limit: number, over: boolean) =>
    `Ihr Tarif enthält ${limit === 1 ? 'eine Nummer' : `${limit} Nummern`}. ${
      over ? 'Alle Ihre Nummern werden weiter angenommen, aber es kann keine hinzukommen. ' : ''
    }Was andere Tarife enthalten, sehen Sie unter [Abrechnung].`,
  addNumber: 'Weitere Nummer hinzufügen',
  carrier: 'Ihr Telefonanbieter',
  eitherCarrier: (one: string, other: string) => `${one} oder ${other}`,
  number: (carrier: string) => `Die Nummer bei ${carrier}`,
  at: (carrier: string) => `Bei ${carrier}`,
  numberAbout: 'Wie Sie sie in Ihrem Land schreiben, oder mit + und Landesvorwahl',
  connect: 'Diese Nummer verbinden',
  waiting: 'Warten auf Ihren Testanruf …',
  works: (moment: string) => `Es klappt: Ein Anruf ist eingegangen, ${moment}.`,
  keptUntil: (moment: string) =>
    `Sie ist für Sie reserviert bis: ${moment}. Ein eingehender Anruf macht sie endgültig zu Ihrer.`,
  keptNoMore:
    'Drei Tage lang ging kein Anruf darauf ein, deshalb kann ein anderer Betrieb sie verbinden. Ein eingehender Anruf macht sie endgültig zu Ihrer.',
  disconnect: 'Trennen',
  disconnectOf: (number: string) => `${number} trennen`,
  disconnectAsk: (number: string) => `${number} trennen?`,
  disconnectAbout:
    'Anrufe darauf werden nicht mehr angenommen: Anrufer hören, dass die Nummer nicht vergeben ist, bis Sie sie bei Ihrem Telefonanbieter woandershin leiten. Ein laufender Anruf wird zu Ende geführt, und die Aufzeichnungen ihrer Anrufe bleiben.',
  show: (number: string) => `Zeigen, dass ${number} Ihnen gehört`,
  elsewhere: (number: string) => `${number} gehört hier zu einem anderen Betrieb.`,
  connectedBefore: (number: string) =>
    `${number} war schon verbunden, und drei Tage lang ging kein Anruf darauf ein.`,
  codeAbout:
    'Gehört sie Ihnen, zeigt es ein Code: Wir rufen die Nummer an oder senden ihr eine SMS, und Sie geben die sechs Ziffern ein.',
  noCode:
    'Sie kann verbunden werden, wenn sie dort getrennt ist, oder drei Tage nach dem Verbinden, falls kein Anruf darauf einging. Für den Nachweis mit einem Code muss, wer diese Installation betreibt, TWILIO_CALLER_ID oder SIGNALWIRE_CALLER_ID setzen.',
  codeByCall:
    'Wir rufen die Nummer an und sagen den Code, sie muss also auf einem Telefon klingeln, das Sie abnehmen können. Leiten Sie sie bei Ihrem Telefonanbieter so lange dorthin. Bis Sie den Code eingeben, ändert sich nichts.',
  callCode: 'Anrufen und Code sagen',
  textCode: 'Code per SMS senden',
  codeSent: (minutes: number) => `Der Code ist unterwegs. Er gilt ${counted(minutes, 'Minute', 'Minuten')}.`,
  otherNumber: 'Andere Nummer verwenden',
  code: 'Der Code',
  sixDigits: 'Sechs Ziffern',

  /** In the words of each carrier's own pages. */
  atCarrier: {
    twilio: {
      voiceSettings:
        'Öffnen Sie bei Twilio jede Nummer unter Phone Numbers, Manage, Active numbers, und setzen Sie unter Voice configuration:',
      voice: 'A call comes in: Webhook',
      fallback: 'Primary handler fails: Webhook',
      status: 'Call status changes',
      textSettings: 'Und unter Messaging configuration, damit SMS bei Ihren Nachrichten erscheinen:',
      sms: 'A message comes in: Webhook',
    },
    signalwire: {
      voiceSettings:
        'Öffnen Sie bei SignalWire jede Nummer unter Phone Numbers, wählen Sie Edit Settings, lassen Sie Anrufe mit cXML webhooks behandeln, und setzen Sie unter Voice and Fax Settings:',
      voice: 'When a call comes in',
      fallback: 'Fallback URL',
      status: 'Status change webhook',
      textSettings:
        'Und unter Messaging Settings, mit cXML webhooks für die Nachrichten, damit SMS bei Ihren Nachrichten erscheinen:',
      sms: 'When a message comes in',
    },
  },
  webhooksLocal: (carrier: string) =>
    `${carrier} kann diesen Computer nicht erreichen. Geben Sie dem Dienst eine Adresse im Internet, und setzen Sie PUBLIC_URL darauf.`,
  webhooksAbout: 'Alle per HTTP POST. Dann speichern, und die Nummer von einem beliebigen Telefon anrufen.',
  copyOf: (what: string) => `Kopieren: ${what}`,

  // Warnings above every page
  warnings: 'Wer diese Installation betreibt, muss noch etwas einrichten',
  warning: {
    mail: 'Von diesem Dienst geht keine E-Mail hinaus: Einladungen, Antworten an Kunden und Links für neue Passwörter kommen nicht an. Es muss ein Mailserver eingerichtet werden (SMTP_URL, EMAIL_FROM).',
    recordings:
      'Sie nehmen Anrufe auf, und die Aufnahmen gehen bei jeder Aktualisierung des Dienstes verloren. Er braucht eine dauerhafte Festplatte (DATA_DIR) oder einen Bucket (S3_BUCKET).',
    hearing:
      'Der Empfang kann Anrufer nicht hören: Sie werden zu Ihrem Telefon durchgestellt oder hinterlassen eine Nachricht. Es muss eine Spracherkennung eingerichtet werden (DEEPGRAM_API_KEY).',
    'spoken-messages':
      'Nach dem Signalton gesprochene Nachrichten können hier nicht abgespielt werden. Das Telefonkonto muss angegeben werden (TWILIO_ACCOUNT_SID).',
  },
  failingVendor: (vendor: string) =>
    `${vendor} antwortet nicht, wie es soll. Anrufe werden ohne diesen Anbieter angenommen, vielleicht weniger gut. Sein Schlüssel und sein Konto müssen geprüft werden.`,
};
