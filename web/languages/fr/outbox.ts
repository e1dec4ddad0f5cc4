/** The e-mails and texts that leave, or would leave, an installation. */
export const outbox = {
  title: 'Boîte d’envoi',
  back: 'Retour à Ahoy',
  mails: 'E-mails envoyés',
  leaves: 'Chaque e-mail que cette installation envoie, et son état.',
  stays:
    'Aucun serveur de messagerie n’est configuré (SMTP_URL) : les e-mails ne partent pas. Vous pouvez les lire ici.',
  none: 'Aucun e-mail pour l’instant',
  noneAbout:
    'Les invitations, les liens de mot de passe, les réponses aux messages et les notifications urgentes apparaissent ici.',
  to: (recipient: string, status: string) => `À ${recipient} · ${status}`,
  staysHere: 'non envoyé',
  onItsWay: 'en route',
  tried: (attempts: number, error: string) => `essayé ${attempts} fois : ${error}`,
  sent: 'envoyé',
  failed: (error: string | null) => `non remis : ${error ?? 'sans raison donnée'}`,

  texts: 'SMS',
  textsLeave: 'Les SMS vont à de vrais téléphones. Voici ce qui a été envoyé et reçu.',
  textsStay:
    'Aucun SMS ne quitte cet ordinateur. Voici les téléphones de vos clients : lisez ce qu’ils reçoivent, et répondez.',
  noTexts: 'Aucun SMS pour l’instant',
  noTextsAbout:
    'Les réponses aux clients, les confirmations et les rappels apparaissent ici, un téléphone par client.',
  newPhone: 'Écrire à une entreprise comme un client',
  fromPhone: 'Téléphone du client',
  toBusiness: 'Entreprise',
  customerText: 'SMS',
  phone: (number: string) => `Téléphone ${number}`,
  with: (business: string) => `SMS avec ${business}`,
  reply: 'Répondre',
  notTaken: 'Le SMS n’a pas été envoyé. Un numéro de téléphone ressemble à +1 212 555 0142.',
};
