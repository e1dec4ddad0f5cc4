/** The calendar and its dialogs. */
import { lengthOf } from './words.ts';

export const calendar = {
  views: { day: 'Tag', week: 'Woche', month: 'Monat' },
  view: 'Ansicht',
  before: { day: 'Der Tag davor', week: 'Die Woche davor', month: 'Der Monat davor' },
  after: { day: 'Der Tag danach', week: 'Die Woche danach', month: 'Der Monat danach' },
  staffInRows: 'Mitarbeiter in Zeilen',
  staff: 'Mitarbeiter',
  colors: 'Farben der Mitarbeiter',
  /** Of one staff member's column; a time follows. */
  slotOf: (name: string) => `${name}: Zeitfenster`,
  /** What the schedule names by itself. */
  schedule: {
    weekday: 'Wochentag',
    timeSlot: 'Zeitfenster',
    resourceSlot: 'Zeitfenster einer Person',
    more: 'Mehr',
    noEvents: 'Keine Termine',
    moreLabel: (count: number) => `+${count} weitere`,
  },
  tooMany: (most: string, view: 'day' | 'week' | 'month') =>
    `Nur die ersten ${most} Termine ${{ day: 'dieses Tages', week: 'dieser Woche', month: 'dieses Monats' }[view]} werden gezeigt. Wählen Sie eine kürzere Ansicht, um die übrigen zu sehen.`,
  help: 'Ziehen Sie einen Termin, um ihn zu verschieben, oder seinen Rand, um ihn zu verlängern. Mit der Tastatur: Umschalt und die Pfeile verschieben den ausgewählten, + und − ändern seine Dauer, Eingabe öffnet ihn.',
  none: 'Keine Termine',
  noneAbout: 'Hier ist nichts gebucht.',
  closedFor: (why: string) => `Geschlossen: ${why}`,
  specialHours: 'Besondere Zeiten',
  specialHoursFor: (why: string) => `Besondere Zeiten: ${why}`,
  blocked: 'Gesperrt',
  blockedFor: (why: string) => `Gesperrt: ${why}`,
  offLine: (what: string, when: string) => `${what} (${when})`,
  isOff: (name: string) => `${name} ist abwesend`,
  isOffFor: (name: string, why: string) => `${name}: ${why}`,
  /** A booking, for who hears it. */
  spoken: (customer: string, appointment: string, from: string, to: string, more: string | null) =>
    [`${customer}, ${appointment}, ${from} bis ${to}`, ...(more === null ? [] : [more])].join(', '),
  changedOnline: {
    moved: 'Vom Kunden online verschoben',
    cancelled: 'Vom Kunden online abgesagt',
  },
  movedOnline: 'vom Kunden online verschoben',
  missedVisit: 'nicht erschienen',
  missed: (appointment: string) => `${appointment}, nicht erschienen`,

  fromTo: (day: string, from: string, to: string) => `${day}, ${from} bis ${to}`,
  moveTo: 'Verschieben…',
  cancelBooking: 'Termin absagen',
  takeBack: 'Wiederherstellen',
  fromCall: 'Der Anruf, in dem gebucht wurde',
  addToCalendar: 'Zum Kalender hinzufügen',
  customersPage: 'Was der Kunde sieht',
  copyLink: 'Link des Kunden kopieren',

  move: 'Verschieben',
  moveOne: (customer: string) => `Termin von ${customer} verschieben`,
  nowAt: (service: string, moment: string, staff: string) => `${service}, jetzt ${moment} bei ${staff}`,
  leaveIt: 'So lassen',

  blockTime: 'Zeit sperren',
  block: 'Diese Zeit sperren',
  blockWho: 'Wessen Zeit',
  everybody: 'Alle',
  notBlocked: 'Die Zeit wurde nicht gesperrt.',
  blockedNow: (name: string | null) =>
    name === null ? 'Dann kann niemand gebucht werden.' : `${name} kann dann nicht gebucht werden.`,
  unblocked: (when: string) => `Wieder buchbar: ${when}`,
  blockedAlready: 'Gesperrte Zeiten',
  blockLine: (who: string, when: string, note: string) => `${who}, ${when}${note === '' ? '' : `: ${note}`}`,
  clashes: (count: number, more: boolean) =>
    count === 1
      ? 'Ein Termin liegt in dieser Zeit'
      : `${more ? 'Mehr als ' : ''}${count} Termine liegen in dieser Zeit`,
  clashesStay: 'Sie bleiben, bis Sie sie verschieben oder absagen:',
  clash: (customer: string, appointment: string, moment: string) => `${customer}, ${appointment}, ${moment}`,

  newBooking: 'Neuer Termin',
  notMade:
    'Der Termin wurde nicht gebucht. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut; er wird nie doppelt gebucht.',
  serviceLength: (service: string, minutes: number) => `${service}, ${minutes} Min.`,
  customerName: 'Name des Kunden',
  customerAbout: 'Namen oder Nummer eintippen, um einen Kunden zu finden',
  customerLine: (name: string, phone: string) => (name === '' ? phone : `${name}, ${phone}`),
  phoneAbout: 'Wird ausgefüllt, wenn Sie einen Kunden wählen',
  noteAbout: 'Nur Sie und Ihr Team sehen sie',
  saveNote: 'Notiz speichern',
  neverMind: 'Doch nicht',
  book: 'Buchen',

  with: 'Bei',
  whoeverIsFree: 'Wer frei ist',
  time: 'Uhrzeit',
  freeTimes: 'Freie Zeiten',
  loadingTimes: 'Freie Zeiten werden geladen',
  timesFailed: 'Die freien Zeiten konnten nicht geladen werden. Sie können trotzdem eine Uhrzeit eingeben.',
  nothingFree: 'An diesem Tag ist nichts frei. Wählen Sie einen anderen Tag oder eine andere Person.',

  notFree: 'Diese Zeit ist nicht frei',
  noneNear: 'In der Nähe ist nichts frei. Wählen Sie einen anderen Tag.',
  freeNear: 'Diese Zeiten in der Nähe sind frei:',
  anywayWith: (staff: string) => `Trotzdem bei ${staff} buchen`,
  restoreAnyway: 'Trotzdem wiederherstellen',
  inTheWay: {
    booking: (customer: string, service: string, from: string, to: string) =>
      `Schon gebucht: ${customer}, ${service}, ${from} bis ${to}. Beide wären gleichzeitig.`,
    blocked: (note: string) =>
      note === '' ? 'Diese Zeit ist gesperrt.' : `Diese Zeit ist gesperrt: ${note}.`,
    off: (staff: string, note: string) =>
      note === '' ? `${staff} ist abwesend.` : `${staff} ist abwesend: ${note}.`,
    closed: 'Sie haben dann geschlossen, oder schließen vor dem Ende.',
    notWorking: (staff: string) => `${staff} arbeitet nicht die ganze Zeit.`,
    notTheirService: (staff: string) => `${staff} bietet diese Leistung nicht an.`,
    past: 'Diese Zeit ist vorbei.',
    farAhead: (days: number) => `Das ist mehr als ${days} Tage hin, weiter als Sie Termine annehmen.`,
  },
  verySoon: 'Das ist sehr bald',
  soonerThan: (minutes: number) =>
    `Anrufer müssen ${lengthOf(minutes)} im Voraus buchen, und das ist früher. Trotzdem?`,
  doIt: 'Trotzdem',

  notMoved: 'Der Termin wurde nicht verschoben.',
  givenAway: (names: readonly string[]) =>
    names.length === 0
      ? 'Diese Zeit kann nicht mehr gebucht werden: Sie haben geschlossen, die Zeit ist gesperrt oder jemand anders ist gebucht.'
      : `Zu dieser Zeit ist jetzt jemand anders gebucht: ${names.join(', ')}. Beide wären gleichzeitig.`,
  notCancelled: 'Der Termin wurde nicht abgesagt.',
  notMarked: 'Das wurde nicht vermerkt.',
  moved: (customer: string, moment: string, staff: string) => `${customer}: ${moment} bei ${staff}`,
  cancelled: (customer: string, moment: string) => `Abgesagt: ${customer}, ${moment}`,
  didNotCome: (customer: string | null) => `${customer ?? 'Der Kunde'} ist nicht erschienen`,
  booked: (customer: string, moment: string) => `Gebucht: ${customer}, ${moment}`,

  subscribe: 'Abonnieren',
  feeds: 'Termine im eigenen Kalender sehen',
  feedsAbout:
    'Fügen Sie einen Link in Google Kalender, Outlook oder Apple Kalender ein. Wer den Link hat, kann die Termine lesen: Geben Sie ihn mit Bedacht weiter. Sie können ihn widerrufen.',
  wholeBusiness: 'Ganzer Betrieb',
  feedMade: (day: string) => `Erstellt am ${day}`,
  feedNotRevoked: 'Der Link wurde nicht widerrufen. Versuchen Sie es gleich noch einmal.',
  reallyRevoke: 'Widerrufen? Kalender, die ihn verwenden, werden nicht mehr aktualisiert',
  feedNotMade: (why: string | null) =>
    `Der Link wurde nicht erstellt. ${why ?? 'Versuchen Sie es gleich noch einmal.'}`,
  whoseBookings: 'Wessen Termine',
  makeFeed: 'Link erstellen',
};
