/** What the phone brought in. */
import { counted } from './words.ts';

export const insights = {
  staff: 'Nur Inhaber und Manager können die Zahlen des Betriebs sehen.',
  none: 'Keine Anrufe',
  noneAbout: 'In diesem Zeitraum und im vorigen hat niemand angerufen. Testanrufe zählen nicht mit.',

  range: 'Zeitraum',
  untilToday: 'Zeitraum bis heute',
  ranges: { '7d': '7 Tage', '30d': '30 Tage', '90d': '90 Tage', '1y': '1 Jahr' },
  custom: 'Eigener',
  to: 'bis',
  compared: (now: string, before: string) => `${now}, verglichen mit ${before}`,

  calls: 'Anrufe',
  pickedUp: 'Angenommen',
  booked: 'Gebucht',
  conversion: 'Buchungsquote',
  goals: 'Ziel erreicht',
  minutes: 'Minuten',
  valueOfBookings: 'Wert der Termine',
  usualWait: 'Übliche Wartezeit',
  noFigure: 'Keine',
  noneBefore: 'kein Vergleich',
  asBefore: 'unverändert',
  inDaysBefore: (figure: string) => `${figure} im Zeitraum davor`,
  change: (share: string, more: boolean) => `${more ? '▲' : '▼'} ${share} ${more ? 'mehr' : 'weniger'}`,
  changedFrom: (figure: string) => `zuvor ${figure}`,

  table: 'Tabelle',
  asTable: (title: string) => `${title}, als Tabelle`,
  bookings: 'Termine',
  value: 'Wert',
  total: 'Gesamt',
  callsBefore: 'Anrufe davor',
  callsAbout: (daily: boolean, before: number) =>
    `Je ${daily ? 'Tag' : 'Woche'}, verglichen mit den ${before} Tagen davor. Testanrufe zählen nicht mit.`,
  busiest: (day: string, calls: number) =>
    `Am meisten los war: ${day}, mit ${counted(calls, 'Anruf', 'Anrufen')}.`,
  downloadCsv: 'CSV herunterladen',
  sold: (money: string, bookings: number) => `${money} aus ${counted(bookings, 'Termin', 'Terminen')}`,
  valueAbout: (sold: string) => `${sold}, per Telefon gebucht, ohne abgesagte`,
  valueInWords: (sold: string, before: string) => `${sold} insgesamt; ${before} im Zeitraum davor.`,

  peakHours: 'Stoßzeiten',
  noPeak: 'Keine Anrufe in diesem Zeitraum.',
  peak: (weekday: string, hour: string, zone: string) =>
    `Die meisten Anrufe kamen: ${weekday}, ${hour} (${zone}).`,

  outcomes: 'Ergebnisse',
  noOutcomes: 'In diesem Zeitraum endete kein Anruf.',
  outcomesAbout:
    'Wie Anrufe endeten. Beantwortet: Der Anrufer bekam eine Antwort und brauchte sonst nichts. Nicht gelöst: Der Anrufer wollte etwas und bekam es nicht. Wählen Sie ein Ergebnis, um seine Anrufe zu sehen.',
  before: 'Davor',

  waits: 'Antwortzeiten',
  noWaits: 'Keine Antwortzeiten für diesen Zeitraum, oder sie sind nicht mehr gespeichert.',
  waitsInWords: (half: string, most: string, nearlyAll: string) =>
    `Die Hälfte der Antworten in ${half}, 95 % in ${most}, 99 % in ${nearlyAll}`,
  percentiles: { p50: 'Hälfte', p95: '95 %', p99: '99 %' },
  answers: 'Antworten',

  allAnswered: 'Keine offenen Fragen in diesem Zeitraum.',
  /** The date is a link to the call. */
  asked: (times: number, date: string) => `${times.toLocaleString('de')}-mal gefragt, zuletzt am [${date}]`,
};
