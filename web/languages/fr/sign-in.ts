/** The pages before the dashboard: sign-in, sign-up, new password, invitation to a team. */
export const signIn = {
  lead: 'Connectez-vous pour voir qui appelle.',
  noPassword: 'Saisissez votre mot de passe.',
  confirmsAddress: 'Connectez-vous avec votre mot de passe pour confirmer votre adresse e-mail.',
  forgotten: 'Mot de passe oublié ?',
  demoLogin: 'Accès de démonstration',
  useDemo: 'L’utiliser',
  unconfirmed: 'Votre adresse e-mail n’est pas encore confirmée. Nous vous avons envoyé un nouveau lien.',
  linkTooOld: 'Ce lien a expiré. Nous vous en avons envoyé un nouveau.',

  secondStep: 'Code de connexion',
  secondStepLead: 'Encore une étape : saisissez le code de votre application d’authentification.',
  code: 'Code de connexion',
  codeAbout: 'Les six chiffres de votre application d’authentification, ou un de vos codes de secours',
  noCode: 'Saisissez le code.',

  createAccount: 'Créer un compte',
  createLead: 'Mettez en place une réceptionniste qui répond à chaque appel. Cela prend quelques minutes.',
  createMine: 'Créer le compte',
  yourName: 'Votre nom',
  noName: 'Saisissez votre nom.',
  beenHere: 'Vous avez déjà un compte ?',
  byInvitation: 'Les nouveaux comptes se font sur invitation seulement.',
  needsInvitation:
    'Il vous faut une invitation pour créer un compte ici. Ouvrez le lien de votre e-mail d’invitation. Si vous n’en avez pas, demandez au propriétaire de l’entreprise pour laquelle vous travaillez, ou à la personne qui gère cette installation.',
  noNewAccounts: 'Aucun nouveau compte n’est créé ici.',
  askForAccount: 'S’il vous en faut un, demandez à la personne qui gère cette installation.',
  invitationUsed:
    'Cette invitation ne marche plus. Elle a déjà servi, a plus d’une semaine ou a été remplacée par une plus récente. Demandez-en une nouvelle.',

  mailbox: 'Consultez vos e-mails',
  mailboxLead: 'Encore une étape : ouvrez le lien de notre e-mail.',
  /** In the brackets: the address. */
  mailSent:
    'Nous avons envoyé un e-mail à []. Ouvrez son lien et connectez-vous avec votre mot de passe pour terminer. Cela peut prendre une minute ; regardez aussi dans les spams. Le lien est valable un jour.',
  inOutbox: 'C’est une installation d’essai : vous pouvez lire l’e-mail dans la [boîte d’envoi].',
  sentAgain: 'Nous l’avons renvoyé.',
  sendAgain: 'Renvoyer',
  sendAgainIn: (wait: string) => `Renvoyer dans ${wait}`,
  wrongAddress: 'Mauvaise adresse ? [Recommencer]',
  haveAccount: 'Vous avez déjà un compte ?',

  newPasswordLead: 'Nous vous enverrons un lien pour choisir un nouveau mot de passe.',
  linkSent: 'Si cette adresse a un compte, nous lui avons envoyé un lien. Le lien est valable une heure.',
  sendLink: 'Envoyer le lien',
  passwordSet: 'Votre nouveau mot de passe est en place.',
  signedOutElsewhere: 'Vous avez été déconnecté de tous les appareils.',
  linkOver: 'Ce lien ne marche plus.',
  linkOverAbout: 'Il a déjà servi, ou a plus d’une heure.',
  sendNewLink: 'M’envoyer un nouveau lien',
  chooseLead: 'Choisissez un nouveau mot de passe.',
  setPassword: 'Enregistrer le mot de passe',
  back: 'Retour à la connexion',

  invitation: 'Votre invitation',
  anInvitation: 'Une invitation',
  invitationOver:
    'Cette invitation ne marche plus. Elle a été acceptée ou retirée, ou a plus d’une semaine. Demandez-en une nouvelle.',
  toAhoy: 'Continuer vers Ahoy',
  invitationTo: (business: string) => `Invitation à ${business}`,
  invitationLead: (by: string, business: string) => `${by} vous invite à rejoindre l’équipe de ${business}.`,
  /** In the brackets: the address. */
  joinAs: {
    owner: 'Vous la rejoignez comme propriétaire, avec l’adresse e-mail [].',
    manager: 'Vous la rejoignez comme responsable, avec l’adresse e-mail [].',
    staff: 'Vous la rejoignez comme membre du personnel, avec l’adresse e-mail [].',
  },
  noNewAccountsAsk:
    'Aucun nouveau compte n’est créé ici. Si vous n’avez pas de compte avec cette adresse, demandez à la personne qui gère cette installation.',
  haveOne: 'J’ai un compte : me connecter',
  join: (business: string) => `Rejoindre ${business}`,
  signedInAs: (email: string) => `Vous êtes connecté avec une autre adresse : ${email}.`,
  useInvited: 'Me déconnecter et utiliser l’adresse invitée',

  noAnswer: 'Ahoy ne répond pas. Réessayez dans un instant.',
  /** By the service's code for what is wrong. */
  refusals: {
    INVALID_EMAIL_OR_PASSWORD: 'L’adresse e-mail ou le mot de passe n’est pas correct.',
    INVALID_PASSWORD: 'Ce n’est pas votre mot de passe.',
    INVALID_EMAIL: 'Ce n’est pas une adresse e-mail valable.',
    EMAIL_NOT_VERIFIED:
      'Votre adresse e-mail n’est pas encore confirmée. Nous vous avons envoyé un lien : ouvrez-le et connectez-vous là.',
    INVALID_TOKEN: 'Ce lien a déjà servi ou a expiré. Demandez-en un nouveau.',
    INVALID_CODE: 'Ce code est faux ou a expiré. Attendez le suivant et réessayez.',
    NO_PASSWORD:
      'Vous vous connectez avec Google. Créez d’abord un mot de passe : déconnectez-vous, puis choisissez « Mot de passe oublié ? ».',
    SAME_ADDRESS: 'Vous vous connectez déjà avec cette adresse.',
    ADDRESS_TAKEN: 'Un autre compte utilise déjà cette adresse.',
    INVALID_BACKUP_CODE: 'Ce code de secours est faux ou a déjà servi.',
    INVALID_TWO_FACTOR_COOKIE: 'Cela a pris trop de temps. Connectez-vous de nouveau.',
    PASSWORD_COMPROMISED: 'Ce mot de passe est apparu dans une fuite de données. Choisissez-en un autre.',
  },
  /** By what Google, or the service, says. */
  googleRefusals: {
    INVITATION_NEEDED:
      'Il vous faut une invitation pour créer un compte ici. Ouvrez le lien de votre e-mail d’invitation.',
    SIGN_UP_CLOSED: 'Aucun nouveau compte n’est créé ici.',
    GOOGLE_ADDRESS_NOT_CONFIRMED:
      'Google n’a pas confirmé l’adresse de ce compte. Confirmez-la chez Google, ou utilisez un mot de passe ici.',
    account_not_linked:
      'Votre adresse e-mail n’est pas encore confirmée ici. Connectez-vous d’abord avec votre mot de passe.',
  },
  googleFailed: 'La connexion avec Google n’a pas marché. Réessayez, ou utilisez un mot de passe.',
};
