/** The words of the receptionist on a website, for its visitors. The widget loads them, and no page of ours. */
export const widget = {
  open: 'Parlez-nous',
  dialog: 'Parlez à notre réception',
  close: 'Fermer',
  begin: 'Notre réception répond tout de suite. C’est un ordinateur.',
  call: 'Appeler',
  type: 'Écrire',
  microphone:
    'L’appel utilise votre microphone, et ce que vous dites est transformé en texte. L’appel peut être enregistré.',
  connecting: 'Connexion …',
  you: 'Vous',
  receptionist: 'Réception',
  transcript: 'Conversation',
  placeholder: 'Écrivez un message',
  send: 'Envoyer',
  hangUp: 'Raccrocher',
  end: 'Terminer',
  microphoneAsked: 'Votre navigateur demande s’il peut utiliser votre microphone.',
  microphones: {
    on: 'Votre microphone est allumé : parlez.',
    refused: 'Votre microphone est éteint. Vous pouvez écrire.',
    'not-understood': 'Votre voix ne peut pas être transformée en texte ici. Vous pouvez écrire.',
  },
  tooFast: 'C’était trop rapide. Votre dernier message n’a pas été lu : attendez un moment et renvoyez-le.',
  endings: {
    far: 'La conversation est terminée.',
    near: 'Vous avez terminé la conversation.',
    lost: 'La connexion a été perdue.',
    'no-answer': 'La connexion n’a pas pu être établie. Réessayez.',
    refused: 'Notre réception ne peut pas vous parler ici. Appelez-nous par téléphone.',
    'no-sound': 'Ce navigateur n’a pas pu jouer de son. Vous pouvez écrire.',
  },
  limits: {
    'in-call': 'Vous nous parlez déjà dans une autre fenêtre.',
    busy: 'Toutes nos lignes sont occupées. Réessayez dans quelques minutes.',
    day: 'Vous ne pouvez plus nous parler ici aujourd’hui. Appelez-nous par téléphone.',
    trial: 'Vous ne pouvez plus nous parler ici. Appelez-nous par téléphone.',
    unavailable: 'Notre réception n’est pas disponible ici en ce moment. Appelez-nous par téléphone.',
    'browser-session':
      'Une conversation se termine ici après 30 minutes. Vous pouvez en commencer une autre.',
    requests: 'Trop de questions en peu de temps. Attendez une minute.',
  },
};
