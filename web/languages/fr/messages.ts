/** The messages that callers leave, and the answers to them. */
export const messages = {
  which: 'Quels messages',
  show: { open: 'À traiter', snoozed: 'Plus tard', done: 'Traités', texts: 'SMS' },
  openCount: (urgent: boolean): string => (urgent ? ' à traiter, dont des urgents' : ' à traiter'),
  none: {
    open: {
      title: 'Aucun message à traiter',
      about: 'Les messages des appelants apparaissent ici jusqu’à ce que quelqu’un les marque comme traités.',
    },
    snoozed: {
      title: 'Aucun message remis à plus tard',
      about: 'Les messages remis à plus tard attendent ici et reviennent d’eux-mêmes.',
    },
    done: {
      title: 'Aucun message traité pour l’instant',
      about: 'Les messages que vous marquez comme traités apparaissent ici.',
    },
  },
  earlier: 'Messages précédents',
  notLoaded: 'Les messages n’ont pas pu être chargés. Réessayer',
  undelivered: (subject: string, recipient: string) =>
    `L’e-mail « ${subject} » n’est pas parvenu à ${recipient}.`,
  mailServerSaid: (error: string) => `Le serveur de messagerie a dit : ${error}`,

  assignedTo: 'Attribué à',
  addAddress: 'Ajouter une adresse e-mail pour répondre',
  answer: 'Répondre par e-mail',
  answerByText: 'Répondre par SMS',
  callBack: 'Rappeler',
  markCalled: 'Marquer comme rappelé',
  calledBack: (at: string) => `Rappelé · ${at}`,
  later: 'Plus tard',
  more: 'Plus',
  snoozes: {
    hour: 'Dans une heure',
    evening: 'Ce soir',
    tomorrow: 'Demain matin',
    monday: 'Lundi matin',
  },
  backNow: 'Remettre à traiter',
  backAt: (at: string) => `Revient : ${at}`,
  isLater: 'Message remis à plus tard.',
  reopen: 'Rouvrir',
  recordingFailed:
    'L’enregistrement n’a pas pu être chargé depuis votre opérateur. Il y a peut-être été supprimé.',
  recording: 'Ce que l’appelant a dit',

  answered: (by: 'mail' | 'text', status: 'queued' | 'sent' | 'delivered' | 'failed', at: string) =>
    `Répondu par ${by === 'mail' ? 'e-mail' : 'SMS'}, ${{ queued: 'en route', sent: 'envoyé', delivered: 'remis', failed: 'non remis' }[status]} · ${at}`,
  notDelivered: (by: 'mail' | 'text', error: string | null) =>
    by === 'mail'
      ? `Le serveur de messagerie a dit : ${error ?? 'rien'}. Vérifiez l’adresse, ou appelez.`
      : `Votre opérateur n’a pas pu le remettre${error === null ? '' : ` (code ${error})`}. Appelez plutôt.`,
  answerTo: (address: string) => `Répondre à ${address}`,
  textAbout: 'Part tel que vous l’écrivez, depuis votre numéro.',
  answerAbout:
    'Nous ajoutons une formule de politesse, le nom et le numéro de votre entreprise, et le message reçu.',
  empty: 'Écrivez d’abord quelque chose.',
  answerUnreachable: 'Impossible de joindre Ahoy. Votre réponse est toujours là. Réessayez dans un instant.',
  thenDone: 'L’envoi marque aussi le message comme traité.',
  doNotAnswer: 'Abandonner la réponse',
  send: 'Envoyer la réponse',

  isDone: 'Message marqué comme traité.',
  isOpen: 'Message rouvert.',
  notMoved: 'Le message n’a pas été modifié.',
  notAssigned: 'Le message n’a pas été attribué.',
};
