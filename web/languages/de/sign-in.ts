/** The pages before the dashboard: sign-in, sign-up, new password, invitation to a team. */
export const signIn = {
  lead: 'Melden Sie sich an, um zu sehen, wer anruft.',
  noPassword: 'Geben Sie Ihr Passwort ein.',
  confirmsAddress: 'Melden Sie sich mit Ihrem Passwort an, um Ihre E-Mail-Adresse zu bestätigen.',
  forgotten: 'Passwort vergessen?',
  demoLogin: 'Demo-Zugang',
  useDemo: 'Verwenden',
  unconfirmed: 'Ihre E-Mail-Adresse ist noch nicht bestätigt. Wir haben Ihnen einen neuen Link gesendet.',
  linkTooOld: 'Dieser Link ist abgelaufen. Wir haben Ihnen einen neuen gesendet.',

  secondStep: 'Anmeldecode',
  secondStepLead: 'Noch ein Schritt: Geben Sie den Code aus Ihrer Authenticator-App ein.',
  code: 'Anmeldecode',
  codeAbout: 'Die sechs Ziffern aus Ihrer Authenticator-App, oder einer Ihrer Ersatzcodes',
  noCode: 'Geben Sie den Code ein.',

  createAccount: 'Konto erstellen',
  createLead: 'Richten Sie einen Empfang ein, der jeden Anruf annimmt. Es dauert ein paar Minuten.',
  createMine: 'Konto erstellen',
  yourName: 'Ihr Name',
  noName: 'Geben Sie Ihren Namen ein.',
  beenHere: 'Haben Sie schon ein Konto?',
  byInvitation: 'Neue Konten gibt es nur auf Einladung.',
  needsInvitation:
    'Für ein Konto brauchen Sie hier eine Einladung. Öffnen Sie den Link in Ihrer Einladungs-E-Mail. Wenn Sie keine haben, fragen Sie den Inhaber des Betriebs, für den Sie arbeiten, oder wer diese Installation betreibt.',
  noNewAccounts: 'Hier gibt es keine neuen Konten.',
  askForAccount: 'Wenn Sie eines brauchen, fragen Sie, wer diese Installation betreibt.',
  invitationUsed:
    'Diese Einladung gilt nicht mehr. Sie wurde schon verwendet, ist älter als eine Woche oder wurde durch eine neuere ersetzt. Bitten Sie um eine neue.',

  mailbox: 'Sehen Sie in Ihr Postfach',
  mailboxLead: 'Noch ein Schritt: Öffnen Sie den Link in unserer E-Mail.',
  /** In the brackets: the address. */
  mailSent:
    'Wir haben eine E-Mail an [] gesendet. Öffnen Sie den Link darin, und melden Sie sich zum Abschluss mit Ihrem Passwort an. Es kann eine Minute dauern; sehen Sie auch im Spam-Ordner nach. Der Link gilt einen Tag.',
  inOutbox: 'Dies ist eine Testinstallation, Sie können die E-Mail also im [Postausgang] lesen.',
  sentAgain: 'Wir haben sie noch einmal gesendet.',
  sendAgain: 'Noch einmal senden',
  sendAgainIn: (wait: string) => `Noch einmal senden in ${wait}`,
  wrongAddress: 'Falsche Adresse? [Von vorn beginnen]',
  haveAccount: 'Haben Sie schon ein Konto?',

  newPasswordLead: 'Wir senden Ihnen einen Link, um ein neues Passwort zu wählen.',
  linkSent:
    'Gibt es zu dieser E-Mail-Adresse ein Konto, haben wir einen Link dorthin gesendet. Der Link gilt eine Stunde.',
  sendLink: 'Link senden',
  passwordSet: 'Ihr neues Passwort gilt.',
  signedOutElsewhere: 'Sie wurden auf allen Geräten abgemeldet.',
  linkOver: 'Dieser Link gilt nicht mehr.',
  linkOverAbout: 'Er wurde schon verwendet, oder ist älter als eine Stunde.',
  sendNewLink: 'Neuen Link senden',
  chooseLead: 'Wählen Sie ein neues Passwort.',
  setPassword: 'Passwort speichern',
  back: 'Zurück zur Anmeldung',

  invitation: 'Einladung',
  anInvitation: 'Eine Einladung',
  invitationOver:
    'Diese Einladung gilt nicht mehr. Sie wurde angenommen oder zurückgezogen, oder ist älter als eine Woche. Bitten Sie um eine neue.',
  toAhoy: 'Weiter zu Ahoy',
  invitationTo: (business: string) => `Einladung zu ${business}`,
  invitationLead: (by: string, business: string) => `${by} lädt Sie in das Team von ${business} ein.`,
  /** In the brackets: the address. */
  joinAs: {
    owner: 'Sie treten als Inhaber bei, mit der E-Mail-Adresse [].',
    manager: 'Sie treten als Manager bei, mit der E-Mail-Adresse [].',
    staff: 'Sie treten als Mitarbeiter bei, mit der E-Mail-Adresse [].',
  },
  noNewAccountsAsk:
    'Hier gibt es keine neuen Konten. Wenn Sie mit dieser Adresse kein Konto haben, fragen Sie, wer diese Installation betreibt.',
  haveOne: 'Ich habe ein Konto: anmelden',
  join: (business: string) => `${business} beitreten`,
  signedInAs: (email: string) => `Sie sind mit einer anderen Adresse angemeldet: ${email}.`,
  useInvited: 'Abmelden und die eingeladene Adresse verwenden',

  noAnswer: 'Keine Antwort von Ahoy. Versuchen Sie es gleich noch einmal.',
  /** By the service's code for what is wrong. */
  refusals: {
    INVALID_EMAIL_OR_PASSWORD: 'E-Mail oder Passwort stimmt nicht.',
    INVALID_PASSWORD: 'Das ist nicht Ihr Passwort.',
    INVALID_EMAIL: 'Das ist keine gültige E-Mail-Adresse.',
    EMAIL_NOT_VERIFIED:
      'Ihre E-Mail-Adresse ist noch nicht bestätigt. Wir haben Ihnen einen Link gesendet: Öffnen Sie ihn, und melden Sie sich dort an.',
    INVALID_TOKEN: 'Dieser Link wurde schon verwendet oder ist abgelaufen. Bitten Sie um einen neuen.',
    INVALID_CODE:
      'Dieser Code ist falsch oder abgelaufen. Warten Sie auf den nächsten, und versuchen Sie es erneut.',
    NO_PASSWORD:
      'Sie melden sich mit Google an. Setzen Sie zuerst ein Passwort: Melden Sie sich ab, und wählen Sie „Passwort vergessen?“.',
    SAME_ADDRESS: 'Sie melden sich schon mit dieser Adresse an.',
    ADDRESS_TAKEN: 'Ein anderes Konto verwendet diese Adresse schon.',
    INVALID_BACKUP_CODE: 'Dieser Ersatzcode ist falsch oder wurde schon verwendet.',
    INVALID_TWO_FACTOR_COOKIE: 'Das hat zu lange gedauert. Melden Sie sich noch einmal an.',
    PASSWORD_COMPROMISED: 'Dieses Passwort ist in einem Datenleck aufgetaucht. Wählen Sie ein anderes.',
  },
  /** By what Google, or the service, says. */
  googleRefusals: {
    INVITATION_NEEDED:
      'Für ein Konto brauchen Sie hier eine Einladung. Öffnen Sie den Link in Ihrer Einladungs-E-Mail.',
    SIGN_UP_CLOSED: 'Hier gibt es keine neuen Konten.',
    GOOGLE_ADDRESS_NOT_CONFIRMED:
      'Google hat die Adresse dieses Kontos nicht bestätigt. Bestätigen Sie sie bei Google, oder verwenden Sie hier ein Passwort.',
    account_not_linked:
      'Ihre E-Mail-Adresse ist hier noch nicht bestätigt. Melden Sie sich zuerst mit Ihrem Passwort an.',
  },
  googleFailed:
    'Die Anmeldung mit Google hat nicht geklappt. Versuchen Sie es erneut, oder verwenden Sie ein Passwort.',
};
