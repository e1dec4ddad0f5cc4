/** Who works with the dashboard. */
export const team = {
  staff: 'Seuls les propriétaires et les responsables peuvent voir l’équipe.',
  members: 'Membres',
  roles: { owner: 'Propriétaire', manager: 'Responsable', staff: 'Personnel' },
  you: '(vous)',
  change: 'Modifier',
  changeOf: (name: string) => `Modifier le rôle de ${name}`,
  mayDo: (name: string) => `Ce que ${name} peut faire`,
  leave: 'Quitter',
  leaveTeam: 'Quitter l’équipe',
  leaveBusiness: (business: string) => `Quitter ${business} ?`,
  consequence: (self: boolean, business: string) =>
    self
      ? `Vous n’aurez plus accès à ${business}. Votre agenda et vos rendez-vous restent.`
      : `Cette personne n’aura plus accès à ${business}. Son agenda et ses rendez-vous restent.`,

  role: 'Rôle',
  rights: {
    owner: 'Propriétaire : tout, y compris l’équipe et la facturation',
    manager: 'Responsable : tout, sauf modifier les propriétaires',
    staff: 'Personnel : son propre agenda',
  },
  who: 'Personne du personnel',
  whoOptional: 'Personne du personnel, si elle a un agenda',
  whoExample: 'Choisissez une personne du personnel',
  whoMissing: 'Choisissez de quelle personne du personnel il s’agit.',

  phone: 'Téléphone',
  phoneNumber: 'Numéro de téléphone',
  phoneAbout:
    'Votre réceptionniste l’appelle quand elle transfère un appel, et les notifications par SMS y arrivent. Les appelants ne l’entendent jamais.',
  savePhone: 'Enregistrer le téléphone',
  phoneSaved: 'Téléphone enregistré.',

  invite: 'Inviter quelqu’un',
  send: 'Envoyer l’invitation',
  seePlans: 'Voir les formules',
  sent: (to: string) =>
    `Invitation envoyée à ${to}. Vous pouvez aussi lui envoyer ce lien vous-même. Nous ne le montrons que maintenant :`,
  copyLink: 'Copier le lien',
  invited: 'Invité',
  expired: 'Expirée',
  until: (date: string) => `Jusqu’au ${date}`,
  sendAgain: 'Renvoyer',
  sendAgainTo: (email: string) => `Renvoyer à ${email}`,
  revokeOf: (email: string) => `Révoquer l’invitation de ${email}`,
};
