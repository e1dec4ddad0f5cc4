/** The plan, what was used of it, its limits and its invoices. */
import { counted } from './words.ts';

const TAKES_MESSAGE = 'Anrufer werden zu Ihrem Telefon durchgestellt oder hinterlassen eine Nachricht.';
const numbers = (count: number) => (count === 1 ? 'eine Nummer' : `${count} Nummern`);

export const billing = {
  notYours: 'Nur Inhaber und Manager können die Abrechnung sehen.',
  free: 'Nichts zu zahlen',
  freeAbout:
    'Auf dieser Installation sind keine Zahlungen eingerichtet, Ihre Anrufe sind also kostenlos. Wer sie betreibt, kann mit STRIPE_SECRET_KEY bezahlte Tarife einschalten.',
  activating: 'Danke. Ihr Tarif wird freigeschaltet …',

  minutes: 'Minuten',
  minutesUsed: 'Verbrauchte Inklusivminuten',
  freeCalls: 'Anrufe unter 10 Sekunden und solche, die Ihr Empfang als Spam beendet, sind kostenlos.',
  /** In the brackets: how many were used. */
  ofIncluded: (included: string, trial: boolean) =>
    `[] von ${included} ${trial ? 'in Ihrem Test' : 'inklusive'}`,
  aboveSoFar: (minutes: string, money: string) => `${minutes} zusätzliche Minuten: bisher ${money}.`,
  forecast: (minutes: string, day: string, above: string | null) =>
    `Wenn es so weitergeht, verbrauchen Sie bis ${day} ${minutes} Minuten${above === null ? ', ohne Mehrkosten.' : ` und zahlen ${above} extra.`}`,

  numbers: 'Nummern',
  /** In the brackets: how many are connected. */
  ofConnected: (limit: number) => `[] von ${limit} verbunden`,
  tooManyNumbers:
    'Sie haben mehr Nummern, als Ihr Tarif enthält. Alle werden weiter angenommen, aber Sie können keine hinzufügen.',
  connectedIn: 'Nummern verbinden Sie unter [Einrichtung].',

  texts: 'SMS',
  /** In the brackets: how many. */
  textsThisMonth: (_texts: number) => '[] SMS in diesem Monat gesendet',
  segments: (shown: string, segments: number) =>
    `${shown} ${segments === 1 ? 'Teil' : 'Teile'}: Telefonanbieter teilen lange SMS und berechnen jeden Teil von 160 Zeichen, mit Emojis von 70.`,

  plans: 'Tarife',
  payBy: 'Abrechnungszeitraum',
  intervals: { month: 'Monatlich', year: 'Jährlich' },
  /** In the brackets: the price. */
  priceFor: { month: '[] im Monat', year: '[] im Jahr' },
  yourPlan: 'Ihr Tarif',
  included: (
    minutes: string,
    perMinute: string,
    plan: Record<'concurrentCalls' | 'numbers' | 'seats', number>,
  ) => [
    `${minutes} Minuten im Monat, danach ${perMinute} je Minute`,
    `${plan.concurrentCalls} Anrufe gleichzeitig`,
    numbers(plan.numbers),
    `${plan.seats} Teammitglieder`,
  ],
  noCheckout: 'Die Bezahlseite konnte nicht geöffnet werden.',
  /** `again`: the day of the next payment. */
  chargedToday: (money: string, again: string, trial: boolean) =>
    `Sie zahlen heute ${money} und wieder am ${again}.${trial ? ' Ihr kostenloser Test endet mit der Zahlung.' : ''}`,
  changeToThis: 'Zu diesem Tarif wechseln',
  subscribe: 'Abonnieren',
  changeTo: (plan: string) => `Zu ${plan} wechseln`,
  notChanged: 'Ihr Tarif wurde nicht geändert.',
  noPreview: 'Der Preis konnte nicht berechnet werden. Versuchen Sie es gleich noch einmal.',
  previewing: 'Preis wird berechnet …',
  dueNow: (money: string) =>
    `Sie zahlen jetzt ${money}. Was von Ihrem jetzigen Tarif übrig ist, haben wir abgezogen.`,
  credited: (money: string) =>
    `Sie zahlen jetzt nichts. ${money} werden Ihnen auf die nächsten Rechnungen gutgeschrieben.`,
  fewerNumbers: (plan: string, included: number, connected: number) =>
    `${plan} enthält ${numbers(included)}. Alle ${connected} werden weiter angenommen, aber Sie können keine hinzufügen.`,
  keepPlan: 'Tarif behalten',
  changeNow: 'Jetzt wechseln',

  limits: 'Ausgabengrenzen',
  limitsSaved: 'Ihre Grenzen sind gespeichert.',
  limitsNotSaved: 'Ihre Grenzen wurden nicht gespeichert.',
  dailyRange: (most: number) => `Geben Sie 1 bis ${most} ein, oder lassen Sie das Feld leer: keine Grenze.`,
  capped: 'Mehrkosten begrenzen',
  cap: (money: string) => `Höchstens ${money} Mehrkosten je Abrechnungszeitraum`,
  capSlider: 'Höchste Mehrkosten',
  daily: 'Minuten am Tag',
  dailyAbout: 'Leer lassen: keine Grenze.',
  fallback: 'Wohin Anrufe gehen, wenn eine Grenze erreicht ist',
  fallbackAbout:
    'Ihre eigene Telefonnummer. Wenn Sie das Feld leer lassen, hinterlassen Anrufer eine Nachricht. Ein laufender Anruf wird nie abgebrochen.',
  countries: 'Andere Länder',
  countriesAbout:
    'Anrufer werden nur zu Nummern in Ihrem Land und in den hier gewählten Ländern durchgestellt.',
  saveLimits: 'Grenzen speichern',

  invoices: 'Rechnungen',
  portal: 'Karte, Belege und Kündigung',
  noPortal: 'Die Abrechnungsseite bei Stripe konnte nicht geöffnet werden.',
  noInvoices: 'Noch keine Rechnungen.',
  columns: { date: 'Datum', number: 'Nummer', amount: 'Betrag', status: 'Stand' },
  openInvoice: 'Öffnen',
  /** As Stripe calls it. */
  statuses: { paid: 'Bezahlt', open: 'Offen', void: 'Storniert', draft: 'Entwurf' },

  events: 'Fehlgeschlagene Meldungen von Stripe',
  notTriedAgain: 'Der neue Versuch ist fehlgeschlagen.',

  corrections: 'Korrigierte Minuten',
  correctionsAbout:
    'Jede Nacht vergleichen wir Ihre Anrufe mit dem, was Stripe abrechnet. Bei Abweichungen haben wir Stripe korrigiert:',
  correction: (day: string, ours: number, theirs: number) =>
    `${day} · ${minutesAndSeconds(ours)} hier, ${minutesAndSeconds(theirs)} bei Stripe`,

  data: 'Ihre Daten',
  dataYours: 'Sie können jederzeit alles herunterladen.',
  dataAfterEnd:
    'Sie können jederzeit alles herunterladen. Wenn Sie kündigen, bewahren wir Ihre Daten nach dem Ende Ihres Abonnements noch 30 Tage auf und löschen sie dann.',
  dataUntil: (day: string) =>
    `Anrufe, Termine, Nachrichten und Kunden werden bis ${day} aufbewahrt und dann gelöscht.`,
  download: 'Alles herunterladen',

  checkCard: 'Karte aktualisieren',
  trialOver: `Ihr Test ist zu Ende: ${TAKES_MESSAGE} Wählen Sie einen Tarif, um weiterzumachen.`,
  unpaid: `Ihre letzte Rechnung ist nicht bezahlt: ${TAKES_MESSAGE} Ihr Empfang nimmt wieder an, sobald Sie zahlen.`,
  capReached: `Sie haben Ihre Ausgabengrenze für diesen Zeitraum erreicht: ${TAKES_MESSAGE} Sie können sie jederzeit erhöhen.`,
  dailyReached: `Ihre Minuten für heute sind verbraucht. Bis Mitternacht gilt: ${TAKES_MESSAGE} Sie können jederzeit mehr erlauben.`,
  trial: (day: string, minutes: number) =>
    `Ihr kostenloser Test endet am ${day} oder nach ${counted(minutes, 'weiteren Minute', 'weiteren Minuten')} an Anrufen, je nachdem, was zuerst kommt.`,
  noTrial: {
    person: `Jede Person hat einen kostenlosen Test, und Sie oder ein anderer Inhaber haben ihn schon für einen anderen Betrieb genutzt. Bis Sie einen Tarif wählen, gilt: ${TAKES_MESSAGE} Einrichten können Sie alles schon jetzt.`,
    card: `Jede Karte hat einen kostenlosen Test, und Ihre wurde schon für einen anderen Betrieb genutzt. Bis Sie einen Tarif wählen, gilt: ${TAKES_MESSAGE} Einrichten können Sie alles schon jetzt.`,
  },
  paymentFailed: (day: string) =>
    `Ihre letzte Zahlung ist fehlgeschlagen. Ihr Empfang nimmt bis ${day} weiter an. Bitte prüfen Sie Ihre Karte.`,
  cancels: (day: string) =>
    `Ihr Abonnement endet am ${day}. Ihre Daten bewahren wir danach noch 30 Tage auf.`,
  ended: (day: string) =>
    `Ihr Abonnement ist zu Ende. ${TAKES_MESSAGE} Ihre Daten werden bis ${day} aufbewahrt. Wählen Sie einen Tarif, um weiterzumachen.`,
};

/** `12 min 30 s` */
const minutesAndSeconds = (seconds: number): string => `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
