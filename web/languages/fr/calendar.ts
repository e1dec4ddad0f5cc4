/** The calendar and its dialogs. */
import { lengthOf } from './words.ts';

export const calendar = {
  views: { day: 'Jour', week: 'Semaine', month: 'Mois' },
  view: 'Vue',
  before: { day: 'Le jour précédent', week: 'La semaine précédente', month: 'Le mois précédent' },
  after: { day: 'Le jour suivant', week: 'La semaine suivante', month: 'Le mois suivant' },
  staffInRows: 'Personnel en lignes',
  staff: 'Personnel',
  colors: 'Couleurs du personnel',
  /** Of one staff member's column; a time follows. */
  slotOf: (name: string) => `${name} : créneau`,
  /** What the schedule names by itself. */
  schedule: {
    weekday: 'Jour de la semaine',
    timeSlot: 'Créneau',
    resourceSlot: 'Créneau d’une personne',
    more: 'Plus',
    noEvents: 'Aucun rendez-vous',
    moreLabel: (count: number) => `+${count} de plus`,
  },
  tooMany: (most: string, view: 'day' | 'week' | 'month') =>
    `Seuls les ${most} premiers rendez-vous ${{ day: 'de ce jour', week: 'de cette semaine', month: 'de ce mois' }[view]} sont affichés. Choisissez une vue plus courte pour voir le reste.`,
  help: 'Faites glisser un rendez-vous pour le déplacer, tirez son bord pour l’allonger. Au clavier : Maj et les flèches déplacent celui qui a le focus, + et − changent sa durée, Entrée l’ouvre.',
  none: 'Aucun rendez-vous',
  noneAbout: 'Rien n’est réservé ici.',
  closedFor: (why: string) => `Fermé : ${why}`,
  specialHours: 'Horaires particuliers',
  specialHoursFor: (why: string) => `Horaires particuliers : ${why}`,
  blocked: 'Bloqué',
  blockedFor: (why: string) => `Bloqué : ${why}`,
  offLine: (what: string, when: string) => `${what} (${when})`,
  isOff: (name: string) => `${name} : absence`,
  isOffFor: (name: string, why: string) => `${name} : ${why}`,
  /** A booking, for who hears it. */
  spoken: (customer: string, appointment: string, from: string, to: string, more: string | null) =>
    [`${customer}, ${appointment}, de ${from} à ${to}`, ...(more === null ? [] : [more])].join(', '),
  changedOnline: {
    moved: 'Déplacé en ligne par le client',
    cancelled: 'Annulé en ligne par le client',
  },
  movedOnline: 'déplacé en ligne par le client',
  missedVisit: 'pas venu',
  missed: (appointment: string) => `${appointment}, pas venu`,

  fromTo: (day: string, from: string, to: string) => `${day}, de ${from} à ${to}`,
  moveTo: 'Déplacer…',
  cancelBooking: 'Annuler le rendez-vous',
  takeBack: 'Rétablir',
  fromCall: 'L’appel qui l’a réservé',
  addToCalendar: 'Ajouter à l’agenda',
  customersPage: 'Ce que voit le client',
  copyLink: 'Copier le lien du client',

  move: 'Déplacer',
  moveOne: (customer: string) => `Déplacer le rendez-vous de ${customer}`,
  nowAt: (service: string, moment: string, staff: string) =>
    `${service}, actuellement ${moment} avec ${staff}`,
  leaveIt: 'Laisser tel quel',

  blockTime: 'Bloquer du temps',
  block: 'Bloquer ce temps',
  blockWho: 'Le temps de qui',
  everybody: 'Tout le monde',
  notBlocked: 'Le temps n’a pas été bloqué.',
  blockedNow: (name: string | null) =>
    name === null
      ? 'Personne ne peut être réservé à ce moment.'
      : `${name} ne peut pas être réservé à ce moment.`,
  unblocked: (when: string) => `De nouveau réservable : ${when}`,
  blockedAlready: 'Temps bloqués',
  blockLine: (who: string, when: string, note: string) => `${who}, ${when}${note === '' ? '' : ` : ${note}`}`,
  clashes: (count: number, more: boolean) =>
    count === 1
      ? 'Un rendez-vous tombe dans ce temps'
      : `${more ? 'Plus de ' : ''}${count} rendez-vous tombent dans ce temps`,
  clashesStay: 'Ils restent jusqu’à ce que vous les déplaciez ou annuliez :',
  clash: (customer: string, appointment: string, moment: string) => `${customer}, ${appointment}, ${moment}`,

  newBooking: 'Nouveau rendez-vous',
  notMade:
    'Le rendez-vous n’a pas été pris. Vérifiez votre connexion et réessayez ; il n’est jamais pris deux fois.',
  serviceLength: (service: string, minutes: number) => `${service}, ${minutes} min`,
  customerName: 'Nom du client',
  customerAbout: 'Saisissez un nom ou un numéro pour trouver un client',
  customerLine: (name: string, phone: string) => (name === '' ? phone : `${name}, ${phone}`),
  phoneAbout: 'Rempli quand vous choisissez un client',
  noteAbout: 'Vous et votre équipe êtes seuls à la voir',
  saveNote: 'Enregistrer la note',
  neverMind: 'Laisser tomber',
  book: 'Réserver',

  with: 'Avec',
  whoeverIsFree: 'La première personne libre',
  time: 'Heure',
  freeTimes: 'Créneaux libres',
  loadingTimes: 'Chargement des créneaux libres',
  timesFailed: 'Les créneaux libres n’ont pas pu être chargés. Vous pouvez tout de même saisir une heure.',
  nothingFree: 'Rien n’est libre ce jour-là. Choisissez un autre jour ou une autre personne.',

  notFree: 'Ce créneau n’est pas libre',
  noneNear: 'Rien n’est libre autour. Choisissez un autre jour.',
  freeNear: 'Ces créneaux proches sont libres :',
  anywayWith: (staff: string) => `Réserver quand même avec ${staff}`,
  restoreAnyway: 'Rétablir quand même',
  inTheWay: {
    booking: (customer: string, service: string, from: string, to: string) =>
      `Déjà réservé : ${customer}, ${service}, de ${from} à ${to}. Les deux seraient en même temps.`,
    blocked: (note: string) => (note === '' ? 'Ce temps est bloqué.' : `Ce temps est bloqué : ${note}.`),
    off: (staff: string, note: string) =>
      note === '' ? `${staff} n’est pas là.` : `${staff} n’est pas là : ${note}.`,
    closed: 'Vous êtes fermé à ce moment, ou vous fermez avant la fin.',
    notWorking: (staff: string) => `${staff} ne travaille pas pendant tout ce temps.`,
    notTheirService: (staff: string) => `${staff} ne propose pas cette prestation.`,
    past: 'Cette heure est passée.',
    farAhead: (days: number) => `C’est dans plus de ${days} jours, au-delà de ce que vous acceptez.`,
  },
  verySoon: 'C’est très bientôt',
  soonerThan: (minutes: number) =>
    `Les appelants doivent réserver ${lengthOf(minutes)} à l’avance, et c’est plus tôt. Le faire quand même ?`,
  doIt: 'Le faire quand même',

  notMoved: 'Le rendez-vous n’a pas été déplacé.',
  givenAway: (names: readonly string[]) =>
    names.length === 0
      ? 'Ce créneau ne peut plus être réservé : vous êtes fermé, le temps est bloqué ou quelqu’un d’autre est inscrit.'
      : `Quelqu’un d’autre est maintenant inscrit à cette heure : ${names.join(', ')}. Les deux seraient en même temps.`,
  notCancelled: 'Le rendez-vous n’a pas été annulé.',
  notMarked: 'Cela n’a pas été noté.',
  moved: (customer: string, moment: string, staff: string) => `${customer} : ${moment} avec ${staff}`,
  cancelled: (customer: string, moment: string) => `Annulé : ${customer}, ${moment}`,
  didNotCome: (customer: string | null) => `${customer ?? 'Le client'} n’est pas venu`,
  booked: (customer: string, moment: string) => `Réservé : ${customer}, ${moment}`,

  subscribe: 'S’abonner',
  feeds: 'Voir les rendez-vous dans votre propre agenda',
  feedsAbout:
    'Ajoutez un lien à Google Agenda, Outlook ou Calendrier d’Apple. Toute personne qui a le lien peut lire les rendez-vous : partagez-le avec prudence. Vous pouvez le révoquer.',
  wholeBusiness: 'Toute l’entreprise',
  feedMade: (day: string) => `Créé le ${day}`,
  feedNotRevoked: 'Le lien n’a pas été révoqué. Réessayez dans un instant.',
  reallyRevoke: 'Le révoquer ? Les agendas qui l’utilisent ne se mettront plus à jour',
  feedNotMade: (why: string | null) => `Le lien n’a pas été créé. ${why ?? 'Réessayez dans un instant.'}`,
  whoseBookings: 'Les rendez-vous de qui',
  makeFeed: 'Créer un lien',
};
