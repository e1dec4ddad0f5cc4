/** How the business works: who and where it is, its services, staff, hours and rules. */
import { counted, lengthOf } from './words.ts';

const before = (minutes: number): string =>
  minutes === 0 ? 'bis zum Beginn' : `${lengthOf(minutes)} vorher`;

export const business = {
  // Who it is and where
  title: 'Ihr Betrieb',
  isSaved: 'Gespeichert. Gilt ab dem nächsten Anruf',
  save: 'Betrieb speichern',
  saidSo: 'So, wie Ihr Empfang es sagen soll',
  nameMissing: 'Geben Sie einen Namen ein.',
  address: 'Adresse',
  addressAbout: 'Für Anrufer, die fragen, wo Sie sind (freiwillig)',
  emailAbout: 'Wohin Antworten von Kunden gehen (freiwillig)',
  country: 'Land',
  countryAbout: 'Bestimmt die Feiertage und wie Telefonnummern und Preise geschrieben werden',
  zone: 'Zeitzone',
  zoneAbout: 'Für Öffnungszeiten und Kalender. Suchen Sie eine Stadt, etwa „Berlin“ oder „New York“.',
  undoChanges: 'Änderungen zurücknehmen',
  setUpWay: 'Verbinden Sie Ihre Telefonnummer unter [Einrichtung].',
  billingWay: 'Wählen Sie unter [Abrechnung], wohin Anrufe gehen, wenn Ihr Tarif verbraucht ist.',
  renamed: (name: string) => `Ihre Begrüßung sagt noch „${name}“.`,
  renamedWay: 'Ändern Sie sie unter [Sprechweise].',
  otherCountry:
    'Ihre Preise behalten ihre Zahlen, aber in der Währung dieses Landes. Prüfen Sie sie unter [Leistungen].',
  otherZone: 'Ihre Öffnungszeiten gelten dann in der neuen Zeitzone.',
  bookingsStay: (count: number) =>
    count === 1
      ? 'Ihr nächster Termin bleibt zum selben Zeitpunkt:'
      : `Ihre ${count} kommenden Termine bleiben zum selben Zeitpunkt:`,
  sameMoment: (time: string, zone: string, newTime: string, newZone: string) =>
    `${time} in ${zone} ist ${newTime} in ${newZone}.`,

  // Rules
  rules: 'Buchungsregeln',
  rulesAbout: 'Sie gelten für Anrufer. Im Kalender können Sie buchen, was Sie möchten.',
  rulesSaved: 'Die neuen Regeln gelten ab dem nächsten Anruf',
  rulesNotSaved: 'Die Regeln wurden nicht gespeichert.',
  saveRules: 'Regeln speichern',
  rule: {
    noticeMinutes: {
      label: 'Späteste Buchung',
      about: 'Wie lange vor Beginn Anrufer noch buchen können.',
      say: before,
    },
    daysAhead: {
      label: 'Wie weit im Voraus',
      about: 'Wie viele Tage im Voraus Anrufer buchen können.',
      say: (days: number) => counted(days, 'Tag', 'Tage'),
    },
    stepMinutes: {
      label: 'Anfangszeiten',
      about: 'In welchem Abstand Termine beginnen können.',
      say: (minutes: number) => `Alle ${lengthOf(minutes)}`,
    },
    cancelNoticeMinutes: {
      label: 'Späteste Änderung oder Absage',
      about: 'Danach nimmt Ihr Empfang eine Nachricht für Sie auf.',
      say: before,
    },
  },
  unwanted: {
    title: 'Unerwünschte Anrufe',
    about: 'Ihr Empfang kann Bandansagen und Werbeanrufe erkennen und höflich beenden.',
    filters: {
      off: { label: 'Jeden Anruf annehmen', about: 'Kein Anruf wird wegen seines Inhalts beendet.' },
      careful: {
        label: 'Vorsichtig',
        about:
          'Beendet einen Anruf nur, wenn mehrere Zeichen zusammenkommen, etwa eine Bandansage, die eine Taste verlangt.',
      },
      strict: {
        label: 'Streng',
        about: 'Beendet einen Anruf eher. Sehen Sie ab und zu Ihre Spam-Anrufe durch.',
      },
    },
    sales: 'Verkäufer dürfen eine Nachricht hinterlassen',
    salesAbout: 'Wenn dies aus ist, werden auch Werbeanrufe beendet.',
    saved: 'Gespeichert. Gilt ab dem nächsten Anruf',
    notSaved: 'Nicht gespeichert.',
    marked:
      'Anrufe, die Ihr Empfang als Spam beendet, werden nicht berechnet und zählen nicht in Ihren Zahlen. Notfälle, bekannte Kunden und wer einen Termin möchte, werden immer angenommen.',
  },
  proof: 'Wie Anrufer sich ausweisen',
  proofAbout:
    'Eine Telefonnummer lässt sich fälschen. Bevor Ihr Empfang einen Termin nennt, verschiebt oder absagt, müssen Anrufer sagen:',
  proofFailed:
    'Nach drei falschen Antworten erfährt diese Nummer eine Stunde lang nichts über Termine. Ihr Empfang nimmt weiter Nachrichten auf und bucht neue Termine.',
  proofSaved: 'Gespeichert. Gilt ab dem nächsten Anruf',
  proofNotSaved: 'Nicht gespeichert.',
  proofs: {
    'name-when-vouched': {
      label: 'Ihren Namen, wenn der Telefonanbieter die Nummer bestätigt',
      about: 'Sonst auch Tag oder Uhrzeit des Termins. Schnell für die meisten Anrufer.',
    },
    'name-and-day': {
      label: 'Immer ihren Namen und Tag oder Uhrzeit des Termins',
      about:
        'Sicherer, wenn mehrere Personen ein Telefon teilen. Wer den Tag vergessen hat, hinterlässt eine Nachricht.',
    },
  },

  // Hours and special days
  hours: 'Öffnungszeiten',
  hoursAbout: (zone: string) =>
    `Die Zeiten gelten in ${zone}. Liegt das Ende vor dem Anfang, geht der Tag über Mitternacht hinaus.`,
  hoursSaved: 'Die neuen Zeiten gelten ab dem nächsten Anruf. Vorhandene Termine bleiben',
  hoursNotSaved: 'Die Zeiten wurden nicht gespeichert.',
  saveHours: 'Zeiten speichern',
  hoursProblem: (day: string | undefined, why: string) => `${day ?? 'Der Tag'}: ${why}.`,
  closures: 'Geschlossene und besondere Tage',
  closuresAbout:
    'Ihr Empfang nennt Anrufern diese Tage und bucht nichts, wenn Sie geschlossen haben. Vorhandene Termine bleiben.',
  publicHolidays: 'Feiertage …',
  addDay: 'Tag hinzufügen',
  noClosures: 'Keine besonderen Tage in Sicht',
  noClosuresAbout: 'Urlaub, ein Schulungstag, ein langer Samstag: Hier hinzufügen.',
  ordinaryAgain: (day: string) => `${day} hat wieder die üblichen Zeiten`,
  notOrdinary: 'Der besondere Tag wurde nicht entfernt.',
  dayNotBack: 'Der Tag wurde nicht wiederhergestellt.',
  openingText: (hours: readonly { from: string; to: string }[]) =>
    hours.length === 0
      ? 'Geschlossen'
      : `Geöffnet ${hours.map(({ from, to }) => `${from} bis ${to}`).join(' und ')}`,
  specialDay: 'Besonderer Tag',
  open: 'Geöffnet',
  dayWhy: 'Grund',
  dayWhyExample: 'Inventur',
  daySaved: (day: string, opening: string) => `${day}: ${opening}`,
  dayNotSaved: 'Der Tag wurde nicht gespeichert.',
  holidays: 'Feiertage',
  region: 'Bundesland oder Region',
  wholeCountry: 'Das ganze Land',
  noHolidays: 'Keine Feiertage gefunden',
  noHolidaysAbout: 'Sie können Ihre geschlossenen Tage einzeln hinzufügen.',
  allSpecial: 'Sie haben schon alle Feiertage der nächsten zwölf Monate hinzugefügt.',
  holidaysAbout:
    'Schalten Sie die Tage ein, an denen Sie geöffnet haben, und geben Sie die Zeiten an. Bis Sie speichern, hören Anrufer, dass Ihre Zeiten nicht bestätigt sind.',
  saveHolidays: 'Feiertage speichern',
  holidaysSet: (closed: number, open: number) =>
    [
      ...(closed > 0 ? [`An ${counted(closed, 'Feiertag', 'Feiertagen')} geschlossen`] : []),
      ...(open > 0 ? [`An ${counted(open, 'Feiertag', 'Feiertagen')} geöffnet`] : []),
    ].join(' · '),
  noDayClosed: 'Die Feiertage wurden nicht gespeichert.',

  // Services
  services: 'Leistungen',
  servicesAbout: 'Änderungen gelten ab dem nächsten Anruf.',
  noServices: 'Noch keine Leistungen',
  noServicesAbout: 'Ohne Leistungen kann Ihr Empfang nur Nachrichten aufnehmen.',
  addService: 'Leistung hinzufügen',
  newService: 'Neue Leistung',
  minutes: (count: number) => `${count} Min.`,
  minutesUnit: ' Min.',
  minutesBefore: (count: number) => `${count} Min. davor`,
  minutesAfter: (count: number) => `${count} Min. danach`,
  noPrice: 'kein Preis',
  noPriceShort: 'Kein Preis',
  nobodyDoesIt: 'niemand bietet sie an, also kann sie nicht gebucht werden',
  serviceNameMissing: 'Geben Sie einen Namen ein.',
  takes: 'Dauer',
  price: 'Preis',
  freeBefore: 'Freie Zeit davor',
  freeAfter: 'Freie Zeit danach',
  whoDoesIt: 'Wer sie anbietet',
  serviceSaved: (name: string) => `${name} ist gespeichert. Gilt ab dem nächsten Anruf`,
  serviceNotSaved: 'Die Leistung wurde nicht gespeichert.',
  retiring: {
    service: {
      done: (name: string) => `${name} wird nicht mehr angeboten`,
      failed: 'Die Leistung wurde nicht entfernt.',
    },
    staff: {
      done: (name: string) => `${name} kann nicht mehr gebucht werden`,
      failed: 'Die Person wurde nicht entfernt.',
    },
  },
  retireAbout: (name: string, coming: number) =>
    `${
      coming === 0
        ? 'Es gibt keine kommenden Termine.'
        : `${coming === 1 ? 'Ein kommender Termin bleibt' : `${coming} kommende Termine bleiben`} im Kalender. Verschieben oder sagen Sie dort ab, wenn nötig.`
    } ${name} wird Anrufern nicht mehr angeboten.`,

  // Staff
  staff: 'Mitarbeiter',
  staffAbout:
    'Die Personen, bei denen Anrufer buchen können. Wer sich anmelden darf, bestimmen Sie auf der Seite Team.',
  addStaff: 'Person hinzufügen',
  noStaffAbout: 'Fügen Sie mindestens eine Person hinzu, bei der Anrufer buchen können.',
  newStaff: 'Neue Person',
  worksAlways: 'Arbeitet während der gesamten Öffnungszeiten',
  worksOwnHours: 'Arbeitet zu eigenen Zeiten',
  staffNameAbout: 'Der Name, den Anrufer kennen.',
  staffNameMissing: 'Geben Sie einen Namen ein.',
  staffSaved: (name: string, isNew: boolean) =>
    `${name} ist gespeichert${isNew ? '. Wählen Sie nun unter Leistungen, was angeboten wird' : ''}`,
  staffNotSaved: 'Die Person wurde nicht gespeichert.',
  timeOff: 'Abwesenheit',
  timeOffTitle: (name: string) => `Abwesenheit von ${name}`,
  timeOffOf: (name: string) => `Abwesenheit von ${name}`,
  timeOffLine: (when: string, note: string) => `Abwesend ${when}${note === '' ? '' : `: ${note}`}`,
  removeTimeOff: (when: string) => `Entfernen: abwesend ${when}`,
  timeOffRemoved: (name: string, when: string) => `${name} kann wieder gebucht werden: ${when}`,
  timeOffNotRemoved: 'Die Abwesenheit wurde nicht entfernt.',
  timeOffNotBack: 'Die Abwesenheit wurde nicht wiederhergestellt.',
  endsFirst: 'Das Ende muss nach dem Anfang liegen.',
  timeOffNoteAbout: (zone: string) => `Die Zeiten gelten in ${zone}. Anrufer hören die Notiz nicht.`,
};
