/** Setting up a business: from its trade to a number that is answered. */
import { counted } from './words.ts';

export const setup = {
  title: 'Configuration',
  staff: (business: string) => `Seuls les propriétaires et les responsables peuvent configurer ${business}.`,
  stepsDone: (done: number, all: number) => `Configuration : ${done} sur ${all}`,

  // The wizard
  lead: 'Votre réceptionniste, en quelques minutes.',
  signedInAs: (email: string) => `Connecté en tant que ${email}`,
  backTo: (business: string) => `Retour à ${business}`,
  steps: 'Étapes',
  stepTitles: {
    trade: 'Que faites-vous ?',
    place: 'Qui et où ?',
    hours: 'Quand êtes-vous ouvert ?',
    offer: 'Que proposez-vous ?',
  },
  back: 'Retour',
  create: 'Créer ma réceptionniste',
  notCreated: (why: string) => `Votre réceptionniste n’a pas pu être créée : ${why} Réessayez.`,
  trades: 'Types d’entreprise',
  name: 'Nom de l’entreprise',
  nameMissing: 'Saisissez le nom de votre entreprise.',
  pricesIn: (currency: string) => `Prix en ${currency}`,
  zoneAbout: 'Cherchez une ville, par exemple « Paris » ou « New York »',
  teamAbout: 'Un nom par ligne',
  teamMissing: 'Saisissez au moins un nom.',
  hoursAbout: (zone: string) =>
    `Les heures sont celles de ${zone}. Les appelants ne peuvent pas réserver en dehors.`,
  hoursMissing: 'Activez au moins un jour où vous êtes ouvert.',
  greeting: 'Message d’accueil',
  services: 'Ce qui peut être réservé',
  servicesAbout: 'Si vous laissez un prix vide, les appelants n’en entendent pas.',
  servicesMissing: 'Ajoutez au moins une prestation.',
  serviceNameMissing: 'Chaque prestation doit avoir un nom.',
  minutesOf: (service: string) => `Minutes de ${service}`,
  priceOf: (service: string, currency: string) => `Prix de ${service} en ${currency}`,
  answers: 'Ce que demandent les appelants',
  answersAbout:
    'Votre réceptionniste le dit mot pour mot. Changez ce qui est différent chez vous et retirez ce qui ne convient pas.',

  // The list of what is left to do
  allDone: 'Tout est fait : chaque appel reçoit une réponse.',
  ready: (done: number, all: number) =>
    `Votre réceptionniste est prête : ${done} étapes sur ${all} sont faites. Vous pouvez partir à tout moment. Cette liste reste jusqu’à ce que tout soit fait.`,
  done: '(fait)',
  hasReceptionist: (business: string) => `${business} a une réceptionniste`,
  hasReceptionistAbout: 'Elle connaît vos horaires, vos prestations et vos réponses.',
  hear: 'L’essayer',
  hearAbout: 'Appelez-la d’ici : elle décroche aussitôt. Demandez vos horaires, ou prenez un rendez-vous.',
  holidays: 'Indiquez vos fermetures des jours fériés',
  holidaysDone: 'Votre réceptionniste connaît vos horaires des jours fériés.',
  holidaysAbout:
    'Les appelants demandent les jours fériés. Tant que vous n’avez rien indiqué, ils entendent que vos horaires ne sont pas confirmés.',
  chooseHolidays: 'Indiquer les jours fériés',
  connectNumber: 'Connecter un numéro de téléphone',
  testCall: 'Appelez-la de votre propre téléphone',
  testCallAbout: (number: string | null) =>
    number === null
      ? 'Connectez d’abord un numéro.'
      : `Appelez le ${number} de votre téléphone. Cette page montre d’elle-même quand l’appel est arrivé.`,
  testCallCame: 'Un appel est arrivé sur votre numéro.',
  seeCalls: 'Voir qui appelle',
  later: 'Plus tard : aller à En direct',
  call: (business: string) => `Appeler ${business}`,
  notPutThrough: 'L’appel n’a pas abouti. Vérifiez votre connexion internet et rappelez.',
  called: 'C’était votre réceptionniste. [Lire l’appel]',

  // Numbers
  buyNumber: (carriers: string) =>
    `Achetez un numéro vocal chez ${carriers}, ou prenez-en un que vous y avez. Pour garder le numéro que vos clients connaissent, demandez à votre opérateur de renvoyer ses appels vers lui.`,
  numbers: (business: string) => `Numéros de ${business}`,
  /** `Billing` leads to the plans. */
  numbersLimit: (limit: number, over: boolean) =>
    `Votre formule inclut ${limit === 1 ? 'un numéro' : `${limit} numéros`}. ${
      over ? 'Tous les vôtres restent pris en charge, mais aucun ne peut être ajouté. ' : ''
    }Voyez ce qu’incluent les autres formules dans [Facturation].`,
  addNumber: 'Ajouter un autre numéro',
  carrier: 'Votre opérateur',
  eitherCarrier: (one: string, other: string) => `${one} ou ${other}`,
  number: (carrier: string) => `Le numéro chez ${carrier}`,
  at: (carrier: string) => `Chez ${carrier}`,
  numberAbout: 'Comme vous l’écrivez dans votre pays, ou avec + et l’indicatif du pays',
  connect: 'Connecter ce numéro',
  waiting: 'En attente de votre appel d’essai …',
  works: (moment: string) => `Cela marche : un appel est arrivé, ${moment}.`,
  keptUntil: (moment: string) =>
    `Il vous est réservé jusqu’à : ${moment}. Un appel qui arrive vous le garde pour de bon.`,
  keptNoMore:
    'Aucun appel n’y est arrivé en trois jours : une autre entreprise peut le connecter. Un appel qui arrive vous le garde pour de bon.',
  disconnect: 'Déconnecter',
  disconnectOf: (number: string) => `Déconnecter ${number}`,
  disconnectAsk: (number: string) => `Déconnecter ${number} ?`,
  disconnectAbout:
    'Les appels n’y reçoivent plus de réponse : l’appelant entend que le numéro n’est pas en service, jusqu’à ce que vous le dirigiez ailleurs chez votre opérateur. Un appel en cours se termine, et l’historique de ses appels reste.',
  show: (number: string) => `Montrez que ${number} est à vous`,
  elsewhere: (number: string) => `${number} appartient ici à une autre entreprise.`,
  connectedBefore: (number: string) =>
    `${number} était déjà connecté, et aucun appel n’y est arrivé en trois jours.`,
  codeAbout:
    'S’il est à vous, un code le prouve : nous appelons le numéro ou lui envoyons un SMS, et vous saisissez les six chiffres.',
  noCode:
    'Il pourra être connecté quand il sera déconnecté là-bas, ou trois jours après sa connexion si aucun appel n’y est arrivé. Pour le prouver par un code, la personne qui gère cette installation doit définir TWILIO_CALLER_ID ou SIGNALWIRE_CALLER_ID.',
  codeByCall:
    'Nous appelons le numéro et disons le code : il doit donc sonner sur un téléphone auquel vous pouvez répondre. Chez votre opérateur, renvoyez-le pendant ce temps. Rien ne change avant que vous saisissiez le code.',
  callCode: 'Appeler et dire le code',
  textCode: 'Envoyer le code par SMS',
  codeSent: (minutes: number) => `Le code est en route. Il est valable ${counted(minutes, 'minute')}.`,
  otherNumber: 'Utiliser un autre numéro',
  code: 'Le code',
  sixDigits: 'Six chiffres',

  /** In the words of each carrier's own pages. */
  atCarrier: {
    twilio: {
      voiceSettings:
        'Chez Twilio, ouvrez chaque numéro sous Phone Numbers, Manage, Active numbers, et réglez sous Voice configuration :',
      voice: 'A call comes in: Webhook',
      fallback: 'Primary handler fails: Webhook',
      status: 'Call status changes',
      textSettings: 'Et sous Messaging configuration, pour que ses SMS arrivent parmi vos messages :',
      sms: 'A message comes in: Webhook',
    },
    signalwire: {
      voiceSettings:
        'Chez SignalWire, ouvrez chaque numéro sous Phone Numbers, choisissez Edit Settings, faites traiter les appels par des cXML webhooks, et réglez sous Voice and Fax Settings :',
      voice: 'When a call comes in',
      fallback: 'Fallback URL',
      status: 'Status change webhook',
      textSettings:
        'Et sous Messaging Settings, les messages étant traités par des cXML webhooks, pour que ses SMS arrivent parmi vos messages :',
      sms: 'When a message comes in',
    },
  },
  webhooksLocal: (carrier: string) =>
    `${carrier} ne peut pas joindre cet ordinateur. Donnez au service une adresse sur internet, et indiquez-la dans PUBLIC_URL.`,
  webhooksAbout: 'Tous en HTTP POST. Enregistrez ensuite, et appelez le numéro de n’importe quel téléphone.',
  copyOf: (what: string) => `Copier : ${what}`,

  // Warnings above every page
  warnings: 'La personne qui gère cette installation doit configurer quelque chose',
  warning: {
    mail: 'Aucun e-mail ne quitte ce service : invitations, réponses aux clients et liens de mot de passe n’arrivent pas. Il faut configurer un serveur de messagerie (SMTP_URL, EMAIL_FROM).',
    recordings:
      'Vous enregistrez les appels, et les enregistrements se perdent à chaque mise à jour du service. Il lui faut un disque durable (DATA_DIR) ou un bucket (S3_BUCKET).',
    hearing:
      'La réceptionniste n’entend pas les appelants : ils sont transférés vers votre téléphone ou laissent un message. Il faut configurer une reconnaissance vocale (DEEPGRAM_API_KEY).',
    'spoken-messages':
      'Les messages laissés après le bip ne peuvent pas être écoutés ici. Il faut indiquer le compte de téléphonie (TWILIO_ACCOUNT_SID).',
  },
  failingVendor: (vendor: string) =>
    `${vendor} ne répond pas comme il le devrait. Les appels sont pris sans ce prestataire, peut-être moins bien. Il faut vérifier sa clé et son compte.`,
};
