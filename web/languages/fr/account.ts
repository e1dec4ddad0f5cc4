/** One's own account. */
export const account = {
  anotherBusiness: 'Configurer une autre entreprise',

  nameChanged: 'Votre nom est enregistré.',
  saveName: 'Enregistrer le nom',
  emailAbout: (email: string) => `Vous vous connectez avec ${email}.`,
  newEmail: 'Nouvelle adresse e-mail',
  sendConfirmation: 'Envoyer le lien de confirmation',
  /** In the brackets: the address. */
  linkSent:
    'Nous avons envoyé un lien à []. Ouvrez-le dans la journée pour terminer le changement ; d’ici là, rien ne change. Pas d’e-mail ? Cette adresse a peut-être déjà un compte.',
  confirmAbout:
    'Vous connecter désormais avec cette adresse ? Nous préviendrons votre ancienne adresse du changement.',
  useNewEmail: 'Utiliser la nouvelle adresse',
  emailChanged: (email: string) => `Vous vous connectez maintenant avec ${email}.`,

  languageAbout: 'La langue dans laquelle vous voyez Ahoy, sur tous vos appareils.',
  languageFailed: 'La langue n’a pas pu être chargée. Réessayez dans un instant.',

  changePassword: 'Changer le mot de passe',
  passwordChanged: 'Votre mot de passe est changé. Les autres appareils sont déconnectés.',
  presentPassword: 'Mot de passe actuel',
  noPresentPassword: 'Saisissez votre mot de passe actuel.',

  secondFactorOn: 'Activée : la connexion demande aussi un code de votre application d’authentification.',
  secondFactorOff:
    'Désactivée. Avec une application d’authentification, personne ne peut se connecter avec votre seul mot de passe.',
  yourPassword: 'Votre mot de passe',
  addAuthenticator: 'Ajouter une application d’authentification',
  codeShown: 'Code de l’application',
  switchOn: 'Activer',
  passwordForCodes: 'Votre mot de passe, pour obtenir de nouveaux codes de secours',
  makeCodes: 'Créer de nouveaux codes de secours',
  passwordToSwitchOff: 'Votre mot de passe, pour la désactiver',
  switchOff: 'Désactiver',
  qrCode: 'Clé de configuration en code QR',
  scan: 'Scannez ce code avec votre application d’authentification, saisissez la clé ou [ouvrez l’application sur cet appareil].',
  key: 'Clé',
  keepCodes:
    'Gardez ces codes de secours là où vous les trouverez sans votre téléphone. Chacun sert une seule fois. Nous ne les montrons que maintenant.',
  backupCodes: 'Codes de secours',
  codesKept: 'Je les ai notés',

  signedIn: 'Appareils connectés',
  signedInAbout: 'Déconnecter un appareil ici prend effet immédiatement.',
  thisDevice: '(celui-ci)',
  since: (moment: string) => `Depuis : ${moment}`,
  signOutElsewhere: 'Déconnecter tous les autres appareils',
  signOutEverywhere: 'Déconnecter tous les appareils',
  anotherDevice: 'Autre appareil',
  device: (browser: string, system: string) => `${browser} sur ${system}`,
};
