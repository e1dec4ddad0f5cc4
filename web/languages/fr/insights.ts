/** What the phone brought in. */
import { counted } from './words.ts';

export const insights = {
  staff: 'Seuls les propriétaires et les responsables peuvent voir les chiffres de l’entreprise.',
  none: 'Aucun appel',
  noneAbout:
    'Personne n’a appelé pendant cette période ni pendant la précédente. Les appels d’essai ne comptent pas.',

  range: 'Période',
  untilToday: 'Période jusqu’à aujourd’hui',
  ranges: { '7d': '7 jours', '30d': '30 jours', '90d': '90 jours', '1y': '1 an' },
  custom: 'Au choix',
  to: 'au',
  compared: (now: string, before: string) => `${now}, comparé à ${before}`,

  calls: 'Appels',
  pickedUp: 'Décrochés',
  booked: 'Rendez-vous pris',
  conversion: 'Taux de rendez-vous',
  goals: 'But atteint',
  minutes: 'Minutes',
  valueOfBookings: 'Valeur des rendez-vous',
  usualWait: 'Attente habituelle',
  noFigure: 'Aucun',
  noneBefore: 'rien à comparer',
  asBefore: 'sans changement',
  inDaysBefore: (figure: string) => `${figure} pendant la période précédente`,
  change: (share: string, more: boolean) => `${more ? '▲' : '▼'} ${share} ${more ? 'de plus' : 'de moins'}`,
  changedFrom: (figure: string) => `contre ${figure}`,

  table: 'Tableau',
  asTable: (title: string) => `${title}, en tableau`,
  bookings: 'Rendez-vous',
  value: 'Valeur',
  total: 'Total',
  callsBefore: 'Appels avant',
  callsAbout: (daily: boolean, before: number) =>
    `Par ${daily ? 'jour' : 'semaine'}, comparé aux ${before} jours précédents. Les appels d’essai ne comptent pas.`,
  busiest: (day: string, calls: number) =>
    `Le jour le plus chargé : ${day}, avec ${counted(calls, 'appel')}.`,
  downloadCsv: 'Télécharger en CSV',
  sold: (money: string, bookings: number) =>
    `${money} pour ${counted(bookings, 'rendez-vous', 'rendez-vous')}`,
  valueAbout: (sold: string) => `${sold} pris par téléphone, sans les annulés`,
  valueInWords: (sold: string, before: string) =>
    `${sold} au total ; ${before} pendant la période précédente.`,

  peakHours: 'Heures de pointe',
  noPeak: 'Aucun appel pendant cette période.',
  peak: (weekday: string, hour: string, zone: string) =>
    `La plupart des appels sont arrivés : ${weekday} à ${hour} (${zone}).`,

  outcomes: 'Résultats',
  noOutcomes: 'Aucun appel ne s’est terminé pendant cette période.',
  outcomesAbout:
    'Comment les appels se sont terminés. Répondu : l’appelant a eu une réponse et n’avait besoin de rien d’autre. Non résolu : il voulait quelque chose et ne l’a pas obtenu. Choisissez un résultat pour voir ses appels.',
  before: 'Avant',

  waits: 'Temps de réponse',
  noWaits: 'Aucun temps de réponse pour cette période, ou ils ne sont plus gardés.',
  waitsInWords: (half: string, most: string, nearlyAll: string) =>
    `La moitié des réponses en ${half}, 95 % en ${most}, 99 % en ${nearlyAll}`,
  percentiles: { p50: 'Moitié', p95: '95 %', p99: '99 %' },
  answers: 'Réponses',

  allAnswered: 'Aucune question sans réponse pendant cette période.',
  /** The date is a link to the call. */
  asked: (times: number, date: string) => `Posée ${counted(times, 'fois', 'fois')}, la dernière le [${date}]`,
};
