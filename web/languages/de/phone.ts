/** The phone in the browser. */
import { counted } from './words.ts';

const ANSWERED_AS_ALWAYS = 'Kunden, die Ihre Nummer anrufen, werden weiter angenommen.';

export const phone = {
  draftAnswers: 'Sie testen Ihren Entwurf, nicht die veröffentlichte Fassung. [Zurück zum Entwurf]',
  keypad: 'Tastenfeld',
  /** The keys that are no digits. */
  keys: { '*': 'Stern', '#': 'Raute' },
  states: {
    idle: 'Bereit zum Wählen',
    dialing: 'Anruf …',
    talking: 'In der Leitung',
    ended: 'Anruf beendet',
  },

  callAs: 'Anrufen als',
  callAsAbout: 'Die angezeigte Nummer bei diesem Testanruf. Leer lassen: Nummer unterdrückt.',
  vouched: 'Der Telefonanbieter bestätigt diese Nummer',
  vouchedAbout: 'Wenn nicht, fragt Ihr Empfang mehr, bevor er über einen Termin spricht.',
  call: 'Anrufen',
  enterDials: 'Eingabetaste ruft an, Escape legt auf.',
  /** Whole minutes, without the one that has begun. */
  timeLeft: (seconds: number) =>
    seconds < 60
      ? 'Weniger als eine Minute für Testanrufe übrig'
      : `Noch ${counted(Math.floor(seconds / 60), 'Minute', 'Minuten')} für Testanrufe`,
  clockLeft: (clock: string) => `Noch ${clock} für Testanrufe`,

  conversation: 'Gespräch',
  idleAbout:
    'Ihr Empfang nimmt sofort ab, wie bei Ihren Kunden. Termine, die Sie hier buchen, sind echt. Sie könnten sagen:',
  tries: [
    'Wann haben Sie am Samstag geöffnet?',
    'Ich hätte gern einen Termin am nächsten Dienstag um drei.',
    'Können Sie dem Chef etwas ausrichten?',
  ],
  ringing: 'Es klingelt …',
  you: 'Sie',
  receptionist: 'Empfang',
  microphoneOn: 'Ihr Mikrofon ist an: Sprechen Sie einfach.',
  microphoneAsked: 'Warten auf Ihr Mikrofon …',
  microphoneOff: 'Ihr Mikrofon ist aus. Sie können stattdessen tippen.',
  useMicrophone: 'Mikrofon verwenden',
  browserHears:
    'Sie können sprechen: Ihr Browser macht aus Ihrer Stimme Text. Manche Browser senden sie dafür an ihren Hersteller.',
  notUnderstood: 'Dieser Browser konnte aus Ihrer Stimme keinen Text machen. Sie können schreiben.',
  noRecognition:
    'Dieser Browser macht aus Sprache keinen Text. Schreiben Sie, oder rufen Sie aus Chrome, Edge oder Safari an.',
  typeWhat: 'Tippen Sie, was Sie sagen würden',
  say: 'Sagen',
  keysTooFast:
    'Das war zu schnell für Ihren Empfang. Ihre letzten Tasten kamen nicht an. Warten Sie ein paar Sekunden, und versuchen Sie es noch einmal.',
  tooFast: (words: string) =>
    `Das war zu schnell für Ihren Empfang. „${words}“ wurde nicht gehört. Warten Sie ein paar Sekunden, und versuchen Sie es noch einmal.`,

  endings: {
    far: 'Der Empfang hat aufgelegt.',
    near: 'Sie haben aufgelegt.',
    lost: 'Die Verbindung ist abgebrochen.',
    'no-answer': 'Der Anruf kam nicht zustande. Prüfen Sie Ihre Internetverbindung, und rufen Sie erneut an.',
    refused: 'Diese Nummer ist blockiert. Echte Anrufer mit dieser Nummer hören eine höfliche Absage.',
    'no-sound':
      'Dieser Browser konnte keinen Ton abspielen. Rufen Sie erneut an, oder nehmen Sie einen anderen Browser.',
  },
  /** What ends a call, or keeps one from beginning: what happened, and what to do. */
  limits: {
    'in-call': 'Sie telefonieren schon in einem anderen Fenster. Legen Sie dort auf, und rufen Sie dann an.',
    'browser-calls':
      'In Ihrem Team machen gerade zu viele Testanrufe. Rufen Sie an, wenn jemand aufgelegt hat.',
    'browser-day': `Ihre Testanrufe für heute sind verbraucht. Nach Mitternacht können Sie wieder anrufen. ${ANSWERED_AS_ALWAYS}`,
    'browser-trial': `Ihre kostenlosen Testanrufe sind verbraucht. ${ANSWERED_AS_ALWAYS}`,
    'trial-days': 'Ihr Test ist zu Ende.',
    'no-trial': 'Sie oder Ihre Karte hatten schon einen kostenlosen Test mit einem anderen Betrieb.',
    ended: 'Ihr Abonnement ist zu Ende.',
    unpaid: 'Ihre letzte Rechnung ist nicht bezahlt. Danach nimmt Ihr Empfang wieder an.',
    'browser-requests':
      'Zu viele Testanrufe oder Fragen in kurzer Zeit. Warten Sie eine Minute, und rufen Sie dann an. Hilft das nicht, versuchen Sie es morgen.',
    'browser-session': 'Testanrufe enden nach 30 Minuten. Sie können sofort wieder anrufen.',
  },
  /** What it takes to go on. */
  goOn: { plan: 'Tarif wählen, um weiterzumachen', payment: 'Rechnung bezahlen' },
  askOwner: {
    plan: 'Bitten Sie einen Inhaber des Betriebs, einen Tarif zu wählen.',
    payment: 'Bitten Sie einen Inhaber des Betriebs, sie zu bezahlen.',
  },
};
