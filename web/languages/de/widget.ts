/** The words of the receptionist on a website, for its visitors. The widget loads them, and no page of ours. */
export const widget = {
  open: 'Sprechen Sie mit uns',
  dialog: 'Sprechen Sie mit unserer Rezeption',
  close: 'Schließen',
  begin: 'Unsere Rezeption antwortet sofort. Sie ist ein Computer.',
  call: 'Anrufen',
  type: 'Schreiben',
  microphone:
    'Der Anruf nutzt Ihr Mikrofon, und was Sie sagen, wird zu Text. Der Anruf kann aufgezeichnet werden.',
  connecting: 'Verbinden …',
  you: 'Sie',
  receptionist: 'Rezeption',
  transcript: 'Gespräch',
  placeholder: 'Nachricht schreiben',
  send: 'Senden',
  hangUp: 'Auflegen',
  end: 'Beenden',
  microphoneAsked: 'Ihr Browser fragt, ob er Ihr Mikrofon nutzen darf.',
  microphones: {
    on: 'Ihr Mikrofon ist an: Sprechen Sie einfach.',
    refused: 'Ihr Mikrofon ist aus. Sie können schreiben.',
    'not-understood': 'Ihre Stimme kann hier nicht zu Text werden. Sie können schreiben.',
  },
  tooFast:
    'Das war zu schnell. Ihre letzte Nachricht wurde nicht gelesen: Bitte warten Sie kurz und senden Sie sie noch einmal.',
  endings: {
    far: 'Das Gespräch ist zu Ende.',
    near: 'Sie haben das Gespräch beendet.',
    lost: 'Die Verbindung ist abgebrochen.',
    'no-answer': 'Es kam keine Verbindung zustande. Bitte versuchen Sie es noch einmal.',
    refused: 'Unsere Rezeption kann hier nicht mit Ihnen sprechen. Bitte rufen Sie uns an.',
    'no-sound': 'Dieser Browser konnte keinen Ton abspielen. Sie können schreiben.',
  },
  limits: {
    'in-call': 'Sie sprechen schon in einem anderen Fenster mit uns.',
    busy: 'Alle unsere Leitungen sind belegt. Bitte versuchen Sie es in ein paar Minuten noch einmal.',
    day: 'Für heute ist Ihre Zeit hier aufgebraucht. Bitte rufen Sie uns an.',
    trial: 'Ihre Zeit hier ist aufgebraucht. Bitte rufen Sie uns an.',
    unavailable: 'Unsere Rezeption ist hier gerade nicht erreichbar. Bitte rufen Sie uns an.',
    'browser-session': 'Ein Gespräch endet hier nach 30 Minuten. Sie können ein neues beginnen.',
    requests: 'Das waren zu viele Fragen in kurzer Zeit. Bitte warten Sie eine Minute.',
  },
};
