/** The list of customers, and the page of one. */
import { counted } from './words.ts';

export const customers = {
  search: 'Rechercher par nom, numéro ou e-mail',
  none: 'Aucun client pour l’instant',
  noneAbout: 'Toute personne qui prend un rendez-vous apparaît ici, avec tous ses appels.',
  noMatch: 'Aucun client trouvé',
  noMatchAbout: 'Essayez une partie d’un nom ou quelques chiffres d’un numéro.',
  showAll: 'Afficher tous les clients',
  more: { failed: 'La suite n’a pas pu être chargée. Réessayer', loading: 'Chargement …' },

  noName: 'Pas encore de nom',
  noNumber: 'Aucun numéro',
  blocked: 'Bloqué',
  comes: (moment: string) => `Prochaine visite : ${moment}`,
  rang: (moment: string) => `A appelé : ${moment}`,

  erased: 'Client effacé',
  erasedOn: (day: string) => `Effacé le ${day}`,
  knownSince: (day: string) => `Client depuis le ${day}`,
  unknown: {
    title: 'Client introuvable',
    about: 'Ce client n’existe pas ou appartient à une autre entreprise.',
    all: 'Tous les clients',
  },

  appointments: 'Rendez-vous',
  noAppointments: 'Aucun pour l’instant.',
  coming: 'Rendez-vous à venir',
  before: 'Avant',
  past: 'Rendez-vous passés',
  messageState: { done: 'fait', urgent: 'urgent, à faire', open: 'à faire' },
  answered: (answer: string) => `Votre réponse : ${answer}`,
  calls: 'Appels',
  noCalls: 'Aucun appel de ce numéro.',

  facts: 'Bon à savoir',
  factsAbout: 'Ce que le client a dit de lui à votre réceptionniste. Retirez ce qui est faux ou inutile.',
  removeFact: (fact: string) => `Retirer : ${fact}`,

  details: 'Coordonnées',
  optedOut: 'Pas de SMS',
  optedOutAbout: 'A répondu STOP : aucun SMS ne part tant que le client n’a pas répondu START.',
  notify: 'Comment le client est informé de ses rendez-vous',
  notifyBy: {
    business: 'Comme dans vos notifications aux clients',
    sms: 'Par SMS seulement',
    mail: 'Par e-mail seulement',
    both: 'Par SMS et par e-mail',
    none: 'Pas du tout',
  },
  emailAbout: 'Vos réponses aux messages y arrivent.',
  noEmail: 'Ce n’est pas une adresse e-mail.',
  notes: 'Remarques',
  notSaved: 'Ce n’est pas enregistré. Réessayez.',
  erasedMeanwhile: 'Quelqu’un vient d’effacer ce client.',

  blockOrErase: 'Bloquer ou effacer',
  isBlocked: 'Les appelants de ce numéro entendent un refus poli. Votre réceptionniste ne leur répond pas.',
  ifBlocked:
    'Les appelants d’un numéro bloqué entendent un refus poli. Votre réceptionniste ne leur répond pas.',
  block: 'Bloquer ce numéro',
  moreFor: (caller: string) => `Plus pour l’appel de ${caller}`,
  unblock: 'Débloquer ce numéro',
  blockDone: 'Bloqué. Ses appels sont désormais refusés.',
  blockedNumbers: 'Numéros bloqués',
  blockedAbout: 'Les appelants de ces numéros entendent un refus poli, et leurs SMS ne sont pas affichés.',
  noneBlocked: 'Aucun numéro n’est bloqué.',
  blockedSince: (reason: 'spam' | 'by-hand', moment: string) =>
    reason === 'spam' ? `Spam, bloqué : ${moment}` : `Bloqué : ${moment}`,
  moreBlocked: 'Afficher plus de numéros bloqués',
  eraseAbout:
    'Si une personne vous demande de supprimer ses données, vous pouvez effacer tout ce qui est personnel.',
  erase: 'Effacer ce client …',
  reallyErase: 'Effacer ce client définitivement ?',
  erases: 'C’est irréversible. Cela supprime :',
  eraseList: [
    'son nom, son numéro, son adresse e-mail et vos notes ;',
    'les transcriptions, résumés et enregistrements de ses appels, et ce qu’il a dit de lui ;',
    'ses messages, avec vos réponses et les e-mails à leur sujet.',
  ],
  stays: 'Ses appels et ses rendez-vous restent dans vos registres, sans nom.',
  comingStay: (count: number) =>
    `${count === 1 ? 'Un rendez-vous à venir reste' : `${counted(count, 'rendez-vous à venir', 'rendez-vous à venir')} restent`} dans l’agenda : annulez-${count === 1 ? 'le' : 'les'} d’abord si le client ne doit pas venir.`,
  unblocks: 'Son numéro sera débloqué, car nous ne le garderons plus.',
  notErased: 'Rien n’a été effacé. Réessayez dans un instant.',
  keep: 'Garder le client',
  eraseForGood: 'Effacer définitivement',
};
