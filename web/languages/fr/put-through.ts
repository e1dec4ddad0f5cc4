/** Whom callers are put through to, and who answers calls. */
export const putThrough = {
  title: 'Personnes vers qui votre réceptionniste peut transférer',
  about:
    'Votre réceptionniste connaît les noms et le rôle de chacun, jamais les numéros. Si personne ne prend l’appel, elle poursuit avec l’appelant et propose de prendre un message.',
  inBrowser:
    'Un appel d’essai depuis le navigateur ne peut pas faire sonner un téléphone : votre réceptionniste dit seulement qui elle appellerait.',
  none: 'Personne pour l’instant',
  noneAbout:
    'Les appelants qui demandent une personne laissent un message. Ajoutez quelqu’un, et votre réceptionniste pourra l’appeler.',
  add: 'Ajouter quelqu’un',
  newOne: 'Nouvelle personne',
  nameAbout: 'Comme le disent les appelants, par exemple « Samuel » ou « le bureau ».',
  nameMissing: 'Il manque un nom.',
  purpose: 'Pour quoi',
  purposeAbout: 'Avec vos mots. Votre réceptionniste les lit pour choisir qui appeler.',
  purposeExample: 'Facturation et réclamations',
  phoneKind: 'Quel téléphone sonne',
  phoneKinds: { number: 'Un numéro de téléphone', member: 'Une personne de votre équipe' },
  number: 'Numéro de téléphone',
  member: 'Membre de l’équipe',
  memberAbout: 'Fait sonner le téléphone indiqué dans son compte.',
  memberExample: 'Choisissez un membre de l’équipe',
  memberMissing: 'Choisissez un membre de l’équipe.',
  memberWithoutPhone: (name: string) => `${name} (pas encore de téléphone)`,
  noPhone: 'Pas encore de téléphone : ne peut pas être appelé',
  staff: 'Personne du personnel',
  staffAbout: 'Les appelants qui demandent cette personne sont transférés ici.',
  nobody: 'Personne',
  services: 'Pour ces prestations seulement',
  servicesAbout: 'Si vous n’en choisissez aucune, c’est pour toutes.',
  hours: 'Quand',
  hoursKinds: { always: 'À toute heure', business: 'Quand vous êtes ouvert', weekly: 'À ses propres heures' },
  ringSeconds: 'Sonne pendant',
  seconds: ' secondes',
  ringRange: 'Entre 10 et 60 secondes.',
  mode: 'Comment l’appel est transmis',
  modes: {
    warm: {
      label: 'Demander d’abord',
      about:
        'La personne entend qui appelle et pourquoi, et appuie sur 1 pour prendre l’appel. Une messagerie ne peut jamais le prendre.',
    },
    cold: {
      label: 'Connecter aussitôt',
      about: 'L’appelant est connecté dès que quelqu’un décroche, même une messagerie.',
    },
  },
  ringsFirst: 'Sonne pour les nouveaux appels, là où le personnel répond d’abord',
  saved: (name: string) => `Enregistré : ${name}`,
  notSaved: 'L’enregistrement a échoué.',
  removed: (name: string) => `Retiré : ${name}`,
  notRemoved: 'Le retrait a échoué.',
  notArranged: 'L’ordre n’a pas pu être changé.',
  up: (name: string) => `Appeler ${name} plus tôt`,
  down: (name: string) => `Appeler ${name} plus tard`,
  together: 'Sonne en même temps que la personne au-dessus',
  togetherOf: (name: string) => `${name} sonne en même temps que la personne au-dessus`,
  ringsFor: (seconds: number) => `sonne ${seconds} secondes`,
  first: 'sonne en premier',

  // A call that is put through
  putThrough: 'Transférer …',
  toMe: 'Vers moi',
  editList: 'Changer qui est sur cette liste',
  stop: 'Cesser de sonner',
  ringing: (who: string) => `Appel de ${who} …`,
  accepted: (who: string) => `${who} prend l’appel …`,
  connected: (who: string) => `Connecté à ${who}`,
  outcomes: {
    answered: (who: string) => `${who} a pris l’appel`,
    'no-answer': (who: string) => `${who} n’a pas répondu`,
    busy: (who: string) => `${who} était en ligne`,
    voicemail: (who: string) => `${who} : seule la messagerie a répondu`,
    declined: (who: string) => `${who} a refusé`,
    failed: (who: string) => `Impossible d’appeler ${who}`,
    'caller-hung-up': (who: string) => `L’appelant a raccroché pendant que le téléphone de ${who} sonnait`,
    cancelled: (who: string) => `On a cessé d’appeler ${who}`,
  },
  inCall: 'Transféré',
  test: 'Essayer',
  testOf: (name: string) => `Appeler ${name} pour un essai`,
  testAnswered: (who: string) => `${who} a répondu et appuyé sur 1`,

  // Who answers
  answering: 'Qui répond en premier',
  answeringAbout:
    'Votre personnel appuie sur 1 pour prendre un appel. Si personne ne le fait, votre réceptionniste répond, et sait qui a été essayé.',
  modesOfAnswering: {
    receptionist: {
      label: 'Votre réceptionniste, aussitôt',
      about: 'Aucun de vos téléphones ne sonne avant.',
    },
    'staff-first': {
      label: 'Votre personnel d’abord',
      about: 'Ses téléphones sonnent. Si personne ne prend l’appel à temps, votre réceptionniste répond.',
    },
    'out-of-hours': {
      label: 'Votre réceptionniste hors des heures d’ouverture',
      about:
        'Pendant l’ouverture, les téléphones du personnel sonnent d’abord. Quand vous êtes fermé, elle répond aussitôt.',
    },
    'lines-busy': {
      label: 'Votre réceptionniste quand toutes les lignes sont occupées',
      about:
        'Les téléphones du personnel sonnent d’abord. Tant que tous sont en appel, elle répond aussitôt.',
    },
  },
  after: 'Votre réceptionniste répond après',
  afterAbout: 'Entre 5 et 60 secondes.',
  usual: 'Tous les numéros',
  asUsual: 'Comme pour tous les numéros',
  ofNumber: (number: string) => `Appels au ${number}`,
  answeringSaved: 'Enregistré. Dès le prochain appel.',
  answeringNotSaved: 'Impossible de changer qui répond.',
  nobodyRings:
    'Personne n’est choisi pour les nouveaux appels : votre réceptionniste répond à tous. Choisissez quelqu’un ci-dessous.',
};
