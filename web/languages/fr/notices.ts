/** What a member hears of, and how. */
export const notices = {
  title: 'Notifications',
  about: (business: string) =>
    `Choisissez ce que vous voulez apprendre de ${business} sur le moment, et comment.`,
  event: 'Ce qui se passe',
  channels: { mail: 'E-mail', sms: 'SMS', push: 'Push' },
  kinds: {
    urgent: 'Un message urgent',
    message: 'Tout autre message',
    booking: 'Un rendez-vous est pris, déplacé ou annulé',
    'missed-transfer': 'Un appelant n’a pas pu être transféré',
    unhappy: 'Un appelant semblait mécontent',
    question: 'Une question sans réponse',
    limit: 'Une limite de votre formule est atteinte',
    vendor: 'Votre réceptionniste fonctionne moins bien que d’habitude',
  },
  ownAppointments: 'Vos propres rendez-vous seulement.',
  /** In place of a switch. */
  always: 'Toujours',
  switchOf: (kind: string, channel: string) => `${kind} : ${channel}`,

  mailGoesTo: (email: string) => `Les e-mails vont à ${email}.`,
  textsGoTo: (phone: string) =>
    `Les SMS vont au ${phone}. Chacun compte parmi les SMS de votre entreprise, et l’opérateur le facture : environ 2 cents aux États-Unis, jusqu’à 20 cents ailleurs.`,
  noPhone: 'Pour des notifications par SMS, ajoutez votre mobile sous « Téléphone » plus haut.',
  flood: (most: number) =>
    `S’il en arrive plus de ${most} du même type en une heure, les autres sont envoyées ensemble dans un e-mail.`,

  quiet: 'Heures calmes',
  quietAbout: 'Pendant ces heures, seuls les messages urgents arrivent. Le reste suit dans un e-mail.',
  from: 'De',
  to: 'Jusqu’à',
  quietSame: 'La fin doit être différente du début.',

  reports: 'Rapports par e-mail',
  agenda: 'Les rendez-vous du jour, chaque matin',
  agendaHour: 'Envoyés à',
  agendaAbout: 'Pas envoyés les jours sans rendez-vous où vous êtes fermé.',
  weekly: 'Le bilan de la semaine, le lundi matin',
  weeklyAbout: 'Appels, rendez-vous et leur valeur, temps gagné et questions sans réponse.',

  devices: 'Push sur vos appareils',
  devicesAbout:
    'Un push apparaît aussitôt sur votre téléphone ou votre ordinateur, même quand Ahoy n’est pas ouvert.',
  here: 'Cet appareil',
  turnOn: 'Activer le push ici',
  on: 'Le push est activé ici.',
  notPossible:
    'Ce navigateur ne peut pas afficher de push. Sur un iPhone ou un iPad, ajoutez d’abord Ahoy à l’écran d’accueil : touchez Partager, puis « Sur l’écran d’accueil ».',
  refused:
    'Ce navigateur n’autorise pas les notifications d’Ahoy. Autorisez-les dans ses réglages pour cette page, puis réessayez.',
  notTurnedOn: 'Le push n’a pas pu être activé ici. Réessayez.',
  noDevices: 'Aucun appareil pour l’instant.',
  turnOff: 'Désactiver',
  turnOffOf: (name: string) => `Désactiver ${name}`,
  since: (moment: string) => `Depuis : ${moment}`,

  test: 'M’envoyer un essai',
  testBy: { mail: 'Par e-mail', sms: 'Par SMS', push: 'Par push' },
  testSent: {
    mail: 'Un essai est en route vers votre boîte de réception.',
    sms: 'Un essai est en route vers votre téléphone.',
    push: 'Un essai est en route vers vos appareils.',
  },
  notSaved: 'Votre choix n’a pas pu être enregistré.',
};
