/** The list of customers, and the page of one. */
import { counted } from './words.ts';

export const customers = {
  search: 'Nach Name, Nummer oder E-Mail suchen',
  none: 'Noch keine Kunden',
  noneAbout: 'Hier erscheinen alle, die einen Termin buchen, mit allen ihren Anrufen.',
  noMatch: 'Kein Kunde gefunden',
  noMatchAbout: 'Versuchen Sie einen Teil des Namens oder ein paar Ziffern einer Nummer.',
  showAll: 'Alle Kunden zeigen',
  more: {
    failed: 'Weitere konnten nicht geladen werden. Erneut versuchen',
    loading: 'Weitere werden geladen …',
  },

  noName: 'Noch kein Name',
  noNumber: 'Keine Nummer',
  blocked: 'Blockiert',
  comes: (moment: string) => `Nächster Besuch: ${moment}`,
  rang: (moment: string) => `Angerufen: ${moment}`,

  erased: 'Gelöschter Kunde',
  erasedOn: (day: string) => `Gelöscht am ${day}`,
  knownSince: (day: string) => `Kunde seit ${day}`,
  unknown: {
    title: 'Kunde nicht gefunden',
    about: 'Diesen Kunden gibt es nicht, oder er gehört zu einem anderen Betrieb.',
    all: 'Alle Kunden',
  },

  appointments: 'Termine',
  noAppointments: 'Bisher keine.',
  coming: 'Kommende Termine',
  before: 'Früher',
  past: 'Vergangene Termine',
  messageState: { done: 'erledigt', urgent: 'dringend, offen', open: 'offen' },
  answered: (answer: string) => `Ihre Antwort: ${answer}`,
  calls: 'Anrufe',
  noCalls: 'Keine Anrufe von dieser Nummer.',

  facts: 'Gut zu wissen',
  factsAbout: 'Was der Kunde Ihrem Empfang über sich gesagt hat. Entfernen Sie, was falsch oder unnötig ist.',
  removeFact: (fact: string) => `Entfernen: ${fact}`,

  details: 'Angaben',
  optedOut: 'Keine SMS',
  optedOutAbout: 'Hat mit STOP geantwortet: Es geht keine SMS hinaus, bis der Kunde mit START antwortet.',
  notify: 'Wie der Kunde von Terminen erfährt',
  notifyBy: {
    business: 'Wie in Ihren Kundenbenachrichtigungen',
    sms: 'Nur per SMS',
    mail: 'Nur per E-Mail',
    both: 'Per SMS und E-Mail',
    none: 'Gar nicht',
  },
  emailAbout: 'Hierhin gehen Ihre Antworten auf Nachrichten.',
  noEmail: 'Das ist keine E-Mail-Adresse.',
  notes: 'Notizen',
  notSaved: 'Das wurde nicht gespeichert. Versuchen Sie es noch einmal.',
  erasedMeanwhile: 'Jemand hat diesen Kunden gerade gelöscht.',

  blockOrErase: 'Blockieren oder löschen',
  isBlocked: 'Anrufer mit dieser Nummer hören eine höfliche Absage. Ihr Empfang nimmt ihre Anrufe nicht an.',
  ifBlocked:
    'Anrufer mit einer blockierten Nummer hören eine höfliche Absage. Ihr Empfang nimmt ihre Anrufe nicht an.',
  block: 'Diese Nummer blockieren',
  moreFor: (caller: string) => `Mehr zum Anruf von ${caller}`,
  unblock: 'Diese Nummer freigeben',
  blockDone: 'Blockiert. Anrufe werden jetzt abgewiesen.',
  blockedNumbers: 'Blockierte Nummern',
  blockedAbout: 'Anrufer mit diesen Nummern hören eine höfliche Absage, und ihre SMS werden nicht gezeigt.',
  noneBlocked: 'Keine Nummer ist blockiert.',
  blockedSince: (reason: 'spam' | 'by-hand', moment: string) =>
    reason === 'spam' ? `Spam, blockiert: ${moment}` : `Blockiert: ${moment}`,
  moreBlocked: 'Weitere blockierte Nummern zeigen',
  eraseAbout: 'Wenn jemand Sie bittet, Daten zu löschen, können Sie alles Persönliche löschen.',
  erase: 'Diesen Kunden löschen …',
  reallyErase: 'Diesen Kunden endgültig löschen?',
  erases: 'Das lässt sich nicht rückgängig machen. Gelöscht werden:',
  eraseList: [
    'Name, Nummer, E-Mail-Adresse und Ihre Notizen;',
    'Mitschriften, Zusammenfassungen und Aufnahmen der Anrufe, und was der Kunde über sich gesagt hat;',
    'die Nachrichten, mit Ihren Antworten und den E-Mails dazu.',
  ],
  stays: 'Anrufe und Termine bleiben ohne Namen in Ihren Unterlagen.',
  comingStay: (count: number) =>
    `${count === 1 ? 'Ein kommender Termin bleibt' : `${counted(count, 'kommender Termin', 'kommende Termine')} bleiben`} im Kalender: Sagen Sie ${count === 1 ? 'ihn' : 'sie'} vorher ab, wenn der Kunde nicht kommt.`,
  unblocks: 'Die Nummer wird freigegeben, weil wir sie nicht mehr speichern.',
  notErased: 'Es wurde nichts gelöscht. Versuchen Sie es gleich noch einmal.',
  keep: 'Kunden behalten',
  eraseForGood: 'Endgültig löschen',
};
