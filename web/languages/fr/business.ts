/** How the business works: who and where it is, its services, staff, hours and rules. */
import { counted, lengthOf } from './words.ts';

const before = (minutes: number): string => (minutes === 0 ? 'jusqu’au début' : `${lengthOf(minutes)} avant`);

export const business = {
  // Who it is and where
  title: 'Votre entreprise',
  isSaved: 'Enregistré. Valable dès le prochain appel',
  save: 'Enregistrer l’entreprise',
  saidSo: 'Tel que votre réceptionniste doit le dire',
  nameMissing: 'Saisissez un nom.',
  address: 'Adresse',
  addressAbout: 'Pour les appelants qui demandent où vous êtes (facultatif)',
  emailAbout: 'Où vont les réponses des clients (facultatif)',
  country: 'Pays',
  countryAbout: 'Détermine les jours fériés et l’écriture des numéros et des prix',
  zone: 'Fuseau horaire',
  zoneAbout: 'Pour vos horaires et votre agenda. Cherchez une ville, par exemple « Paris » ou « New York ».',
  undoChanges: 'Annuler les modifications',
  setUpWay: 'Connectez votre numéro de téléphone dans [Configuration].',
  billingWay: 'Choisissez dans [Facturation] où vont les appels quand votre formule est épuisée.',
  renamed: (name: string) => `Votre message d’accueil dit encore « ${name} ».`,
  renamedWay: 'Changez-le dans [Sa façon de parler].',
  otherCountry:
    'Vos prix gardent leurs chiffres mais passent dans la monnaie de ce pays. Vérifiez-les dans [Prestations].',
  otherZone: 'Vos horaires d’ouverture suivront le nouveau fuseau horaire.',
  bookingsStay: (count: number) =>
    count === 1
      ? 'Votre prochain rendez-vous reste au même moment :'
      : `Vos ${count} prochains rendez-vous restent au même moment :`,
  sameMoment: (time: string, zone: string, newTime: string, newZone: string) =>
    `${time} à ${zone} correspond à ${newTime} à ${newZone}.`,

  // Rules
  rules: 'Règles de réservation',
  rulesAbout: 'Elles valent pour les appelants. Dans l’agenda, vous pouvez réserver comme vous voulez.',
  rulesSaved: 'Les nouvelles règles valent dès le prochain appel',
  rulesNotSaved: 'Les règles n’ont pas été enregistrées.',
  saveRules: 'Enregistrer les règles',
  rule: {
    noticeMinutes: {
      label: 'Dernière réservation',
      about: 'Combien de temps avant le début les appelants peuvent encore réserver.',
      say: before,
    },
    daysAhead: {
      label: 'Combien de temps à l’avance',
      about: 'Combien de jours à l’avance les appelants peuvent réserver.',
      say: (days: number) => counted(days, 'jour'),
    },
    stepMinutes: {
      label: 'Heures de début',
      about: 'Tous les combien un rendez-vous peut commencer.',
      say: (minutes: number) => `Toutes les ${lengthOf(minutes)}`,
    },
    cancelNoticeMinutes: {
      label: 'Dernier changement ou annulation',
      about: 'Ensuite, votre réceptionniste prend un message pour vous.',
      say: before,
    },
  },
  unwanted: {
    title: 'Appels indésirables',
    about:
      'Votre réceptionniste peut reconnaître les appels enregistrés et le démarchage, et y mettre fin poliment.',
    filters: {
      off: {
        label: 'Répondre à tous les appels',
        about: 'Aucun appel n’est terminé à cause de ce qui s’y dit.',
      },
      careful: {
        label: 'Prudent',
        about:
          'Ne met fin à un appel que si plusieurs signes concordent, comme une voix enregistrée qui demande d’appuyer sur une touche.',
      },
      strict: {
        label: 'Sévère',
        about: 'Met plus vite fin à un appel. Regardez de temps en temps vos appels classés spam.',
      },
    },
    sales: 'Les démarcheurs peuvent laisser un message',
    salesAbout: 'Si c’est désactivé, les appels de démarchage sont aussi terminés.',
    saved: 'Enregistré. Valable dès le prochain appel',
    notSaved: 'Non enregistré.',
    marked:
      'Les appels que votre réceptionniste termine comme spam ne sont ni facturés ni comptés dans vos chiffres. Les urgences, les clients connus et les personnes qui veulent un rendez-vous obtiennent toujours une réponse.',
  },
  proof: 'Comment les appelants prouvent leur identité',
  proofAbout:
    'Un numéro de téléphone peut être falsifié. Avant que votre réceptionniste indique, déplace ou annule un rendez-vous, l’appelant doit dire :',
  proofFailed:
    'Après trois mauvaises réponses, ce numéro n’apprend plus rien sur les rendez-vous pendant une heure. Votre réceptionniste prend toujours des messages et de nouveaux rendez-vous.',
  proofSaved: 'Enregistré. Valable dès le prochain appel',
  proofNotSaved: 'Non enregistré.',
  proofs: {
    'name-when-vouched': {
      label: 'Son nom, quand l’opérateur confirme son numéro',
      about: 'Sinon, aussi le jour ou l’heure du rendez-vous. Rapide pour la plupart des appelants.',
    },
    'name-and-day': {
      label: 'Toujours son nom, et le jour ou l’heure du rendez-vous',
      about:
        'Plus sûr si plusieurs personnes partagent un téléphone. Qui a oublié le jour vous laisse un message.',
    },
  },

  // Hours and special days
  hours: 'Horaires d’ouverture',
  hoursAbout: (zone: string) =>
    `Les heures sont celles de ${zone}. Si la fin précède le début, la journée passe minuit.`,
  hoursSaved: 'Les nouveaux horaires valent dès le prochain appel. Les rendez-vous existants restent',
  hoursNotSaved: 'Les horaires n’ont pas été enregistrés.',
  saveHours: 'Enregistrer les horaires',
  hoursProblem: (day: string | undefined, why: string) => `${day ?? 'Le jour'} : ${why}.`,
  closures: 'Fermetures et jours particuliers',
  closuresAbout:
    'Votre réceptionniste annonce ces jours aux appelants et ne réserve rien quand vous êtes fermé. Les rendez-vous existants restent.',
  publicHolidays: 'Jours fériés …',
  addDay: 'Ajouter un jour',
  noClosures: 'Aucun jour particulier à venir',
  noClosuresAbout: 'Des congés, une formation, un samedi prolongé : ajoutez-les ici.',
  ordinaryAgain: (day: string) => `${day} retrouve ses horaires habituels`,
  notOrdinary: 'Le jour particulier n’a pas été retiré.',
  dayNotBack: 'Le jour n’a pas été rétabli.',
  openingText: (hours: readonly { from: string; to: string }[]) =>
    hours.length === 0
      ? 'Fermé'
      : `Ouvert de ${hours.map(({ from, to }) => `${from} à ${to}`).join(' et de ')}`,
  specialDay: 'Jour particulier',
  open: 'Ouvert',
  dayWhy: 'Raison',
  dayWhyExample: 'Inventaire',
  daySaved: (day: string, opening: string) => `${day} : ${opening}`,
  dayNotSaved: 'Le jour n’a pas été enregistré.',
  holidays: 'Jours fériés',
  region: 'Région',
  wholeCountry: 'Tout le pays',
  noHolidays: 'Aucun jour férié trouvé',
  noHolidaysAbout: 'Vous pouvez ajouter vos jours de fermeture un par un.',
  allSpecial: 'Vous avez déjà ajouté tous les jours fériés des douze prochains mois.',
  holidaysAbout:
    'Activez les jours où vous êtes ouvert et indiquez vos horaires. Avant l’enregistrement, les appelants entendent que vos horaires ne sont pas confirmés.',
  saveHolidays: 'Enregistrer les jours fériés',
  holidaysSet: (closed: number, open: number) =>
    [
      ...(closed > 0 ? [`Fermé ${counted(closed, 'jour férié', 'jours fériés')}`] : []),
      ...(open > 0 ? [`Ouvert ${counted(open, 'jour férié', 'jours fériés')}`] : []),
    ].join(' · '),
  noDayClosed: 'Les jours fériés n’ont pas été enregistrés.',

  // Services
  services: 'Prestations',
  servicesAbout: 'Les modifications valent dès le prochain appel.',
  noServices: 'Aucune prestation pour l’instant',
  noServicesAbout: 'Sans prestation, votre réceptionniste ne peut que prendre des messages.',
  addService: 'Ajouter une prestation',
  newService: 'Nouvelle prestation',
  minutes: (count: number) => `${count} min`,
  minutesUnit: ' min',
  minutesBefore: (count: number) => `${count} min avant`,
  minutesAfter: (count: number) => `${count} min après`,
  noPrice: 'sans prix',
  noPriceShort: 'Sans prix',
  nobodyDoesIt: 'personne ne la propose, elle ne peut donc pas être réservée',
  serviceNameMissing: 'Saisissez un nom.',
  takes: 'Durée',
  price: 'Prix',
  freeBefore: 'Temps libre avant',
  freeAfter: 'Temps libre après',
  whoDoesIt: 'Qui la propose',
  serviceSaved: (name: string) => `${name} : enregistré. Valable dès le prochain appel`,
  serviceNotSaved: 'La prestation n’a pas été enregistrée.',
  retiring: {
    service: {
      done: (name: string) => `${name} n’est plus proposé`,
      failed: 'La prestation n’a pas été retirée.',
    },
    staff: {
      done: (name: string) => `On ne peut plus réserver avec ${name}`,
      failed: 'La personne n’a pas été retirée.',
    },
  },
  retireAbout: (name: string, coming: number) =>
    `${
      coming === 0
        ? 'Il n’y a aucun rendez-vous à venir.'
        : `${coming === 1 ? 'Un rendez-vous à venir reste' : `${coming} rendez-vous à venir restent`} dans l’agenda. Déplacez ou annulez là-bas si nécessaire.`
    } ${name} ne sera plus proposé aux appelants.`,

  // Staff
  staff: 'Personnel',
  staffAbout:
    'Les personnes avec qui l’on peut réserver. Pour choisir qui peut se connecter, allez à la page Équipe.',
  addStaff: 'Ajouter une personne',
  noStaffAbout: 'Ajoutez au moins une personne avec qui l’on peut réserver.',
  newStaff: 'Nouvelle personne',
  worksAlways: 'Travaille pendant toutes les heures d’ouverture',
  worksOwnHours: 'Travaille à ses propres heures',
  staffNameAbout: 'Le nom que connaissent les appelants.',
  staffNameMissing: 'Saisissez un nom.',
  staffSaved: (name: string, isNew: boolean) =>
    `${name} : enregistré${isNew ? '. Choisissez maintenant ses prestations sous Prestations' : ''}`,
  staffNotSaved: 'La personne n’a pas été enregistrée.',
  timeOff: 'Absences',
  timeOffTitle: (name: string) => `Absences de ${name}`,
  timeOffOf: (name: string) => `Absences de ${name}`,
  timeOffLine: (when: string, note: string) => `Absent ${when}${note === '' ? '' : ` : ${note}`}`,
  removeTimeOff: (when: string) => `Retirer l’absence : ${when}`,
  timeOffRemoved: (name: string, when: string) => `On peut de nouveau réserver avec ${name} : ${when}`,
  timeOffNotRemoved: 'L’absence n’a pas été retirée.',
  timeOffNotBack: 'L’absence n’a pas été rétablie.',
  endsFirst: 'La fin doit suivre le début.',
  timeOffNoteAbout: (zone: string) =>
    `Les heures sont celles de ${zone}. Les appelants n’entendent pas la note.`,
};
