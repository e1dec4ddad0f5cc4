/** The phone in the browser. */
import { counted } from './words.ts';

const ANSWERED_AS_ALWAYS = 'Les clients qui appellent votre numéro obtiennent toujours une réponse.';

export const phone = {
  draftAnswers: 'Vous essayez votre brouillon, pas la version publiée. [Retour au brouillon]',
  keypad: 'Clavier',
  /** The keys that are no digits. */
  keys: { '*': 'Étoile', '#': 'Dièse' },
  states: { idle: 'Prêt à composer', dialing: 'Appel …', talking: 'En ligne', ended: 'Appel terminé' },

  callAs: 'Appeler en tant que',
  callAsAbout: 'Le numéro affiché pour cet appel d’essai. Laissez vide pour le masquer.',
  vouched: 'L’opérateur confirme ce numéro',
  vouchedAbout: 'Sinon, votre réceptionniste pose plus de questions avant de parler d’un rendez-vous.',
  call: 'Appeler',
  enterDials: 'Entrée pour appeler, Échap pour raccrocher.',
  /** Whole minutes, without the one that has begun. */
  timeLeft: (seconds: number) =>
    seconds < 60
      ? 'Moins d’une minute pour les appels d’essai'
      : `Encore ${counted(Math.floor(seconds / 60), 'minute')} pour les appels d’essai`,
  clockLeft: (clock: string) => `Encore ${clock} pour les appels d’essai`,

  conversation: 'Échange',
  idleAbout:
    'Votre réceptionniste décroche aussitôt, comme pour vos clients. Les rendez-vous pris ici sont réels. Vous pourriez dire :',
  tries: [
    'Quand êtes-vous ouverts le samedi ?',
    'Je voudrais un rendez-vous mardi prochain à trois heures.',
    'Pouvez-vous prendre un message pour le patron ?',
  ],
  ringing: 'Ça sonne …',
  you: 'Vous',
  receptionist: 'Réceptionniste',
  microphoneOn: 'Votre micro est activé : parlez simplement.',
  microphoneAsked: 'En attente de votre micro …',
  microphoneOff: 'Votre micro est désactivé. Vous pouvez écrire.',
  useMicrophone: 'Utiliser le micro',
  browserHears:
    'Vous pouvez parler : votre navigateur transforme votre voix en texte. Certains navigateurs l’envoient pour cela à leur éditeur.',
  notUnderstood: 'Ce navigateur n’a pas pu transformer votre voix en texte. Vous pouvez écrire.',
  noRecognition:
    'Ce navigateur ne transforme pas la voix en texte. Écrivez, ou appelez depuis Chrome, Edge ou Safari.',
  typeWhat: 'Écrivez ce que vous diriez',
  say: 'Dire',
  keysTooFast:
    'C’était trop rapide pour votre réceptionniste. Elle n’a pas reçu vos dernières touches. Attendez quelques secondes et réessayez.',
  tooFast: (words: string) =>
    `C’était trop rapide pour votre réceptionniste. Elle n’a pas entendu « ${words} ». Attendez quelques secondes et réessayez.`,

  endings: {
    far: 'La réceptionniste a raccroché.',
    near: 'Vous avez raccroché.',
    lost: 'La connexion s’est perdue.',
    'no-answer': 'L’appel n’a pas abouti. Vérifiez votre connexion internet et rappelez.',
    refused: 'Ce numéro est bloqué. Les vrais appelants avec ce numéro entendent un refus poli.',
    'no-sound': 'Ce navigateur n’a pas pu lire le son. Rappelez, ou essayez un autre navigateur.',
  },
  /** What ends a call, or keeps one from beginning: what happened, and what to do. */
  limits: {
    'in-call': 'Vous êtes déjà en appel dans une autre fenêtre. Raccrochez là-bas, puis rappelez.',
    'browser-calls':
      'Trop de personnes de votre équipe font des appels d’essai en ce moment. Rappelez quand l’une d’elles aura raccroché.',
    'browser-day': `Vous avez utilisé vos appels d’essai du jour. Vous pourrez rappeler après minuit. ${ANSWERED_AS_ALWAYS}`,
    'browser-trial': `Vous avez utilisé vos appels d’essai gratuits. ${ANSWERED_AS_ALWAYS}`,
    'trial-days': 'Votre essai est terminé.',
    'no-trial': 'Vous ou votre carte avez déjà eu un essai gratuit avec une autre entreprise.',
    ended: 'Votre abonnement est terminé.',
    unpaid: 'Votre dernière facture est impayée. Une fois payée, votre réceptionniste répond de nouveau.',
    'browser-requests':
      'Trop d’appels d’essai ou de questions en peu de temps. Attendez une minute, puis rappelez. Sinon, réessayez demain.',
    'browser-session':
      'Les appels d’essai se terminent après 30 minutes. Vous pouvez rappeler tout de suite.',
  },
  /** What it takes to go on. */
  goOn: { plan: 'Choisir une formule pour continuer', payment: 'Payer la facture' },
  askOwner: {
    plan: 'Demandez à un propriétaire de l’entreprise de choisir une formule.',
    payment: 'Demandez à un propriétaire de l’entreprise de la payer.',
  },
};
